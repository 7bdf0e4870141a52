"""What an editor sees in ``script.md``, may change in it, and is told when it cannot be understood."""

from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.nouns import Link, Pin, Role, Script, Section, Segment
from briefing.script.document import format_script, is_script, parse, with_attribute
from briefing.script.inline import Inline, format_inline

BRIDGE = """\
---
script: 2
title: 黄河大桥通车
source: https://example.org/news/1234
date: 2026-11-24
language: zh-Hans
voice: xiaobei
---
# 黄河大桥通车

横跨黄河的新桥今天正式通车。
全长2.4公里，双向六车道。

## 两岸的期待

“盼了十年，终于盼到了。”住在{乐亭|lào tíng}的王先生说。 {voice=yunjian}
大桥由{GB-12|吉比十二}标段承建。 {pause=0.8}

> 长桥卧波，未云何龙？

- 双向[六车道](https://example.org/lanes)

本报记者 李明 {role=credit}
"""

SCRIPT = Script(
    title="黄河大桥通车",
    source="https://example.org/news/1234",
    date="2026-11-24",
    voice="xiaobei",
    sections=(
        Section(
            Segment("黄河大桥通车", Role.TITLE),
            1,
            ((Segment("横跨黄河的新桥今天正式通车。"), Segment("全长2.4公里，双向六车道。")),),
        ),
        Section(
            Segment("两岸的期待", Role.HEADING),
            2,
            (
                (
                    Segment(
                        "“盼了十年，终于盼到了。”住在乐亭的王先生说。",
                        pins=(Pin(15, 17, "lào tíng"),),
                        voice="yunjian",
                    ),
                    Segment("大桥由GB-12标段承建。", pins=(Pin(3, 8, "吉比十二"),), pause_s=0.8),
                ),
                (Segment("长桥卧波，未云何龙？", Role.QUOTATION),),
                (Segment("双向六车道", Role.ITEM, links=(Link(2, 5, "https://example.org/lanes"),)),),
                (Segment("本报记者 李明", Role.CREDIT),),
            ),
        ),
    ),
)


def body(text):
    """The one segment of a script whose body is ``text``."""
    (segment,) = parse(f"---\nscript: 2\n---\n{text}\n").segments()
    return segment


def test_the_example_is_understood():
    assert parse(BRIDGE) == SCRIPT


def test_a_script_is_written_as_an_editor_expects_it():
    assert format_script(SCRIPT) == BRIDGE


def test_segments_are_numbered_as_they_stand_headings_included():
    assert [segment.text[:2] for segment in SCRIPT.segments()] == [
        "黄河", "横跨", "全长", "两岸", "“盼", "大桥", "长桥", "双向", "本报",
    ]  # fmt: skip


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    assert parse("\ufeff" + BRIDGE.replace("\n", "\r\n")) == SCRIPT


def test_a_script_that_an_editor_spaced_differently_is_the_same():
    loose = BRIDGE.replace("# 黄河大桥通车\n\n", "# 黄河大桥通车\n").replace("\n\n", "\n \n\n")
    assert parse(loose.replace("横跨", "　　横跨")) == SCRIPT


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("黄河：大桥", "黄河：大桥"),
        ("a: b: c", "a: b: c"),
        ('"黄河"大桥', '"黄河"大桥'),
        ("'x' # not a comment", "'x' # not a comment"),
        ("{重庆|chóng qìng} \\ [x](y)", "{重庆|chóng qìng} \\ [x](y)"),
        ("---", "---"),
        ("", ""),
    ],
)
def test_front_matter_is_taken_to_the_letter(value, kept):
    script = parse(f"---\nscript: 1\ntitle: {value}\n---\n正文。\n")
    assert script.title == kept
    assert parse(format_script(script)) == script


def test_traditional_characters_are_a_language_of_the_front_matter():
    script = parse("---\nscript: 1\nlanguage: zh-Hant\n---\n通車。\n")
    assert script.script == "hant"
    assert "language: zh-Hant\n" in format_script(script)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (r"\# 不是标题", "# 不是标题"),
        ("#黄河大桥# 上了热搜", "#黄河大桥# 上了热搜"),
        (r"\> 不是引文", "> 不是引文"),
        (r"\- 不是条目", "- 不是条目"),
        ("-5℃的清晨", "-5℃的清晨"),
        (r"3\. 不是条目", "3. 不是条目"),
        ("3.5公里", "3.5公里"),
        (r"集合\{1, 2\}", "集合{1, 2}"),
        (r"注释\{voice=yunjian}", "注释{voice=yunjian}"),
        ("据[摘要]报道", "据[摘要]报道"),
        (r"\[摘要](一)", "[摘要](一)"),
        (r"路径C:\新闻\稿件", "路径C:\\新闻\\稿件"),
        (r"两个\\反斜杠", "两个\\反斜杠"),
        ("甲|乙}丙", "甲|乙}丙"),
        ("集合｛1，2｝", "集合｛1，2｝"),
        ("｛未完", "｛未完"),
        (r"\｛甲｜乙｝", "｛甲｜乙｝"),
        (r"\｛voice=yunjian｝", "｛voice=yunjian｝"),
        (r"反斜杠\\｛一", "反斜杠\\｛一"),
        (r"\<<<<<<< HEAD", "<<<<<<< HEAD"),
        (r"\>>>>>>> 点击", ">>>>>>> 点击"),
        ("=======", "======="),
        (">>>>>>>> 点击", ">>>>>>>> 点击"),
    ],
)
def test_marks_can_be_written_as_ordinary_text(line, text):
    assert body(line) == Segment(text)
    assert parse(format_script(Script("", (Section(None, 1, ((Segment(text),),)),)))).sections[
        0
    ].paragraphs == ((Segment(text),),)


