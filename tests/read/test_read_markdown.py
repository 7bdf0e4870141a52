"""Markdown read: the same roles as a page, and nothing left out."""

from __future__ import annotations

import pytest

from briefing.nouns import Block, Face, Link, Picture, Pin, Reference, Role, Style
from briefing.read.markdown import read_markdown

ARTICLE = """---
title: "黄河大桥通车"
date: 2026-11-24
作者: 周明远
---
# 黄河大桥通车

横跨黄河的**新桥**今天[正式通车](https://example.org/a)。
全长2.4公里[^1]，双向六车道。

## 两岸的期待

> “盼了十年。”
> 住在<ruby>乐亭<rt>lào tíng</rt></ruby>的他说。

- 小客车十元
- 行人免费

| 城市 | 人口 |
|---|---|
| 北岸 | 218万 |
| 南岸 | 96万 |

![新桥夜景，灯火通明](a.jpg)

完。<br>再见。

[^1]: 不含引桥。
"""


def test_every_part_is_there_in_its_role():
    article = read_markdown(ARTICLE)
    assert (article.title, article.date, article.author) == ("黄河大桥通车", "2026-11-24", "周明远")
    assert list(article.blocks) == [
        Block(
            Role.BODY,
            "横跨黄河的新桥今天正式通车。全长2.4公里，双向六车道。",
            links=(Link(9, 13, "https://example.org/a"),),
            styles=(Style(5, 7, Face.STRONG),),
            references=(Reference(21, "1"),),
        ),
        Block(Role.FOOTNOTE, "不含引桥。", label="1"),
        Block(Role.HEADING, "两岸的期待", 2),
        Block(Role.QUOTATION, "“盼了十年。”住在乐亭的他说。", pins=(Pin(9, 11, "lào tíng"),)),
        Block(Role.ITEM, "小客车十元"),
        Block(Role.ITEM, "行人免费"),
        Block(Role.HEADER, "城市\t人口"),
        Block(Role.ROW, "北岸\t218万"),
        Block(Role.ROW, "南岸\t96万"),
        Block(Role.PICTURE, "", picture=Picture("a.jpg", "新桥夜景，灯火通明")),
        Block(Role.CAPTION, "新桥夜景，灯火通明"),
        Block(Role.BODY, "完。"),
        Block(Role.BODY, "再见。"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        ("# 通车\n\n正文。", "通车", "正文。"),
        ("导语。\n\n# 通车\n\n正文。", "通车", "导语。"),
        ("## 通车\n\n正文。", "通车", "正文。"),
        ("## 一\n\n正文。\n\n## 二\n\n正文。", "", "一"),
        ("正文。", "", "正文。"),
        ("---\ntitle: 通车\n---\n正文。", "通车", "正文。"),
        ("---\ntitle: 通车\n---\n# 另一个\n\n正文。", "通车", "另一个"),
    ],
)
def test_the_title(text, title, first):
    article = read_markdown(text)
    assert (article.title, article.blocks[0].text) == (title, first)


def test_a_footnote_nothing_refers_to_is_listed():
    (change,) = read_markdown("正文。\n\n[^1]: 没有人引用。").changes
    assert (change.kind, change.before, change.where) == ("footnote", "[^1]: 没有人引用。", "[^1]")


def test_a_bold_paragraph_stays_a_paragraph():
    assert read_markdown("正文。\n\n**注意安全**\n\n正文。").blocks[1].role is Role.BODY


def test_boilerplate_is_kept_where_a_person_wrote_it():
    assert [block.text for block in read_markdown("正文。\n\n分享到：微信").blocks] == [
        "正文。",
        "分享到：微信",
    ]


def test_a_script_is_not_read():
    assert [block.text for block in read_markdown("正文。\n\n<script>不要读</script>").blocks] == ["正文。"]


def test_what_a_site_would_put_behind_a_paragraph_is_the_writer_s_own():
    assert read_markdown("# 通车\n\n新桥已经通车。查看更多>>").blocks[0].text == "新桥已经通车。查看更多>>"
