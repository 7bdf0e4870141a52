"""Formulae with letters, holes to be filled and factorials, and intervals: y=kx-1, 7+□=12, 5!, [0,1]."""

from __future__ import annotations

import re
from math import factorial
from typing import Final

from briefing.pronounce.numbers.maths import OPERATORS, RELATIONS
from briefing.pronounce.numbers.numerals import number, signed
from briefing.pronounce.numbers.rule import NUMBER, rule

HOLES: Final = "□▢☐◻"
"""Squares that stand in a sum for what is to be filled in."""
_RELATION: Final = "|".join(sorted(map(re.escape, RELATIONS), key=len, reverse=True))
_OPERATOR: Final = r"[+\-−×*÷/]"
_TERM: Final = rf"(?:{NUMBER}|[{HOLES}])(?:[!！](?=\s?(?:{_OPERATOR}|{_RELATION})))?"
_PIECE: Final = re.compile(rf"({NUMBER})|([{HOLES}])|([!！](?!=\s?=))|({_RELATION})|({_OPERATOR})")
_UNEQUAL: Final = re.compile(r"^(\d+)!=\s?(\d+)$")

_FACTORIAL: Final = r"(?:\d{1,3}|(?<![A-Za-z])[a-z]|[(（][a-z\d]\s?[-−+]\s?[a-z\d]{1,2}[)）])[!！]"
_FACTORIALS: Final = rf"[(（]\s?{_FACTORIAL}(?:\s?[×*·]?\s?{_FACTORIAL}){{1,3}}\s?[)）]"
_PART: Final = re.compile(rf"({NUMBER})|([a-z])|([!！])|([(（])|([)）])|({_RELATION})|({_OPERATOR}|·)")

_END_OF_INTERVAL: Final = rf"[-−]?{NUMBER}|[-−+]?∞|[a-z]"
_INTERVAL: Final = rf"\s?({_END_OF_INTERVAL})\s?[,，]\s?({_END_OF_INTERVAL})\s?"
_OF_A_SET: Final = r"(?:[∈∉∪∩]|区间|[域集][为是]?|属于)[：:]?\s?"
"""What an interval follows, be it open or closed; a point of a plane has round brackets too: 点(2,3)."""
BEFORE_INTERVAL: Final = (
    rf"(?:{_OF_A_SET}|(?<![存所实潜现内外自何集])在|取值|[范围]围[为是]?|闭|介于"
    r"|(?<![行认作成因称以视])为)\s?"
)
"""What a closed interval follows, and no mark of a note does."""


def _sum(found: re.Match[str]) -> str:
    """A sum with holes or factorials; empty for one without, and for what is not equal (6!=5)."""
    text = found[0]
    unequal = _UNEQUAL.match(text)
    if unequal and factorial(min(int(unequal[1]), 20)) != int(unequal[2]):
        return ""
    if not re.search(rf"[{HOLES}]|\d[!！]", text):
        return ""
    said = ""
    for numeral, hole, product, relation, operator in _PIECE.findall(text):
        if numeral or hole:
            said += number(numeral) if numeral else "方框"
        else:
            said += "的阶乘" if product else RELATIONS.get(relation) or OPERATORS[operator]
    return said


def _quotient(found: re.Match[str]) -> str:
    """``5!/(2!3!)`` → 五的阶乘除以括号二的阶乘乘三的阶乘括号."""
    said, value = "", False
    for numeral, letter, product, opening, closing, relation, operator in _PART.findall(found[0]):
        begins = numeral or letter or opening
        said += "乘" if begins and value else ""
        said += (
            number(numeral)
            if numeral
            else letter + "的阶乘" * bool(product) + "括号" * bool(opening or closing)
        )
        said += RELATIONS[relation] if relation else {**OPERATORS, "·": "乘"}[operator] if operator else ""
        value = bool(numeral or letter or product or closing)
    return said


def _end(numeral: str) -> str:
    if numeral[-1] == "∞":
        return ("负" if numeral[0] in "-−" else "正") + "无穷"
    return numeral if numeral.isalpha() else signed(numeral)


def _interval(found: re.Match[str]) -> str:
    return f"{_end(found[1])}到{_end(found[2])}"


