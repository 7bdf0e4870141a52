"""Quantities of physics: units after a power of ten, charge, and what is printed on an electric device."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.numerals import measured
from briefing.pronounce.numbers.rule import DASH, NUMBER, rule
from briefing.pronounce.numbers.units import RATES

_POWER_OF_TEN: Final = r"10(?:\^?[-−]\d{1,2}|\^\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s?"
_LETTERS: Final = {
    "C": "库仑",
    "J": "焦耳",
    "N": "牛",
    "W": "瓦",
    "V": "伏",
    "A": "安",
    "F": "法",
    "T": "特斯拉",
    "K": "开",
    "m": "米",
    "g": "克",
    "s": "秒",
    "t": "吨",
    "L": "升",
}
"""Units of a single letter, which elsewhere may be anything."""
_AFTER: Final = {unit: way.partition("{}") for unit, way in RATES.items() if "/" in unit}
_RATES: Final = "|".join(map(re.escape, sorted(_AFTER, key=len, reverse=True)))

_ELECTRIC: Final = {
    "kV": "千伏",
    "V": "伏",
    "A": "安",
    "mA": "毫安",
    "Ah": "安时",
    "mAh": "毫安时",
    "W": "瓦",
    "kW": "千瓦",
    "VA": "伏安",
    "Hz": "赫兹",
}
_UNIT: Final = "|".join(sorted(_ELECTRIC, key=len, reverse=True))
_DIRECT: Final = "⎓=⎓"
"""The sign of direct current (IEC 60417-5031), and what is typed for it."""
_QUANTITY: Final = re.compile(rf"([/~～ ]?)\s?({NUMBER})(?:({DASH}|/)({NUMBER}))?\s?({_UNIT})(?![A-Za-z])")


def _printed_on_it(found: re.Match[str]) -> str:
    """``110V/60Hz`` → 一百一十伏、六十赫兹; empty for amperes alone: 5A/4A are grades of sights."""
    if not re.search("V|W|Hz", found[0]):
        return ""
    said = ""
    for parted, low, joint, high, unit in _QUANTITY.findall(found[0]):
        said += "、" if parted.strip() else ""
        said += (
            measured(low)
            + (f"{'、' if joint == '/' else '至'}{measured(high)}" if high else "")
            + _ELECTRIC[unit]
        )
    return said


RULES = (
    rule(
        id="numbers/physics/rate-after-power",
        before=_POWER_OF_TEN,
        pattern=rf"({_RATES})(?![A-Za-z²³]|/[A-Za-z])",
        say=lambda found: _AFTER[found[1]][2] + _AFTER[found[1]][0],
        written="速度达8×10⁵m/s",
        spoken="速度达八乘十的五次方米每秒",
    ),
    rule(
        id="numbers/physics/letter-after-power",
        before=_POWER_OF_TEN,
        pattern=rf"({'|'.join(_LETTERS)})(?![A-Za-z\d/·²³])",
        say=lambda found: _LETTERS[found[1]],
        written="能量为4.2×10^-15J",
        spoken="能量为四点二乘十的负十五次方焦耳",
    ),
    rule(
        id="numbers/physics/charge",
        before=r"(?:电荷量?|带电|电量)(?:[为是约达]|等于)?\s?",
        pattern=rf"([-−+]?)({NUMBER})\s?C(?![A-Za-z])",
        say=lambda found: {"": "", "+": "正"}.get(found[1], "负") + measured(found[2]) + "库仑",
        written="电荷量为0.3C",
        spoken="电荷量为零点三库仑",
    ),
    rule(
        id="numbers/physics/printed-on-a-device",
        before=r"(?<![A-Za-z\d.-])",
        pattern=rf"{NUMBER}(?:(?:{DASH}|/){NUMBER})?\s?(?:{_UNIT})"
        rf"(?:\s?[/~～{_DIRECT} ]?\s?{NUMBER}(?:(?:{DASH}|/){NUMBER})?\s?(?:{_UNIT})(?![A-Za-z])){{1,5}}",
        say=_printed_on_it,
        written="输入110V/60Hz，输出9V⎓2A，含糖5g/100mL，5A/4A级景区",
        spoken="输入一百一十伏、六十赫兹，输出九伏两安，含糖每一百毫升五克，五A、四A级景区",
    ),
)
