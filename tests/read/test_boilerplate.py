"""What a page says of itself is told from what its article says."""

from __future__ import annotations

import pytest

from briefing.read.boilerplate import body_length, closes_article, ends_article, is_boilerplate
from briefing.read.plain.copied import without_copied
from briefing.read.plain.lines import lines_of
from briefing.zh import boilerplate

BODY = "横跨黄河的新桥今天正式通车。"


@pytest.mark.parametrize("row", boilerplate.rows(boilerplate.PAGE), ids=lambda row: row.example)
def test_each_row_of_boilerplate_knows_its_example(row):
    assert is_boilerplate(row.example)


@pytest.mark.parametrize("row", boilerplate.rows(boilerplate.END), ids=lambda row: row.example)
def test_each_end_of_an_article_knows_its_example(row):
    assert ends_article(row.example)


@pytest.mark.parametrize("row", boilerplate.rows(boilerplate.CLOSE), ids=lambda row: row.example)
def test_each_last_line_of_an_article_knows_its_example(row):
    assert closes_article(row.example)


@pytest.mark.parametrize("row", boilerplate.rows(boilerplate.TAIL), ids=lambda row: row.example)
def test_each_tail_is_cut_from_its_example(row):
    assert row.example[: body_length(row.example)].endswith("。")


@pytest.mark.parametrize("row", boilerplate.rows(boilerplate.COPIED), ids=lambda row: row.example)
def test_each_row_of_what_is_copied_along_knows_its_example(row):
    lines = list(lines_of(f"大桥通车\n{BODY}\n{row.example}"))
    assert [line.text for line in without_copied(lines)[0]] == ["大桥通车", BODY]


@pytest.mark.parametrize(
    "row",
    [*boilerplate.rows(boilerplate.BESIDE), *boilerplate.rows(boilerplate.BELOW)],
    ids=lambda row: row.example,
)
def test_what_stands_beside_such_a_line_goes_with_it_but_not_alone(row):
    for besides, left in (("56 条评论", []), ("大桥", [row.example, "大桥"])):
        lines = list(lines_of(f"大桥通车\n{BODY}\n{row.example}\n{besides}"))
        assert [line.text for line in without_copied(lines)[0]] == ["大桥通车", BODY, *left]


@pytest.mark.parametrize("pair", ["（）", "()", "［］", "[]", "〔〕", "【】"])
def test_brackets_of_any_kind_may_enclose_it(pair):
    left, right = pair
    assert is_boilerplate(f"{left}原标题：大桥通车{right}")
    assert body_length(f"大桥已经通车。{left}返回首页{right}") == len("大桥已经通车。")
    assert closes_article(f"{left}责任编辑：李雷{right}")


@pytest.mark.parametrize(
    "text",
    [
        "他在微信上说，明天就到。",
        "关键是要把好事办好。",
        "本文作者认为，桥梁是城市的名片。",
        "这份声明：我们不会放弃。",
        "阅读是一种生活方式",
        "各方发表联合声明：立即停火。",
        "他把好消息分享给大家。",
        "顾客用手机扫一扫，就完成了付款。",
        "未经许可擅自使用他人肖像，要承担责任。",
        "位置：太原市迎泽区",
        "1",
        "推荐阅读这本书的人很多。",
        "评论区里，有人提起了十年前的事。",
        "他做了三年责任编辑。",
        "责任编辑：",
        "上一条河在北岸",
        "其他河岸的新闻里没有这座桥",
    ],
)
def test_a_sentence_is_not_taken_for_boilerplate(text):
    assert not is_boilerplate(text)
    assert not ends_article(text)
    assert not closes_article(text)