@pytest.mark.parametrize(
    ("line", "segment"),
    [
        ("好。 {role=credit}", Segment("好。", Role.CREDIT)),
        ("好。{speed=1.1  pause=2}", Segment("好。", speed=1.1, pause_s=2.0)),
        ("> 好。 {voice=yunxi}", Segment("好。", Role.QUOTATION, voice="yunxi")),
        ("- 好。 {role=caption}", Segment("好。", Role.CAPTION)),
        ("{乐亭|lào tíng}", Segment("乐亭", pins=(Pin(0, 2, "lào tíng"),))),
        ("{乐亭|lào tíng} {pause=0}", Segment("乐亭", pins=(Pin(0, 2, "lào tíng"),), pause_s=0.0)),
        (
            "[{乐亭|lào tíng}县](https://zh.wikipedia.org/wiki/乐亭_(县))",
            Segment(
                "乐亭县",
                links=(Link(0, 3, "https://zh.wikipedia.org/wiki/乐亭_(县)"),),
                pins=(Pin(0, 2, "lào tíng"),),
            ),
        ),
        (r"{a\|b\}|c\}d}", Segment("a|b}", pins=(Pin(0, 4, "c}d"),))),
    ],
)
def test_attributes_pins_and_links(line, segment):
    assert body(line) == segment


@pytest.mark.parametrize(
    ("text", "so"),
    [
        (BRIDGE, True),
        ("\ufeff" + BRIDGE.replace("\n", "\r\n"), True),
        ("---\ntitle: 桥\nscript: 9\n---\n", True),
        ("---\ntitle: 桥\n---\n# 一篇文章\n", False),
        ("<<<<<<< HEAD\n---\nscript: 1\n=======\n---\nscript: 1\n>>>>>>> x\n---\n", True),
        ("<<<<<<< HEAD\n一篇文章\n=======\n两篇文章\n>>>>>>> x\n", False),
        ("---\nscript: 1\n没有结束\n", False),
        ("script: 1\n", False),
        ("# 标题\n\n---\nscript: 1\n---\n", False),
        ("", False),
    ],
)
def test_a_script_is_told_from_an_article_by_its_front_matter(text, so):
    assert is_script(text) is so


def test_a_retake_rewrites_only_its_line():
    changed = with_attribute(BRIDGE, 3, voice="yunxi")
    assert changed == BRIDGE.replace("双向六车道。\n", "双向六车道。 {voice=yunxi}\n")
    assert with_attribute(BRIDGE, 1, speed="0.9") == BRIDGE.replace(
        "# 黄河大桥通车\n", "# 黄河大桥通车 {speed=0.9}\n"
    )


def test_a_retake_replaces_the_same_attribute_and_keeps_the_others():
    changed = with_attribute(with_attribute(BRIDGE, 6, speed="1.1"), 6, pause="2")
    assert "大桥由{GB-12|吉比十二}标段承建。 {pause=2 speed=1.1}\n" in changed


def test_a_retake_keeps_windows_line_ends_and_the_byte_order_mark():
    windows = "\ufeff" + BRIDGE.replace("\n", "\r\n")
    assert with_attribute(windows, 2, voice="yunxi") == windows.replace(
        "通车。\r\n", "通车。 {voice=yunxi}\r\n", 1
    )


@pytest.mark.parametrize(
    ("number", "attributes", "complaint"),
    [
        (0, {"voice": "yunxi"}, "there is no segment 0 (segments are numbered 1 to 9)"),
        (10, {"voice": "yunxi"}, "there is no segment 10 (segments are numbered 1 to 9)"),
        (1, {"speed": "3"}, "segment 1: speed=3 cannot be used"),
        (1, {"voice": "a b"}, "segment 1: voice=a b cannot be used"),
    ],
)
def test_a_retake_that_cannot_be_is_refused(number, attributes, complaint):
    with pytest.raises(UsageError, match=r".") as caught:
        with_attribute(BRIDGE, number, **attributes)
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("links", "pins"),
    [
        ((), (Pin(0, 2, "a"), Pin(1, 3, "b"))),
        ((Link(0, 2, "a"), Link(1, 3, "b")), ()),
        ((Link(0, 2, "a"),), (Pin(1, 3, "b"),)),
        ((Link(1, 3, "a"),), (Pin(0, 2, "b"),)),
        ((Link(1, 2, "a"),), (Pin(0, 3, "b"),)),
    ],
)
def test_pins_and_links_that_cross_cannot_be_written_and_are_not_dropped(links, pins):
    with pytest.raises(ValueError, match="overlaps"):
        format_inline(Inline("黄河大桥", links, pins))
