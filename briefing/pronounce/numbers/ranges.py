"""Ranges: from one number to another, of one unit or of two."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.counts import COUNTED
from briefing.pronounce.numbers.numerals import measured, number
from briefing.pronounce.numbers.rule import DASH, NUMBER, rule
from briefing.pronounce.numbers.units import DEGREES, UNITS

_UNIT = "|".join(re.escape(unit) for unit in sorted([*UNITS, *DEGREES, "%", "‰"], key=len, reverse=True))
NO_CODE = r"(?<![A-Za-z\d][-:.])(?<![A-Za-z×])"
"""Neither in a code with strokes, nor after a letter, nor a power of ten whose sign stands low: ×10-7."""

AFTER_UNIT = (
    rf"[\d一二两三四五六七八九十百千半]\s?"
    rf"(?:{COUNTED}|{_UNIT}|[元月日号时点分度级层楼班期]|小时|分钟|[百千]?[万亿]元?|[kK])"
)
"""What one end of a range with two units ends with."""


def from_to(found: re.Match[str]) -> str:
    """The two numbers of a match with 至 between."""
    return f"{measured(found[1])}至{measured(found[2])}"


def _number(numeral: str) -> float:
    return float(numeral.replace(",", ""))


def _plain_range(found: re.Match[str]) -> str:
    """As ``from_to``, but 2 is 二: of what is numbered, not counted."""
    return f"{number(found[1], '二')}至{number(found[2], '二')}"


RULES = (
    rule(
        id="numbers/ranges/range-of-ordinals",
        before=r"第",
        pattern=rf"({NUMBER}){DASH}({NUMBER})",
        say=_plain_range,
        written="第2-5名",
        spoken="第二至五名",
    ),
    rule(
        id="numbers/ranges/from-ordinal-to-ordinal",
        before=rf"第\d{{1,4}}\s?(?:{COUNTED}|[届期回号楼])?",
        pattern=rf"{DASH}(?=第\d)",
        say=lambda _: "至",
        written="第2名—第5名",
        spoken="第二名至第五名",
    ),
    rule(
        id="numbers/ranges/range-of-months-or-floors",
        before=NO_CODE,
        pattern=r"(\d{1,4})\s?[-−–—~～〜]\s?(\d{1,4})(?=\s?(?:[月号楼级期届班环]|日(?!本)))",
        say=_plain_range,
        written="1-2月，2-3楼",
        spoken="一至二月，二至三楼",
    ),
    rule(
        id="numbers/ranges/range-of-quarters",
        before=r"(?<![A-Za-z])[A-Z]\d{1,2}",
        pattern=r"[-−–—~～〜](?=[A-Z]\d)",
        say=lambda _: "至",
        written="Q1-Q3",
        spoken="Q一至Q三",
    ),
    rule(
        id="numbers/ranges/range-before-measure",
        before=NO_CODE,
        pattern=rf"({NUMBER}){DASH}({NUMBER})"
        rf"(?=\s?(?:余|多|{COUNTED}|级|度|号|期|分|月|日(?!本)|⁺[⁰¹²³⁴⁵⁶]\s?周|\+[0-6]周))",
        say=from_to,
        written="3-5天，18—35岁，2.5~3万人",
        spoken="三至五天，十八至三十五岁，二点五至三万人",
    ),
    rule(
        id="numbers/ranges/range-before-its-unit",
        before=r"[(（]\s?",
        pattern=rf"({NUMBER}){DASH}({NUMBER})(?=\s?[)）]\s?(?:[×xX*]\s?\d|[%‰℃]|[A-Za-zμ]{{1,4}}/[A-Za-z]))",
        say=lambda found: from_to(found) if _number(found[1]) < _number(found[2]) else "",
        written="正常值(125-350)×10⁹/L，血钙(2.1-2.6)mmol/L",
        spoken="正常值（一百二十五至三百五十）乘十的九次方每升，血钙（二点一至二点六）毫摩尔每升",
    ),
    rule(
        id="numbers/ranges/range-with-tilde",
        pattern=rf"({NUMBER})[~～〜]({NUMBER})",
        say=from_to,
        written="约3~5",
        spoken="约三至五",
    ),
    rule(
        id="numbers/ranges/range-of-pages",
        before=r"(?<![A-Za-z])[Pp]\.?\d{1,4}",
        pattern=r"[-–—](?=\d)",
        say=lambda _: "至",
        written="P23-25",
        spoken="P二十三至二十五",
    ),
    rule(
        id="numbers/ranges/range-after-unit",
        before=AFTER_UNIT,
        pattern=rf"{DASH}(?=[-−]?\d|半[小天个年]|(?:次日|翌日|第二天)\s?\d)",
        say=lambda _: "至",
        written="1月3日—5日，20%-30%，90分钟~2小时，23点-次日6点",
        spoken="一月三日至五日，百分之二十至百分之三十，九十分钟至两小时，二十三点至次日六点",
    ),
)
