"""Absence is no order: what cannot be read stays published as it was, is named, and holds up nothing else."""

from __future__ import annotations

import json
import shutil

import pytest

from briefing.publish.server import INDEX


def told(done):
    """All problems, a line each."""
    lines = [str(problem) for problem in done.problems]
    assert all("\n" not in line for line in lines)
    return "\n".join(lines)


def written(desk, name="manifest.json"):
    return desk.folder / "out" / "bridge" / name


def manifest_gone(desk):
    written(desk).unlink()


def manifest_empty(desk):
    written(desk).write_bytes(b"")


def manifest_zeroed(desk):
    written(desk).write_bytes(bytes(written(desk).stat().st_size))


def manifest_cut(desk):
    written(desk).write_bytes(written(desk).read_bytes()[:200])


def manifest_of_another_program(desk):
    written(desk).write_text('{"name": "app", "icons": []}', encoding="utf-8")


def manifest_not_json(desk):
    written(desk).write_bytes(b"\xff\xd8\xff")


def manifest_of_a_later_format(desk):
    changed_manifest(desk, briefing=2)


def manifest_a_folder(desk):
    manifest_gone(desk)
    written(desk).mkdir()


def manifest_without_files(desk):
    changed_manifest(desk, files={})


def manifest_of_endless_length(desk):
    written(desk).write_text(
        written(desk).read_text(encoding="utf-8").replace('"duration_s": 2.0', '"duration_s": NaN'),
        encoding="utf-8",
    )


def manifest_of_no_length(desk):
    changed_manifest(desk, duration_s=0)


def changed_manifest(desk, **values):
    record = json.loads(written(desk).read_text(encoding="utf-8"))
    written(desk).write_text(json.dumps(record | values), encoding="utf-8")


def another_episode(desk):
    changed_manifest(desk, guid="0a1b2c3d-0000-5000-8000-000000000000")


def emptied(desk):
    shutil.rmtree(desk.folder / "out" / "bridge")
    (desk.folder / "out" / "bridge").mkdir()


def a_file_in_its_place(desk):
    shutil.rmtree(desk.folder / "out" / "bridge")
    (desk.folder / "out" / "bridge").write_text("?", encoding="utf-8")


def a_link_to_nowhere(desk):
    shutil.rmtree(desk.folder / "out" / "bridge")
    (desk.folder / "out" / "bridge").symlink_to(desk.folder / "unmounted")


def stepped_aside(desk):
    (desk.folder / "out" / "bridge").rename(desk.folder / "out" / ".bridge.0123abcd.old")


def script_edited(desk):
    with written(desk, "script.md").open("a", encoding="utf-8") as file:
        file.write("\n多一句。\n")


def script_in_conflict(desk):
    written(desk, "script.md").write_text("<<<<<<< HEAD\n", encoding="utf-8")


def cover_gone(desk):
    written(desk, "cover.jpg").unlink()


def audio_of_another_size(desk):
    with written(desk, "episode.mp3").open("ab") as file:
        file.write(b"more")


def new_audio_zeroed(desk):
    desk.make(body="改过的一句。")
    path = written(desk, "episode.mp3")
    path.write_bytes(bytes(path.stat().st_size))


def page_edited(desk):
    path = written(desk, "index.html")
    path.write_bytes(path.read_bytes().replace(b"html", b"htmL"))


def chapters_of_nothing(desk):
    desk.make(**{"chapters_json": "[]", "index_html": "<html></html>"})


def copied(desk):
    shutil.copytree(desk.folder / "out" / "bridge", desk.folder / "out" / "copy")


