"""The name of a hidden place may decide whether its text is read, never whether its loss is told."""

from __future__ import annotations

import pytest

from briefing.errors import SourceError
from briefing.read.html import read_html

FIRST = "入冬以后，老城的茶馆一家接一家亮起了灯。"
REST = (
    "掌柜孙伯守着铜壶，从清早五点一直烧到半夜，来的都是几十年的熟客。",
    "有人下棋，有人听书，也有人什么都不做，只是看着街上的雪慢慢落下来。",
    "他说茶馆的本钱是时间，客人愿意坐多久，就给他们续多久的水。",
    "今年冬天，他的孙女从外地回来，打算把这家店接着开下去。",
)
HIDE = "style='display:none'"
FOLD = "<a class='unfold'>展开全文</a>"
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("国际", "财经", "文化")) + "</ul>"
COMMENTS = "<p>我爷爷从前天天去那里喝茶，一坐就是半天。</p><p>孙伯人真好，我小时候还吃过他的糖。</p>"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def article(body, *, site, title="老城的茶馆"):
    head = f"<head><title>{title}</title></head>"
    return read_html(f"<html>{head}<body>{MENU if site else ''}<h1>{title}</h1>{body}</body></html>")


def said(page):
    return [block.text for block in page.blocks]


SITES = pytest.mark.parametrize("site", [False, True], ids=["saved", "site"])
NAMES = pytest.mark.parametrize(
    "name",
    [
        "review-full",
        "vip-content",
        "tips-more",
        "share",
        "sidebar-box",
        "hotText",
        "modal-body",
        "seo",
        "pop",
    ],
)


@SITES
@NAMES
@pytest.mark.parametrize(
    "fold", ["{fold}{hidden}", "<div class='more'>{fold}</div>{hidden}", "{hidden}<p>{fold}</p>"]
)
def test_what_a_button_beside_it_unfolds_is_read_whatever_its_name(fold, name, site):
    for tag in ("div", "noscript"):
        hidden = f"<{tag} class='{name}' {HIDE}>{paragraphs(*REST)}</{tag}>"
        body = f"<div class='brief'><p>{FIRST}</p></div>{fold.format(fold=FOLD, hidden=hidden)}"
        assert said(article(body, site=site)) == [FIRST, *REST]


@SITES
@pytest.mark.parametrize(
    ("shown", "folded"),
    [("review-content short", "review-content full"), ("reply short", "reply full"), ("vipShort", "vipFull")],
)
def test_a_word_that_names_what_is_read_as_well_tells_nothing(shown, folded, site):
    hidden = f"<div class='{folded}' {HIDE}>{paragraphs(*REST)}</div>"
    page = article(f"<div class='{shown}'><p>{FIRST}</p></div>{FOLD}{hidden}", site=site)
    assert said(page) == [FIRST, *REST]


@SITES
def test_nor_does_a_place_that_holds_what_is_read_as_well(site):
    hidden = f"<div {HIDE}>{paragraphs(*REST)}</div>"
    page = article(f"<div class='sidebar-wrap'><div><p>{FIRST}</p>{FOLD}{hidden}</div></div>", site=site)
    assert said(page) == [FIRST, *REST]


@SITES
@NAMES
def test_the_only_prose_of_a_page_is_read_whatever_its_name(name, site):
    assert said(article(f"<div class='{name}' {HIDE}>{paragraphs(*REST)}</div>", site=site)) == list(REST)


@pytest.mark.parametrize("name", ["commentList", "cookie-bar", "related", "ad-box", "loginForm"])
def test_a_page_that_hides_only_something_else_is_no_article(name):
    with pytest.raises(SourceError, match="no article"):
        article(f"<div class='{name}' {HIDE}>{COMMENTS}</div>", site=True)


@SITES
@NAMES
@pytest.mark.parametrize("text", [paragraphs(*REST), f"<p>{'</p><p>'.join(REST[:2])}</p>"])
def test_where_it_is_not_read_its_loss_is_told(text, name, site):
    for hidden in (
        f"<div class='{name}' {HIDE}>{text}</div>",
        f"<div class='{name}'><div><div {HIDE}>{text}</div></div></div>",
        f"<div class='{name}'>{text.replace('<p>', f'<p {HIDE}>')}</div>",
    ):
        page = article(f"<div><p>{FIRST}</p><p>{REST[3]}</p></div>{hidden}", site=site)
        assert page.doubts or REST[0] in said(page)


@SITES
@pytest.mark.parametrize("word", ["公众号", "下载", "会员", "分享"])
def test_so_is_that_of_sentences_one_of_which_speaks_of_a_site(word, site):
    hidden = f"<div {HIDE}><p>孙女给茶馆开了{word}的新路子，老客人都说好。</p><p>{REST[0]}</p></div>"
    page = article(f"<div><p>{FIRST}</p></div>{hidden}", site=site)
    assert said(page) == [FIRST] and page.doubts


@SITES
def test_comments_are_told_only_where_they_outweigh_what_is_read(site):
    hidden = f"<div id='comments' {HIDE}>{COMMENTS}</div>"
    assert not article(f"<div>{paragraphs(FIRST, *REST)}</div>{hidden}", site=site).doubts
    assert article(f"<div><p>{FIRST}</p></div>{hidden}", site=site).doubts


@SITES
def test_headlines_of_other_articles_are_not_told(site):
    links = "".join(f"<li><a href='/{n}'>{text}</a></li>" for n, text in enumerate(REST))
    page = article(f"<div><p>{FIRST}</p></div><ul class='list_hot' {HIDE}>{links}</ul>", site=site)
    assert said(page) == [FIRST] and not page.doubts
