"""Text that a page hides: read where it is the article's, else left out and listed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from lxml import html

from briefing.errors import SourceError
from briefing.read.html import read_html
from briefing.read.markdown import read_markdown

FIRST = "天刚亮，河口的渔市就热闹起来，挑担的、推车的挤满了半条街。"
SECOND = "老船工冯大海把一篓篓活鱼抬上岸，先挑最肥的两条留给街尾的孤寡老人。"
THIRD = "他说打鱼四十年，收成有好有坏，留鱼这件事从来没有断过。"
SHORT = "省气象台今天发布大风预报，明天夜里到后天阵风可达八级。"
MENU = (
    "<ul>" + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("国际", "财经", "文化", "体育")) + "</ul>"
)
FOLD = "<a href='javascript:;'>展开全文</a>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def article(body, *, site, title="河口渔市"):
    """The article of a page with that body, with a site's menu around it or without."""
    around = (MENU, "<div><a href='/about'>关于我们</a></div>") if site else ("", "")
    head = f"<head><title>{title}</title></head>"
    return read_html(f"<html>{head}<body>{around[0]}<h1>{title}</h1>{body}{around[1]}</body></html>")


def said(page):
    return [block.text for block in page.blocks]


def listed(page):
    return [(change.before, change.where) for change in page.changes if change.kind == "hidden"]


SITES = pytest.mark.parametrize("site", [False, True], ids=["saved", "site"])
WAYS = (
    "style='visibility: hidden; opacity: 0; '",
    "style='visibility:hidden'",
    "style='VISIBILITY : collapse;'",
    "style='opacity:0'",
    "style='opacity: 0.0 !important; color: red'",
    "style='display:none'",
    "style='color:#333; display : none !important;'",
    "style='height:0;overflow:hidden'",
    "style='max-height: 0px; overflow-y: hidden'",
    "hidden",
    "hidden='until-found'",
)


@SITES
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("tag", ["div id='js_content' class='rich_media_content'", "section", "article"])
def test_an_article_that_is_hidden_until_a_script_shows_it_is_read(tag, way, site):
    text = f"<{tag} {way}>{paragraphs(FIRST, SECOND)}</{tag.split(maxsplit=1)[0]}>"
    body = f"{text}<div><p>喜欢此内容的人还喜欢</p></div>"
    page = article(body, site=site)
    assert said(page) == [FIRST, SECOND]
    assert not listed(page)


@SITES
@pytest.mark.parametrize("tag", ["body", "div", "template", "noscript"])
def test_so_is_one_in_a_place_that_is_hidden_as_a_whole(tag, site):
    inner = f"<div><div id='js_content' style='visibility:hidden'>{paragraphs(FIRST, SECOND)}</div></div>"
    assert said(article(f"<{tag} style='opacity:0'>{inner}</{tag}>", site=site)) == [FIRST, SECOND]


@SITES
def test_so_is_one_each_paragraph_of_which_is_hidden(site):
    hidden = "".join(
        f"<section style='visibility:hidden'><p>{t}</p></section>" for t in (FIRST, SECOND, THIRD)
    )
    assert said(article(f"<div id='js_content'>{hidden}</div>", site=site)) == [FIRST, SECOND, THIRD]


@SITES
def test_paragraphs_that_fade_in_are_read_with_their_headings(site):
    faded = (
        f"<h2 style='opacity:0'>四十年</h2><p style='opacity:0'>{SECOND}</p><p style='opacity:0'>{THIRD}</p>"
    )
    assert said(article(f"<div class='text'><p>{FIRST}</p>{faded}</div>", site=site)) == [
        FIRST,
        "四十年",
        SECOND,
        THIRD,
    ]


@SITES
@pytest.mark.parametrize("way", WAYS)
def test_what_a_button_unfolds_is_read_and_the_button_is_not(way, site):
    body = f"<article><p>{FIRST}</p>{FOLD}<div {way}>{paragraphs(SECOND, THIRD)}</div></article>"
    assert said(article(body, site=site)) == [FIRST, SECOND, THIRD]


