"""Ordinals, list markers, Roman and circled numerals, and powers."""

from __future__ import annotations

import re
import unicodedata

from briefing.narrate.numbers.numerals import digits, number
from briefing.narrate.numbers.rule import NUMBER, rule

_STARTS = r"(?:^|[\n。！？；：:;])\s*"
"""Where an item of a list may begin."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ENCLOSED = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿➀-➓⓫-⓴⓪⓿"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NAMED_POWERS = {"2": "平方", "3": "立方"}
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"


def _ordinal(numeral: str) -> str:
    return number(numeral, two="二")


def _roman(numeral: str) -> str:
    """``XIV`` → 十四; empty where the letters are no numeral below 60."""
    if not numeral:
        return ""
    values = [_ROMAN[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < after else value for value, after in pairs)
    return _ordinal(str(total)) if 0 < total < 60 else ""


def _numeric(char: str) -> str:
    return _ordinal(str(int(unicodedata.numeric(char))))


def _power(found: re.Match[str]) -> str:
    """平方; empty for a ¹ after a word or a number, which is the mark of a note: nobody writes that power."""
    before = found.string[max(0, found.start() - 2) : found.start()]
    if found[0] == "¹" and (before.isdigit() or (before.isalnum() and len(before) == 2)):
        return ""
    power = found[0].translate(str.maketrans(_SUPERSCRIPTS + "⁻", "0123456789-")).lstrip("^")
    if power in _NAMED_POWERS:
        return _NAMED_POWERS[power]
    sign = "负" if power[0] in "-−" else ""
    return f"的{sign}{_ordinal(power.lstrip('-−'))}次方"


def _fraction(char: str) -> str:
    top, _, bottom = unicodedata.normalize("NFKC", char).partition("⁄")
    return f"{_ordinal(bottom)}分之{_ordinal(top)}"


RULES = (
    rule(
        rf"({NUMBER})(?!\.\d)",
        lambda found: _ordinal(found[1]),
        "第2名和第200期",
        "第二名和第二百期",
        before=r"第\s?",
    ),
    rule(
        rf"({NUMBER})(?!\.\d|[万亿])",
        lambda found: _ordinal(found[1]),
        "第1、2名",
        "第一、二名",
        before=r"第\d{1,4}\s?[、和及与]",
    ),
    rule(
        r"(?:No|NO|no|№)\.?\s?(\d+)",
        lambda found: "第" + _ordinal(found[1]),
        "销量No.1",
        "销量第一",
        before=r"(?<![A-Za-z])",
    ),
    rule(
        r"[(（](\d{1,2})[)）]\s?",
        lambda found: _ordinal(found[1]) + "，",
        "(3)完善机制",
        "三，完善机制",
        before=_STARTS,
    ),
    rule(
        r"(\d{1,2})[)）]\s?(?=\D)",
        lambda found: _ordinal(found[1]) + "，",
        "2)加强监管",
        "二，加强监管",
        before=_STARTS,
    ),
    rule(
        r"(\d{1,2})[.．]\s?(?=[一-鿿A-Za-z“《])",
        lambda found: _ordinal(found[1]) + "、",
        "1.总则",
        "一、总则",
        before=_STARTS,
    ),
    rule(r"(\d)\ufe0f?\u20e3", lambda found: _ordinal(found[1]), "1️⃣报名", "一报名"),
    rule(
        rf"[{_ENCLOSED}]\s?",
        lambda found: _numeric(found[0][0]) + "，",
        "①报名②缴费",
        "一，报名二缴费",
        before=_STARTS,
    ),
    rule(rf"[{_ENCLOSED}]", lambda found: _numeric(found[0]), "见图②", "见图二"),
    rule(
        r"[Ⅰ-Ⅿⅰ-ⅿ]+",
        lambda found: (
            _roman(unicodedata.normalize("NFKC", found[0]).upper().replace("D", "").replace("M", ""))
            or "".join(map(_numeric, found[0]))
        ),
        "Ⅳ级响应",
        "四级响应",
    ),
    rule(r"[IVXL]+(?![A-Za-z])", lambda found: _roman(found[0]), "第III章", "第三章", before=r"第\s?"),
    rule(
        r"[IVX]{2,5}(?=[期型级类世度部卷])",
        lambda found: _roman(found[0]),
        "III期临床",
        "三期临床",
        before=r"(?<![A-Za-z])",
    ),
    rule(
        r"[IVX]{1,5}(?![A-Za-z\d])",
        lambda found: "" if (said := _roman(found[0])) == "" else said + "世",
        "伊丽莎白II",
        "伊丽莎白二世",
        before=r"(?:伊丽莎白|乔治|亨利|爱德华|查理|路易|腓力|威廉|理查|弗朗茨|若望·?保禄|保罗|古斯塔夫|拉美西斯)",
    ),
    rule(
        r"(?!X+(?![IVX])|VI(?=设计|系统|手册))[IVX]{2,5}(?![A-Za-z\d])",
        lambda found: _roman(found[0]),
        "《终结者II》",
        "《终结者二》",
        before=r"[一-鿿]|[A-Za-z]{2} ",
    ),
    rule(r"I(?=[期类级]|型糖尿病)", lambda _: "一", "I期临床", "一期临床", before=r"(?<![A-Za-z])"),
    rule(
        rf"⁻?[{_SUPERSCRIPTS}]{{1,9}}|\^[-−]?\d+",
        _power,
        "x²、10⁻⁶与2^10",
        "x平方、十的负六次方与二的十次方",
        before=r"[A-Za-z\d)]|（[^（）]*[-+−×*/][^（）]*）|(?<![平立]方)(?:米|公里|英里|里|尺|寸)",
    ),
    rule(
        r"ⁿ|\^([a-z])(?![a-z])",
        lambda found: f"的{found[1] or 'n'}次方",
        "xⁿ与2^k",
        "x的n次方与二的k次方",
        before=r"[A-Za-z\d)]",
    ),
    rule(
        rf"[{_SUBSCRIPTS}]{{1,9}}",
        lambda found: digits(unicodedata.normalize("NFKC", found[0])),
        "CO₂",
        "CO二",
        before=r"[A-Za-z)）]",
    ),
    rule(
        r"([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])",
        lambda found: "又" + _fraction(found[1]),
        "3½小时",
        "三又二分之一小时",
        before=r"\d",
    ),
    rule(r"[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]", lambda found: _fraction(found[0]), "½杯", "二分之一杯"),
)
