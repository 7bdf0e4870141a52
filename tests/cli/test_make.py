"""`briefing make`, from an article to the finished folder, with the draft engine."""

import io
import os
import re
import sys
import threading
import types

import pytest

from briefing.conductor import produce as conductor
from briefing.conductor.flags import Flags
from briefing.config import load
from tests.cli.conftest import BRIDGE

FILES = {
    "chapters.json",
    "cover.jpg",
    "episode.mp3",
    "manifest.json",
    "script.md",
    "transcript.json",
    "transcript.srt",
    "transcript.txt",
    "transcript.vtt",
}


@pytest.fixture
def desk(same_desk):
    return same_desk


def edit(folder, before, after):
    script = folder / "script.md"
    text = script.read_text(encoding="utf-8")
    assert before in text
    script.write_text(text.replace(before, after), encoding="utf-8")


def stdin(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(text.encode())))


def test_an_article_becomes_an_episode_and_the_line_says_where_and_how_long(desk):
    desk.write("bridge.txt")
    done = desk.make("bridge.txt")
    assert done.code == 0
    said = re.fullmatch(
        r"out/黄河大桥通车  0:\d\d  (\d+) segments, (\d+) spoken now, (\d+) from the cache\n", done.out
    )
    assert said, done.out
    total, now, cached = map(int, said.groups())
    assert (total, cached) == (now, 0)
    assert {path.name for path in desk.episodes[0].iterdir()} >= FILES


def test_a_second_run_says_unchanged_and_writes_nothing(desk, snapshot):
    folder = desk.bridge()
    before, takes = snapshot(folder), desk.takes
    for again in ("bridge.txt", folder, folder / "script.md"):
        done = desk.make(again)
        assert (done.code, done.out.split("  ")[-1]) == (0, "unchanged\n")
    assert (snapshot(folder), desk.takes) == (before, takes)


def test_one_edited_sentence_is_one_take(desk, manifest_of):
    folder = desk.bridge()
    edit(folder, "放起了风筝", "放起了纸飞机")
    done = desk.make(folder)
    assert ", 1 spoken now, " in done.out
    for name in ("transcript.vtt", "transcript.srt", "transcript.json", "script.md"):
        assert "纸飞机" in (folder / name).read_text(encoding="utf-8")
    record = manifest_of(folder)
    assert record["script_sha256"] != record["derived_script_sha256"]


def test_an_edited_script_is_not_overwritten_by_its_article(desk, snapshot):
    folder = desk.bridge()
    edit(folder, "风筝", "纸飞机")
    before = snapshot(folder)
    for _ in range(2):
        done = desk.make("bridge.txt")
        assert done.code == 0
        assert "  kept: its script.md was edited by hand" in done.out
        assert snapshot(folder)["script.md"][0] == before["script.md"][0]
        desk.make(folder)  # made again with the edit: still not the article's
    assert desk.make("bridge.txt", "--force").code == 0
    assert "风筝" in (folder / "script.md").read_text(encoding="utf-8")
    assert desk.make("bridge.txt").out.endswith("unchanged\n")


def test_an_article_that_changed_takes_the_place_of_its_episode(desk):
    folder = desk.bridge()
    desk.write(
        "bridge.txt", desk.folder.joinpath("bridge.txt").read_text(encoding="utf-8").replace("风筝", "烟花")
    )
    assert ", 1 spoken now, " in desk.make("bridge.txt").out
    assert desk.episodes == [desk.folder / folder]
    assert "烟花" in (folder / "script.md").read_text(encoding="utf-8")


def test_a_retake_is_written_at_its_segment_and_speaks_only_that(desk):
    folder = desk.bridge()
    lines = (folder / "script.md").read_text(encoding="utf-8").splitlines()
    done = desk.make(folder, "--retake", 2, "--speed", 0.8)
    assert ", 1 spoken now, " in done.out
    changed = [
        after
        for before, after in zip(
            lines, (folder / "script.md").read_text(encoding="utf-8").splitlines(), strict=True
        )
        if before != after
    ]
    assert [line.partition(" {")[2] for line in changed] == ["speed=0.8}"]
    assert desk.make(folder).out.endswith("unchanged\n")
    assert "kept: " in desk.make("bridge.txt").out


