"""`briefing script`: the script of an article, printed or kept in a file."""

import subprocess
import sys

import pytest

from briefing import exchange
from briefing.script import document as scriptfile
from briefing.script.document import is_script, parse

ARTICLE = """黄河大桥通车

横跨黄河的新桥今天正式通车。

两岸的期待

“盼了十年，终于盼到了。”住在北岸的王先生说。他一早就来了，要看第一趟车过河。
"""


def test_it_prints_what_will_be_read_one_sentence_a_line(desk):
    desk.write("bridge.txt", ARTICLE)
    done = desk.run("script", "bridge.txt", "--voice", "yunxi")
    assert (done.code, done.err) == (0, "")
    script = parse(done.out)
    assert (script.title, script.voice) == ("黄河大桥通车", "yunxi")
    assert (
        "\n## 两岸的期待\n\n“盼了十年，终于盼到了。”住在北岸的王先生说。\n他一早就来了，要看第一趟车过河。\n"
        in done.out
    )


def test_a_script_is_printed_as_the_program_would_write_it(desk):
    desk.write("loose.md", "\ufeff---\r\nscript: 1\r\n\r\ntitle:桥\r\n---\r\n#  桥\r\n好。{pause=1.0}\r\n")
    done = desk.run("script", "loose.md")
    assert done.out == "---\nscript: 2\ntitle: 桥\nlanguage: zh-Hans\n---\n# 桥\n\n好。 {pause=1}\n"


def test_it_writes_a_file_and_keeps_one_that_was_edited(desk):
    desk.write("新闻 一.txt", ARTICLE)
    done = desk.run("script", "新闻 一.txt", "-o", "稿 一.md")
    assert (done.code, done.out) == (0, "稿 一.md  5 segments\n")
    kept = desk.folder / "稿 一.md"
    assert is_script(kept.read_text(encoding="utf-8"))
    assert desk.run("script", "新闻 一.txt", "-o", "稿 一.md").code == 0

    desk.write("稿 一.md", "edited")
    done = desk.run("script", "新闻 一.txt", "-o", "稿 一.md")
    assert done.code == 2
    assert done.err == "briefing: 稿 一.md: there already, and says something else (--force replaces it)\n"
    assert kept.read_text(encoding="utf-8") == "edited"

    assert desk.run("script", "新闻 一.txt", "-o", "稿 一.md", "--force").code == 0
    assert is_script(kept.read_text(encoding="utf-8"))
    assert sorted(path.name for path in desk.folder.glob("*稿*")) == ["稿 一.md"]


def test_what_cannot_be_is_said_in_one_line(desk):
    desk.write("bridge.txt", ARTICLE)
    desk.write("bad.md", "---\nscript: 1\n---\n一句。 {speed=9}\n")
    for words, code, line in [
        (["missing.txt"], 1, "missing.txt: no such file"),
        (["bad.md"], 2, "bad.md:4: speed=9 cannot be used (write a number from 0.5 to 2)"),
        (["bridge.txt", "-o", "no/such/folder.md"], 1, "no/such/folder.md: cannot be written"),
        (["bridge.txt", "--voice", "nobody"], 2, "nobody"),
    ]:
        done = desk.run("script", *words)
        assert (done.code, done.out) == (code, "")
        assert line in done.err
        assert done.err.count("\n") == 1


@pytest.mark.parametrize("flags", [["--force"], []])
def test_a_file_that_is_saved_while_its_article_is_read_is_not_replaced(desk, monkeypatch, flags):
    """As `--force` says, what was there may go; what a person saves after that may not."""
    desk.write("bridge.txt", ARTICLE)
    if flags:
        desk.write("bridge.md", "old")
    format_script = scriptfile.format_script

    def saved_meanwhile(script):
        desk.write("bridge.md", "edited")
        return format_script(script)

    monkeypatch.setattr(scriptfile, "format_script", saved_meanwhile)
    done = desk.run("script", "bridge.txt", "-o", "bridge.md", *flags)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "bridge.md: was saved by somebody else meanwhile" in done.err
    assert (desk.folder / "bridge.md").read_text() == "edited"


def test_a_file_that_is_saved_as_it_is_replaced_is_put_back(desk, monkeypatch):
    desk.write("bridge.txt", ARTICLE)
    desk.write("bridge.md", "old")
    exchanged = exchange.exchange

    def saved_just_before(one, other):
        monkeypatch.undo()
        monkeypatch.chdir(desk.folder)
        desk.write("bridge.md", "edited")
        return exchanged(one, other)

    monkeypatch.setattr(exchange, "exchange", saved_just_before)
    assert desk.run("script", "bridge.txt", "-o", "bridge.md", "--force").code == 1
    assert (desk.folder / "bridge.md").read_text() == "edited"
    assert not list(desk.folder.glob(".*"))


def test_what_a_killed_run_left_goes(desk):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    desk.write("bridge.txt", ARTICLE)
    desk.write(f".bridge.md.{gone.pid}.part", "half")
    assert desk.run("script", "bridge.txt", "-o", "bridge.md").code == 0
    assert not list(desk.folder.glob(".*"))