@SITES
@pytest.mark.parametrize(
    "button",
    [
        "<button>展开</button>",
        "<a href='#'>阅读全文</a>",
        "<a href='#all'>点击查看全文&gt;&gt;</a>",
        "<div class='more'><span>展开阅读全文</span></div>".replace("展开阅读全文", "继续阅读"),
        "<span onclick='x()'>展开剩余50%</span>",
        "<div onclick='x()'>查看更多</div>",
        "<p><a>余下全文</a></p>",
        "<a><i></i>展開全文</a>",
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["above", "below"])
def test_buttons_have_many_words(button, before, site):
    fold = f"<div style='display:none'>{paragraphs(SECOND, THIRD)}</div>"
    body = f"<div class='text'><p>{FIRST}</p>{button + fold if before else fold + button}</div>"
    assert said(article(body, site=site)) == [FIRST, SECOND, THIRD]


@SITES
def test_what_is_unfolded_beside_the_article_is_read(site):
    hidden = f"<div style='display:none'>{paragraphs(SECOND, THIRD)}</div>"
    body = f"<div>{paragraphs(FIRST)}</div>{hidden}<div>{FOLD}</div>"
    assert said(article(body, site=site)) == [FIRST, SECOND, THIRD]


def test_what_is_unfolded_within_a_paragraph_stays_in_it():
    body = f"<div><p>{FIRST}<span style='display:none'>{SECOND}</span><a>展开</a></p><p>{THIRD}</p></div>"
    assert said(article(body, site=False)) == [FIRST + SECOND, THIRD]


@SITES
def test_a_post_that_is_shown_cut_and_hidden_whole_is_read_once(site):
    body = (
        f"<div class='post'><p class='short'>{FIRST}老船工……{FOLD}</p>"
        f"<p class='full' style='display:none'>{FIRST}老船工每天如此。{SECOND}</p></div>"
    )
    assert said(article(body, site=site)) == [f"{FIRST}老船工每天如此。{SECOND}"]


@SITES
def test_a_fold_within_a_hidden_article_is_read(site):
    inner = f"{paragraphs(FIRST, SECOND)}{FOLD}<div style='display:none'>{paragraphs(THIRD)}</div>"
    assert said(article(f"<div style='opacity:0'>{inner}</div>", site=site)) == [FIRST, SECOND, THIRD]


HIDDEN_OTHERS = {
    "advertisement": "<div class='ad-box' style='display:none'>"
    "<p>本店新到活鱼一批，买两斤送半斤，先到先得，欢迎选购。</p></div>",
    "named nothing": "<div style='display:none'><p>扫码关注公众号，每天清晨为您推送河口的新鲜事。</p></div>",
    "share text": "<div style='display:none'><p>分享给朋友，让更多的人看到河口渔市的故事吧！</p></div>",
    "comments": "<div id='commentList' style='display:none'><p>我小时候也去过这个渔市，那时候的鱼真便宜。</p>"
    "<p>冯师傅是好人，我爷爷就吃过他送的鱼，一直记得。</p></div>",
    "cookies": "<div class='cookie' hidden><p>本网站使用技术手段改进服务，继续浏览即表示您同意。</p></div>",
    "log-in": "<dialog><p>登录后可以收藏文章，也可以和作者交流，快来试试吧。</p></dialog>",
    "no script": "<noscript><p>您的浏览器没有启用脚本，部分功能不能使用，请启用后刷新。</p></noscript>",
    "a copy": f"<div class='mobile' style='display:none'>{paragraphs(FIRST, SECOND, THIRD)}</div>",
    "a copy for print": f"<div class='print' hidden>{paragraphs(FIRST, SECOND, THIRD)}</div>",
}


@SITES
@pytest.mark.parametrize("place", ["within", "after", "before"])
@pytest.mark.parametrize("what", HIDDEN_OTHERS)
def test_what_else_is_hidden_is_left_out_and_listed_with_its_length(what, place, site):
    other = HIDDEN_OTHERS[what]
    text = [paragraphs(FIRST, SECOND), paragraphs(THIRD)]
    body = {
        "within": f"<div>{other.join(text)}</div>",
        "after": f"<div>{''.join(text)}</div>{other}",
        "before": f"{other}<div>{''.join(text)}</div>",
    }[place]
    page = article(body, site=site)
    assert said(page) == [FIRST, SECOND, THIRD]
    ((before, where),) = listed(page)
    assert before and where.endswith("characters")


@SITES
@pytest.mark.parametrize("what", sorted(HIDDEN_OTHERS.keys() - {"a copy", "a copy for print"}))
def test_nor_is_it_read_beside_a_button_that_unfolds_the_article(what, site):
    fold = f"{FOLD}<div style='display:none'>{paragraphs(SECOND, THIRD)}</div>"
    page = article(f"<article><p>{FIRST}</p>{fold}</article>{HIDDEN_OTHERS[what]}", site=site)
    assert said(page) == [FIRST, SECOND, THIRD]
    assert len(listed(page)) == 1


@SITES
def test_nor_beside_an_article_that_is_hidden(site):
    hidden = f"<div id='js_content' style='visibility:hidden'>{paragraphs(FIRST, SECOND, THIRD)}</div>"
    page = article(hidden + "".join(HIDDEN_OTHERS.values()), site=site)
    assert said(page) == [FIRST, SECOND, THIRD]
    assert len(listed(page)) == len(HIDDEN_OTHERS)


@SITES
def test_text_behind_a_comment_of_the_source_counts_as_any(site):
    text = f"<!-- begin --><p>{FIRST}</p><!-- more -->{SECOND}<!-- end -->"
    assert said(article(f"<div style='opacity:0'>{text}</div>", site=site)) == [FIRST, SECOND]


@SITES
def test_a_hidden_article_right_under_its_headline_goes_before_the_comments_below(site):
    below = "".join(f"<div class='box'><p>我也去过这个渔市，那是第{n}天。</p></div>" for n in range(3))
    hidden = f"<div style='display:none'>{paragraphs(FIRST, SECOND, THIRD)}</div>"
    assert said(article(f"{hidden}<h3>网友评论</h3>{below}", site=site))[:3] == [FIRST, SECOND, THIRD]


@SITES
def test_of_two_hidden_copies_one_is_read(site):
    copies = "".join(
        f"<div class='{name}' style='display:none'>{paragraphs(FIRST, SECOND)}</div>"
        for name in ("pc", "mobile")
    )
    assert said(article(copies, site=site)) == [FIRST, SECOND]


@SITES
def test_a_short_item_is_not_replaced_by_what_is_hidden_beside_it(site):
    hidden = f"<div class='comments' style='display:none'>{paragraphs(FIRST, SECOND, THIRD) * 2}</div>"
    assert said(article(f"<div><p>{SHORT}</p></div>{hidden}", site=site)) == [SHORT]


def test_a_page_that_holds_nothing_even_when_all_is_shown_is_refused():
    with pytest.raises(SourceError, match="no text"):
        read_html(f"<svg><div style='opacity:0'>{FIRST}</div>{FOLD}</svg>")


def test_hidden_text_is_listed_by_its_beginning_and_its_whole_length():
    long = FIRST * 10
    page = article(
        f"<div>{paragraphs(FIRST, SECOND, THIRD)}</div><div class='ads' hidden>{long}</div>", site=True
    )
    assert listed(page) == [(long[:60], f"line 1, {len(long)} characters")]


@SITES
@pytest.mark.parametrize("way", WAYS[5:])
def test_hidden_text_that_may_be_the_articles_is_told(way, site):
    page = article(f"<div><p>{FIRST}</p></div><div {way}>{paragraphs(SECOND, THIRD)}</div>", site=site)
    assert said(page) == [FIRST]
    (doubt,) = page.doubts
    assert doubt.startswith("60 characters that the page hides were left out, 29 were read; line 1: 老船工")


@SITES
@pytest.mark.parametrize("what", HIDDEN_OTHERS)
def test_what_is_surely_something_else_is_not(what, site):
    text = paragraphs(FIRST, SECOND, THIRD)
    assert not article(f"<div>{text}</div>{HIDDEN_OTHERS[what]}", site=site).doubts


def test_an_article_that_is_a_small_part_of_the_pages_prose_is_told():
    other = "".join(f"<div class='box{n}'><div><p>{FIRST}第{n}天。</p></div></div>" for n in range(30))
    page = article(f"<article><p>{SECOND}</p></article><div class='comments'>{other}</div>", site=True)
    assert said(page) == [SECOND]
    assert f"only {len(SECOND)} of the page" in page.doubts[0]


def test_markdown_that_hides_text_says_so():
    page = read_markdown(f"# 河口渔市\n\n{FIRST}\n\n<div hidden>\n\n{SECOND}\n\n{THIRD}\n\n</div>\n")
    assert said(page) == [FIRST]
    assert [where for _, where in listed(page)] == ["61 characters"]
    assert page.doubts


@pytest.mark.parametrize("hidden", ["", "style='display:none'"], ids=["shown", "hidden"])
def test_a_page_is_parsed_once_however_often_it_is_looked_at(hidden, monkeypatch):
    parsed = []

    def counted(*given, **more):
        parsed.append(given)
        return html.document_fromstring(*given, **more)

    parser = SimpleNamespace(HTMLParser=html.HTMLParser, document_fromstring=counted)
    monkeypatch.setattr("briefing.read.tree.html", parser)
    page = article(f"<div {hidden}>{paragraphs(FIRST, SECOND, THIRD)}</div>", site=True)
    assert said(page) == [FIRST, SECOND, THIRD]
    assert len(parsed) == 1


def test_what_stands_behind_a_comment_has_its_line_on_an_opened_page_too():
    aside = "<div>\n\n<!-- ad -->\n\n版权所有 未经授权不得转载</div>"
    shown, hidden = (
        article(f"<div {way}>{paragraphs(FIRST, SECOND, THIRD)}</div>{aside}", site=True)
        for way in ("", "style='display:none'")
    )
    (one,), (other,) = (
        [change.where for change in page.changes if change.before.startswith("版权")]
        for page in (shown, hidden)
    )
    assert one == other == "line 3"
