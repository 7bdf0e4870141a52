"""Signs of arithmetic, comparison and tolerance."""

from __future__ import annotations

import re
from typing import Final

from briefing.narrate.numbers.numerals import number, signed
from briefing.narrate.numbers.rule import NUMBER, rule

OPERATORS: Final = {
    "+": "加",
    "-": "减",
    "−": "减",
    "×": "乘",
    "*": "乘",
    "x": "乘",
    "X": "乘",
    "·": "乘",
    "÷": "除以",
    "/": "除以",
}
RELATIONS: Final = {
    "=": "等于",
    "≠": "不等于",
    "!=": "不等于",
    "≈": "约等于",
    "≥": "大于等于",
    "≧": "大于等于",
    ">=": "大于等于",
    "≤": "小于等于",
    "≦": "小于等于",
    "<=": "小于等于",
    ">": "大于",
    "<": "小于",
    "≡": "恒等于",
}

_SIGNED = rf"[-−]?{NUMBER}"
_RELATION = "|".join(sorted(map(re.escape, RELATIONS), key=len, reverse=True))
_SUM = rf"{_SIGNED}(?:\s*[+\-−×*xX÷/]\s*{NUMBER}){{0,9}}"
_TOKEN = re.compile(rf"({NUMBER})|({_RELATION})|([+\-−×*xX÷/])")


def _expression(found: re.Match[str]) -> str:
    """An equation or a sum, left to right; a minus where no number stands before it is a sign."""
    said = ""
    after_number = False
    for numeral, relation, operator in _TOKEN.findall(found[0]):
        if numeral:
            said += number(numeral, two="两")
        elif relation:
            said += RELATIONS[relation]
        else:
            said += OPERATORS[operator] if after_number else "负"
        after_number = bool(numeral)
    return said


RULES = (
    rule(
        r"[-−](\d+)(?=次[方幂])",
        lambda found: "负" + number(found[1], two="二"),
        "10的-9次方",
        "十的负九次方",
    ),
    rule(
        rf"{_SUM}(?:\s*(?:{_RELATION})\s*{_SUM}){{1,4}}(?![\d.])",
        _expression,
        "3×4=12，5 - 2 ≥ -1",
        "三乘四等于十二，五减二大于等于负一",
        before=r"(?<![A-Za-z\d])",
    ),
    rule(
        rf"{_SIGNED}(?:\s*[+]\s*{NUMBER}){{1,9}}(?![\d.])",
        _expression,
        "-1+2",
        "负一加二",
        before=r"(?<![A-Za-z\d])",
    ),
    rule(
        r"[×xX*](?=\s?\d)",
        lambda _: "乘",
        "7×24小时，1920x1080",
        "七乘二十四小时，一千九百二十乘一千零八十",
        before=r"(?:\d|\d(?:[a-z]{1,2}|[厘毫]?米))\s?",
    ),
    rule(
        r"[<>]=|[≠≈≥≧≤≦≡]",
        lambda found: RELATIONS[found[0]],
        "≥60分",
        "大于等于六十分",
    ),
    rule(r"[<>](?=\s?[-−]?\d)", lambda found: RELATIONS[found[0]], ">5年", "大于五年"),
    rule(
        r"[<>](?=\s?[A-Za-z](?![A-Za-z]))",
        lambda found: RELATIONS[found[0]],
        "0<x<1",
        "零小于x小于一",
        before=r"\d\s?",
    ),
    rule(r"=", lambda _: "等于", "a=b", "a等于b", before=r"[\w)）%°²³]\s?"),
    rule(
        r"\+(?=\s?[\dA-Za-z])", lambda _: "加", "T+1和互联网+AI", "T加一和互联网加AI", before=r"[\w)）%]\s?"
    ),
    rule(
        r"\+{1,9}",
        lambda found: "加" * len(found[0]),
        "C++和100万+",
        "C加加和一百万加",
        before=r"[A-Za-z\d%万亿]",
    ),
    rule(rf"±\s?({NUMBER})", lambda found: "正负" + number(found[1]), "±3", "正负三"),
    rule(rf"√\s?({NUMBER})", lambda found: "根号" + number(found[1], two="二"), "√2", "根号二"),
    rule(
        rf"[~～∼]({NUMBER})",
        lambda found: "约" + number(found[1]),
        "~50人",
        "约五十人",
        before=r"(?<![\d%℃])",
    ),
    rule(rf"\+({NUMBER})", lambda found: signed(found[0]), "+1", "正一", before=r"(?<![\w])"),
    rule(
        rf"[-−]({NUMBER})(?![-\d])",
        lambda found: signed(found[0]),
        "-1，涨幅为-3",
        "负一，涨幅为负三",
        before=r"(?:^|[\s，。,；;（(：:“\"=<>≥≤]|(?<!\d)度|[为是到至达率在约降近温算低高取值差得从于比及和与或]|海拔|高程|"
        r"利润|余额|增速|涨幅|跌幅|同比|环比|[净得失]分|误差|净值)\s?",
    ),
    rule(r"÷", lambda _: "除以", "a÷b", "a除以b"),
    rule(r"×", lambda _: "乘", "a×b", "a乘b"),
    rule(r"∞", lambda _: "无穷大", "∞", "无穷大"),
)
