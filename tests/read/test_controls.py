"""Characters that no XML document can hold: taken out of what is read, and listed."""

from __future__ import annotations

import dataclasses
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.legal import ILLEGAL
from briefing.read import read
from briefing.read.controls import MAX_PLACES
from briefing.read.html import read_html

FORBIDDEN = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"] + ["\ufffe", "\uffff"]
SENTENCE = "横跨黄河的新桥今天正式通车，全长二点四公里。"
PAGE = (
    '<html><head><title>黄河@大桥通车</title><meta name="author" content="沈@青">'
    '<script type="application/ld+json">{"datePublished": "2026-11-24@", "author": "周@明远"}</script></head>'
    '<body><div class="nav"><a href="/@">首@页</a></div><div id="content" class="@"><h1>黄河@大桥通车</h1>'
    f"<!-- 注@释 --><p>{SENTENCE}@两岸<b>居@民</b>@盼了<a href='/b@c'>十@年</a>。</p>"
    f"<img alt='大桥夜景@灯火通明'><p>{SENTENCE}</p></div></body></html>"
)


def held(article):
    """Every text that an article holds, of what its source wrote."""
    yield from (article.title, article.author, article.publisher, article.date)
    for block in article.blocks:
        yield block.text
        yield from (link.url for link in block.links)
        yield from (pin.said for pin in block.pins)


@pytest.mark.parametrize("form", ["raw", "decimal", "hexadecimal"])
@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_a_page_with_a_character_that_xml_forbids_is_read_without_it(character, form):
    written = {
        "raw": character,
        "decimal": f"&#{ord(character)};",
        "hexadecimal": f"&#x{ord(character):x};",
    }[form]
    article = read_html(PAGE.replace("@", written), "https://example.org/")
    plain = read_html(PAGE.replace("@", ""))
    assert not any(ILLEGAL.search(text) for text in held(article))
    if character != "\0" or form == "raw":  # the parser itself makes &#0; a U+FFFD
        assert [block.text.replace(" ", "") for block in article.blocks] == [b.text for b in plain.blocks]
        assert any(c.kind == "control" and f"U+{ord(character):04X}" in c.before for c in article.changes)


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda character: f"U+{ord(character):04X}")
@pytest.mark.parametrize(
    "text",
    [
        f"黄河@大桥通车\n\n{SENTENCE}@两岸居民盼了十年。",
        f"# 黄河@大桥通车\n\n{SENTENCE}@两岸[居@民](https://example.org/@)盼了十年。",
        f"---\ntitle: 黄河@大桥通车\nauthor: 沈@青\n---\n{SENTENCE}@两岸居民盼了十年。",
    ],
    ids=["text", "markdown", "front matter"],
)
def test_so_are_other_texts(text, character):
    article = read("-", io.BytesIO(b"\xef\xbb\xbf" + text.replace("@", character).encode()))
    assert not any(ILLEGAL.search(part) for part in held(article))
    assert any(f"U+{ord(character):04X}" in change.before for change in article.changes)


def test_characters_that_data_of_the_page_spells_are_taken_out():
    for spelled in ("\\u0001", "\\ud800", "\\u000b"):
        article = read_html(PAGE.replace("@", "").replace("周明远", f"周{spelled}明远").replace("沈青", "站"))
        assert not any(ILLEGAL.search(text) for text in held(article))


def test_a_vertical_tab_ends_a_line_as_it_does_in_plain_text():
    (block,) = read_html(f"<p>{SENTENCE}Dear\x0bReader，你好。</p>").blocks
    assert block.text == f"{SENTENCE}Dear Reader，你好。"


def test_each_line_that_held_any_is_listed_with_their_number():
    article = read("-", io.BytesIO(f"通车了\n\n{SENTENCE}\x01\x01\x1b\n{SENTENCE}\x08\n".encode()))
    assert [(change.where, change.before) for change in article.changes] == [
        ("line 3", "U+0001 × 2, U+001B × 1"),
        ("line 4", "U+0008 × 1"),
    ]


def test_the_list_is_bounded():
    article = read("-", io.BytesIO(f"{SENTENCE}\x01\n".encode() * 1000))
    assert len(article.changes) == MAX_PLACES + 1
    assert article.changes[-1].before == "900 more"


PARTS = (
    *(
        "<p>",
        "</p>",
        "<div hidden>",
        "<div style='display:none'>",
        "</div>",
        "<a href='",
        "'>",
        "<h1>",
        "]]>",
    ),
    *("<table><tr><td>", "<ruby>", "<rt>", "<!--", "-->", "<!DOCTYPE html>", "<?xml", "<svg>", "\0", "&#"),
    *("<template>", "展开全文", "# ", "---\n", "```\n", "[^1]: ", "&#xd800;", "&#11;", "&#0;", "</script>"),
    *("<svg>", "<math>", "<div style='opacity:0'>", "<a href='#'>展开全文</a>", "<!-- c -->", "<dialog>"),
    *("<script type='application/ld+json'>", '{"author":"\\ud800"}', "<meta charset=", "utf-7>", "\\ud800"),
)
PIECES = st.one_of(
    st.sampled_from([*PARTS, SENTENCE, "\n", " "]), st.characters(), st.sampled_from(FORBIDDEN)
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_whatever_a_source_holds_it_is_read_or_refused(pieces, encoding):
    data = "".join(pieces).encode(encoding, "replace")
    for start in (b"", b"<html><body>"):
        try:
            article = read("-", io.BytesIO(start + data))
        except SourceError as error:
            assert "\n" not in str(error)
        else:
            assert not any(ILLEGAL.search(text) for text in held(article))
            assert dataclasses.asdict(article)


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_whatever_bytes_come_they_are_read_or_refused(data):
    for start in (b"", b"<html><body><p>"):
        try:
            read("-", io.BytesIO(start + data))
        except SourceError as error:
            assert "\n" not in str(error)
