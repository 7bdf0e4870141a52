"""What of a script cannot be understood is named with its line, and what to do."""

import pytest

from briefing.errors import UsageError
from briefing.script.document import parse

ERRORS = [
    ("一句。 {voice=yunjian", 4, "never closed"),
    ("一句{乐亭|lào tíng。", 4, "never closed"),
    ("一句{乐亭}的人。", 4, "is no pin"),
    ("一句{|lè}的人。", 4, "shows nothing"),
    ("一句[](https://example.org)。", 4, "lacks its words or its address"),
    ("一句。 {乐亭}", 4, "is no attribute"),
    ("一句。 {}", 4, "empty braces"),
    ("一句。 {tempo=2}", 4, "unknown attribute tempo"),
    ("一句。 {voice=a voice=b}", 4, "voice is written twice"),
    ("一句。 {voice=}", 4, "briefing voices"),
    ("一句。 {speed=fast}", 4, "write a number from 0.5 to 2"),
    ("一句。 {speed=2.01}", 4, "write a number from 0.5 to 2"),
    ("一句。 {speed=nan}", 4, "write a number from 0.5 to 2"),
    ("一句。 {pause=-1}", 4, "write a number from 0 to 30"),
    ("一句。 {pause=31}", 4, "write a number from 0 to 30"),
    ("一句。 {role=singer}", 4, "roles are title, heading, body"),
    ("一句｛重庆｜chóng qìng｝。", 4, "｛重庆｜chóng qìng｝ is no pin"),
    ("一句｛重庆|chóng qìng}。", 4, "｛重庆|chóng qìng} is no pin"),
    ("一句{重庆｜chóng qìng}。", 4, "{重庆｜chóng qìng} is no pin"),
    ("一句{重庆|chóng qìng｝。", 4, "{重庆|chóng qìng｝ is no pin"),
    ("一句{重庆｜chóng qìng}", 4, "is no attribute"),
    ("一句｛重庆｜chóng qìng。", 4, "a ｛ is never closed"),
    ("[一句｛重庆｜chóng qìng｝](https://example.org)。", 4, "is no pin"),
    ("# 标题｛重庆｜chóng qìng｝", 4, "is no pin"),
    ("一句。 ｛voice=yunjian｝", 4, "｛voice=yunjian｝ is no pin"),
    ("一句。 ｛voice＝yunjian｝", 4, "｛voice＝yunjian｝ is no pin"),
    ("一句。 {voice=yunjian｝", 4, "{voice=yunjian｝ is no pin"),
    ("一句。 {voice＝yunjian}", 4, "is no attribute"),
    (
        "一句。\n<<<<<<< HEAD\n二句。\n=======\n两句。\n>>>>>>> feature/x",
        5,
        "<<<<<<< HEAD is a line of git's",
    ),
    ("一句。\n||||||| 0123abc\n二句。", 5, "||||||| 0123abc is a line of git's"),
    ("一句。\n\n=======\n两句。\n>>>>>>> feature/x", 6, "======= is a line of git's"),
    ("一句。\n\n两句。\n>>>>>>> feature/x\n", 7, ">>>>>>> feature/x is a line of git's"),
    ("一句。\r\n<<<<<<<\r\n二句。", 5, "<<<<<<< is a line of git's"),
    ("一句。\n\n{role=credit}", 6, "attributes without a text"),
    ("一句。\n##", 5, "a heading without words"),
]


@pytest.mark.parametrize(("text", "line", "complaint"), ERRORS)
def test_what_cannot_be_understood_is_named_with_its_line(text, line, complaint):
    with pytest.raises(UsageError) as caught:
        parse(f"---\nscript: 1\n---\n{text}\n", where="out/桥/script.md")
    assert caught.value.where == f"out/桥/script.md:{line}"
    assert complaint in str(caught.value)
    assert caught.value.fix
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("", 1, "no front matter"),
        ("# 标题\n", 1, "no front matter"),
        ("---\nscript: 1\n正文。\n", 1, "no front matter"),
        ("---\ntitle: 桥\n---\n", 1, "names no version"),
        ("---\nscript: 3\n---\n", 2, "script: 3 cannot be used (this program reads versions 1 and 2)"),
        ("---\nscript: 1\ntitel: 桥\n---\n", 3, "unknown key titel (did you mean title?)"),
        ("---\nscript: 1\n\nmood: 好\n---\n", 4, "unknown key mood (known: script, title"),
        ("---\nscript: 1\ntitle: 桥\ntitle: 路\n---\n", 4, "title is written twice"),
        ("---\nscript: 1\ntitle 桥\n---\n", 3, "title 桥 is no front matter"),
        ("---\nscript: 1\nlanguage: zh\n---\n", 3, "write zh-Hans or zh-Hant"),
        ("---\nscript: 1\ndate: 昨天\n---\n", 3, "write it like 2026-11-24"),
        ("---\nscript: 1\n<<<<<<< HEAD\ntitle: 桥\n=======\ntitle: 路\n>>>>>>> x\n---\n", 3, "of git's"),
        ("<<<<<<< HEAD\n---\nscript: 1\n=======\n---\nscript: 1\n>>>>>>> x\n---\n", 1, "of git's"),
    ],
)
def test_front_matter_that_cannot_be_understood_is_named_with_its_line(text, line, complaint):
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.where == f"script.md:{line}"
    assert complaint in str(caught.value)
