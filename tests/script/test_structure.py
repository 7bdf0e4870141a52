"""How the structure of an article is written in ``script.md``, and what an older version made of the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.errors import UsageError
from briefing.nouns import Face, Link, Pin, Reference, Role, Script, Section, Segment, Style, by_start
from briefing.script.document import format_script, parse, with_attribute

LIST = """\
---
script: 2
---
1. 先买票。
- 在窗口，或者扫码。

  - 也可以刷身份证。

2. 再过桥。
"""


def paragraphs(text, version=2):
    return list(parse(f"---\nscript: {version}\n---\n{text}").paragraphs())


def test_the_items_of_a_list_keep_their_numbers_and_how_deep_they_stand():
    script = parse(LIST)
    assert list(script.paragraphs()) == [
        (Segment("先买票。", Role.ITEM, number=1), Segment("在窗口，或者扫码。", Role.ITEM)),
        (Segment("也可以刷身份证。", Role.ITEM, level=1),),
        (Segment("再过桥。", Role.ITEM, number=2),),
    ]
    assert format_script(script).replace("language: zh-Hans\n", "") == LIST


@pytest.mark.parametrize(
    ("line", "segment"),
    [("1. 先买票。", Segment("1. 先买票。")), ("  - 先买票。", Segment("先买票。", Role.ITEM))],
)
def test_in_the_first_version_a_number_is_ordinary_text_and_stays_it(line, segment):
    assert paragraphs(line, version=1) == [(segment,)]
    rewritten = parse(format_script(parse(f"---\nscript: 1\n---\n{line}")))
    assert list(rewritten.segments()) == [segment]


CODE = """\
```
if a:

    print("`#` 与 **")  # {x}
```"""


def test_code_stands_between_fences_to_the_letter_in_one_segment():
    (paragraph,) = paragraphs(CODE)
    assert paragraph == (Segment('if a:\n\n    print("`#` 与 **")  # {x}', Role.CODE),)
    assert CODE in format_script(Script("", (Section(None, 1, (paragraph,)),)))


@pytest.mark.parametrize(
    "code", ["```\na\n```", "<<<<<<< HEAD", "\\<<<<<<< HEAD", "\n  a\n", "a\n\n\nb", "# a"]
)
def test_code_may_hold_whatever_marks_a_script(code):
    script = Script("", (Section(None, 1, ((Segment(code, Role.CODE, pause_s=1.0), Segment("完。")),)),))
    assert parse(format_script(script)) == script


def test_a_segment_after_code_is_found_by_its_number_and_so_is_the_code():
    text = f"---\nscript: 2\n---\n一。\n\n{CODE}\n\n三。\n"
    assert with_attribute(text, 3, pause="1").endswith("三。 {pause=1}\n")
    assert with_attribute(text, 2, pause="1").split("\n")[5] == "``` {pause=1}"


def test_in_the_first_version_a_fence_is_ordinary_text():
    assert paragraphs("```", version=1) == [(Segment("```"),)]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("一。\n```\na", 5, "never closed"),
        ("```\n \n```", 4, "without code"),
        ("``` {role=body}\na\n```", 4, "role"),
    ],
)
def test_code_that_cannot_be_understood_is_told_with_its_line(text, line, what):
    with pytest.raises(UsageError) as caught:
        paragraphs(text)
    assert caught.value.where == f"script.md:{line}"
    assert what in caught.value.what


@pytest.mark.parametrize(
    ("line", "segment"),
    [
        ("**新桥**通车", Segment("新桥通车", styles=(Style(0, 2, Face.STRONG),))),
        ("*渡*口", Segment("渡口", styles=(Style(0, 1, Face.EMPHASIS),))),
        ("用`ls -l`看", Segment("用ls -l看", styles=(Style(1, 6, Face.CODE),))),
        (
            "***甲*乙**丙",
            Segment("甲乙丙", styles=(Style(0, 1, Face.EMPHASIS), Style(0, 2, Face.STRONG))),
        ),
        (
            "**见[公**告](https://example.org)",
            Segment("见公告", links=(Link(1, 3, "https://example.org"),), styles=(Style(0, 2, Face.STRONG),)),
        ),
        (r"2\*3\*5", Segment("2*3*5")),
    ],
)
def test_what_is_set_off_is_marked_as_in_markdown(line, segment):
    assert paragraphs(line) == [(segment,)]
    assert paragraphs(format_script(Script("", (Section(None, 1, ((segment,),)),))).split("---\n")[2]) == [
        (segment,)
    ]


