"""Numbers that Word works out: in every form, restarted, gone on with, skipped."""

from __future__ import annotations

import pytest

from briefing.read.containers.word.numerals import counted, written
from tests.read.word.documents import abstract, docx, num, p, read, style, told

START = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def lines(numbering, *items, styles=""):
    """The paragraphs 甲, 乙 … of ``items``: (id, level); None is a paragraph between."""
    names = iter("甲乙丙丁戊己庚辛壬癸子丑")
    body = [p(f"{next(names)}事办完了。", num=item) if item else p("中间的话说完了。") for item in items]
    return told(read(docx(*body, numbering=numbering, styles=styles)))


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("decimal", "%1.", "2. 乙"),
        ("decimal", "%1、", "2. 乙"),
        ("decimal", "（%1）", "（2）乙"),
        ("decimalEnclosedCircle", "%1", "②乙"),
        ("chineseCounting", "%1、", "二、乙"),
        ("chineseCountingThousand", "第%1章", "第二章 乙"),
        ("japaneseCounting", "第%1条", "第二条 乙"),
        ("ideographTraditional", "%1、", "乙、乙"),
        ("upperRoman", "%1.", "II. 乙"),
        ("lowerLetter", "%1)", "b)乙"),
        ("decimalZero", "%1", "02 乙"),
        ("bullet", "●", "- 乙"),
        ("bullet", "\uf0b7", "- 乙"),
        ("none", "", "乙"),
        ("notOfThisWorld", "%1:", "2:乙"),
    ],
)
def test_each_form_as_word_shows_it(form, text, said):
    assert lines(abstract(1, (form, text)) + num(1, 1), (1, 0), (1, 0))[1] == f"{said}事办完了。"


def test_levels_below_begin_again_and_take_the_numbers_above():
    levels = abstract(1, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)")) + num(1, 1)
    assert lines(levels, (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)) == [
        "1. 甲事办完了。",
        "1.1 乙事办完了。",
        "1.2 丙事办完了。",
        "a)丁事办完了。",
        "2. 戊事办完了。",
        "2.1 己事办完了。",
    ]


def test_numbers_above_are_written_in_digits_where_the_level_says_so():
    levels = abstract(1, ("chineseCounting", "第%1章"), ("decimal", "%1.%2", "<w:isLgl/>")) + num(1, 1)
    assert lines(levels, (1, 0), (1, 1))[1] == "1.1 乙事办完了。"


def test_a_list_goes_on_after_what_stands_between():
    assert lines(abstract(1, ("decimal", "%1.")) + num(1, 1), (1, 0), None, (1, 0))[2].startswith("2. ")


def test_two_lists_of_one_definition_count_on_unless_one_starts_again():
    on = abstract(1, ("decimal", "%1.")) + num(1, 1) + num(2, 1)
    anew = abstract(1, ("decimal", "%1.")) + num(1, 1) + num(2, 1, START.format(0, 5))
    assert [line[:2] for line in lines(on, (1, 0), (2, 0))] == ["1.", "2."]
    assert [line[:2] for line in lines(anew, (1, 0), (2, 0), (2, 0))] == ["1.", "5.", "6."]


def test_a_level_that_never_begins_again():
    levels = ("decimal", "%1."), ("decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    said = lines(abstract(1, *levels) + num(1, 1), (1, 0), (1, 1), (1, 0), (1, 1))
    assert said == ["1. 甲事办完了。", "  1. 乙事办完了。", "2. 丙事办完了。", "  2. 丁事办完了。"]


def test_a_number_that_a_paragraph_takes_off_its_style():
    styles = style("L", "List Number", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    data = docx(
        p("有号。", style="L"),
        p("没有号的一段话。", style="L", num=(0, 0)),
        p("又有号。", style="L"),
        styles=styles,
        numbering=abstract(1, ("decimal", "%1.")) + num(1, 1),
    )
    assert told(read(data)) == ["1. 有号。", "没有号的一段话。", "2. 又有号。"]


def test_a_list_defined_by_a_style_elsewhere():
    linked = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>'
    styles = style("S", "我的列表", kind="numbering", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    numbering = abstract(1, ("chineseCounting", "%1、")) + linked + num(1, 1) + num(2, 2)
    assert lines(numbering, (2, 0), (2, 0), styles=styles)[1] == "二、乙事办完了。"


def test_a_list_that_is_nowhere_defined_numbers_nothing():
    assert lines(num(1, 9), (1, 0), (2, 0)) == ["甲事办完了。", "乙事办完了。"]


def test_an_item_of_many_lines_keeps_its_number():
    from tests.read.word.documents import br

    verse = [piece for line in "一二三四五" for piece in (f"第{line}行写完了，", br())]
    data = docx(p(*verse, num=(1, 0)), numbering=abstract(1, ("decimal", "%1.")) + num(1, 1))
    assert told(read(data))[0] == "1. 第一行写完了，"


def test_numerals():
    assert [counted(value) for value in (1, 10, 11, 20, 21, 100, 101, 110, 1001, 10_000, 20_300)] == [
        *(
            "一",
            "十",
            "十一",
            "二十",
            "二十一",
            "一百",
            "一百零一",
            "一百一十",
            "一千零一",
            "一万",
            "二万零三百",
        ),
    ]
    assert [written(value, "lowerLetter") for value in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert [written(value, "upperRoman") for value in (4, 1994, 9999)] == ["IV", "MCMXCIV", "9999"]
    assert written(21, "decimalEnclosedCircle") == "21"
    assert written(12, "chineseLegalSimplified") == "拾贰"
