"""Which pictures of a page or a Markdown text are the article's, where each stands, and its address."""

from __future__ import annotations

import pytest

from briefing.nouns import Picture, Role
from briefing.read.html import read_html
from briefing.read.markdown import read_markdown
from briefing.read.pictures import _SIGNS, SIGNS

SENTENCE = "横跨黄河的新桥今天正式通车，全长二点四公里，两岸居民盼了整整十年。"


def page(*parts, above="", below=""):
    body = "".join(part if part.startswith("<") else f"<p>{part}{SENTENCE}</p>" for part in parts)
    return (
        "<html><head><title>新桥通车</title></head><body><div class='nav'><a href='/'>首页</a>"
        f"<img src='/static/top.jpg'></div>{above}<div id='text'><h1>新桥通车</h1>{body}</div>{below}"
        "</body></html>"
    )


def order(article):
    """The blocks: an address for a picture, the first character for a text."""
    return [block.picture.address if block.picture else block.text[0] for block in article.blocks]


def address(markup, base=""):
    return order(read_html(page("甲", f"<p>{markup}</p>", "乙"), base))[1:-1]


def test_a_picture_stands_where_the_page_shows_it():
    shown = page(
        "甲", "<p><img src='1.jpg'></p>", "乙<img src='2.jpg'>", "<p><img src='3.jpg'>图为新桥。</p>", "丙"
    )
    assert order(read_html(shown)) == ["甲", "1.jpg", "乙", "2.jpg", "3.jpg", "图", "丙"]


def test_it_keeps_what_stands_in_for_it_unless_that_says_nothing():
    article = read_html(page("甲", "<img src=1.jpg alt='桥'><img src=2.jpg alt='IMG_20.jpg'>", "乙"))
    assert [block.picture for block in article.blocks if block.picture] == [
        Picture("1.jpg", "桥"),
        Picture("2.jpg"),
    ]


def test_pictures_of_the_site_around_the_article_are_not_its_own():
    card = "<div class='card'><a href='/other'><img src='other.jpg'>另一篇文章</a></div>"
    advert = "<div class='ad-box'><img src='ad.jpg'></div>"
    shown = page("甲", advert, "<img src='1.jpg'>", "乙", below=f"{card}<p><img src='foot.jpg'></p>")
    assert order(read_html(shown)) == ["甲", "1.jpg", "乙"]


def test_a_figure_between_headline_and_text_is_the_articles():
    lead = "<header><h1>新桥通车</h1><figure><img src='lead.jpg'></figure></header>"
    body = f"<div class='body'><p>甲{SENTENCE}</p><p>乙{SENTENCE}</p></div>"
    nav = "<div class='nav'><a href='/'>首页</a><a href='/news'>新闻</a></div>"
    shown = (
        f"<html><head><title>新桥通车</title></head><body>{nav}<article>{lead}{body}</article></body></html>"
    )
    assert order(read_html(shown)) == ["lead.jpg", "甲", "乙"]


@pytest.mark.parametrize(
    "ornament",
    [
        "<img src='a.jpg' width='1' height='1'>",
        "<img src='a.jpg' style='width: 20px'>",
        "<img src='a.jpg' hidden>",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
        "<img src='a.svg' class='tex'>",
        "<img src='javascript:alert(1)'>",
        "<img alt='没有地址的图'>",
        "<noscript><img src='a.jpg'></noscript>",
        "<img src='line.jpg'>" + f"<p>丁{SENTENCE}</p><img src='line.jpg'>" * 2,
    ],
)
def test_what_shows_nothing_stays_out(ornament):
    assert not [each for each in address(ornament) if "." in each or ":" in each]


@pytest.mark.parametrize(
    ("row", "sign"), list(zip(SIGNS, _SIGNS, strict=True)), ids=[row.example for row in SIGNS]
)
def test_a_sign_of_an_ornament_is_known_and_not_taken_for_what_it_is_not(row, sign):
    assert sign[1].search(row.example)
    assert not any(pattern.search(row.but) for where, pattern in _SIGNS if where == row.where)


@pytest.mark.parametrize(
    ("markup", "base", "expected"),
    [
        ("<img src='img/a.jpg'>", "", "img/a.jpg"),
        ("<img src='./%E6%A1%A5.jpg'>", "", "桥.jpg"),
        ("<img src='img/a.jpg'>", "https://example.org/news/1", "https://example.org/news/img/a.jpg"),
        ("<img src='//cdn.example.org/a'>", "https://example.org/", "https://cdn.example.org/a"),
        ("<img src='wait.gif' data-src='a.jpg'>", "", "a.jpg"),
        ("<img data-original='a.jpg' src='b.jpg'>", "", "a.jpg"),
        ("<img data-src='https://example.org/a.jpg' src='saved/a.jpg'>", "", "saved/a.jpg"),
        ("<img src='s.jpg' srcset='a.jpg 800w, b.jpg 1600w, c.jpg 3200w'>", "", "b.jpg"),
        ("<img src='s.jpg' srcset='a.jpg, b.jpg 2x'>", "", "b.jpg"),
        (
            "<picture><source type='image/avif' srcset='a.avif'><source srcset='a.webp 900w'>"
            "<img src='a.jpg'></picture>",
            "",
            "a.webp",
        ),
        ("<img src='file:///etc/passwd'>", "", "file:///etc/passwd"),
    ],
)
def test_its_address_is_the_best_that_the_page_gives(markup, base, expected):
    assert address(markup, base) == [expected]


def test_markdown_says_alt_and_caption_and_obsidian_its_own_way():
    text = f'# 题\n\n{SENTENCE}\n\n![桥](桥%201.jpg "通车之夜")\n\n![[夜景.png|新桥的夜景]]\n\n完。\n'
    assert [block.picture for block in read_markdown(text).blocks if block.picture] == [
        Picture("桥 1.jpg", "桥", "通车之夜"),
        Picture("夜景.png", "新桥的夜景"),
    ]


def test_items_around_a_picture_stay_as_deep_as_they_are():
    text = "1. 甲\n\n   - 乙\n\n     ![](a.jpg)\n\n   - 丙\n"
    blocks = read_markdown(text).blocks
    assert [(block.level, block.role) for block in blocks] == [
        (0, Role.ITEM),
        (1, Role.ITEM),
        (0, Role.PICTURE),
        (1, Role.ITEM),
    ]


def test_a_picture_in_a_table_stands_before_what_follows_the_table():
    text = f"{SENTENCE}\n\n| 桥 | 图 |\n| --- | --- |\n| 甲 | ![](a.jpg) |\n| 乙 | 无 |\n\n完。\n"
    assert [str(block.role) for block in read_markdown(text).blocks] == [
        "body", "header", "row", "row", "picture", "body",
    ]  # fmt: skip