def test_in_the_first_version_asterisks_and_backticks_are_ordinary_text():
    assert paragraphs("2*3**4`5", version=1) == [(Segment("2*3**4`5"),)]


@pytest.mark.parametrize(
    ("line", "what"), [("**新桥", "never closed"), ("一`二", "never closed"), ("一****二", "nothing")]
)
def test_a_style_that_is_not_closed_is_told(line, what):
    with pytest.raises(UsageError, match=what):
        paragraphs(line)


TABLE = """\
两岸人口 {role=caption}
| 城市 | 人口 |
| --- | --- |
| **北岸** | {218万|二百多万} |
|  | a\\|b | {pause=1}
"""


def test_a_table_is_written_as_in_markdown():
    (table,) = paragraphs(TABLE)
    assert table == (
        Segment("两岸人口", Role.CAPTION),
        Segment("城市\t人口", Role.HEADER),
        Segment("北岸\t218万", Role.ROW, pins=(Pin(3, 7, "二百多万"),), styles=(Style(0, 2, Face.STRONG),)),
        Segment("\ta|b", Role.ROW, pause_s=1.0),
    )
    assert format_script(Script("", (Section(None, 1, (table,)),))).endswith(TABLE)


def test_the_line_of_dashes_is_no_segment():
    text = f"---\nscript: 2\n---\n{TABLE}"
    assert "北岸** | {218万|二百多万} | {pause=2}" in with_attribute(text, 3, pause="2")


@pytest.mark.parametrize("line", ["|绝对值|", "|---|", "| a | b |"])
def test_what_only_looks_like_a_row_is_written_so_that_it_is_none(line):
    script = Script("", (Section(None, 1, ((Segment(line),),)),))
    assert parse(format_script(script)) == script
    assert paragraphs(line, version=1) == [(Segment(line),)]


def test_dashes_without_headings_and_a_row_of_nothing_are_told():
    for text, what in (("一。\n| --- |", "no row of headings"), ("|  |  |", "without words")):
        with pytest.raises(UsageError, match=what):
            paragraphs(text)


NOTES = """\
全长2.4公里[^1]，*见[公告](https://example.org)*[^*]。

[^1]: 不含引桥。 {voice=yunjian}
下同。 {role=footnote}

[^*]: 第二号[^1]。
"""


def test_notes_are_referred_to_and_written_as_in_markdown():
    script = parse(f"---\nscript: 2\n---\n{NOTES}")
    body, note, goes_on, other = script.segments()
    assert (body.text, body.references) == ("全长2.4公里，见公告。", (Reference(7, "1"), Reference(11, "*")))
    assert note == Segment("不含引桥。", Role.FOOTNOTE, voice="yunjian", label="1")
    assert goes_on == Segment("下同。", Role.FOOTNOTE)
    assert (other.label, other.references) == ("*", (Reference(3, "1"),))
    assert format_script(script).endswith(NOTES)


@pytest.mark.parametrize("line", ["[^1]", "[^1]: 注。", "见[^1](甲)", "[^1](https://example.org)"])
def test_what_only_looks_like_a_note_is_written_so_that_it_is_none(line):
    script = Script("", (Section(None, 1, ((Segment(line),),)),))
    assert parse(format_script(script)) == script


def test_a_reference_before_a_colon_begins_no_note():
    script = Script("", (Section(None, 1, ((Segment(": 注", references=(Reference(0, "1"),)),),)),))
    assert parse(format_script(script)) == script


