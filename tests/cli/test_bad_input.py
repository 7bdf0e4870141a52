"""Bad input: one clear line, exit code 2 for usage and 1 for failure, nothing lost."""

import os
import sys

import pytest

SCRIPT = "---\nscript: 1\ntitle: 雨\n---\n# 雨\n\n今天下雨。 {{{}}}\n"


@pytest.mark.parametrize(
    ("name", "content", "code", "part"),
    [
        ("空 的.txt", "", 1, "空 的.txt"),
        ("blank.txt", " \n\n\t\n", 1, "blank.txt"),
        ("binary.txt", bytes(range(256)) * 64, 1, "binary.txt"),
        ("large.txt", "今天下雨。".encode() * 3_500_000, 1, "large.txt"),
        ("points.txt", "……。！？——", 1, "points.txt"),
        ("script.md", SCRIPT.format("sped=2"), 2, "script.md:7"),
        ("script.md", SCRIPT.format("voice=nobody"), 2, "nobody"),
        ("script.md", SCRIPT.format("speed=9"), 2, "script.md:7"),
        ("script.md", "---\nscript: 1\ntitel: 雨\n---\n雨。\n", 2, "script.md:3"),
        ("script.md", "---\nscript: 9\n---\n雨。\n", 2, "script.md:2"),
        ("script.md", "---\nscript: 1\ntitle: 雨\n---\n".encode() + "雨。\n".encode("gbk"), 2, "UTF-8"),
    ],
)
def test_a_source_that_cannot_be_used(desk, name, content, code, part):
    desk.write(name, content)
    done = desk.make(name)
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1
    assert part in done.err
    assert desk.episodes == []


@pytest.mark.parametrize(
    ("source", "code"),
    [("没有.txt", 1), ("folder", 1), ("http://127.0.0.1/a", 1), ("ftp://example.org/a", 1)],
)
def test_a_source_that_is_not_there(desk, source, code):
    (desk.folder / "folder").mkdir()
    done = desk.make(source)
    assert (done.code, done.out) == (code, "")
    assert source.partition("://")[2].partition("/")[0] in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("flags", "settings", "part"),
    [
        (["--voice", "xiaobai"], {}, "xiaobei"),
        (["--engine", "steam"], {}, "steam"),
        (["--voice", "xiaobei", "--engine", "espeak"], {}, "kokoro"),
        (["--jobs", "-1"], {}, "--jobs"),
        (["--config", "没有.toml"], {}, "没有.toml"),
        ([], {"speech": "sped = 1"}, "[speech] sped"),
        ([], {"speech": "speed = 9"}, "[speech] speed"),
        ([], {"chimes": "section = 'gong'"}, "[chimes] section"),
        ([], {"chimes": "section = 'gong.wav'"}, "gong.wav"),
        ([], {"bed": "music = 'rivr'"}, "[bed] music"),
        ([], {"bed": "music = 'rain.wav'"}, "rain.wav"),
        ([], {"show": "cover = '没有.jpg'"}, "没有.jpg"),
        ([], {"show": "cover = 'bridge.txt'"}, "[show] cover"),
        ([], {"show": "title"}, "briefing.toml"),
    ],
)
def test_a_usage_mistake_is_told_before_any_work(desk, flags, settings, part):
    desk.write("bridge.txt")
    desk.settings(**settings)
    done = desk.make("bridge.txt", *flags)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert part in done.err
    assert (desk.episodes, desk.takes) == ([], [])


def test_an_out_folder_that_cannot_be_written(desk):
    desk.write("bridge.txt")
    desk.write("file", "")
    done = desk.make("bridge.txt", "--out", "file/out")
    assert (done.code, done.out) == (1, "")
    assert "file/out" in done.err
    assert done.err.count("\n") == 1
    assert desk.takes == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_out_folder_without_permission(desk):
    desk.write("bridge.txt")
    (desk.folder / "locked").mkdir(mode=0o500)
    assert desk.make("bridge.txt", "--out", "locked").code == 1


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are Unicode there")
def test_a_file_name_in_another_encoding_is_told(desk):
    name = os.fsdecode("新闻.txt".encode("gbk"))
    desk.write(name, "今天下雨，路上的人不多。\n")
    done = desk.make(name)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "its name is not UTF-8 (rename it)" in done.err
