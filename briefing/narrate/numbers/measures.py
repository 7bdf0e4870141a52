"""Numbers with a unit written in Latin letters or as a sign, and temperatures."""

from __future__ import annotations

import re
from typing import Final

from briefing.narrate.numbers.numerals import measured
from briefing.narrate.numbers.rule import DASH, NUMBER, rule

UNITS: Final = {
    "km": "公里",
    "㎞": "公里",
    "m": "米",
    "dm": "分米",
    "cm": "厘米",
    "㎝": "厘米",
    "mm": "毫米",
    "㎜": "毫米",
    "μm": "微米",
    "µm": "微米",
    "nm": "纳米",
    "km²": "平方千米",
    "km2": "平方千米",
    "㎢": "平方千米",
    "m²": "平方米",
    "m2": "平方米",
    "㎡": "平方米",
    "cm²": "平方厘米",
    "cm2": "平方厘米",
    "mm²": "平方毫米",
    "m³": "立方米",
    "m3": "立方米",
    "㎥": "立方米",
    "km³": "立方千米",
    "cm³": "立方厘米",
    "cm3": "立方厘米",
    "ha": "公顷",
    "t": "吨",
    "kg": "千克",
    "㎏": "千克",
    "KG": "千克",
    "Kg": "千克",
    "g": "克",
    "mg": "毫克",
    "㎎": "毫克",
    "μg": "微克",
    "µg": "微克",
    "lb": "磅",
    "oz": "盎司",
    "ft": "英尺",
    "L": "升",
    "l": "升",
    "dL": "分升",
    "ml": "毫升",
    "mL": "毫升",
    "ML": "毫升",
    "cc": "毫升",
    "㏄": "毫升",
    "μL": "微升",
    "h": "小时",
    "min": "分钟",
    "mins": "分钟",
    "s": "秒",
    "ms": "毫秒",
    "μs": "微秒",
    "ns": "纳秒",
    "W": "瓦",
    "kW": "千瓦",
    "KW": "千瓦",
    "MW": "兆瓦",
    "GW": "吉瓦",
    "TW": "太瓦",
    "Wh": "瓦时",
    "kWh": "千瓦时",
    "KWh": "千瓦时",
    "kwh": "千瓦时",
    "MWh": "兆瓦时",
    "GWh": "吉瓦时",
    "TWh": "太瓦时",
    "V": "伏",
    "kV": "千伏",
    "mA": "毫安",
    "mAh": "毫安时",
    "Ah": "安时",
    "Ω": "欧姆",
    "kΩ": "千欧",
    "Hz": "赫兹",
    "kHz": "千赫",
    "MHz": "兆赫",
    "GHz": "吉赫",
    "THz": "太赫",
    "dB": "分贝",
    "Pa": "帕",
    "hPa": "百帕",
    "kPa": "千帕",
    "MPa": "兆帕",
    "mmHg": "毫米汞柱",
    "J": "焦耳",
    "kJ": "千焦",
    "MJ": "兆焦",
    "cal": "卡",
    "kcal": "千卡",
    "mol": "摩尔",
    "mmol": "毫摩尔",
    "lx": "勒克斯",
    "lm": "流明",
    "rpm": "转每分钟",
    "fps": "帧每秒",
    "mg/L": "毫克每升",
    "mg/dL": "毫克每分升",
    "g/L": "克每升",
    "mmol/L": "毫摩尔每升",
    "μmol/L": "微摩尔每升",
    "mg/kg": "毫克每千克",
    "μg/m³": "微克每立方米",
    "µg/m³": "微克每立方米",
    "mg/m³": "毫克每立方米",
    "kg/m³": "千克每立方米",
    "g/cm³": "克每立方厘米",
    "N·m": "牛米",
    "w": "万",
}
"""Unit: its name, said after the number. ``w`` is how 万 is typed in chat; watts are ``W``."""

RATES: Final = {
    "km/h": "每小时{}公里",
    "KM/H": "每小时{}公里",
    "Km/h": "每小时{}公里",
    "kmh": "每小时{}公里",
    "km/s": "每秒{}公里",
    "m/s": "每秒{}米",
    "m/s²": "每平方秒{}米",
    "m/s2": "每平方秒{}米",
    "m/min": "每分钟{}米",
    "r/min": "每分钟{}转",
    "cm/s": "每秒{}厘米",
    "mm/h": "每小时{}毫米",
    "m³/s": "每秒{}立方米",
    "m3/s": "每秒{}立方米",
    "m³/h": "每小时{}立方米",
    "mph": "每小时{}英里",
    "bps": "每秒{}比特",
    "kbps": "每秒{}千比特",
    "Kbps": "每秒{}千比特",
    "Mbps": "每秒{}兆比特",
    "Gbps": "每秒{}吉比特",
    "Tbps": "每秒{}太比特",
    "KB/s": "每秒{}KB",
    "MB/s": "每秒{}兆字节",
    "GB/s": "每秒{}吉字节",
    "ppm": "百万分之{}",
    "ppb": "十亿分之{}",
}
"""Unit: how it is said around the number."""

DEGREES: Final = {
    "℃": "摄氏度",
    "°C": "摄氏度",
    "º C": "摄氏度",
    "ºC": "摄氏度",
    "° C": "摄氏度",
    "℉": "华氏度",
    "°F": "华氏度",
}


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