def test_in_the_first_version_there_are_no_notes():
    assert paragraphs("[^1]: 见[^2]", version=1) == [(Segment("[^1]: 见[^2]"),)]
    linked = Segment("^1", links=(Link(0, 2, "https://example.org"),))
    assert paragraphs("[^1](https://example.org)", version=1) == [(linked,)]
    assert list(parse(format_script(parse("---\nscript: 1\n---\n[^1](https://example.org)"))).segments()) == [
        linked
    ]


VERSE = """\
> 床前明月光，\\
> 疑是地上霜。 {voice=yunjian}\\
> 举头望明月，
> 低头思故乡。"""


def test_a_backslash_at_its_end_breaks_a_line_of_verse():
    (lines,) = paragraphs(VERSE)
    assert [line.breaks for line in lines] == [True, True, False, False]
    assert lines[1] == Segment("疑是地上霜。", Role.QUOTATION, voice="yunjian", breaks=True)
    assert VERSE in format_script(Script("", (Section(None, 1, (lines,)),)))


def test_a_backslash_that_is_text_is_written_twice_and_breaks_nothing():
    (line,) = paragraphs("路径是 C:\\\\")[0]
    assert line == Segment("路径是 C:\\")
    (line,) = paragraphs("路径是 C:\\\\\\")[0]
    assert line == Segment("路径是 C:\\", breaks=True)


def test_in_the_first_version_a_backslash_is_ordinary_text():
    assert paragraphs("床前\\", version=1) == [(Segment("床前\\"),)]


def test_an_attribute_goes_before_the_break():
    text = f"---\nscript: 2\n---\n{VERSE}\n"
    assert with_attribute(text, 1, pause="1").split("\n")[3] == "> 床前明月光， {pause=1}\\"


@pytest.mark.parametrize(
    ("line", "segment"),
    [
        ("能量$E=mc^2$守恒。", Segment("能量$E=mc^2$守恒。", styles=(Style(2, 10, Face.FORMULA),))),
        (r"$$\frac{a}{b}$$", Segment(r"$$\frac{a}{b}$$", styles=(Style(0, 15, Face.FORMULA),))),
        ("是**$a*b$**。", Segment("是$a*b$。", styles=(Style(1, 6, Face.FORMULA), Style(1, 6, Face.STRONG)))),
        (
            r"{$\frac{1}{2}$|二分之一}块",
            Segment(r"$\frac{1}{2}$块", pins=(Pin(0, 13, "二分之一"),), styles=(Style(0, 13, Face.FORMULA),)),
        ),
        ("票价$5。", Segment("票价$5。")),
        (r"票价\$5，\$x\$。", Segment("票价$5，$x$。")),
        ("票价$5，儿童$3。", Segment("票价$5，儿童$3。")),
        ("票价$5，$x$。", Segment("票价$5，$x$。", styles=(Style(5, 8, Face.FORMULA),))),
    ],
)
def test_a_formula_stands_between_dollars(line, segment):
    (found,) = paragraphs(line)[0]
    assert found == replace(segment, styles=tuple(sorted(segment.styles, key=by_start)))
    script = Script("", (Section(None, 1, ((found,),)),))
    assert parse(format_script(script)) == script


def test_two_prices_are_written_as_they_stand():
    script = Script("", (Section(None, 1, ((Segment("票价$5，儿童$3。"), Segment("是$x$。")),)),))
    assert format_script(script).endswith("票价$5，儿童$3。\n是\\$x\\$。\n")


def test_a_bar_in_a_formula_parts_no_cells():
    (row,) = paragraphs("| 能 | $|E|$ |")[0]
    assert row == Segment("能\t$|E|$", Role.ROW, styles=(Style(2, 7, Face.FORMULA),))
    script = Script("", (Section(None, 1, ((row, Segment("$a\tb$", Role.ROW)),)),))
    assert parse(format_script(script)) == script


def test_in_the_first_version_dollars_are_ordinary_text():
    assert paragraphs("设$x$", version=1) == [(Segment("设$x$"),)]
    assert paragraphs("设{$x$|爱克斯}", version=1) == [(Segment("设$x$", pins=(Pin(1, 4, "爱克斯"),)),)]
