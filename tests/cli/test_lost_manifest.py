"""An episode whose manifest is lost is found again by its article and by its folder: never a second one."""

import json
import os
import shutil
from pathlib import Path

import pytest
from mutagen.id3 import ID3

from tests.cli.test_make import edit, stdin

RAIN = "雨\n\n今天下雨，路上的人不多，河水也涨了。\n"
OWN = "---\nscript: 1\ntitle: 雨\n---\n# 雨\n\n今天下雨，路上的人不多。\n"


def emptied(path):
    path.write_bytes(b"")


def zeroed(path):
    path.write_bytes(bytes(path.stat().st_size))


def cut_short(path):
    path.write_bytes(path.read_bytes()[:40])


def padded(path):
    half = path.stat().st_size // 2
    path.write_bytes(path.read_bytes()[:half] + bytes(half))


def mixed_up(path):
    path.write_bytes(path.read_bytes().replace(b'"title":', b"\xff\xfe"))


def of_a_later_version(path):
    path.write_text(path.read_text(encoding="utf-8").replace('"briefing": 1', '"briefing": 9'), "utf-8")


def says_nothing(path):
    path.write_text("{}")


def says_no_object(path):
    path.write_text("[]")


def a_folder(path):
    path.unlink()
    path.mkdir()


def a_pipe_that_nobody_writes_to(path):
    path.unlink()
    os.mkfifo(path)


def without_end(path):
    os.truncate(path, 10**12)  # a sparse file: none of it is on the disk


def gone(path):
    path.unlink()


LOSSES = [
    emptied, zeroed, cut_short, padded, mixed_up, says_nothing, says_no_object, a_folder,
    a_pipe_that_nobody_writes_to, without_end, gone,
]  # fmt: skip


def losing(request):
    return lambda folder: request.param(folder / "manifest.json")


# All ways come to the same (the first test): in the others it is a file, a folder, nothing.
lose = pytest.fixture(params=[cut_short, a_folder, gone])(losing)
lose_somehow = pytest.fixture(params=LOSSES)(losing)


@pytest.fixture
def desk(same_desk):
    return same_desk


@pytest.fixture
def made(desk):
    """An episode that is the second of its show, with a person's notes."""

    def prepare():
        desk.write("first.txt", RAIN)
        desk.made("first.txt")
        desk.write("bridge.txt")
        desk.write(desk.made("bridge.txt") / "notes.txt", "mine")

    desk.once(prepare)
    return Path("out/黄河大桥通车")


def assert_taken_over(desk, folder, manifest_of, source="bridge.txt"):
    assert len(desk.episodes) == 2
    record = manifest_of(folder)
    assert record["source"] == f"../{source}"
    assert (record["track"], str(ID3(folder / "episode.mp3")["TRCK"])) == (2, "2")
    assert (folder / "notes.txt").read_text() == "mine"


def test_its_article_takes_it_over_and_says_so(desk, made, lose_somehow, manifest_of):
    lose_somehow(made)
    done = desk.make("bridge.txt")
    assert done.code == 0
    assert f"{made}: its manifest.json is lost; the episode is taken over" in done.err
    assert done.out.startswith(f"{made}  ")
    assert_taken_over(desk, made, manifest_of)
    assert desk.make("bridge.txt").out.endswith("unchanged\n")


def test_edits_are_not_discarded_but_by_force(desk, made, lose, manifest_of):
    edit(made, "风筝", "纸飞机")
    lose(made)
    done = desk.make("bridge.txt")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert f"{made}: its " in done.err
    assert "edited by hand (give this folder to `briefing make` to keep the edits, or --force" in done.err
    assert "纸飞机" in (made / "script.md").read_text(encoding="utf-8")
    assert desk.make("bridge.txt", "--force").code == 0
    assert "风筝" in (made / "script.md").read_text(encoding="utf-8")
    assert_taken_over(desk, made, manifest_of)


@pytest.mark.parametrize("name", ["", "script.md"])
def test_its_folder_makes_it_again_from_the_edited_script(desk, made, lose, manifest_of, name):
    edit(made, "风筝", "纸飞机")
    lose(made)
    done = desk.make(made / name)
    assert done.code == 0
    assert "is lost; the episode is taken over" in done.err
    assert ", 1 spoken now, " in done.out
    assert_taken_over(desk, made, manifest_of)
    assert "kept: its script.md was edited by hand" in desk.make("bridge.txt").out


def test_a_folder_renamed_by_hand_is_found_too(desk, made, lose, manifest_of):
    lose(made)
    folder = made.rename(made.with_name("renamed by hand"))
    assert desk.made("bridge.txt") == folder
    assert_taken_over(desk, folder, manifest_of)


