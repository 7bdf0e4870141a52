"""Markup inside text goes; text with angle brackets stays."""

import pytest

from briefing.clean.residue import RESIDUES, remove_residue
from briefing.nouns import Article, Block, Link, Role


def paragraphs(text):
    return [block.text for block in remove_residue(Article("", (Block(Role.BODY, text),), "")).blocks]


@pytest.mark.parametrize("row", RESIDUES, ids=lambda row: row.expected[:10])
def test_each_rule_does_what_its_example_says(row):
    assert paragraphs(row.example) == row.expected.split("|")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("甲&nbsp;乙", ["甲\u00a0乙"]),
        ("甲&amp;nbsp;乙", ["甲\u00a0乙"]),
        ("&#8220;好&#8221;&amp;amp;#x2014;", ["“好”—"]),
        ("&lt;br/&gt;甲", ["", "甲"]),
        ("甲<BR>乙<br />丙</p><p>丁", ["甲", "乙", "丙", "", "丁"]),
        ("看<a href='http://a.cn/?x=1&amp;y=2'>这里</a>", ["看这里"]),
        ("<p style='margin:0'>甲</p>", ["", "甲", ""]),
        ("甲br/>乙", ["甲", "乙"]),
    ],
)
def test_residue_goes(written, meant):
    assert paragraphs(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "若a<b且b<c，则a<c；x > y",
        "《三体》<上>",
        "AT&T与R&D; 好",
        "他写下{x: 1}",
        "if a<b and c>d then",
        "字典{a: 1, b: 2}是代码",
        "书<书>书",
        "p 值 = 0.05 > 0.01",
        "var 是关键字，function 也是",
        "the window.closed property",
        "a&lt",
    ],
)
def test_text_with_brackets_stays(text):
    assert paragraphs(text) == [text]


def test_a_link_keeps_its_words_where_a_tag_broke_the_line():
    article = Article("題<br>目", (Block(Role.BODY, "一<br/>二三", links=(Link(6, 8, "u"),)),), "")
    cleaned = remove_residue(article)
    assert cleaned.title == "題 目"
    assert cleaned.blocks[1] == Block(Role.BODY, "二三", links=(Link(0, 2, "u"),))
    assert [change.kind for change in cleaned.changes] == ["markup", "markup"]
