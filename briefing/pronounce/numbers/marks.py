"""Ordinals, list markers, Roman and circled numerals, powers, subscripts, and signs of fractions."""

from __future__ import annotations

import re
import unicodedata

from briefing.pronounce.numbers.numerals import digits, number
from briefing.pronounce.numbers.rule import NUMBER, rule
from briefing.zh.characters import BASIC_HAN

_STARTS = r"(?:^|[\n。！？；：:;])\s*"
"""Where an item of a list may begin."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ENCLOSED = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿➀-➓⓫-⓴⓪⓿"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NAMED_POWERS = {"2": "平方", "3": "立方"}
_SCIENTIFIC = re.compile(r"[×xX*]\s?10$")
"""A power of ten that gives the size of a number is the second one, not the square."""
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"


_PIECES = r"(?:[协前]奏曲|奏鸣曲|交响[曲乐]|[三四五]重奏|舞曲|夜曲|练习曲|叙事曲|组曲|[狂幻随]想曲)"
_PIECE = re.compile(rf"{_PIECES}[，,\s]*$")
"""Kinds of pieces of music, of which one composer numbers several."""

_THINGS = re.compile(r"\s?(?:机组|楼|炉|高炉|线|井|泵|车|厂房|仓|门|桥|墩|塔|船|闸|变压器|发动机|反应堆)")
"""What has its number as its name."""


def _ordinal(numeral: str) -> str:
    return number(numeral, two="二")


def _serial(found: re.Match[str]) -> str:
    """``№000731`` → 编号零零零七三一; the word is there already in 证书编号№000731."""
    before = found.string[max(0, found.start() - 3) : found.start()].rstrip("：:是为 ")
    return ("" if before.endswith(("号", "码")) else "编号") + digits(found[1])


def _roman(numeral: str) -> str:
    """``XIV`` → 十四; empty for no letters at all, and for 60 and more."""
    if not numeral:
        return ""
    values = [_ROMAN[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < after else value for value, after in pairs)
    return _ordinal(str(total)) if 0 < total < 60 else ""


def _of_his_name(found: re.Match[str]) -> str:
    """世, but for the kings of France named Louis."""
    return "" if found.string[: found.start()].endswith("路易") else "世"


def _numeric(char: str) -> str:
    return _ordinal(str(int(unicodedata.numeric(char))))


def _power(found: re.Match[str]) -> str:
    """平方; empty for a ¹ after a word or a number, which is the mark of a note: nobody writes that power."""
    before = found.string[max(0, found.start() - 2) : found.start()]
    if found[0] == "¹" and (before.isdigit() or (before.isalnum() and len(before) == 2)):
        return ""
    power = found[0].translate(str.maketrans(_SUPERSCRIPTS + "⁻", "0123456789-")).lstrip("^")
    if power in _NAMED_POWERS and not _SCIENTIFIC.search(found.string, 0, found.start()):
        return _NAMED_POWERS[power]
    sign = "负" if power[0] in "-−" else ""
    return f"的{sign}{_ordinal(power.lstrip('-−'))}次方"


def _fraction(char: str) -> str:
    top, _, bottom = unicodedata.normalize("NFKC", char).partition("⁄")
    return f"{_ordinal(bottom)}分之{_ordinal(top)}"


RULES = (
    rule(
        id="numbers/marks/ordinal",
        before=r"第\s?",
        pattern=rf"({NUMBER})(?!\.\d)",
        say=lambda found: _ordinal(found[1]),
        written="第2名和第200期",
        spoken="第二名和第二百期",
    ),
    rule(
        id="numbers/marks/next-ordinal",
        before=r"第\d{1,4}\s?[、和及与]",
        pattern=rf"({NUMBER})(?!\.\d|[万亿])",
        say=lambda found: _ordinal(found[1]),
        written="第1、2名",
        spoken="第一、二名",
    ),
    rule(
        id="numbers/marks/serial-number",
        before=r"(?<![A-Za-z])",
        pattern=r"(?:No|NO|no|№)\.?\s?(0\d{2,})",
        say=_serial,
        written="藏品№004518",
        spoken="藏品编号零零四五一八",
    ),
    rule(
        id="numbers/marks/number-of-its-name",
        before=rf"[{BASIC_HAN}A-Za-z”》](?<![第是为排名列上量界国球洲业网场市省县区级单气])\s?",
        pattern=r"№\s?(\d+)",
        say=lambda found: _ordinal(found[1]) + "号",
        written="香水№19，全球№1",
        spoken="香水十九号，全球第一",
    ),
    rule(
        id="numbers/marks/number-of-a-piece",
        before=rf"(?:{_PIECES}|香奈儿|(?i:chanel)|杰克丹尼)\s?[，,]?\s?",
        pattern=r"(?:No|NO|no|№)\.?\s?(\d{1,3})",
        say=lambda found: (
            ("第" if _PIECE.search(found.string, 0, found.start()) else "") + _ordinal(found[1]) + "号"
        ),
        written="夜曲No.2和香奈儿No.5",
        spoken="夜曲第二号和香奈儿五号",
    ),
    rule(
        id="numbers/marks/ordinal-after-no",
        before=r"(?<![A-Za-z])",
        pattern=r"(?:No|NO|no|№)\.?\s?(\d+)",
        say=lambda found: "第" + _ordinal(found[1]),
        written="销量No.1",
        spoken="销量第一",
    ),
    rule(
        id="numbers/marks/section",
        before="(?<!第)",
        pattern=r"§\s?(\d+(?:\.\d+)*)",
        say=lambda found: f"第{'点'.join(map(_ordinal, found[1].split('.')))}节",
        written="见§12",
        spoken="见第十二节",
    ),
    rule(
        id="numbers/marks/number-of-a-shade",
        before=r"(?:色号?|型号|款|编[号码]|唇膏|口红|唇釉)[是为:：]{0,2}\s?",
        pattern=r"#\s?(\d{2,4})(?![\d#]|[^#，。、；\s]{0,24}#)",
        say=lambda found: digits(found[1]),
        written="色号是#999",
        spoken="色号是九九九",
    ),
    rule(
        id="numbers/marks/number-with-zero",
        before=rf"(?<![#\w])|[{BASIC_HAN}]",
        pattern=r"#\s?(0\d{1,3})(?![\d#]|[^#，。、；\s]{0,24}#)",
        say=lambda found: digits(found[1]) + "号",
        written="#02唇釉",
        spoken="零二号唇釉",
    ),
    rule(
        id="numbers/marks/thing-with-number-sign",
        before=rf"(?<![#\w])|[{BASIC_HAN}]",
        pattern=r"#\s?(\d{1,3})(?![\d#]|[^#，。、；\s]{0,24}#)",
        say=lambda found: (
            f"{_ordinal(found[1])}号"
            if _THINGS.match(found.string, found.end())
            else f"第{_ordinal(found[1])}"
        ),
        written="#1机组",
        spoken="一号机组",
    ),
    rule(
        id="numbers/marks/english-ordinal",
        pattern=r"(\d{1,3})(?:st|nd|rd|th)(?![A-Za-z])",
        say=lambda found: "第" + _ordinal(found[1]),
        written="21st",
        spoken="第二十一",
    ),
    rule(
        id="numbers/marks/item-in-brackets",
        before=_STARTS,
        pattern=r"[(（](\d{1,2})[)）]\s?",
        say=lambda found: _ordinal(found[1]) + "，",
        written="(3)完善机制",
        spoken="三，完善机制",
    ),
    rule(
        id="numbers/marks/item-with-bracket",
        before=_STARTS,
        pattern=r"(\d{1,2})[)）]\s?(?=\D)",
        say=lambda found: _ordinal(found[1]) + "，",
        written="2)加强监管",
        spoken="二，加强监管",
    ),
    rule(
        id="numbers/marks/item-with-point",
        before=_STARTS,
        pattern=rf"(\d{{1,2}})[.．]\s?(?=[{BASIC_HAN}A-Za-z“《])",
        say=lambda found: _ordinal(found[1]) + "、",
        written="1.总则",
        spoken="一、总则",
    ),
    rule(
        id="numbers/marks/keycap",
        pattern=r"(\d)\ufe0f?\u20e3",
        say=lambda found: _ordinal(found[1]),
        written="1️⃣报名",
        spoken="一报名",
    ),
    rule(
        id="numbers/marks/circled-item",
        before=_STARTS,
        pattern=rf"[{_ENCLOSED}]\s?",
        say=lambda found: _numeric(found[0][0]) + "，",
        written="①报名②缴费",
        spoken="一，报名二缴费",
    ),
    rule(
        id="numbers/marks/circled",
        pattern=rf"[{_ENCLOSED}]",
        say=lambda found: _numeric(found[0]),
        written="见图②",
        spoken="见图二",
    ),
    rule(
        id="numbers/marks/roman-character",
        pattern=r"[Ⅰ-Ⅿⅰ-ⅿ]+",
        say=lambda found: (
            _roman(unicodedata.normalize("NFKC", found[0]).upper().replace("D", "").replace("M", ""))
            or "".join(map(_numeric, found[0]))
        ),
        written="Ⅳ级响应",
        spoken="四级响应",
    ),
    rule(
        id="numbers/marks/roman-ordinal",
        before=r"第\s?",
        pattern=r"[IVXL]+(?![A-Za-z])",
        say=lambda found: _roman(found[0]),
        written="第III章",
        spoken="第三章",
    ),
    rule(
        id="numbers/marks/roman-before-measure",
        before=r"(?<![A-Za-z])",
        pattern=r"[IVX]{2,5}(?=[期型级类世度部卷])",
        say=lambda found: _roman(found[0]),
        written="III期临床",
        spoken="三期临床",
    ),
    rule(
        id="numbers/marks/ruler",
        before=r"(?:伊丽莎白|乔治|亨利|爱德华|查理|路易|腓力|威廉|理查|弗朗茨|若望·?保禄|保罗|古斯塔夫|拉美西斯)",
        pattern=r"[IVX]{1,5}(?![A-Za-z\d])",
        say=lambda found: _roman(found[0]) and _roman(found[0]) + _of_his_name(found),
        written="伊丽莎白II和路易XIV",
        spoken="伊丽莎白二世和路易十四",
    ),
    rule(
        id="numbers/marks/sequel",
        before=rf"[{BASIC_HAN}]|[A-Za-z]{{2}} ",
        pattern=r"(?!X+(?![IVX])|VI(?=设计|系统|手册))[IVX]{2,5}(?![A-Za-z\d])",
        say=lambda found: _roman(found[0]),
        written="《终结者II》",
        spoken="《终结者二》",
    ),
    rule(
        id="numbers/marks/roman-one",
        before=r"(?<![A-Za-z])",
        pattern=r"I(?=[期类级]|型糖尿病)",
        say=lambda _: "一",
        written="I期临床",
        spoken="一期临床",
    ),
    rule(
        id="numbers/marks/power",
        before=r"[A-Za-z\d)]|（[^（）]*[-+−×*/][^（）]*）|(?<![平立]方)(?:米|公里|英里|里|尺|寸)",
        pattern=rf"⁻?[{_SUPERSCRIPTS}]{{1,9}}|\^[-−]?\d+",
        say=_power,
        written="x²、10⁻⁶、2^10与3×10²",
        spoken="x平方、十的负六次方、二的十次方与三乘十的二次方",
    ),
    rule(
        id="numbers/marks/lettered-power",
        before=r"[A-Za-z\d)]",
        pattern=r"ⁿ|\^([A-Za-z])(?![A-Za-z])",
        say=lambda found: f"的{found[1] or 'n'}次方",
        written="xⁿ与2^k",
        spoken="x的n次方与二的k次方",
    ),
    rule(
        id="numbers/marks/subscript",
        before=r"[A-Za-z)）]",
        pattern=rf"[{_SUBSCRIPTS}]{{1,9}}",
        say=lambda found: digits(unicodedata.normalize("NFKC", found[0])),
        written="CO₂",
        spoken="CO二",
    ),
    rule(
        id="numbers/marks/mixed-fraction",
        before=r"\d",
        pattern=r"([½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])",
        say=lambda found: "又" + _fraction(found[1]),
        written="3½小时",
        spoken="三又二分之一小时",
    ),
    rule(
        id="numbers/marks/fraction-sign",
        pattern=r"[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]",
        say=lambda found: _fraction(found[0]),
        written="½杯",
        spoken="二分之一杯",
    ),
)