RULES = (
    rule(
        id="numbers/algebra/sum-with-hole-or-factorial",
        before=r"(?<![A-Za-z\d.])",
        pattern=rf"{_TERM}(?:\s?(?:{_OPERATOR}|{_RELATION})\s?{_TERM}){{1,6}}(?:(?<=\d![+\-*/]\d)[!！])?(?![\d.])",
        say=_sum,
        written="9-□=4，4!=24，得分6!=5",
        spoken="九减方框等于四，四的阶乘等于二十四，得分六不等于五",
    ),
    rule(
        id="numbers/algebra/quotient-of-factorials",
        before=r"(?<![A-Za-z\d.])",
        pattern=rf"{_FACTORIAL}\s?[/÷]\s?(?:{_FACTORIALS}|{_FACTORIAL})(?:\s?=\s?{NUMBER})?",
        say=_quotient,
        written="5!/(2!3!)=10，n!/(n-k)!",
        spoken="五的阶乘除以括号二的阶乘乘三的阶乘括号等于十，n的阶乘除以括号n减k括号的阶乘",
    ),
    rule(
        id="numbers/algebra/factorial",
        before=r"(?:(?:求|计算|[=+×÷])\s?|(?<![A-Za-z\d.]))",
        pattern=r"(?<=[求算=+×÷])(\d{1,2})[!！](?![!！\d])|(\d{1,2}|[nkm])[!！](?=[的是有表])",
        say=lambda found: (
            (number(found[1] or found[2]) if (found[1] or found[2]).isdigit() else found[2]) + "的阶乘"
        ),
        written="计算7!，n!的末位",
        spoken="计算七的阶乘，n的阶乘的末位",
    ),
    rule(
        id="numbers/algebra/closed-interval",
        before=BEFORE_INTERVAL,
        pattern=rf"\[{_INTERVAL}[\])]|[(（]{_INTERVAL}\]",
        say=lambda found: f"{_end(found[1] or found[3])}到{_end(found[2] or found[4])}",
        written="在[0,1]上递增",
        spoken="在零到一上递增",
    ),
    rule(
        id="numbers/algebra/open-interval",
        before=_OF_A_SET,
        pattern=rf"[(（]{_INTERVAL}[)）]",
        say=_interval,
        written="x∈(-2,+∞)，点(2,3)",
        spoken="x属于负二到正无穷，点（二，三）",
    ),
    rule(
        id="numbers/algebra/less-after-letter",
        before=r"(?:(?<![A-Za-z])[a-zA-Z(（)） ]{0,6}[=(（]\s?[-+−×\d.a-z²³⁴()]{0,8}?|(?<![A-Za-z\d])\d)"
        r"(?<![a-zA-Z]{3})[a-z²³⁴]\s?",
        pattern=rf"[-−]\s?(?:({NUMBER})|(?=[a-z](?![A-Za-z])))(?![\d.-]\d)",
        say=lambda found: "减" + (number(found[1]) if found[1] else ""),
        written="y=2x-3，(n-1)项，Wi-Fi，x-ray",
        spoken="y等于二x减三，（n减一）项，Wi Fi，x ray",
    ),
    rule(
        id="numbers/algebra/less-before-relation",
        before=r"(?<![A-Za-z])\d{0,3}[a-z][²³⁴]?\s?",
        pattern=rf"[-−]\s?({NUMBER})\s?({_RELATION})(?:\s?([-−]?{NUMBER})(?![A-Za-z\d.]))?",
        say=lambda found: (
            "减" + number(found[1]) + RELATIONS[found[2]] + (signed(found[3]) if found[3] else "")
        ),
        written="x²-1=0",
        spoken="x平方减一等于零",
    ),
    rule(
        id="numbers/algebra/less-letter",
        before=r"[=(（]\s?[-+\d.a-z²³]{0,6}\d\s?",
        pattern=r"[-−](?=\s?\d?[a-z](?![A-Za-z]))",
        say=lambda _: "减",
        written="f(x)=2-x",
        spoken="f（x）等于二减x",
    ),
    rule(
        id="numbers/algebra/divided-after-brackets",
        before=r"[-+−×*]\s?\d{0,3}[A-Za-z\d][)）]\s?",
        pattern=r"/(?=\s?[(（]?[A-Za-z\d])",
        say=lambda _: "除以",
        written="n(n+1)/2",
        spoken="n（n加一）除以二",
    ),
    rule(
        id="numbers/algebra/over-letter",
        before=r"(?<![A-Za-z\d/.])",
        pattern=rf"(\d{{1,3}})/([abcknpqruvwxyz])(?![A-Za-z\d])"
        rf"(?:(?=\s?(?:→|{_RELATION}|[+\-−×÷]))|(?<=[=→<>≤≥+−×(（]\d/[a-z])|(?<=[=→<>≤≥+−×(（]\s\d/[a-z]))",
        say=lambda found: f"{found[2]}分之{number(found[1], two='二')}",
        written="1/x→0，y=2/n",
        spoken="x分之一趋于零，y等于n分之二",
    ),
)
