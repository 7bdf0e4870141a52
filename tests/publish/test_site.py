"""What a run of publish changes in the folder of the site, and what it leaves alone."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from briefing.errors import PackageError, SourceError, UsageError
from briefing.publish import site as site_module
from briefing.publish import writing
from briefing.publish.server import INDEX


def test_a_second_run_writes_nothing(desk):
    desk.make(index_html="<html><audio src='episode.mp3'></audio></html>")
    desk.make("other", title="新桥", date="")
    assert desk.publish().written > 0
    before = desk.state()
    done = desk.publish(days=1)
    assert (done.written, done.deleted, done.added, done.replaced, done.withdrawn) == (0, 0, (), (), ())
    assert desk.state() == before


def test_one_new_episode_touches_nothing_of_the_others_but_its_neighbours_page(desk):
    desk.make("first", title="第一座桥", date="2026-11-22")
    desk.make()
    desk.publish()
    before = desk.state()
    desk.make("other", title="新桥", date="2026-11-25")
    assert desk.publish(days=1).added == ("新桥",)
    after = desk.state()
    changed = {name for name in before if before[name] != after[name]}
    neighbour = desk.local(desk.item("黄河大桥通车").findtext("link")).relative_to(desk.folder).as_posix()
    assert changed == {"public/feed.xml", "public/index.html", "public.state.json", neighbour}


def test_a_regenerated_episode_keeps_guid_date_and_number_and_gets_new_addresses(desk):
    desk.make()
    desk.publish()
    old, guid, date = desk.enclosure(), desk.items[0].findtext("guid"), desk.items[0].findtext("pubDate")
    desk.make(body="改过的一句。")
    done = desk.publish(days=1)
    assert done.replaced == ("黄河大桥通车",)
    assert desk.items[0].findtext("guid") == guid
    assert desk.items[0].findtext("pubDate") == date
    assert desk.enclosure() != old


def test_a_replaced_enclosure_stays_reachable_for_30_days(desk):
    desk.make()
    desk.publish()
    old = desk.enclosure()
    content = old.read_bytes()
    desk.make(body="改过的一句。")
    desk.publish(days=1)
    desk.publish(days=30.9)
    assert old.read_bytes() == content
    assert desk.publish(days=31).deleted > 0
    assert not old.exists()
    assert desk.enclosure().exists()


def test_an_episode_made_as_it_was_before_is_taken_back_from_the_replaced(desk):
    desk.make()
    desk.publish()
    old = desk.enclosure()
    desk.make(body="改过的一句。")
    desk.publish(days=1)
    desk.make()
    desk.publish(days=2)
    assert desk.enclosure() == old
    desk.publish(days=40)
    assert old.exists()


def test_an_episode_whose_folder_is_gone_leaves_the_show_at_once(desk):
    desk.make()
    folder = desk.make("other", title="新桥")
    desk.publish()
    gone = desk.enclosure("新桥")
    shutil.rmtree(folder)
    assert desk.publish(days=1).withdrawn == ("other",)
    assert [item.findtext("title") for item in desk.items] == ["黄河大桥通车"]
    assert not gone.parent.exists()
    assert gone.parent.name not in (desk.site / INDEX).read_text(encoding="utf-8")


def test_an_episode_named_in_the_settings_leaves_the_show_and_may_come_back(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish()
    item = desk.item("新桥")
    before = item.findtext("guid"), item.findtext("pubDate")
    assert desk.publish(days=1, withdrawn=("other",)).withdrawn == ("other",)
    assert len(desk.items) == 1
    assert desk.publish(days=2).added == ("新桥",)
    item = desk.item("新桥")
    assert (item.findtext("guid"), item.findtext("pubDate")) == before


def test_naming_one_episode_keeps_those_published_before(desk):
    desk.make()
    desk.publish()
    other = desk.make("other", title="新桥")
    desk.publish(other, days=1)
    assert {item.findtext("title") for item in desk.items} == {"黄河大桥通车", "新桥"}


def test_an_episode_that_moved_is_the_same_episode(desk):
    folder = desk.make()
    desk.publish()
    before = desk.state()
    moved = folder.rename(folder.with_name("2026-黄河大桥"))
    assert desk.publish(moved, days=1).withdrawn == ()
    after = desk.state()
    assert {name for name in after if before.get(name) != after[name]} == {"public.state.json"}


def test_files_of_others_in_the_folder_are_let_be(desk):
    desk.make()
    desk.publish()
    (desk.site / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    desk.make(body="改过的一句。")
    desk.publish(days=1)
    desk.publish(days=60)
    assert (desk.site / "robots.txt").exists()


def test_a_site_of_somebody_else_is_not_overwritten(desk):
    desk.make()
    desk.site.mkdir()
    (desk.site / "index.html").write_text("<html>my shop</html>", encoding="utf-8")
    with pytest.raises(UsageError, match="of another site"):
        desk.publish()
    assert [path.name for path in desk.site.iterdir()] == ["index.html"]


def test_the_feed_is_written_last_and_only_when_all_else_is_there(desk, monkeypatch):
    desk.make()
    desk.publish()
    old = (desk.site / "feed.xml").read_bytes()
    desk.make(body="改过的一句。")
    order = []
    real = writing.put

    def watch(target, pieces):
        order.append(target.name)
        real(target, pieces)

    monkeypatch.setattr(writing, "put", watch)

    def fail(plan):
        raise RuntimeError

    monkeypatch.setattr(site_module, "feed", fail)
    with pytest.raises(RuntimeError):
        desk.publish(days=1)
    assert (desk.site / "feed.xml").read_bytes() == old
    assert desk.enclosure().exists()
    monkeypatch.undo()
    monkeypatch.setattr(writing, "put", watch)
    (desk.site / "feed.xml").unlink()
    desk.publish(days=1)
    assert order[0] == "public.state.json"
    assert order[-1] == "feed.xml"


def test_a_run_killed_before_the_feed_withdraws_at_the_next(desk, monkeypatch):
    desk.make()
    folder = desk.make("other", title="新桥")
    desk.publish()
    gone = desk.enclosure("新桥")
    shutil.rmtree(folder)
    monkeypatch.setattr(site_module, "feed", lambda plan: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.publish(days=1)
    assert gone.exists()
    monkeypatch.undo()
    desk.publish(days=1)
    assert not gone.exists()


def test_no_unfinished_file_is_left(desk, monkeypatch):
    desk.make()
    monkeypatch.setattr(os, "fsync", lambda number: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.publish()
    assert not [path for path in desk.folder.rglob("*") if path.name.endswith(".unfinished")]


def test_the_record_names_no_absolute_path(desk):
    desk.make()
    desk.publish()
    text = (desk.folder / "public.state.json").read_text(encoding="utf-8")
    assert str(desk.folder) not in text
    assert next(iter(json.loads(text)["episodes"].values()))["folder"] == "out/bridge"


def break_nothing(desk):
    return desk.folder / "out"


def empty_out(desk):
    (desk.folder / "empty").mkdir()
    return desk.folder / "empty"


def no_out(desk):
    return desk.folder / "nowhere"


@pytest.mark.parametrize(
    ("spoil", "show", "kind", "line"),
    [
        (break_nothing, {"base_url": ""}, UsageError, r"briefing.toml: \[show\] base_url is not set"),
        (break_nothing, {"category": "Newz"}, UsageError, "did you mean News"),
        (break_nothing, {"withdrawn": ("brigde",)}, UsageError, "did you mean bridge"),
        (break_nothing, {"cover": "nowhere.jpg"}, UsageError, "nowhere.jpg"),
        (empty_out, {}, SourceError, "empty: no episode, nor a folder of episodes"),
        (no_out, {}, SourceError, "nowhere: no such folder"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_the_show_stays(desk, spoil, show, kind, line):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish(desk.folder / "out" / "other")
    before = desk.state()["public/feed.xml"], desk.state()["public/index.html"]
    place = spoil(desk)
    with pytest.raises(kind, match=line) as caught:
        desk.publish(place, days=1, **show)
    assert "\n" not in str(caught.value)
    assert (desk.state()["public/feed.xml"], desk.state()["public/index.html"]) == before


def test_a_file_that_is_no_folder_is_no_episode(desk):
    desk.make()
    with pytest.raises(SourceError, match="no episode"):
        desk.publish(desk.folder / "out" / "bridge" / "cover.jpg")


def test_a_broken_record_is_not_overwritten(desk):
    desk.make()
    (desk.folder / "public.state.json").write_text("{", encoding="utf-8")
    with pytest.raises(PackageError, match=r"public\.state\.json: no record of a published site"):
        desk.publish()


def test_a_site_whose_record_is_lost_is_not_numbered_anew(desk):
    desk.make()
    desk.publish()
    record = desk.folder / "public.state.json"
    record.unlink()
    with pytest.raises(PackageError, match=r"public\.state\.json: is missing"):
        desk.publish(days=1)
    assert not record.exists()


def test_what_a_killed_run_left_half_written_is_cleared_and_nothing_else(desk):
    desk.make()
    desk.publish()
    left = [
        desk.site / ".feed.xml.0123abcd.unfinished",
        desk.enclosure().with_name(".episode-0123456789abcdef.mp3.0123abcd.unfinished"),
        desk.folder / ".public.state.json.0123abcd.unfinished",
    ]
    others = [desk.site / ".htaccess", desk.site / ".a.unfinished", desk.folder / ".b.0123abcd.unfinished"]
    for path in left + others:
        path.write_bytes(b"half")
    desk.publish(days=1)
    assert not [path for path in left if path.exists()]
    assert all(path.exists() for path in others)


def test_a_full_disk_is_one_line(desk, monkeypatch):
    desk.make()

    def full(number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PackageError, match="cannot be written: No space left on device"):
        desk.publish()
