"""Tables read: headings and cells kept through cleaning and into the script, where they are one paragraph."""

from __future__ import annotations

from briefing.clean import clean
from briefing.narrate import narrate
from briefing.nouns import Block, Face, Link, Role, Segment, Style
from briefing.read.html import read_html
from briefing.read.markdown import read_markdown
from tests.read.test_read_html import page, texts

PAGE = """<html><body><p>两岸的人口这几年变化不小，下面是统计部门公布的数字。</p>
<table><caption>两岸人口</caption><tr><th></th><th>人口 </th></tr>
<tr><td>北岸</td><td><a href="https://example.org/n">218万</a></td></tr><tr><td>南岸,新区</td><td></td></tr></table><p>数字是今年年底的，比去年同期都有增加，新区增加得最多。</p></body></html>"""


def test_a_table_is_one_paragraph_with_its_caption_links_and_empty_cells():
    paragraphs = list(narrate(clean(read_html(PAGE))).paragraphs())
    assert paragraphs[-2] == (
        Segment("两岸人口", Role.CAPTION),
        Segment("\t人口", Role.HEADER),
        Segment("北岸\t218万", Role.ROW, links=(Link(3, 7, "https://example.org/n"),)),
        Segment("南岸，新区\t", Role.ROW),
    )


def test_two_tables_are_two_paragraphs():
    one = "| 城市 | 人口 |\n|---|---|\n| 北岸 | 218万 |\n"
    paragraphs = list(narrate(read_markdown(f"前文。\n\n{one}\n{one}")).paragraphs())
    assert [len(paragraph) for paragraph in paragraphs[-2:]] == [2, 2]


def test_a_row_too_long_for_one_breath_is_read_in_sentences():
    said = "这一段桥面今年夏天重新铺过，走起来平稳多了。" * 4
    article = read_markdown(f"前文。\n\n| 段 | 说明 |\n|---|---|\n| 东 | {said} |\n")
    assert article.blocks[1:] == (Block(Role.ROW, f"段：东；说明：{said}"),)
    assert len(narrate(article).sections[-1].paragraphs[-1]) > 1


def test_a_table_without_headings_has_rows_alone():
    rows = "<tr><td>北京</td><td>2189万</td></tr><tr><td>上海</td><td>2487万</td></tr>"
    assert texts(read_html(page(f"<table>{rows}</table>")), Role.ROW) == ["北京\t2189万", "上海\t2487万"]


def test_a_cell_that_spans_rows_is_said_in_each():
    rows = (
        "<tr><th>省</th><th>市</th></tr><tr><td rowspan=2>山西</td><td>太原</td></tr><tr><td>大同</td></tr>"
    )
    assert texts(read_html(page(f"<table>{rows}</table>")), Role.ROW) == [
        "山西\t太原",
        "山西\t大同",
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
    article = read_html(page(table))
    assert texts(article, Role.HEADER) == ["年份\t客流 白天\t客流 夜间"]
    assert texts(article, Role.ROW) == ["2024\t12\t3"]


def test_a_row_with_a_heading_of_its_own_is_said_with_it():
    table = "<table><tr><th>船名</th><td>河岸一号</td></tr><tr><th>载客</th><td>60人</td></tr></table>"
    rows = [block for block in read_html(page(table)).blocks if block.role is Role.ROW]
    assert [row.text for row in rows] == ["船名\t河岸一号", "载客\t60人"]
    assert [row.styles for row in rows] == [(Style(0, 2, Face.STRONG),)] * 2
