"""No digit is lost: whatever is written around it, it is said or counted as left out."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.nouns import Pin
from briefing.pronounce.numbers import RULES
from briefing.pronounce.writing import pronounce

CARRIERS = """
{} 据介绍，{}，情况良好。 共{}人 （{}） “{}”成为热词 《{}》上映 第{}名 约{}元 比分{}结束 女排{}取胜 电话{}
拨打{}转801 编号{} 时间：{} 日期{} {}年 {}月 {}事件 {}#楼 北京{}日电 GDP达{}亿元 A{}B 型号X-{} {}:{}
{}、{}和{} {}/{} {}-{} {}% {}℃ 按{}稀释 {}的比例 {}GB内存 {}口径 歼-{}首飞 小米{}发布 取件码{} 月薪{} 血压{}
温度-{}度 [{}] ①{} {}万 近{}年来 {}km/h {}pct ¥{} US${}亿 Q{} {}² {}/天 1.{} 分机{} 尾号{} {}房间 3栋{}
MU{}航班 股票{} 贵州茅台{}收涨 {}.SH 00{} {}0000 公元前{}年 {}BC '{}年 {}s {}后 双{} 9·{} v{} 用时{}
成绩{}秒 上午{} {}pm √{} ±{} ≥{} ~{} {}+ {}×{} {}÷{}={}
GB/T{} 色号#{} 输入*{}# 打{}折 1/{}→0 行为[{}] 难度{}B ISO{} ¥{}/斤 第{}章/第{}章
""".strip().split()
"""What may stand around a written number, and changes what it is taken for."""

SHAPES = """
{0} {0}.{1} {0}-{1} {0}/{1} {0}:{1} {0}：{1} {0}∶{1} {0}～{1} {0}—{1} {0}×{1} {0}.{1}.{2} {0}-{1}-{2}
{0}.{1}-{2} {0}.- {0}*{1}#
{0}:{1}:{2} {0}/{1}/{2} {0}% {0},{1} {0}+ +{0} -{0} -百分之{0} {0}*{1} {0}^{1} {0}+{1} {0}+{1}周 {0}_{1}
#{0} {0}# @{0} ({0}) {0}e{1} {0}e-{1} {0}·{1} {0}转{1} No.{0} v{0}.{1} .{0} {0}. ${0} {0}°{1}′ {0}'{1}"
{0}×10⁹/L {0}⁺⁶周 {0}² {0}pct {0}k {0}w {0}G 0{0}-{1} 00{0} {0}.0{1} {0}.00 {0}={1} {0}<{1} {0}≥{1} {0}|{1}
""".strip().split()
"""How numbers are put together with signs."""

NAMES = dict(zip("123456789", ["一幺十百", "二两", *"三四五六七八九"], strict=True))
"""Digit: the characters that may say it: 10 is 十, 100% is 百分之百."""

NUMBERS = st.one_of(
    st.integers(0, 31), st.integers(32, 999), st.integers(1000, 2100), st.integers(10_000, 10**12)
).map(str)


def lost(text):
    """The digits of ``text`` that are neither said nor counted; 平方, 立方 and B to B say one too."""
    utterance = pronounce(text)
    left_out = "".join(change.before for change in utterance.omitted)
    spoken = Counter(utterance.spoken.replace("平方", "二").replace("立方", "三").replace("to", "二"))
    return [
        digit
        for digit, names in NAMES.items()
        if sum(spoken[name] - text.count(name) for name in names) < text.count(digit) - left_out.count(digit)
    ]


@settings(max_examples=200)
@given(carrier=st.sampled_from(CARRIERS), shape=st.sampled_from(SHAPES), numbers=st.tuples(*[NUMBERS] * 3))
def test_every_digit_is_said_or_counted(carrier, shape, numbers):
    assert lost(carrier.replace("{}", shape.format(*numbers))) == []


@settings(max_examples=100)
@given(carrier=st.sampled_from(CARRIERS), row=st.sampled_from(RULES))
def test_every_digit_of_an_example_is_said_or_counted_wherever_it_stands(carrier, row):
    assert lost(carrier.replace("{}", row.written)) == []


@pytest.mark.parametrize("start", range(1, 8))
def test_every_digit_before_a_pin_is_said(start):
    text = "12345678"
    spoken = pronounce(text, [Pin(start, 8, "了")]).spoken
    assert [digit for digit in text[:start] if not any(name in spoken for name in NAMES[digit])] == []
