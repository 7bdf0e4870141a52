"""Percentages, fractions, ratios, and chapter and verse."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.numerals import cardinal, measured, number
from briefing.pronounce.numbers.rule import DASH, NUMBER, rule
from briefing.pronounce.numbers.scores import by
from briefing.pronounce.numbers.units import UNITS

_SIGN = r"([-−–+±])?"
_SIGNS = {"+": "正", "±": "正负", None: ""}
_PARTS = {"%": "百分之", "‰": "千分之", "‱": "万分之"}
_COLON = r"\s?[:：∶]\s?"
_RATIO = (
    r"(?:比例|比率|比值|配比|(?<![相对占环同])比|兑换?率?|汇率|比例尺|份额)"
    r"(?:[为是约:：]|约为|大约|大约为|达到?)?\s?"
)
"""What a ratio follows."""
_MIXED = (
    r"\s?(?:的?(?:比例|配比|比率|比值|浓度)|(?:倍|加.?水)?(?:稀释|混合|配制|勾兑|兑水)|的?溶液|倍液|赔率)"
)
"""What follows a ratio."""

_RATED = r"(?:评分|得分|打分|评级|口碑|[打给]出了?|考了|[平人]均分)(?:[为是达：:]|高达|达到)?\s?"
"""What a rating with its best follows."""
_COMPARED = (
    r"(?:同比|环比|[较比](?:上年|去年|前年|上月|上周|上季度?|前一[日天周]|昨[日天])(?:同期|末|底)?)"
    r"(?:变[动化])?[：:]?\s?"
)
"""Words of comparison, after which a sign is a rise or a fall."""
_CHANGED = r"(?:(?<=增长|上升|上涨|提高|增加)\+|(?<=下降|下跌|下滑|减少|回落)[-−])"
"""A sign after a word that says it already."""

_SCRIPTURE = (
    r"(?:福音|诗篇|箴言|雅歌|启示录|使徒行传|古兰经|(?:创世|出埃及|利未|民数|申命|约书亚|士师|路得|撒母耳|约伯)[记纪]|"
    r"(?:罗马|传道|以赛亚|耶利米|但以理|加拉太|以弗所|腓立比|歌罗西|希伯来|雅各|[前后一二三])书)"
)
"""Books that are cited by chapter and verse."""


def _percent(found: re.Match[str]) -> str:
    sign, low, _, high_sign, high, unit = found.groups()
    part = _PARTS[unit]
    said = _sign(found, sign) + part + _hundred(low)
    return said + (f"至{_SIGNS.get(high_sign, '负')}{part}{_hundred(high)}" if high else "")


def _sign(found: re.Match[str], sign: str | None) -> str:
    """The sign of a percentage in words: after a number it is one of a sum."""
    if sign == "+" and found.string[: found.start()].rstrip()[-1:].isdecimal():
        return "加"
    return _SIGNS.get(sign, "负")


def _hundred(numeral: str) -> str:
    return "百" if numeral == "100" else number(numeral)


def _alternatively(found: re.Match[str]) -> str:
    """Sizes to choose from; empty for what may be a part: one thing in two does not come in two sizes."""
    parts = found[1].split("/")
    whole = len(parts) > 2 or int(parts[0]) > 4
    return "、".join(map(measured, parts)) + UNITS.get(found[2], "") if whole else ""


def _fraction(found: re.Match[str]) -> str:
    """A part of a whole; empty where none can be: 10/1 is a day, 211/985 two names."""
    sign, top, bottom = found.groups()
    if int(bottom) <= 1 or (len(top) > 2 and int(top) > int(bottom)) or (top, bottom) == ("211", "985"):
        return ""
    return f"{'负' if sign else ''}{cardinal(bottom, '二')}分之{cardinal(top, '二')}"


def _change(found: re.Match[str]) -> str:
    """A rise or a fall, in hundredths or in what is counted."""
    sign, low, high, unit = found.groups()
    part = _PARTS.get(unit, "")
    verb = ("增长" if part else "增加") if sign == "+" else ("下降" if part else "减少")
    amounts = [numeral for numeral in (low, high) if numeral]
    return verb + "至".join(part + (_hundred(each) if part else measured(each)) for each in amounts)


def _rating(found: re.Match[str]) -> str:
    """``4.8/5`` → 四点八分，满分五分; empty where it passes the best."""
    if float(found[1]) > float(found[2]):
        return ""
    return f"{measured(found[1])}分，满分{cardinal(found[2], '二')}分"


RULES = (
    rule(
        id="numbers/ratios/change",
        before=_COMPARED,
        pattern=rf"([-−+])({NUMBER})(?:%?{DASH}({NUMBER})(?=%))?([%‰])?",
        say=_change,
        written="环比+8.1%，同比-3%，增速+3%",
        spoken="环比增长百分之八点一，同比下降百分之三，增速正百分之三",
    ),
    rule(
        id="numbers/ratios/change-said-before",
        pattern=rf"{_CHANGED}({NUMBER})([%‰])(?!\s?[-−–—~～])",
        say=lambda found: _PARTS[found[2]] + _hundred(found[1]),
        written="同比增长+8.1%，增长-2%",
        spoken="同比增长百分之八点一，增长负百分之二",
    ),
    rule(
        id="numbers/ratios/rating",
        before=_RATED,
        pattern=r"(\d{1,3}(?:\.\d)?)/(5|10|100)(?:\.0)?(?![\d/.])分?",
        say=_rating,
        written="口碑4.6/5，得票4/5",
        spoken="口碑四点六分，满分五分，得票五分之四",
    ),
    rule(
        id="numbers/ratios/percentage",
        pattern=rf"{_SIGN}({NUMBER})\s?(?:([%‰‱])?{DASH}([-−+])?({NUMBER})\s?)?([%‰‱])",
        say=lambda found: "" if found[3] and found[3] != found[6] else _percent(found),
        written="增长-1.2%，占10~20%，同比+3%，环比-2%，科创50 +1%",
        spoken="增长负百分之一点二，占百分之十至百分之二十，同比增长百分之三，环比下降百分之二，科创五十加百分之一",
    ),
    rule(
        id="numbers/ratios/round-the-clock",
        pattern=r"24/7",
        say=lambda _: "七乘二十四小时",
        written="24/7值守",
        spoken="七乘二十四小时值守",
    ),
    rule(
        id="numbers/ratios/blood-pressure",
        before=r"血压(?:[是为达约]|高达|控制在|升至|降至)?\s?",
        pattern=r"\d{2,3}/\d{2,3}(?!\d)",
        say=by,
        written="血压为120/80",
        spoken="血压为一百二十比八十",
    ),
    rule(
        id="numbers/ratios/alternatives",
        before=r"(?<![A-Za-z\d./])",
        pattern=r"(\d{1,4}(?:/\d{1,4}){1,4})(?:\s?(V|W|Hz|GHz|mm|cm|kg|g|mL|ml)(?![A-Za-z])"
        r"|(?=\+\d|\s?[MGT]B?(?![A-Za-z])))",
        say=_alternatively,
        written="12/16GB内存，110/220V，1/3英寸",
        spoken="十二、十六GB内存，一百一十、两百二十伏，三分之一英寸",
    ),
    rule(
        id="numbers/ratios/fraction",
        before=r"(?<![/\dA-Za-z])",
        pattern=r"([-−])?(\d{1,4})\s?[/⁄]\s?(\d{1,9})(?![\d/]|\.\d)",
        say=_fraction,
        written="约1/3的学生",
        spoken="约三分之一的学生",
    ),
    rule(
        id="numbers/ratios/chapter-and-verse",
        before=rf"{_SCRIPTURE}》?\s?",
        pattern=rf"(\d{{1,3}})[:：](\d{{1,3}})(?:{DASH}(\d{{1,3}}))?",
        say=lambda found: (
            f"{cardinal(found[1], '二')}章{cardinal(found[2], '二')}"
            + (f"至{cardinal(found[3], '二')}节" if found[3] else "节")
        ),
        written="马太福音5:3和《诗篇》1:1-3",
        spoken="马太福音五章三节和《诗篇》一章一至三节",
    ),
    rule(
        id="numbers/ratios/ratio-after-word",
        before=_RATIO,
        pattern=rf"{NUMBER}(?:{_COLON}{NUMBER}){{1,5}}",
        say=by,
        written="比例尺为1:50000，比例10:30",
        spoken="比例尺为一比五万，比例十比三十",
    ),
    rule(
        id="numbers/ratios/ratio-before-word",
        before=r"(?<![\d.:])",
        pattern=rf"{NUMBER}(?:{_COLON}{NUMBER}){{1,5}}(?={_MIXED})",
        say=by,
        written="配成1:20的溶液",
        spoken="配成一比二十的溶液",
    ),
)

RATIOS = (
    rule(
        id="numbers/ratios/ratio",
        before=r"(?<![\d.:])",
        pattern=rf"{NUMBER}(?:{_COLON}{NUMBER}){{1,5}}",
        say=by,
        written="沙土与水1∶20，即1:2.5",
        spoken="沙土与水一比二十，即一比二点五",
    ),
)
"""After the times of day, which are written alike."""
