"""--title, --author and --date: what a person says of an article, whatever it says itself."""

import json

import pytest

from briefing.script.document import parse
from tests.cli.conftest import BRIDGE, told
from tests.cli.test_make import stdin

SAID = ("--title", "新桥", "--author", "李明", "--date", "2026年11月24日 08:30")
OWN = "---\nscript: 2\ntitle: 雨\ndate: 2026-01-01\nvoice: espeak\n---\n# 雨 {pause=0.5}\n\n今天下雨。\n"


@pytest.fixture
def desk(same_desk):
    return same_desk


def facts(script):
    return script.title, script.author, script.date, script.sections[0].heading.text


def test_an_episode_says_them(desk):
    desk.write("bridge.txt")
    folder = desk.made("bridge.txt", *SAID)
    assert folder.name == "2026-11-24-新桥"
    script = parse((folder / "script.md").read_text(encoding="utf-8"))
    assert facts(script) == ("新桥", "李明", "2026-11-24T08:30", "新桥")
    assert told(folder)["title"] == "新桥"
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "李明 · 2026-11-24 · " in page


def test_of_standard_input_as_well(desk, monkeypatch):
    stdin(monkeypatch, BRIDGE)
    assert desk.made("-", *SAID).name == "2026-11-24-新桥"


def test_a_script_and_an_article_are_printed_with_them(desk):
    desk.write("bridge.txt")
    assert facts(parse(desk.run("script", "bridge.txt", *SAID).out))[:3] == (
        "新桥",
        "李明",
        "2026-11-24T08:30",
    )
    assert desk.run("read", "bridge.txt", *SAID).out.startswith("# 新桥\n\n横跨")
    article = json.loads(desk.run("read", "bridge.txt", "--json", *SAID).out)
    assert (article["title"], article["author"], article["date"]) == ("新桥", "李明", "2026-11-24T08:30")


def test_a_script_of_ones_own_keeps_all_else_to_the_letter(desk):
    desk.write("mine.md", OWN)
    folder = desk.made("mine.md", "--title", "小雨 [一]", "--author", "李明")
    text = (folder / "script.md").read_text(encoding="utf-8")
    assert facts(parse(text)) == ("小雨 [一]", "李明", "2026-01-01", "小雨 [一]")
    kept = [line for line in OWN.splitlines() if "雨" not in line or "今天" in line]
    assert [line for line in text.splitlines() if "小雨" not in line and "李明" not in line] == kept
    assert "pause=0.5" in text


def test_an_episode_that_is_there_gets_them_in_its_script(desk):
    folder = desk.bridge()
    desk.made(folder, "--date", "2026-11-24")
    script = parse((folder / "script.md").read_text(encoding="utf-8"))
    assert (script.title, script.date) == ("黄河大桥通车", "2026-11-24")


@pytest.mark.parametrize("command", ["make", "script", "read"])
@pytest.mark.parametrize(
    ("flags", "line"),
    [
        (("--date", "下周"), "'--date': 下周 is no date; write it like 2026-11-24 or 2026-11-24T08:30+08:00"),
        (("--date", "2026-02-30"), "'--date': 2026-02-30 is no date"),
        (("--date", ""), "'--date': it is empty; leave it out"),
        (("--title", " \n"), "'--title': it is empty; leave it out"),
        (("--author", ""), "'--author': it is empty; leave it out"),
    ],
)
def test_what_is_none_is_refused_in_one_line(desk, command, flags, line):
    desk.write("bridge.txt")
    done = desk.run(command, "bridge.txt", *flags)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert line in done.err


def test_one_title_does_not_go_with_several_articles_but_a_date_does(desk):
    desk.write("a.txt")
    desk.write("b.txt", BRIDGE.replace("黄河", "长江"))
    done = desk.make("a.txt", "b.txt", "--title", "新桥")
    assert (done.code, done.out) == (2, "")
    assert "--title names one article: make it by itself, and the others without --title" in done.err
    assert desk.make("a.txt", "b.txt", "--date", "2026-11-24", "--author", "李明").code == 0
    assert [path.name for path in desk.episodes] == ["2026-11-24-长江大桥通车", "2026-11-24-黄河大桥通车"]


def test_they_do_not_go_with_a_retake(desk):
    folder = desk.bridge()
    assert desk.make(folder, "--retake", 2, "--speed", 0.9, "--date", "2026-11-24").code == 2


def test_what_a_line_cannot_hold_is_taken_out(desk):
    desk.write("bridge.txt")
    script = parse(desk.run("script", "bridge.txt", "--title", "新\n桥\x1b[0m").out)
    assert script.title == "新 桥[0m"