SPOILT = [
    (manifest_gone, "bridge: has no manifest.json"),
    (manifest_empty, "bridge"),
    (manifest_zeroed, "bridge"),
    (manifest_cut, "bridge"),
    (manifest_of_another_program, "bridge: has no manifest.json of ours"),
    (manifest_not_json, "bridge"),
    (manifest_of_a_later_format, "bridge/manifest.json: was written by a later version"),
    (manifest_a_folder, "bridge/manifest.json: is no file"),
    (manifest_without_files, "bridge"),
    (manifest_of_endless_length, "bridge"),
    (manifest_of_no_length, "bridge"),
    (another_episode, "bridge/manifest.json: is another episode than the one"),
    (emptied, "bridge: has no manifest.json"),
    (a_file_in_its_place, "bridge: has no manifest.json"),
    (a_link_to_nowhere, "bridge: has no manifest.json"),
    (stepped_aside, "bridge: has no manifest.json"),
    (script_edited, "bridge/script.md: was changed since"),
    (script_in_conflict, "bridge/script.md: was changed since"),
    (cover_gone, "bridge/cover.jpg: cannot be read: No such file"),
    (audio_of_another_size, "bridge/episode.mp3: is not as it was made"),
    (new_audio_zeroed, "bridge/episode.mp3: is not as it was made"),
    (page_edited, "bridge/index.html: is not as it was made"),
    (chapters_of_nothing, "bridge/chapters.json: holds no chapters"),
    (copied, "copy: an episode of the same source as"),
]


@pytest.mark.parametrize(("spoil", "line"), SPOILT)
def test_an_episode_that_cannot_be_read_stays_as_it_was_and_the_others_are_published(desk, spoil, line):
    desk.make(index_html="<html><audio src='episode.mp3'></audio></html>")
    desk.make("other", title="新桥", date="2026-11-23")
    desk.publish()
    before, item = desk.state(), desk.item_text("黄河大桥通车")
    spoil(desk)
    desk.make("third", title="第三座桥", date="2026-11-22")
    done = desk.publish(days=1)
    assert line in told(done)
    assert len(done.problems) == 1
    assert (done.withdrawn, done.added, done.deleted) == ((), ("第三座桥",), 0)
    after = desk.state()
    changed = {name for name in before if before[name] != after.get(name)}
    neighbour = desk.local(desk.item("新桥").findtext("link"))  # whose page leads to the third
    pages = {"public/index.html", neighbour.relative_to(desk.folder).as_posix()}
    assert changed <= {"public/feed.xml", "public.state.json"} | pages
    assert [each.findtext("title") for each in desk.items] == ["黄河大桥通车", "新桥", "第三座桥"]
    assert desk.item_text("黄河大桥通车") == item
    assert desk.publish(days=60).deleted == 0


@pytest.mark.parametrize("spoil", [spoil for spoil, _ in SPOILT if spoil is not another_episode])
def test_nothing_is_written_for_it_run_after_run(desk, spoil):
    desk.make(index_html="<html></html>")
    desk.make("other", title="新桥")
    desk.publish()
    spoil(desk)
    desk.publish(days=1)
    before = desk.state()
    assert desk.publish(days=2).problems
    assert desk.state() == before


def test_the_page_of_the_show_says_of_it_what_it_said(desk):
    desk.make(title="台灣的橋 & <路>", script="hant")
    desk.make("bridge", title="黃河大橋", script="hant")
    desk.make("other", title="新桥")
    desk.publish()
    page = (desk.site / INDEX).read_bytes()
    manifest_gone(desk)
    assert desk.publish(days=1).problems
    assert (desk.site / INDEX).read_bytes() == page


def test_mended_it_is_published_again_under_its_number(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    record = written(desk).read_bytes()
    manifest_gone(desk)
    desk.publish(days=1)
    written(desk).write_bytes(record)
    before = desk.state()
    done = desk.publish(days=2)
    assert (done.problems, done.added, done.replaced, done.written) == ((), (), (), 0)
    assert desk.state() == before


def test_named_in_the_settings_it_leaves_the_show_whatever_is_wrong_with_it(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    manifest_gone(desk)
    done = desk.publish(days=1, withdrawn=("bridge",))
    assert (done.withdrawn, done.problems) == (("bridge",), ())
    assert [each.findtext("title") for each in desk.items] == ["新桥"]
