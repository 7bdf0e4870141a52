"""Footnotes read: the mark keeps its place, the note its label, behind the paragraph that refers to it."""

from __future__ import annotations

import pytest
from lxml import html

from briefing.nouns import Block, Link, Reference, Role
from briefing.read.html import compose
from briefing.read.markdown import read_markdown
from briefing.read.walk import runs


def blocks(page):
    """The blocks of a page that is nothing but an article."""
    found = runs(html.document_fromstring(f"<body>{page}</body>"))[0]
    return compose(found, [number for number, run in enumerate(found) if not run.note], "")


def note(text, label="", **more):
    return Block(Role.FOOTNOTE, text, label=label, **more)


def test_a_mark_keeps_its_place_and_the_note_its_label():
    page = "<p>通车<sup><a href='#n'>[3]</a></sup>。<p>完。<p id=n><a href='#x'>[3]</a> 试运行。"
    assert blocks(page) == [
        Block(Role.BODY, "通车。", references=(Reference(2, "3"),)),
        note("试运行。", "3"),
        Block(Role.BODY, "完。"),
    ]


def test_two_marks_may_refer_to_one_note_and_two_notes_never_share_a_label():
    page = (
        "<p>甲<sup><a href='#a'>*</a></sup>乙<sup><a href='#b'>*</a></sup>丙<sup><a href='#a'>*</a></sup>。"
        "<p id=a>* 一。<p id=b>* 二。"
    )
    body, *notes = blocks(page)
    assert body.references == (Reference(1, "*"), Reference(2, "*-2"), Reference(3, "*"))
    assert [each.label for each in notes] == ["*", "*-2"]


@pytest.mark.parametrize("mark", ["<sup><a href='#gone'>1</a></sup>", "<sup><a href='#b'></a></sup>"])
def test_a_mark_without_its_note_leaves_nothing(mark):
    assert blocks(f"<p>通车{mark}。<p id=b>完。")[0].references == ()


def test_a_mark_in_a_paragraph_of_its_own_belongs_to_the_one_before():
    page = "<p>通车。</p><div><sup><a href='#a'>1</a></sup></div><p id=a>注。"
    assert blocks(page)[0] == Block(Role.BODY, "通车。", references=(Reference(3, "1"),))


def test_a_note_keeps_its_links_and_only_its_first_paragraph_its_label():
    page = (
        "<p>通车<sup><a href='#a'>1</a></sup>。"
        "<ol><li id=a><p>↑ 见<a href='https://example.org/'>公告</a>。<p>下同。<a href='#r'>↩</a></ol>"
    )
    assert blocks(page)[1:] == [
        note("见公告。", "1", links=(Link(1, 3, "https://example.org/"),)),
        note("下同。"),
    ]


def test_a_mark_in_a_cell_stays_in_its_row():
    page = (
        "<table><tr><th>城市<th>人口<tr><td>北岸<td>218万<sup><a href='#a'>1</a></sup></table>"
        "<p id=a>1. 常住。"
    )
    header, row, footnote = blocks(page)
    assert (header.text, row.text, row.references) == ("城市\t人口", "北岸\t218万", (Reference(7, "1"),))
    assert footnote == note("常住。", "1")


def test_markdown_numbers_its_notes_in_the_order_of_their_marks():
    article = read_markdown("甲[^zhu]。\n\n乙[^1][^zhu]。\n\n[^1]: 后。\n[^zhu]: 先。\n    再。")
    assert article.blocks == (
        Block(Role.BODY, "甲。", references=(Reference(1, "1"),)),
        note("先。再。", "1"),
        Block(Role.BODY, "乙。", references=(Reference(1, "2"), Reference(1, "1"))),
        note("后。", "2"),
    )


def test_a_label_as_our_own_books_print_it_is_one():
    page = "<p>通车<sup><a href='#a'>1-2</a></sup>。<p id=a>1-2 试运行。"
    assert blocks(page) == [
        Block(Role.BODY, "通车。", references=(Reference(2, "1-2"),)),
        note("试运行。", "1-2"),
    ]


def test_a_note_keeps_what_leads_elsewhere_on_its_page():
    page = (
        "<p>通车<sup><a href='#a'>1</a></sup>。"
        "<p id=a><a href='#r'>1</a> 见<a href='#s'>第二节</a>。<a href='#r'>返回</a>"
    )
    assert blocks(page)[1] == note("见第二节。", "1")


def test_a_note_of_several_paragraphs_is_one_where_it_is_named_so():
    page = (
        "<p>通车<a href='#a' class=noteref>1</a>。<p>完<a href='#b' class=noteref>2</a>。"
        "<aside role=doc-footnote><p><a id=a>1</a> 一。<p>又一。</aside>"
        "<aside><p id=b>2. 二。<p>又二。</aside>"
    )
    assert blocks(page)[1:] == [
        note("一。", "1"),
        note("又一。"),
        Block(Role.BODY, "完。", references=(Reference(1, "2"),)),
        note("二。", "2"),
        Block(Role.BODY, "又二。"),
    ]


def test_a_mark_that_is_a_picture_is_one_where_it_is_named_so():
    page = "<p>通车<a class='duokan-footnote' href='#a'><img src='n.png'></a>。<p id=a>◎ 试运行。"
    assert blocks(page)[0].references == (Reference(2, "1"),)
    assert blocks("<p>通车<a href='#a'><img src='n.png'></a>。<p id=a>完。")[0].references == ()


@pytest.mark.parametrize("mark", ["1</a>. ", "1</a>、", "1</a>：", "(1</a>) ", "[1</a>] ", "1</a>　"])
def test_what_stands_behind_the_number_of_a_note_is_no_part_of_it(mark):
    before, _, after = mark.rpartition("1</a>")
    page = f"<p>通车<sup><a href='#a'>1</a></sup>。<p id=a>{before}<a href='#r'>1</a>{after}试运行。"
    assert blocks(page)[1] == note("试运行。", "1")
