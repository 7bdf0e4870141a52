"""Tables of a page, read aloud row by row."""

from __future__ import annotations

from briefing.nouns import Role
from briefing.read.html import read_html
from tests.read.test_read_html import page, texts


def test_a_table_without_headings_is_joined_with_commas():
    rows = "<tr><td>北京</td><td>2189万</td></tr><tr><td>上海</td><td>2487万</td></tr>"
    assert texts(read_html(page(f"<table>{rows}</table>")), Role.ROW) == ["北京，2189万", "上海，2487万"]


def test_a_cell_that_spans_rows_is_said_in_each():
    rows = (
        "<tr><th>省</th><th>市</th></tr><tr><td rowspan=2>山西</td><td>太原</td></tr><tr><td>大同</td></tr>"
    )
    assert texts(read_html(page(f"<table>{rows}</table>")), Role.ROW) == [
        "省：山西；市：太原",
        "省：山西；市：大同",
    ]


def test_a_table_for_layout_is_read_as_paragraphs():
    body = (
        "<p>第一段讲的是新桥通车以后两岸的变化，内容很长很长。</p><p>第二段讲的是渡船停航以后船工的去处。</p>"
    )
    article = read_html(f"<html><body><table><tr><td>{body}</td></tr></table></body></html>")
    assert [block.role for block in article.blocks] == [Role.BODY, Role.BODY]


def test_headings_of_two_rows_are_said_as_one():
    table = (
        '<table><thead><tr><th rowspan="2">年份</th><th colspan="2">客流</th></tr>'
        "<tr><th>白天</th><th>夜间</th></tr></thead><tr><td>2024</td><td>12</td><td>3</td></tr></table>"
    )
    assert texts(read_html(page(table)), Role.ROW) == ["年份：2024；客流 白天：12；客流 夜间：3"]


def test_a_row_with_a_heading_of_its_own_is_said_with_it():
    table = "<table><tr><th>船名</th><td>河岸一号</td></tr><tr><th>载客</th><td>60人</td></tr></table>"
    assert texts(read_html(page(table)), Role.ROW) == ["船名：河岸一号", "载客：60人"]
