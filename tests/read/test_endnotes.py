"""Notes without links, as public accounts set them: what refers to one, what is one, what only looks so."""

from __future__ import annotations

import pytest

from briefing.nouns import Block, Link, Reference, Role
from briefing.read.endnotes import with_endnotes
from briefing.read.html import read_html
from briefing.read.markdown import read_markdown
from briefing.read.plain import read_text

TITLE = Block(Role.HEADING, "参考资料", 2)


def body(text, *references):
    return Block(Role.BODY, text, references=references)


def note(text, label=""):
    return Block(Role.FOOTNOTE, text, label=label)


@pytest.mark.parametrize(
    ("mark", "lead", "label"),
    [
        ("[1]", "[1] ", "1"),
        ("［1］", "[1]", "1"),
        ("【12】", "12. ", "12"),
        (" [ 3 ]", "3、", "3"),
        ("①", "① ", "①"),
        ("²", "[2]", "2"),
    ],
)
def test_a_mark_is_taken_out_of_the_text_and_leads_to_its_note(mark, lead, label):
    blocks = with_endnotes([body(f"通车{mark}了。"), TITLE, body(f"{lead}公报。")])
    assert blocks == [body("通车了。", Reference(2, label)), TITLE, note("公报。", label)]


def test_the_items_of_a_numbered_list_are_notes_and_links_keep_their_words():
    text = Block(Role.BODY, "通车[1]见公告[2]。", links=(Link(6, 8, "https://example.org"),))
    items = [Block(Role.ITEM, "公报。", number=1), Block(Role.ITEM, "年鉴。", number=2)]
    first, _, *notes = with_endnotes([text, TITLE, *items])
    assert (first.text, first.links) == ("通车见公告。", (Link(3, 5, "https://example.org"),))
    assert first.references == (Reference(2, "1"), Reference(5, "2"))
    assert notes == [note("公报。", "1"), note("年鉴。", "2")]


def test_a_number_may_stand_in_a_line_of_its_own_and_a_note_go_on_in_another():
    found = with_endnotes(
        [body("甲[1]乙[2]。"), TITLE, body("[1]"), body("一。"), body("下同。"), body("[2] 二。")]
    )
    assert found[2:] == [note("一。", "1"), note("下同。"), note("二。", "2")]


def test_what_stands_behind_the_notes_is_none():
    found = with_endnotes(
        [body("甲[1]。"), TITLE, body("[1] 一。"), body("编辑：沈青"), Block(Role.HEADING, "附", 2)]
    )
    assert [block.role for block in found[2:]] == [Role.FOOTNOTE, Role.BODY, Role.HEADING]


@pytest.mark.parametrize(
    "blocks",
    [
        [body("通车[1]了。"), Block(Role.HEADING, "桥的历史", 2), body("[1] 公报。")],
        [body("通车[3]了。"), TITLE, body("[1] 公报。")],
        [body("[1]通车了。"), TITLE, body("[1] 公报。")],
        [body("全长3km²。"), TITLE, body("[2] 公报。")],
        [body("通车了。"), TITLE, Block(Role.ITEM, "公报。", number=1)],
    ],
    ids=["another heading", "another number", "an item", "a unit", "nothing refers"],
)
def test_what_only_looks_like_a_note_stays_as_it_is(blocks):
    assert with_endnotes(blocks) == blocks


def test_pages_markdown_and_plain_text_have_them_alike():
    said = "横跨黄河的新桥今天正式通车，全长二点四公里"
    page = f"<article><h1>新桥</h1><p>{said}<sup>[1]</sup>。</p><h3>参考资料</h3><p>[1] 公报。</p></article>"
    sources = [
        read_html(page),
        read_markdown(f"# 新桥\n\n{said}[1]。\n\n## 参考资料\n\n1. 公报。"),
        read_text(f"新桥\n\n{said}[1]。\n\n参考资料\n\n[1] 公报。"),
    ]
    for article in sources:
        assert article.blocks[0] == body(f"{said}。", Reference(21, "1"))
        assert article.blocks[-1] == note("公报。", "1")
