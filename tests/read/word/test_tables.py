"""Tables of Word: their rows, what heads the columns, cells that reach over others."""

from __future__ import annotations

import pytest

from tests.read.word.documents import br, docx, p, r, read, style, table, told

GRID = style("G", "Table Grid", kind="table")
LIGHT = style(
    "L",
    "Light List",
    kind="table",
    more='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
)


def rows(*written, styles=GRID + LIGHT, **how):
    return told(read(docx(p("下面是一张表，请看。"), table(*written, **how), styles=styles)))[1:]


WORDS = ("城市", "特产"), ("北京", "烤鸭"), ("天津", "麻花")


@pytest.mark.parametrize(
    "how",
    [
        {"head": True},
        {"properties": '<w:tblStyle w:val="L"/><w:tblLook w:firstRow="1"/>'},
        {"properties": '<w:tblStyle w:val="L"/><w:tblLook w:val="04A0"/>'},
        {"cell": lambda text: p(r(text, b=text in WORDS[0]))},
    ],
)
def test_a_first_row_that_is_set_apart_heads_the_columns(how):
    assert rows(*WORDS, **how) == ["header: 城市 | 特产", "row: 北京 | 烤鸭", "row: 天津 | 麻花"]


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"properties": '<w:tblStyle w:val="G"/><w:tblLook w:val="04A0" w:firstRow="1"/>'},
        {"properties": '<w:tblStyle w:val="L"/><w:tblLook w:val="0480" w:firstRow="0"/>'},
    ],
)
def test_of_a_table_of_words_that_sets_nothing_apart_no_row_does(how):
    assert rows(*WORDS, **how)[0] == "row: 城市 | 特产"


def test_words_above_numbers_head_them():
    assert rows(("城市", "人口"), ("北京", "2189万"), ("天津", "1,364万"))[0] == "header: 城市 | 人口"
    assert (
        rows(("年份", "2025", "2026"), ("产量", "12", "15"), ("销量", "10", "14"))[0]
        == "row: 年份 | 2025 | 2026"
    )


def merged(text, *, span=1, down=""):
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    below = f"<w:vMerge{down}/>" if down else ""
    return f"<w:tc><w:tcPr>{across}{below}</w:tcPr>{p(text)}</w:tc>"


def test_cells_that_reach_over_others():
    start, on = ' w:val="restart"', " "
    assert rows(
        (merged("地区", down=start), merged("人口", span=2)),
        (merged("", down=on), "城镇", "乡村"),
        (merged("北方", down=start), "10", "20"),
        (merged("", down=on), "30", "40"),
    ) == ["row: 地区 | 人口 | ", "row: 地区 | 城镇 | 乡村", "row: 北方 | 10 | 20", "row: 北方 | 30 | 40"]


def test_what_stands_in_a_hidden_part_of_a_merged_cell_is_not_lost():
    start, on = ' w:val="restart"', " "
    said = rows((merged("甲", down=start), "一"), (merged("乙", down=on), "二"))
    assert "乙" in " ".join(said)


def test_lines_in_a_cell_and_items_are_one_cell():
    cell = f"<w:tc>{p('第一行', br(), '第二行')}{p('第三行')}</w:tc>"
    assert rows(("名称", "说明"), ("桥", cell))[1] == "row: 桥 | 第一行 第二行 第三行"


def test_a_table_in_a_table_and_a_form_lose_nothing():
    inner = table(("甲", "乙"), ("丙", "丁"))
    said = " ".join(rows(("左", f"<w:tc>{inner}{p('后')}</w:tc>"), ("右", "下")))
    assert all(word in said for word in "左甲乙丙丁后右下")


def test_long_cells_are_paragraphs():
    long = "这一格里是一整段话，" * 20 + "说完了。"
    assert long in rows(("左边的话。", long), ("右边的话。", "短。"))