class Interrupting:
    """A reporter by whom a run is interrupted as a stage begins."""

    def __init__(self, stage):
        self.stage = stage

    def begin(self, stage):
        if stage == self.stage:
            raise KeyboardInterrupt

    def advance(self, fraction, detail=""):
        pass


@pytest.mark.parametrize("stage", ["mixing", "packaging"])
def test_a_retake_that_fails_leaves_script_and_episode_as_they_were(desk, snapshot, stage):
    folder = desk.bridge()
    before, takes = snapshot(folder), desk.takes
    with pytest.raises(KeyboardInterrupt):
        conductor.retake(folder, 2, config=load(None), flags=Flags(speed=0.8), report=Interrupting(stage))
    assert snapshot(folder) == before
    assert set(desk.takes) > set(takes), "the good take is kept"
    assert desk.episodes == [desk.folder / folder]


def test_a_retake_that_makes_no_sense_is_a_usage_error(desk, snapshot):
    folder = desk.bridge()
    before = snapshot(folder)
    for flags in (
        ["--retake", "2"],
        ["--retake", "99", "--speed", "1.1"],
        ["--retake", "0", "--speed", "1.1"],
        ["--retake", "2", "--speed", "9"],
        ["--retake", "2", "--voice", "nobody"],
        ["--retake", "2", "--voice", "espeak", "--engine", "espeak"],
        ["--speed", "1.1"],
    ):
        done = desk.make(folder, *flags)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), flags
    assert snapshot(folder) == before


def test_a_retake_wants_an_episode(desk):
    desk.write("bridge.txt")
    assert desk.make("bridge.txt", "--retake", 1, "--speed", 1.1).code == 2


def test_of_several_sources_the_others_are_made(desk):
    desk.write("一 号.txt")
    desk.write("二.txt", "雨\n\n今天下雨，路上的人不多，河水也涨了。\n")
    done = desk.make("一 号.txt", "没有.txt", "二.txt")
    assert done.code == 1
    assert len(done.out.splitlines()) == 2
    assert "briefing: 没有.txt" in done.err
    assert done.err.splitlines()[-1].startswith("briefing: 1 of 3 sources failed")
    assert [path.name for path in desk.episodes] == ["雨", "黄河大桥通车"]


def test_two_articles_of_one_title_get_two_folders(desk):
    desk.write("a.txt")
    desk.write("b.txt", BRIDGE.replace("今天", "昨天"))
    assert desk.made("a.txt").name == "黄河大桥通车"
    assert desk.made("b.txt").name == "黄河大桥通车-2"
    assert desk.make("a.txt", "b.txt").out.count("unchanged") == 2


def test_standard_input_is_known_by_its_text(desk, monkeypatch):
    text = "雨\n\n今天下雨，路上的人不多，河水也涨了。\n"
    stdin(monkeypatch, text)
    folder = desk.made("-")
    stdin(monkeypatch, text)
    assert desk.make("-").out == f"{folder}  {desk.make(folder).out.split('  ')[1]}  unchanged\n"
    stdin(monkeypatch, text.replace("不多", "很少"))
    assert desk.made("-").name == "雨-2"


def test_a_script_of_ones_own_becomes_an_episode_known_by_its_path(desk, manifest_of):
    script = desk.write(
        "mine.md", "---\nscript: 1\ntitle: 雨\ndate: 2026-11-24\n---\n# 雨\n\n今天下雨，路上的人不多。\n"
    )
    folder = desk.made("mine.md")
    assert folder.name == "2026-11-24-雨"
    assert (folder / "script.md").read_bytes() == script.read_bytes()
    assert manifest_of(folder)["source"] == "../mine.md"
    assert desk.make("mine.md").out.endswith("unchanged\n")


