"""What producers type amiss, or expect to work: an answer that says how, and nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from briefing.cli import options


def test_a_folder_of_texts_is_told_how_it_is_made(desk):
    desk.write("in/a.txt")
    done = desk.make("in")
    assert done.code == 1
    assert f"briefing make in{os.sep}*; for one of all: briefing bulletin in)" in done.err


@pytest.mark.parametrize("command", ["make", "read", "script", "bulletin"])
def test_a_source_without_a_name_is_refused(desk, command):
    done = desk.run(command, "")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "it is empty: name a file, a folder or an address" in done.err


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("www.example.org", "https://www.example.org"),
        ("WWW.Example.org/a?b=1", "https://WWW.Example.org/a?b=1"),
        ("www.example.org:8000/新闻", "https://www.example.org:8000/新闻"),
        ("www.txt", "www.txt"),
        ("www.here.txt", "www.here.txt"),
        ("a/www.example.org", "a/www.example.org"),
    ],
)
def test_an_address_may_be_typed_as_it_stands_on_a_page(desk, typed, source):
    desk.write("www.here.txt")
    assert options.checked_source(None, None, typed) == source
    assert options.checked_source(None, None, (typed, "-")) == (source, "-")


def test_a_script_that_was_deleted_is_brought_back_by_its_article(desk):
    made = desk.made(desk.write("bridge.txt").name)
    (made / "script.md").unlink()
    done = desk.make(made)
    assert (done.code, done.err) == (
        2,
        f"briefing: {made / 'script.md'}: is gone (`briefing make bridge.txt` brings it back)\n",
    )
    assert desk.make("bridge.txt").code == 0
    assert (made / "script.md").is_file()


def test_of_a_batch_each_article_is_told_with_its_number(desk):
    for number in range(3):
        desk.write(f"{number}.txt", f"新桥{number}\n\n第{number}座新桥今天通车。\n")
    told = desk.make("0.txt", "1.txt", "2.txt").err
    assert "2/3 1.txt: speaking" in told
    assert "1/1" not in desk.make("0.txt", "--force").err


def test_all_that_was_altered_is_listed_when_it_is_asked_for(desk):
    desk.write("a.txt", "书\n\n他写了一本书(shū)，放在桌上。\n")
    assert "(shū) left out" not in desk.make("a.txt").err
    assert "gloss: (shū) left out" in desk.make("a.txt", "-v").err


def test_a_shell_completes_commands_and_options(tmp_path):
    def completed(*words):
        asked = {"_BRIEFING_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": "1"}
        asked["COMP_CWORD"] = str(len(words) - 1)
        run = [sys.executable, "-m", "briefing"]
        return subprocess.run(run, env=os.environ | asked, capture_output=True, text=True, check=True).stdout

    assert "plain,publish\n" in completed("briefing", "pub")
    assert "plain,--retake\n" in completed("briefing", "make", "--ret")


def test_a_locale_that_cannot_write_a_name_is_named(desk, monkeypatch):
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "gbk")
    assert "names are read in gbk here; where this one is garbled, set LANG=zh_CN.UTF-8" in desk.make("a").err

    def refused(*_, **__):
        raise UnicodeEncodeError("gbk", "在㛃桥", 1, 2, "illegal multibyte sequence")

    monkeypatch.setattr("briefing.conductor.produce.produce", refused)
    done = desk.make(desk.write("bridge.txt").name)
    assert done.err == (
        "briefing: names are written in gbk here, which has no 㛃 (set LANG=zh_CN.UTF-8, or PYTHONUTF8=1)\n"
    )
