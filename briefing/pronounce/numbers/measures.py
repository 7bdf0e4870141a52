"""Numbers with a unit written in Latin letters or as a sign, temperatures, and how tall or far."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.pronounce.numbers.counts import COUNTED
from briefing.pronounce.numbers.numerals import digits, measured, number
from briefing.pronounce.numbers.rule import DASH, NUMBER, rule, spelled
from briefing.pronounce.numbers.units import DEGREES, DIVISORS, RATES, UNITS
from briefing.zh.characters import BASIC_HAN


def _alternatives(table: dict[str, str]) -> str:
    return "|".join(re.escape(unit) for unit in sorted(table, key=len, reverse=True))


def _contained(found: re.Match[str]) -> str:
    """So much in each of the other; of one unit they are two sizes."""
    held, unit, holder, of_unit = found.groups()
    amount, other = measured(held) + UNITS[unit], measured(holder) + UNITS[of_unit]
    return f"{amount}、{other}" if unit == of_unit else f"每{other}{amount}"


def _span(low: str, high: str | None) -> str:
    return f"{measured(low)}至{measured(high)}" if high else measured(low)


def _temperature(found: re.Match[str]) -> str:
    sign, low, high_sign, high, unit = found.groups()
    said = ("零下" if sign else "") + measured(low)
    if high:
        said += "至" + ("零下" if high_sign else "零上" if sign else "") + measured(high)
    return said + DEGREES[unit]


def _with_unit(found: re.Match[str]) -> str:
    """Empty for a single letter after a name, which is no unit there: Reno 4V."""
    sign, low, low_unit, high, many, unit, per = found.groups(default="")
    if len(unit) == 1 and _AFTER_NAME.search(found.string, 0, found.start()):
        return ""
    said = {"+": "正", "±": "正负", "": ""}.get(sign, "负") + measured(low) + UNITS.get(low_unit, "")
    said += f"至{measured(high)}" if high else ""
    return said + many + UNITS[unit] + (f"每{DIVISORS[per]}" if per else "")


_PER_WHAT = (
    rf"(?:每|平方|立方|平米?|{COUNTED}|[月日晚期班桶季手户]|课时|盎司|半年|场次|人次|百克|千瓦时|学[年期时])"
)
"""What a price or a rate is for: 8元/瓶."""

_SIGN = r"([-−–])?"
_MANY = "万亿|[百千]?[万亿]"
_PER = rf"(?:/({_alternatives(DIVISORS)}))?"
_END = r"(?![A-Za-z²³]|/[A-Za-z])"
_NOT_NAME = r"(?<![A-Za-z\d.-])(?<![A-Za-z] )"
_AFTER_NAME = re.compile(r"[A-Za-z] $")

_TALL = "(?:高|臂展|摸高|身长|翼展)"
_PRIME = "['′’]"


def _feet(found: re.Match[str]) -> str:
    return f"{measured(found[1])}英尺" + (f"{number(found[2], two='二')}英寸" if found[2] else "")


HEIGHTS = (
    rule(
        id="numbers/measures/height",
        before=r"(?<!\d)\d{1,2}米",
        pattern=rf"\d\d(?![\d.,秒]|\s?(?:厘米|公分|[元℃号楼级班路月日%]|[{BASIC_HAN}]米|{COUNTED}))",
        say=spelled,
        written="身高1米75，投出66米82，每1米20元，前行50米28号楼",
        spoken="身高一米七五，投出六十六米八二，每一米二十元，前行五十米二十八号楼",
    ),
    rule(
        id="numbers/measures/feet-and-inches",
        before=rf"{_TALL}(?:[为是达约有近超]|达到|超过)?[:：]?\s?",
        pattern=rf"(\d{{1,2}}){_PRIME}\s?(?:(\d{{1,2}}(?:\.\d+)?)(?:[″\"”]|''|’’)?)?(?!\d)",
        say=_feet,
        written="身高6′5″，臂展7'1\"，跑出3′05″",
        spoken="身高六英尺五英寸，臂展七英尺一英寸，跑出三分零五秒",
    ),
    rule(
        id="numbers/measures/feet-and-inches-before-word",
        before=r"(?<![\d.])",
        pattern=rf"(\d){_PRIME}\s?(\d{{1,2}}(?:\.\d+)?)(?:[″\"”]|''|’’)?(?=的?(?:身高|个头|大个|中锋|[前后]卫|前锋|臂展))",
        say=_feet,
        written="6'11\"的中锋",
        spoken="六英尺十一英寸的中锋",
    ),
)
"""Before the names: 米 is also the name of helicopters, 米-17."""

_SIDES = {"N": "北纬", "S": "南纬", "E": "东经", "W": "西经"}
_ANGLE = r"(\d{1,3}(?:\.\d+)?)°(?:(\d{1,2}(?:\.\d+)?)[′'’])?(?:(\d{1,2}(?:\.\d+)?)[″\"”])?"
_DEGREES_OF_PLACE = r"(\d{1,3}(?:\.\d+)?)(?:°(?:(\d{1,2}(?:\.\d+)?)[′'’])?(?:(\d{1,2}(?:\.\d+)?)[″\"”])?)?\s?"
_PAIR_OF_PLACE = re.compile(rf"{_DEGREES_OF_PLACE}([NSEW])")


def _angle(parts: Iterable[str | None]) -> str:
    """Degrees, minutes and seconds, those that are written, in words."""
    return "".join(number(part) + unit for part, unit in zip(parts, "度分秒", strict=True) if part)


def _place(found: re.Match[str]) -> str:
    """``36.07N 120.38E`` → 北纬三十六点零七度，东经一百二十点三八度; empty where both are of one axis."""
    if not re.search("[.°]", found[0]):
        return ""
    parts = _PAIR_OF_PLACE.findall(found[0])
    if len({side in "NS" for *_, side in parts}) < len(parts):
        return ""
    named = re.search(r"[南北]纬|[东西]经", found.string[max(0, found.start() - 3) : found.start()])
    return "，".join(
        ("" if named and not at else _SIDES[side]) + _angle(angle) for at, (*angle, side) in enumerate(parts)
    )


def _named_place(found: re.Match[str]) -> str:
    side, *angle = found.groups()
    return _SIDES[side] + _angle(angle)


RULES = (
    rule(
        id="numbers/measures/side-before-degrees",
        before=r"(?<![A-Za-z\d])(?<![纬经])",
        pattern=rf"([NSEW])\s?{_ANGLE}",
        say=_named_place,
        written="N31°14′，E121.5°",
        spoken="北纬三十一度十四分，东经一百二十一点五度",
    ),
    rule(
        id="numbers/measures/coordinates",
        before=r"(?<![A-Za-z\d.,])",
        pattern=rf"{_DEGREES_OF_PLACE}[NSEW][\s,，、/]{{1,2}}{_DEGREES_OF_PLACE}[NSEW](?![A-Za-z\d])"
        r"|\d{1,3}(?:\.\d+)?°(?:\d{1,2}(?:\.\d+)?[′'’])?(?:\d{1,2}(?:\.\d+)?[″\"”])?\s?[NSEW](?![A-Za-z\d])",
        say=_place,
        written="36.07N 120.38E和北纬18.2°N，尺码36N 38E",
        spoken="北纬三十六点零七度，东经一百二十点三八度和北纬十八点二度，尺码三十六N三十八E",
    ),
    rule(
        id="numbers/measures/basis-points",
        before=_NOT_NAME,
        pattern=rf"(\d{{1,3}}(?:\.\d+)?)(?:{DASH}(\d{{1,3}}(?:\.\d+)?))?\s?(?:bp|BP|Bp)s?(?![A-Za-z])",
        say=lambda found: _span(found[1], found[2]) + "个基点",
        written="下调25BP",
        spoken="下调二十五个基点",
    ),
    rule(
        id="numbers/measures/calibre",
        before=r"(?<![A-Za-z\d.])",
        pattern=r"\.(\d{2,3})(?=\s?(?:口径|英寸|毫米|马格南|子弹|[左手步冲机]|ACP|LR|Win))",
        say=lambda found: "点" + digits(found[1]),
        written="一支.22口径手枪",
        spoken="一支点二二口径手枪",
    ),
    rule(
        id="numbers/measures/temperature",
        before=r"(?<![\dA-Za-z℃])",
        pattern=rf"{_SIGN}({NUMBER})(?:{DASH}([-−])?({NUMBER}))?\s?({_alternatives(DEGREES)})",
        say=_temperature,
        written="-5℃到25°C",
        spoken="零下五摄氏度到二十五摄氏度",
    ),
    rule(
        id="numbers/measures/frost",
        before=rf"[{BASIC_HAN}]",
        pattern=rf"[-−]({NUMBER})°(?![\dA-Za-z])",
        say=lambda found: f"零下{measured(found[1])}度",
        written="夜间-8°左右",
        spoken="夜间零下八度左右",
    ),
    rule(
        id="numbers/measures/speed-after-word",
        before=r"时速(?:[为是达约近超]|高达|达到|超过)?",
        pattern=rf"({NUMBER})(?:{DASH}({NUMBER}))?\s?[kK][mM]/[hH]{_END}",
        say=lambda found: _span(found[1], found[2]) + "公里",
        written="时速350km/h",
        spoken="时速三百五十公里",
    ),
    rule(
        id="numbers/measures/turns-after-word",
        before="每分钟?",
        pattern=rf"({NUMBER})\s?r/min{_END}",
        say=lambda found: measured(found[1]) + "转",
        written="每分钟600r/min",
        spoken="每分钟六百转",
    ),
    rule(
        id="numbers/measures/rate",
        before=_NOT_NAME,
        pattern=rf"({NUMBER})(?:{DASH}({NUMBER}))?({_MANY})?\s?({_alternatives(RATES)}){_END}",
        say=lambda found: RATES[found[4]].format(_span(found[1], found[2]) + (found[3] or "")),
        written="风速10m/s",
        spoken="风速每秒十米",
    ),
    rule(
        id="numbers/measures/unit",
        before=r"(?<![A-Za-z\d.-])",
        pattern=rf"([-−+±])?({NUMBER})(?:({_alternatives(UNITS)})?{DASH}({NUMBER}))?({_MANY})?\s?"
        rf"({_alternatives(UNITS)}){_PER}{_END}",
        say=_with_unit,
        written="3-5kg的鱼，宽2cm，10kg-20kg，2K 180Hz，Reno 4V",
        spoken="三至五千克的鱼，宽两厘米，十千克至二十千克，二K一百八十赫兹，Reno四V",
    ),
    rule(
        id="numbers/measures/unit-after-chinese-number",
        before=r"[一二两三四五六七八九十百千万亿⁰¹²³⁴⁵⁶⁷⁸⁹]\s?|[-−–—~～]\d{1,4}(?:\.\d+)?[)）]\s?|\d\^-?\d{1,3}\s?",
        pattern=rf"({_alternatives({unit: name for unit, name in UNITS.items() if len(unit) > 1})}){_END}",
        say=lambda found: UNITS[found[1]],
        written="五十kg，10^24kg，(1.1-1.7)mmol/L",
        spoken="五十千克，十的二十四次方千克，（一点一至一点七）毫摩尔每升",
    ),
    rule(
        id="numbers/measures/rate-alone",
        before=_NOT_NAME,
        pattern=rf"({_alternatives({unit: way for unit, way in RATES.items() if '/' in unit})}){_END}",
        say=lambda found: RATES[found[1]].format(""),
        written="流量（m³/s）",
        spoken="流量（每秒立方米）",
    ),
    rule(
        id="numbers/measures/blood-pressure",
        pattern=r"(\d{2,3})/(\d{2,3})\s?mmHg",
        say=lambda found: f"{measured(found[1])}比{measured(found[2])}毫米汞柱",
        written="血压120/80mmHg",
        spoken="血压一百二十比八十毫米汞柱",
    ),
    rule(
        id="numbers/measures/degrees-and-minutes",
        pattern=rf"({NUMBER})°(?:({NUMBER})[′'’])?(?:({NUMBER})[″\"”])?",
        say=lambda found: _angle(found.groups()),
        written="北纬39°54′",
        spoken="北纬三十九度五十四分",
    ),
    rule(
        id="numbers/measures/minutes-and-seconds",
        before=_NOT_NAME,
        pattern=r"(\d{1,3})\s?min\s?([0-5]?\d)\s?s(?![A-Za-z])",
        say=lambda found: f"{measured(found[1])}分{measured(found[2])}秒",
        written="3min25s",
        spoken="三分二十五秒",
    ),
    rule(
        id="numbers/measures/hours-and-minutes",
        pattern=r"(\d{1,3})\s?h\s?([0-5]?\d)\s?(?:min|m)(?![A-Za-z])",
        say=lambda found: f"{measured(found[1])}小时{measured(str(int(found[2])))}分钟",
        written="历时1h30min",
        spoken="历时一小时三十分钟",
    ),
    rule(
        id="numbers/measures/concentration",
        before=_NOT_NAME,
        pattern=rf"({NUMBER})\s?({_alternatives(UNITS)})/({NUMBER})\s?({_alternatives(UNITS)}){_END}",
        say=_contained,
        written="含糖5g/100mL，每袋20kg/30kg",
        spoken="含糖每一百毫升五克，每袋二十千克、三十千克",
    ),
    rule(
        id="numbers/measures/per-unit",
        before=rf"[⁰¹²³⁴⁵⁶⁷⁸⁹℃元度万亿次]|\d[″\"”]|\^-?\d{{1,2}}|{COUNTED}",
        pattern=rf"/({_alternatives(DIVISORS)})(?![A-Za-z])",
        say=lambda found: "每" + DIVISORS[found[1]],
        written="8元/kg，3×10⁹/L",
        spoken="八元每千克，三乘十的九次方每升",
    ),
    rule(
        id="numbers/measures/per-amount",
        before=rf"[\d万亿⁰¹²³⁴⁵⁶⁷⁸⁹]\s?[{BASIC_HAN}]{{1,4}}",
        pattern=r"/(?=(?:平方|立方)(?:米|厘米|公里)|毫?升|公里|千米|小时|分钟?|秒|吨|亩|公顷|千克|公斤|千瓦时)",
        say=lambda _: "每",
        written="28微克/立方米",
        spoken="二十八微克每立方米",
    ),
    rule(
        id="numbers/measures/per-chinese-unit",
        before=rf"[¥$€£]\s?[\d.,]{{1,8}}|\d\.[-–—]|(?<!第)(?:[\d万亿]|(?<![{BASIC_HAN}])[一二两三四五六七八九十百千万亿]+)\s?"
        rf"(?:元|{COUNTED}|{_alternatives(UNITS)}|[度班趟%‰℃])",
        pattern=rf"/(?={_PER_WHAT})",
        say=lambda _: "每",
        written="8元/平方米，40kg/亩，长三角/京津冀，第2章/第3章",
        spoken="八元每平方米，四十千克每亩，长三角、京津冀，第二章、第三章",
    ),
)
