"""Numbers with a unit written in Latin letters or as a sign, and temperatures."""

from __future__ import annotations

import re

from briefing.narrate.numbers.numerals import measured
from briefing.narrate.numbers.rule import DASH, NUMBER, rule
from briefing.narrate.numbers.units import DEGREES, RATES, UNITS


def _alternatives(table: dict[str, str]) -> str:
    return "|".join(re.escape(unit) for unit in sorted(table, key=len, reverse=True))


def _span(low: str, high: str | None) -> str:
    return f"{measured(low)}至{measured(high)}" if high else measured(low)


def _temperature(found: re.Match[str]) -> str:
    sign, low, high_sign, high, unit = found.groups()
    said = ("零下" if sign else "") + measured(low)
    if high:
        said += "至" + ("零下" if high_sign else "零上" if sign else "") + measured(high)
    return said + DEGREES[unit]


_SIGN = r"([-−–])?"
_MANY = "万亿|[百千]?[万亿]"
_PER = rf"(?:/({_alternatives(UNITS)}))?"
_END = r"(?![A-Za-z²³/])"
_NOT_NAME = r"(?<![A-Za-z\d.-])(?<![A-Za-z] )"

RULES = (
    rule(
        rf"{_SIGN}({NUMBER})(?:{DASH}([-−])?({NUMBER}))?\s?({_alternatives(DEGREES)})",
        _temperature,
        "-5℃到25°C",
        "零下五摄氏度到二十五摄氏度",
        before=r"(?<![\dA-Za-z℃])",
    ),
    rule(
        rf"[-−]({NUMBER})°(?![\dA-Za-z])",
        lambda found: f"零下{measured(found[1])}度",
        "夜间-8°左右",
        "夜间零下八度左右",
        before=r"[一-鿿]",
    ),
    rule(
        rf"({NUMBER})(?:{DASH}({NUMBER}))?\s?[kK][mM]/[hH]{_END}",
        lambda found: _span(found[1], found[2]) + "公里",
        "时速350km/h",
        "时速三百五十公里",
        before=r"时速(?:[为是达约近超]|高达|达到|超过)?",
    ),
    rule(
        rf"({NUMBER})\s?r/min{_END}",
        lambda found: measured(found[1]) + "转",
        "每分钟600r/min",
        "每分钟六百转",
        before="每分钟?",
    ),
    rule(
        rf"({NUMBER})(?:{DASH}({NUMBER}))?({_MANY})?\s?({_alternatives(RATES)}){_END}",
        lambda found: RATES[found[4]].format(_span(found[1], found[2]) + (found[3] or "")),
        "风速10m/s",
        "风速每秒十米",
        before=_NOT_NAME,
    ),
    rule(
        rf"([-−+±])?({NUMBER})(?:{DASH}({NUMBER}))?({_MANY})?\s?({_alternatives(UNITS)}){_PER}{_END}",
        lambda found: (
            {"+": "正", "±": "正负", None: ""}.get(found[1], "负")
            + _span(found[2], found[3])
            + (found[4] or "")
            + UNITS[found[5]]
            + (f"每{UNITS[found[6]]}" if found[6] else "")
        ),
        "3-5kg的鱼，宽2cm，占地50㎡",
        "三至五千克的鱼，宽两厘米，占地五十平方米",
        before=_NOT_NAME,
    ),
    rule(
        rf"({_alternatives({unit: name for unit, name in UNITS.items() if len(unit) > 1})}){_END}",
        lambda found: UNITS[found[1]],
        "五十kg",
        "五十千克",
        before=r"[一二两三四五六七八九十百千万亿]\s?",
    ),
    rule(
        rf"({_alternatives({unit: way for unit, way in RATES.items() if '/' in unit})}){_END}",
        lambda found: RATES[found[1]].format(""),
        "流量（m³/s）",
        "流量（每秒立方米）",
        before=_NOT_NAME,
    ),
    rule(
        r"(\d{2,3})/(\d{2,3})\s?mmHg",
        lambda found: f"{measured(found[1])}比{measured(found[2])}毫米汞柱",
        "血压120/80mmHg",
        "血压一百二十比八十毫米汞柱",
    ),
    rule(
        rf"({NUMBER})°(?:({NUMBER})[′'’])?(?:({NUMBER})[″\"”])?",
        lambda found: (
            f"{measured(found[1])}度"
            + (f"{measured(found[2])}分" if found[2] else "")
            + (f"{measured(found[3])}秒" if found[3] else "")
        ),
        "北纬39°54′",
        "北纬三十九度五十四分",
    ),
    rule(
        r"(\d{1,3})\s?min\s?([0-5]?\d)\s?s(?![A-Za-z])",
        lambda found: f"{measured(found[1])}分{measured(found[2])}秒",
        "3min25s",
        "三分二十五秒",
        before=_NOT_NAME,
    ),
    rule(
        r"(\d{1,3})\s?h\s?([0-5]?\d)\s?(?:min|m)(?![A-Za-z])",
        lambda found: f"{measured(found[1])}小时{measured(str(int(found[2])))}分钟",
        "历时1h30min",
        "历时一小时三十分钟",
    ),
    rule(
        rf"({NUMBER})\s?({_alternatives(UNITS)})/({NUMBER})\s?({_alternatives(UNITS)}){_END}",
        lambda found: f"每{measured(found[3])}{UNITS[found[4]]}{measured(found[1])}{UNITS[found[2]]}",
        "含糖5g/100mL",
        "含糖每一百毫升五克",
        before=_NOT_NAME,
    ),
    rule(
        rf"/({_alternatives(UNITS)})(?![A-Za-z])",
        lambda found: "每" + UNITS[found[1]],
        "8元/kg",
        "八元每千克",
        before=r"[元次个人万亿]",
    ),
    rule(
        r"/(?=[一-鿿])",
        lambda _: "每",
        "8元/平方米",
        "八元每平方米",
        before=r"[¥￥$€£]\s?[\d.,]{1,8}|[\d万亿]\s?(?:元|美元|欧元|人|个|次|吨|公里|千米|米|辆|克|千克|公斤|毫克|度|升|立方米|件|台|块|千瓦时|小时|分钟|秒|天|班|趟|户)",
    ),
)