def test_a_zeroed_script_is_nothing_to_keep(desk, made, manifest_of):
    zeroed(made / "manifest.json")
    zeroed(made / "script.md")
    assert desk.made("bridge.txt") == made
    assert_taken_over(desk, made, manifest_of)


def test_an_article_from_standard_input_finds_its_episode(desk, monkeypatch, lose, manifest_of):
    stdin(monkeypatch, RAIN)
    folder = desk.made("-")
    record = manifest_of(folder)
    lose(folder)
    stdin(monkeypatch, RAIN)
    assert desk.made("-") == folder
    assert manifest_of(folder) == record


def test_an_edited_one_from_standard_input_is_not_made_a_second_time(desk, monkeypatch, lose):
    stdin(monkeypatch, RAIN)
    folder = desk.made("-")
    edit(folder, "不多", "很少")
    lose(folder)
    stdin(monkeypatch, RAIN)
    assert "edited by hand" in desk.make("-").err
    assert desk.made(folder) == folder
    stdin(monkeypatch, RAIN)
    assert "edited by hand" in desk.make("-").out, "though its folder knew no source"
    stdin(monkeypatch, RAIN)
    assert desk.make("-", "--force").code == 0
    assert len(desk.episodes) == 1
    assert "不多" in (folder / "script.md").read_text(encoding="utf-8")


def test_a_script_of_ones_own_finds_its_episode(desk, lose, manifest_of):
    desk.write("mine.md", OWN)
    folder = desk.made("mine.md")
    lose(folder)
    assert desk.made("mine.md") == folder
    assert manifest_of(folder)["source"] == "../mine.md"


def test_of_two_that_it_may_be_none_is_taken(desk):
    for name, few in (("a.md", "不多"), ("b.md", "不太多")):
        desk.write(name, OWN.replace("不多", few))
    folders = [desk.made(name) for name in ("a.md", "b.md")]
    for folder in folders:
        gone(folder / "manifest.json")
        edit(folder, "多", f"，很少，说的是{folder.name}")
    for flags in ([], ["--force"]):
        done = desk.make("a.md", *flags)
        assert (done.code, done.out) == (1, "")
        assert "雨: has lost its manifest.json and may be its episode, but so may 雨-2" in done.err
    assert desk.episodes == [desk.folder / folder for folder in folders]


def test_an_episode_of_another_source_is_left_alone(desk, lose):
    desk.write("a.txt", RAIN)
    desk.write("b.txt", RAIN.replace("河水", "湖水"))
    folder = desk.made("a.txt")
    lose(folder)
    assert desk.made("b.txt").name == "雨-2"
    assert desk.made("a.txt") == folder


def test_a_copy_without_a_manifest_does_not_stand_in_for_the_episode(desk, made):
    copy = made.with_name("a copy")
    shutil.copytree(made, copy)
    gone(copy / "manifest.json")
    assert desk.make("bridge.txt").out.endswith("unchanged\n")
    done = desk.make(copy)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert f"{made.name} beside it is an episode of the same source" in done.err


def test_a_number_that_only_the_mp3_knows_is_not_given_twice(desk, made, manifest_of):
    gone(made / "manifest.json")
    desk.write("third.txt", RAIN.replace("雨", "雪"))
    assert manifest_of(desk.made("third.txt"))["track"] == 3


def test_a_folder_of_another_program_is_no_episode(desk):
    desk.write("bridge.txt")
    desk.write("out/黄河大桥通车/manifest.json", json.dumps({"name": "a web app"}))
    desk.write("out/黄河大桥通车/episode.mp3", "mine")
    assert desk.made("bridge.txt").name == "黄河大桥通车-2"
    done = desk.make("out/黄河大桥通车")
    assert (done.code, done.err.count("\n")) == (1, 1)


def test_an_episode_of_a_later_version_is_refused_and_left_as_it_is(desk, made, snapshot):
    of_a_later_version(made / "manifest.json")
    before = snapshot(made)
    for source in ("bridge.txt", made):
        done = desk.make(source, "--force") if source == "bridge.txt" else desk.make(source)
        assert done.code == 1
        assert "was written by a later version of briefing (upgrade briefing)" in done.err
    assert snapshot(made) == before
    assert len(desk.episodes) == 2


def test_a_folder_of_another_program_is_none_of_ours(desk):
    folder = desk.folder / "out" / "黄河大桥通车"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text('{"name": "an extension"}')
    (folder / "episode.mp3").write_bytes(b"its own")
    assert desk.made(desk.write("bridge.txt")).name == "黄河大桥通车-2"
    assert (folder / "episode.mp3").read_bytes() == b"its own"
