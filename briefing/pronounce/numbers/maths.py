"""Signs of arithmetic, comparison and tolerance."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.numerals import number, signed
from briefing.pronounce.numbers.ranges import AFTER_UNIT
from briefing.pronounce.numbers.rule import NUMBER, rule
from briefing.zh.characters import BASIC_HAN

OPERATORS: Final = {
    "+": "加",
    "-": "减",
    "−": "减",
    "×": "乘",
    "*": "乘",
    "x": "乘",
    "X": "乘",
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

_AFTER_UNIT = re.compile(f"(?:{AFTER_UNIT})$")


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


def _about(found: re.Match[str]) -> str:
    """约; empty after a unit, where the sign is of a range."""
    before = found.string[max(0, found.start() - 8) : found.start()]
    return "" if _AFTER_UNIT.search(before) else "约" + number(found[1])


_WITHIN = rf"=\s?[{BASIC_HAN}A-Za-z\d()（）×÷+\-−*/.%\s]{{1,15}}"
"""What the right side of a formula in words begins with; no dash before a Chinese word parts it otherwise."""
_TERM = rf"(?:{NUMBER}|[(（]\s*{_SIGNED}(?:\s*[+\-−×*xX÷/]\s*{NUMBER}){{1,5}}\s*[)）])"
_PIECE = re.compile(rf"({NUMBER})|({_RELATION})|([(（])|([)）])|([+\-−×*xX÷/])")
_FROM_TO = re.compile(rf"[(（]\s*({NUMBER})-({NUMBER})\s*[)）]")


def _with_brackets(found: re.Match[str]) -> str:
    """A sum or an equation with brackets, each said 括号; empty for none, and for a range: (4-10)×2."""
    ranges = _FROM_TO.findall(found[0])
    if not re.search(r"[(（]", found[0]) or any(float(a) < float(b) for a, b in ranges):
        return ""
    said = ""
    after = ""
    for numeral, relation, opening, closing, operator in _PIECE.findall(found[0]):
        value = after in ("numeral", "closing")
        said += (
            number(numeral, two="两")
            if numeral
            else RELATIONS[relation]
            if relation
            else ("乘括号" if value else "括号")
            if opening
            else "括号"
            if closing
            else OPERATORS[operator]
            if value
            else "负"
        )
        after = "numeral" if numeral else "closing" if closing else ""
    return said


RULES = (
    rule(
        id="numbers/maths/sum-with-brackets",
        before=r"(?<![A-Za-z\d)）.])",
        pattern=rf"{_TERM}(?:\s*(?:[+\-−×*÷/]|{_RELATION}|(?=[(（]))\s*{_TERM}){{1,6}}(?![\d.\^⁰¹²³⁴-⁹⁻])",
        say=_with_brackets,
        written="(28−7)÷3，每次(8-12)×3",
        spoken="括号二十八减七括号除以三，每次（八至十二）乘三",
    ),
    rule(
        id="numbers/maths/divided-in-words",
        before=_WITHIN,
        pattern=rf"/(?=\s?(?:[{BASIC_HAN}(（]|[A-Za-z]{{1,2}}(?![A-Za-z])))",
        say=lambda _: "除以",
        written="密度=质量/体积，编剧/导演",
        spoken="密度等于质量除以体积，编剧、导演",
    ),
    rule(
        id="numbers/maths/less-in-words",
        before=_WITHIN,
        pattern=rf"[-−](?=[{BASIC_HAN}(（])",
        say=lambda _: "减",
        written="毛利=收入-成本，上海-北京",
        spoken="毛利等于收入减成本，上海—北京",
    ),
    rule(
        id="numbers/maths/negative-letter",
        before=r"[=<>≤≥≈≠]\s?",
        pattern=r"[-−](?=\s?(?:[A-Za-zα-ω](?![A-Za-z]{2})|[√(（]))",
        say=lambda _: "负",
        written="y=-x²，Wi-Fi",
        spoken="y等于负x平方，Wi Fi",
    ),
    rule(
        id="numbers/maths/negative-part",
        pattern=r"[-−](?=[百千万]分之)",
        say=lambda _: "负",
        written="-百分之1",
        spoken="负百分之一",
    ),
    rule(
        id="numbers/maths/negative-power",
        pattern=r"[-−](\d+)(?=次[方幂])",
        say=lambda found: "负" + number(found[1], two="二"),
        written="10的-9次方",
        spoken="十的负九次方",
    ),
    rule(
        id="numbers/maths/power-of-ten",
        before=r"(?<![A-Za-z\d.])",
        pattern=rf"({NUMBER})[eE]([-+−]\d{{1,3}})(?![A-Za-z\d])|(\d+\.\d+)[eE](\d{{1,3}})(?![A-Za-z\d])",
        say=lambda found: (
            f"{number(found[1] or found[3])}乘十的{signed((found[2] or found[4]).lstrip('+'))}次方"
        ),
        written="3.6e-9",
        spoken="三点六乘十的负九次方",
    ),
    rule(
        id="numbers/maths/power-set-low",
        before=r"\d\s?[×xX*]\s?",
        pattern=r"10([-−]\d{1,2})(?![\d.])",
        say=lambda found: f"十的{signed(found[1])}次方",
        written="1×10-7米",
        spoken="一乘十的负七次方米",
    ),
    rule(
        id="numbers/maths/equation",
        before=r"(?<![A-Za-z\d])",
        pattern=rf"{_SUM}(?:\s*(?:{_RELATION})\s*{_SUM}){{1,4}}(?![\d.])",
        say=_expression,
        written="3×4=12，5 - 2 ≥ -1",
        spoken="三乘四等于十二，五减二大于等于负一",
    ),
    rule(
        id="numbers/maths/sum",
        before=r"(?<![A-Za-z\d])",
        pattern=rf"{_SIGNED}(?:\s*[+]\s*{NUMBER}){{1,9}}(?![\d.]|\s?[%‰])",
        say=_expression,
        written="-1+2，科创50 +1.2%",
        spoken="负一加二，科创五十加百分之一点二",
    ),
    rule(
        id="numbers/maths/multiplied-by",
        before=r"(?:\d|\d(?:[a-z]{1,2}|[厘毫]?米))\s?",
        pattern=r"[×xX*](?=\s?\d)",
        say=lambda _: "乘",
        written="7×24小时，1920x1080",
        spoken="七乘二十四小时，一千九百二十乘一千零八十",
    ),
    rule(
        id="numbers/maths/comparison",
        pattern=r"[<>]=|!=(?=\s?\w)|[≠≈≥≧≤≦≡]",
        say=lambda found: RELATIONS[found[0]],
        written="≥60分",
        spoken="大于等于六十分",
    ),
    rule(
        id="numbers/maths/comparison-before-number",
        pattern=r"[<>](?=\s?[-−]?\.?\d)",
        say=lambda found: RELATIONS[found[0]],
        written=">5年",
        spoken="大于五年",
    ),
    rule(
        id="numbers/maths/comparison-before-letter",
        before=r"\d\s?",
        pattern=r"[<>](?=\s?[A-Za-z](?![A-Za-z]))",
        say=lambda found: RELATIONS[found[0]],
        written="0<x<1",
        spoken="零小于x小于一",
    ),
    rule(
        id="numbers/maths/equals",
        before=r"[\w)）%°²³|∞!！]\s?",
        pattern=r"=(?!=)|={2,3}(?=\s?[A-Za-z\d])",
        say=lambda _: "等于",
        written="a=b",
        spoken="a等于b",
    ),
    rule(
        id="numbers/maths/plus",
        before=r"[\w)）%]\s?",
        pattern=r"\+(?=\s?[\dA-Za-z])",
        say=lambda _: "加",
        written="T+1和互联网+AI",
        spoken="T加一和互联网加AI",
    ),
    rule(
        id="numbers/maths/trailing-plus",
        before=r"[A-Za-z\d%万亿]",
        pattern=r"\+{1,9}",
        say=lambda found: "加" * len(found[0]),
        written="C++和100万+",
        spoken="C加加和一百万加",
    ),
    rule(
        id="numbers/maths/plus-or-minus",
        pattern=rf"±\s?({NUMBER})",
        say=lambda found: "正负" + number(found[1]),
        written="±3",
        spoken="正负三",
    ),
    rule(
        id="numbers/maths/square-root",
        pattern=rf"√\s?({NUMBER})",
        say=lambda found: "根号" + number(found[1], two="二"),
        written="√2",
        spoken="根号二",
    ),
    rule(
        id="numbers/maths/about",
        before=r"(?<![\d%℃])",
        pattern=rf"[~～∼]({NUMBER})",
        say=_about,
        written="~50人，1天~2周",
        spoken="约五十人，一天至两周",
    ),
    rule(
        id="numbers/maths/positive",
        before=r"(?<!\w)(?<!\w\s)|[度温差值幅率]\s?",
        pattern=rf"\+({NUMBER})",
        say=lambda found: signed(found[0]),
        written="+1",
        spoken="正一",
    ),
    rule(
        id="numbers/maths/negative",
        before=r"(?:^|[\s，。,；;（(：:“\"=<>≥≤]|(?<!\d)度|[为是到至达率在约降近温算低高取值差得从于比及和与或]|海拔|高程|"
        r"利润|余额|增速|涨幅|跌幅|同比|环比|[净得失]分|误差|净值)\s?",
        pattern=rf"[-−]({NUMBER})(?![-\d])",
        say=lambda found: signed(found[0]),
        written="-1，涨幅为-3",
        spoken="负一，涨幅为负三",
    ),
    rule(
        id="numbers/maths/floor-below-ground",
        before=rf"(?![楼樓栋棟幢座元室号號])[{BASIC_HAN}]\s?",  # after a building it is one of its floors
        pattern=r"[-−](\d{1,2})(?=\s?[层層楼樓])",
        say=lambda found: signed(found[0]),
        written="电梯停靠-1楼，5号楼-3层",
        spoken="电梯停靠负一楼，五号楼—三层",
    ),
    rule(
        id="numbers/maths/negative-before-relation",
        before=rf"[{BASIC_HAN}]",
        pattern=rf"[-−]({NUMBER})(?=\s?[<>≤≥])",
        say=lambda found: signed(found[0]),
        written="数轴上-3<x",
        spoken="数轴上负三小于x",
    ),
    rule(
        id="numbers/maths/divided-by",
        pattern=r"÷",
        say=lambda _: "除以",
        written="a÷b",
        spoken="a除以b",
    ),
    rule(
        id="numbers/maths/times-sign",
        pattern=r"×",
        say=lambda _: "乘",
        written="a×b",
        spoken="a乘b",
    ),
    rule(
        id="numbers/maths/infinity",
        pattern=r"∞",
        say=lambda _: "无穷大",
        written="∞",
        spoken="无穷大",
    ),
)
