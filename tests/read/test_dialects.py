"""Markdown as Obsidian, GitHub and Chinese authors write it: no mark is spoken, no comment read."""

from __future__ import annotations

import pytest

from briefing.nouns import Block, Face, Role, Style
from briefing.read.dialects import DIALECTS, plain
from briefing.read.markdown import read_markdown


@pytest.mark.parametrize("row", DIALECTS, ids=lambda row: row.example)
def test_a_mark_becomes_what_commonmark_has(row):
    assert plain(row.example)[0] == row.expected


@pytest.mark.parametrize(
    "text",
    [
        "涨了20%，跌了15%。",
        "若 a == b，则 b == a。",
        "见 [1] 和 [x]。",
        "```\n%% 不是注释 %%\n[[a|b]]\n```",
        "`[[a|b]]`与`==`",
        "2^10",
        "- [链接](https://example.org)",
    ],
)
def test_what_only_looks_like_a_mark_stays(text):
    assert plain(text) == (text, [])


def test_comments_are_left_out_and_counted():
    article = read_markdown("通车%%再\n核实%%了。\n\n<!-- 第二段 -->\n\n完。")
    assert [block.text for block in article.blocks] == ["通车了。", "完。"]
    assert [(change.kind, change.before) for change in article.changes] == [
        ("comment", "%%再 核实%%"),
        ("comment", "<!-- 第二段 -->"),
    ]


@pytest.mark.parametrize(
    ("text", "shown", "strong"),
    [
        ("他说**“好”**了。", "他说“好”了。", "“好”"),
        ("这是**《大桥》**的结尾", "这是《大桥》的结尾", "《大桥》"),
        ("**注意：**桥上风大", "注意：桥上风大", "注意："),
        ("共**20%**的人", "共20%的人", "20%"),
        ("先**停（三分钟）**再走", "先停（三分钟）再走", "停（三分钟）"),
        ("一**“甲”**二**“乙”**三", "一“甲”二“乙”三", "“甲”"),
        ("==三年==建成", "三年建成", "三年"),
    ],
)
def test_bold_beside_chinese_punctuation_is_bold(text, shown, strong):
    (block,) = read_markdown(text).blocks
    start = shown.index(strong)
    assert block.text == shown
    assert block.styles[0] == Style(start, start + len(strong), Face.STRONG)


def test_lone_asterisks_stay():
    assert read_markdown("三 * 五 * 七，2*3").blocks == (Block(Role.BODY, "三 * 五 * 七，2*3"),)


def test_emphasis_and_code_within_a_line_are_kept():
    (block,) = read_markdown("**很*重***要，用`ls -l`看。").blocks
    assert block.text == "很重要，用ls -l看。"
    assert block.styles == (Style(1, 2, Face.EMPHASIS), Style(0, 2, Face.STRONG), Style(5, 10, Face.CODE))
