"""No sign is dropped: with it something else is said than without it, or it is counted as left out."""

import re
from itertools import product
from random import Random

import pytest

from briefing.pronounce.sheet import Sheet
from briefing.pronounce.signs.folding import folded
from briefing.pronounce.writing import _write_out

SIGNS = "+×÷=≠≈<>≤≥±%‰°℃$€£¥√∞∑∫∠△▲▼↑↓→#*@&§★☆●○◆■□✓✗♂♀♥♠№Ω^~½²³₂⁺⁻′″⇌∵∴⊥∥∈∩∪∅∂πμαβ⊙♯♭¢™"
"""Signs that are no punctuation."""
WORDS = ["营收", "苹果", "会员", "温度", "第2", "三", "甲", "A", "x", "GDP", "2025", "3", "15", "0.5", "1000"]
SHAPES = ["{a}{s}{b}", "{s}{b}", "{a}{s}", "{a} {s} {b}", "{a} {s}{b}", "{a}{s}{b}{s}{a}"]
BEFORE = ["", "据介绍，", "记者从", "他写下“", "（", "见", "今年", "报告称", "价格", "共"]
BEFORE += ["选", "其中", "《", "一、", "温度", "从", "公式", "品牌", "评分", "请在"]
AFTER = ["", "，情况良好。", "一栏", "再创新高", "”", "）", "元", "人", "的情况", "？"]

CARRIERS = [f"{before}{{}}{after}" for before, after in product(BEFORE, AFTER)]
TOKENS = Random(14).sample(
    [
        (sign, shape.format(a=one, b=other, s=sign))
        for sign, shape, one, other in product(SIGNS, SHAPES, WORDS, WORDS)
    ],
    2000,
)

UNHEARD = re.compile(r"[↑↓△▲▼]\s?[涨增升跌降减]|\$.*\$|[♂♀]\s?[雌雄公母男女]|第\s?§|[*＊]{2}|==|¥[\s\d.]*元")
"""What the words beside it say already, and the marks of a formula."""


def written(text):
    """What is said of ``text``, its readings aside, and what of it is counted as left out."""
    sheet = Sheet(text)
    _write_out(sheet, folded(text), 0, len(text))
    left_out = "".join(text[start:end] for _, start, end in sheet.left_out)
    covered = {at for start, end in [*sheet.spans, *sheet.joined] for at in range(start, end)}
    left_out += "".join(char for at, char in enumerate(text) if at not in covered)
    return re.sub(r"\W", "", "".join(sheet.spoken)), left_out


def lost(carrier, sign, token):
    """Whether ``sign`` is neither said nor counted, where ``token`` stands in ``carrier``."""
    text = carrier.replace("{}", token)
    spoken, left_out = written(text)
    if sign in left_out or UNHEARD.search(text):
        return False
    return any(
        spoken == written(carrier.replace("{}", token.replace(sign, other)))[0] for other in ("", " ", "，")
    )


def assert_none_lost(cases):
    assert [
        carrier.replace("{}", token) for carrier, (sign, token) in cases if lost(carrier, sign, token)
    ] == []


def test_no_sign_is_lost_in_one_sentence_each():
    carriers = Random(15).choices(CARRIERS, k=len(TOKENS))
    assert_none_lost(zip(carriers, TOKENS, strict=True))


@pytest.mark.slow
def test_no_sign_is_lost_in_any_sentence():
    """A tenth of the 400,000 pairs, drawn by chance: all of them take half an hour."""
    assert len(CARRIERS) == 200
    assert_none_lost(Random(16).sample([*product(CARRIERS, TOKENS)], 40_000))