def test_a_script_may_come_by_standard_input(desk, monkeypatch):
    stdin(monkeypatch, "---\nscript: 1\ntitle: 雨\n---\n# 雨\n\n今天下雨，路上的人不多。 {speed=0.9}\n")
    folder = desk.made("-")
    assert "{speed=0.9}" in (folder / "script.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize(
    "written", ["雨\n\n", "---\nscript: 1\ntitle: 雨\n---\n# 雨\n\n"], ids=["article", "script"]
)
def test_what_can_be_read_but_once_may_come_by_a_pipe(desk, written):
    os.mkfifo("pipe")
    writer = threading.Thread(target=desk.write, args=("pipe", f"{written}今天下雨，路上的人不多。\n"))
    writer.start()
    folder = desk.made("pipe")
    writer.join()
    assert "# 雨\n\n今天下雨，路上的人不多。\n" in (folder / "script.md").read_text(encoding="utf-8")


def test_a_segment_that_cannot_be_spoken_is_named_and_the_good_takes_are_kept(desk):
    script = f"---\nscript: 1\ntitle: 雨\nvoice: xiaobei\n---\n今天下雨。\n{'桥' * 600}\n"
    desk.write("long.md", script)
    done = desk.make("long.md", "-q", "--jobs", 1)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "segment 2: 桥桥" in done.err
    assert desk.episodes == []
    assert len(desk.takes) == 2, "the show's own words and the first segment"


def test_what_was_cleaned_away_is_counted(desk, manifest_of):
    desk.write("bridge.txt", "雨\n\n他讀書(shū)，寫字(zì)，路上的人不多(duō)。\n")
    done = desk.make("bridge.txt")
    assert "cleaned: 3 glosses (-v lists them)\n" in done.out
    assert manifest_of(desk.episodes[0])["omissions"] == {"gloss": 3}
    folder = desk.episodes[0]
    edit(folder, "不多", "很少")
    desk.made(folder)
    assert manifest_of(folder)["omissions"] == {"gloss": 3}


def test_a_voice_asked_for_is_written_in_the_script(desk):
    desk.write("bridge.txt")
    folder = desk.made("bridge.txt", "--voice", "espeak")
    assert "\nvoice: espeak\n" in (folder / "script.md").read_text(encoding="utf-8")
    folder = desk.made(folder, "--engine", "espeak")
    assert (folder / "script.md").read_text(encoding="utf-8").count("voice: espeak") == 1


def test_what_is_not_said_is_counted_and_recorded(desk, manifest_of):
    desk.write(
        "bridge.txt",
        "雨\n\n今天下雨😀，路上的人不多😀。详见 https://example.org/2026/11/26/rain-in-the-city.html\n",
    )
    done = desk.make("bridge.txt")
    assert "left unspoken: 2 emoji, 1 URL\n" in done.out
    assert manifest_of(desk.episodes[0])["omissions"]["emoji"] == 2


def test_other_files_in_the_episode_stay(desk):
    folder = desk.bridge()
    desk.write(folder / "notes.txt", "mine")
    assert desk.make("bridge.txt").out.endswith("unchanged\n")
    edit(folder, "风筝", "纸飞机")
    desk.made(folder)
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_damaged_or_incomplete_episode_is_mended(desk):
    folder = desk.bridge()
    (folder / "cover.jpg").unlink()
    assert ", 0 spoken now, " in desk.make("bridge.txt").out
    assert (folder / "cover.jpg").is_file()


def test_a_change_of_settings_rebuilds_without_speaking(desk):
    desk.write("bridge.txt")
    desk.made("bridge.txt")
    desk.settings(pauses="heading = 1.5")
    assert ", 0 spoken now, " in desk.make("bridge.txt").out
    assert desk.make("bridge.txt").out.endswith("unchanged\n")


def test_quiet_prints_the_folder_alone(desk):
    desk.write("bridge.txt")
    for _ in range(2):
        assert desk.make("bridge.txt", "-q") == (0, "out/黄河大桥通车\n", "")


def test_progress_goes_to_standard_error(desk):
    desk.write("bridge.txt")
    written = desk.make("bridge.txt").err.splitlines()
    assert [line for line in written if "%" not in line] == ["reading", "speaking", "mixing", "packaging"]


def test_a_copy_beside_the_episode_is_not_mistaken_for_it(desk, snapshot):
    import shutil

    folder = desk.bridge()
    shutil.copytree(folder, folder.with_name("黄河大桥通车 备份"))
    before = snapshot(folder)
    done = desk.make(folder.with_name("黄河大桥通车 备份"), "--retake", 2, "--speed", 0.8)
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert snapshot(folder) == before
