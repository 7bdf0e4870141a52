"""What a producer sees of pages that hide text, that are none, or that hold what no file of ours can."""

import pytest

TEXT = "天刚亮，河口的渔市就热闹起来，挑担的、推车的挤满了半条街。"
HIDDEN = "老船工冯大海把一篓篓活鱼抬上岸，先挑最肥的两条留给街尾的孤寡老人。他打鱼已有四十年。"
CUT = f"<h1>河口渔市</h1><p>{TEXT}</p><div hidden><p>{HIDDEN}</p></div>"
FEED = f"<rss version='2.0'><channel><item><description>{TEXT}</description></item></channel></rss>"
CHECK = "<div><h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a></div>"
ENGLISH = "The bridge opened today, and people came early to see it."


@pytest.mark.parametrize("command", ["read", "script", "make"])
def test_an_article_that_may_be_cut_ends_with_3_and_a_line(desk, command):
    done = desk.run(command, desk.write("a.html", CUT))
    assert done.code == 3
    assert "that the page hides were left out" in done.err
    assert done.out or (desk.folder / "out").is_dir()


@pytest.mark.parametrize("command", ["read", "script", "make"])
@pytest.mark.parametrize(("page", "what"), [(CHECK, "a check for robots"), (FEED, "an RSS feed")])
def test_what_is_no_article_is_an_error_and_nothing_is_made(desk, command, page, what):
    done = desk.run(command, desk.write("a.html", page))
    assert (done.code, done.out) == (1, "")
    assert f"a.html: is {what}, not an article" in done.err.splitlines()[-1]
    assert not [path for path in desk.folder.glob("out/*") if not path.name.startswith(".")]


@pytest.mark.parametrize("command", ["read", "script", "make"])
def test_another_language_is_taken_when_asked_for(desk, command):
    path = desk.write("a.txt", ENGLISH)
    refused = desk.run(command, path)
    assert refused.code == 1
    assert refused.err.splitlines()[-1].endswith(
        "has no Chinese character (--any-language reads it all the same)"
    )
    assert desk.run(command, path, "--any-language").code == 0


def test_of_many_sources_only_what_is_no_article_fails(desk):
    done = desk.make(desk.write("a.txt", f"渔市\n\n{TEXT}\n"), desk.write("b.xml", FEED))
    assert done.code == 1
    assert "b.xml: is an RSS feed" in done.err
    assert "1 of 2 sources failed" in done.err
    assert "渔市" in done.out


def test_a_page_with_characters_that_xml_forbids_becomes_an_episode(desk):
    spelled = TEXT.replace("渔市", "渔\x01市&#11;&#x1b;").replace("，", "，\x0b&#xfffe;\ufffe\x0c")
    page = (
        '<div class="nav"><a href="/">首\x02页</a></div>'
        f'<div id="content"><h1>渔\x1b市&#1;</h1><p>{spelled}</p></div>'
    )
    folder = desk.made(desk.write("a.html", page), "--format", "mp3,m4a,opus")
    assert folder.name.endswith("渔市")
    assert "河口的渔市就热闹起来" in (folder / "script.md").read_text(encoding="utf-8")
