"""Numbered lists read: every item with the number that a browser shows, however the page sets it."""

from __future__ import annotations

import pytest
from lxml import html

from briefing.narrate import narrate
from briefing.nouns import Block, Role
from briefing.read.html import compose
from briefing.read.markdown import read_markdown
from briefing.read.walk import runs


def items(page):
    """Number, depth and text of each item of a page that is nothing else."""
    found = runs(html.document_fromstring(f"<body>{page}</body>"))[0]
    return [(b.number, b.level, b.text) for b in compose(found, range(len(found)), "") if b.role is Role.ITEM]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol><li>洗米<li>加水</ol>", [(1, 0, "洗米"), (2, 0, "加水")]),
        ("<ol start=4><li>洗米<li>加水</ol>", [(4, 0, "洗米"), (5, 0, "加水")]),
        ("<ol><li>洗米<li value=7>加水<li>煮</ol>", [(1, 0, "洗米"), (7, 0, "加水"), (8, 0, "煮")]),
        ("<ol reversed><li>铜牌<li>银牌<li>金牌</ol>", [(3, 0, "铜牌"), (2, 0, "银牌"), (1, 0, "金牌")]),
        ("<ol reversed start=9><li>铜牌<li>银牌</ol>", [(9, 0, "铜牌"), (8, 0, "银牌")]),
        ("<ol><li>洗米<ul><li>三遍</ul><li>加水</ol>", [(1, 0, "洗米"), (None, 1, "三遍"), (2, 0, "加水")]),
        ("<ol><li>洗米<ol><li>淘净</ol></ol>", [(1, 0, "洗米"), (1, 1, "淘净")]),
        ("<ul><li>洗米</ul>", [(None, 0, "洗米")]),
        ("<ul><li><ol><li>洗米<li>加水</ol></ul>", [(1, 0, "洗米"), (2, 0, "加水")]),
        ("<ol style='list-style: none'><li>洗米</ol>", [(None, 0, "洗米")]),
        ("<ol><li>1、洗米</ol>", [(None, 0, "1、洗米")]),
        ("<ol start=x><li>10分钟后加水</ol>", [(1, 0, "10分钟后加水")]),
    ],
)
def test_the_number_that_is_shown(page, expected):
    assert items(page) == expected


def test_only_the_first_paragraph_of_an_item_bears_its_number():
    assert items("<ol><li><p>洗米。</p><p>淘净。</p><li>加水</ol>") == [
        (1, 0, "洗米。"),
        (None, 0, "淘净。"),
        (2, 0, "加水"),
    ]


def test_markdown_keeps_its_numbers_and_every_sentence_of_an_item_its_depth():
    article = read_markdown(
        "炊事。\n\n3. 洗米要洗三遍，水清为止。然后把水倒掉，再加新水。\n   - 用井水最好。\n4. 点火。"
    )
    assert article.blocks[1:] == (
        Block(Role.ITEM, "洗米要洗三遍，水清为止。然后把水倒掉，再加新水。", number=3),
        Block(Role.ITEM, "用井水最好。", 1),
        Block(Role.ITEM, "点火。", number=4),
    )
    segments = [segment for segment in narrate(article).segments() if segment.role is Role.ITEM]
    assert [(segment.number, segment.level) for segment in segments] == [(3, 0), (None, 0), (None, 1), (4, 0)]
