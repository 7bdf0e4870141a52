"""`briefing script`: the script of an article, printed or kept in a file."""

from briefing.narrate.scriptfile import is_script, parse

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
    assert done.out == "---\nscript: 1\ntitle: 桥\nlanguage: zh-Hans\n---\n# 桥\n\n好。 {pause=1}\n"


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
