"""Characters that are not what they should be are put right, and nothing else is touched."""

import pytest

from briefing.clean.characters import (
    WIDTHS,
    find_invisible,
    find_parentheses,
    find_spaces,
    find_uncomposed,
    find_wide,
    find_widths,
)
from briefing.clean.edits import edit_text


def put_right(text):
    for find in (find_invisible, find_uncomposed, find_spaces, find_wide, find_parentheses, find_widths):
        text = edit_text(text, list(find(text)))
    return text


@pytest.mark.parametrize("row", WIDTHS, ids=lambda row: row.expected[:8])
def test_each_rule_of_widths_does_what_its_example_says(row):
    assert edit_text(row.example, list(find_widths(row.example))) == row.expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\ufeff桥\u200b修\u200d好\u00ad了\x07。", "桥修好了。"),
        ("桥\ue003好了\U000f0000", "桥好了"),
        ("　　开头空两格", "开头空两格"),
        ("张　三\u00a0 李四", "张 三 李四"),
        ("cafe\u0301与\uf900", "café与豈"),
        ("２０２６年Ａ座", "2026年A座"),
        ("３．５米，１０：３０开，５％", "3.5米，10:30开，5%"),
        ("他走了.", "他走了。"),
        ("“好.”他说", "“好。”他说"),
        ("真的?!好;行:是!", "真的？！好；行：是！"),
        ("世界读书日(4月23日)那天", "世界读书日（4月23日）那天"),
        ("你好, 世界", "你好，世界"),
        ("见附注［1］,另有一座", "见附注［1］，另有一座"),
    ],
)
def test_what_is_wrong_is_put_right(written, meant):
    assert put_right(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "10:30到12:15，比分3:2，共1,000元，3.5米。",
        "See the bridge, 2026: it is open (at last). Really?",
        "他说“OK, let's go!”就走了。",
        "网址http://例子.cn/桥,路?问=答(一)见此。",
        "他用 Python 3.11, 并不难",
        "世界卫生组织(WHO)和f(x)",
        "①㎡½ﬁ",
        "👨‍👩‍👧和❤️与1️⃣",
        "等等...再说",
        "第1.2节",
        "I read (很好) yesterday, too.",
    ],
)
def test_what_is_right_stays(text):
    assert put_right(text) == text
