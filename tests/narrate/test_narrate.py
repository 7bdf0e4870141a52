"""What becomes of each part of an article in its script."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.narrate import narrate
from briefing.narrate.length import Length
from briefing.nouns import Article, Block, Link, Pin, Role, Script, Segment
from briefing.script.document import format_script, parse

ARTICLE = Article(
    title="黄河大桥通车",
    source="https://example.org/news/1234",
    date="2026-11-24",
    author="李明",
    publisher="河湾日报",
    blocks=(
        Block(Role.CREDIT, "本报记者 李明"),
        Block(Role.BODY, "横跨黄河的新桥今天正式通车。全长2.4公里，双向六车道。"),
        Block(Role.HEADING, "两岸的期待", 2),
        Block(Role.BODY, "“盼了十年。”住在乐亭的王先生说。", pins=(Pin(9, 11, "lào tíng"),)),
        Block(Role.QUOTATION, "长桥卧波，未云何龙？复道行空，不霁何虹？"),
        Block(Role.HEADING, "新桥的数字", 3),
        Block(Role.ITEM, "双向六车道", links=(Link(2, 5, "https://example.org/lanes"),)),
        Block(Role.ITEM, "设计时速80公里"),
        Block(Role.ROW, "年份：2021；投资：12亿元"),
        Block(Role.CAPTION, "大桥夜景。"),
        Block(Role.FOOTNOTE, "一期工程。"),
        Block(Role.DATA, "责任编辑：陈静。来源：河湾日报。"),
    ),
)

SCRIPT = """\
---
script: 2
title: 黄河大桥通车
source: https://example.org/news/1234
date: 2026-11-24
author: 李明
publisher: 河湾日报
language: zh-Hans
voice: yunxi
---
# 黄河大桥通车

本报记者 李明 {role=credit}

横跨黄河的新桥今天正式通车。
全长2.4公里，双向六车道。

## 两岸的期待

“盼了十年。”住在{乐亭|lào tíng}的王先生说。

> 长桥卧波，未云何龙？
> 复道行空，不霁何虹？

### 新桥的数字

- 双向[六车道](https://example.org/lanes)

- 设计时速80公里

年份：2021；投资：12亿元 {role=row}

大桥夜景。 {role=caption}

一期工程。 {role=footnote}

责任编辑：陈静。来源：河湾日报。 {role=data}
"""


def article(*blocks, title=""):
    return Article(title=title, blocks=blocks, source="a.txt")


def test_an_article_becomes_this_script():
    assert format_script(narrate(ARTICLE, voice="yunxi")) == SCRIPT


def test_characters_stay_as_the_article_has_them():
    script = narrate(Article("黃河大橋通車", (), "a.txt", script="hant"))
    assert script.script == "hant"
    assert [segment.text for segment in script.segments()] == ["黃河大橋通車"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("横跨黄河的新桥今天正式通车。大家都来看。", "横跨黄河的新桥今天正式通车"),
        ("通车了！大家都来看。", "通车了！"),
        ("桥" * 50 + "。", "桥" * 28 + "…"),
        (
            "横跨黄河的新桥今天上午正式通车，两岸居民盼了十年，八分钟就能到对岸。",
            "横跨黄河的新桥今天上午正式通车，两岸居民盼了十年…",
        ),
        (
            "这座建于上世纪八十年代末期并且在本世纪初经历过两次大规模扩建工程的公共图书馆开放了。",
            "这座建于上世纪八十年代末期并且在本世纪初经历过两次大规模…",
        ),
        ("新华社北京11月25日电（记者李明、王红）新桥今天通车。大家都来看。", "新桥今天通车"),
        ("第一行，\n第二行。", "第一行"),
    ],
)
def test_without_a_title_the_first_sentence_names_the_script_and_is_said_once(text, title):
    script = narrate(article(Block(Role.DATA, "来源：河湾日报"), Block(Role.BODY, text)))
    assert script.title == title
    assert script.sections[0].heading is None
    spoken = "".join(segment.text for segment in script.segments())
    assert spoken == "来源：河湾日报" + text.replace("\n", "")
    assert "\n# " not in format_script(script)


def test_a_title_that_the_text_repeats_is_said_once():
    body = Block(Role.BODY, "正文在这里，说的是这件事。")
    for role in (Role.TITLE, Role.HEADING):
        script = narrate(article(Block(role, "黄河大桥通车", 2), body, title="黄河大桥通车"))
        assert [segment.text for segment in script.segments()] == ["黄河大桥通车", body.text]
    later = narrate(article(body, Block(Role.HEADING, "黄河大桥通车", 2), title="黄河大桥通车"))
    assert len(later.sections) == 2


def test_headings_may_stand_without_text_and_at_any_depth():
    headings = [Block(Role.HEADING, f"第{level}级", level) for level in (2, 4, 9, 0)]
    script = narrate(article(*headings))
    assert [section.level for section in script.sections] == [2, 4, 6, 2]
    assert not any(section.paragraphs for section in script.sections)
    assert script.title == "第2级"


def test_blank_blocks_leave_nothing_behind():
    script = narrate(article(Block(Role.BODY, " \n"), Block(Role.HEADING, "", 2), title=" "))
    assert script == Script("", (), source="a.txt")


def test_the_length_of_segments_can_be_chosen():
    text = "双向六车道，时速八十公里，全长两公里多，两岸只要八分钟。"
    block = Block(Role.BODY, text)
    assert len(list(narrate(article(block)).segments())) == 1
    assert len(list(narrate(article(block), length=Length(4, 10, 14)).segments())) == 2


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
blocks = st.builds(
    Block, st.sampled_from([role for role in Role if role is not Role.PICTURE]), words, st.integers(0, 9)
)
articles = st.builds(Article, words, st.lists(blocks, max_size=6).map(tuple), st.just("a.txt"))


@given(articles)
def test_the_script_of_any_article_can_be_written_read_and_holds_all_its_text(article):
    script = narrate(article)
    assert parse(format_script(script)) == script
    spoken = "".join(segment.text for segment in script.segments())
    for block in article.blocks:
        assert re.sub(r"\s", "", block.text) in re.sub(r"\s", "", spoken)


def test_lines_of_verse_are_segments_of_one_paragraph_and_none_is_joined_to_another():
    block = Block(Role.QUOTATION, "床前明月光，\n疑是地上霜。", links=(Link(9, 11, "https://example.org/"),))
    script = narrate(article(block))
    assert list(script.paragraphs())[-1] == (
        Segment("床前明月光，", Role.QUOTATION, breaks=True),
        Segment("疑是地上霜。", Role.QUOTATION, links=(Link(2, 4, "https://example.org/"),)),
    )


def test_a_long_line_of_verse_is_divided_and_broken_only_at_its_end():
    long = "我看见河水从桥下流过，" * 8
    *inner, end, last = list(narrate(article(Block(Role.BODY, f"{long}\n灯亮了。"))).paragraphs())[-1]
    assert inner
    assert not any(segment.breaks for segment in (*inner, last))
    assert end.breaks
