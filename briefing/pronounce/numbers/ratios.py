"""Percentages, fractions, scores, ratios, ranges, and chapter and verse."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.counts import MEASURES
from briefing.pronounce.numbers.numerals import cardinal, measured, number
from briefing.pronounce.numbers.rule import DASH, NUMBER, rule
from briefing.zh.characters import BASIC_HAN

_SIGN = r"([-−–+±])?"
_SIGNS = {"+": "正", "±": "正负", None: ""}
_PARTS = {"%": "百分之", "‰": "千分之", "‱": "万分之"}
_COLON = r"\s?[:：∶]\s?"
_SCORE = r"\s?[-−–—:：∶]\s?"
_PLAYED = (
    r"(?:取胜|获胜|战胜|击败|大胜|险胜|完胜|力克|力压|横扫|小胜|战平|领先|落后|落败|告负|负于|不敌|"
    r"惜败|惨败|完败|逆转|淘汰|拿下|轻取|的?比分|大比分|[胜负平赢输](?![负利率]))"
)
"""What follows a score."""
_SCORED = (
    r"(?:比分|[比战]成|战平|[以胜负赢输]|爆冷|定格在|锁定在?|改写为|扳成|追至|取胜|获胜|击败|战胜|领先|落后)"
    r"(?:[为是:：]|定格在|来到)?\s?"
)
"""What a score follows."""
_RATIO = (
    r"(?:比例|比率|比值|(?<![相对占环同])比|兑换?率?|汇率|比例尺|份额)"
    r"(?:[为是约:：]|约为|大约|大约为|达到?)?\s?"
)
"""What a ratio follows."""

_SCRIPTURE = (
    r"(?:福音|诗篇|箴言|雅歌|启示录|使徒行传|古兰经|(?:创世|出埃及|利未|民数|申命|约书亚|士师|路得|撒母耳|约伯)[记纪]|"
    r"(?:罗马|传道|以赛亚|耶利米|但以理|加拉太|以弗所|腓立比|歌罗西|希伯来|雅各|[前后一二三])书)"
)
"""Books that are cited by chapter and verse."""


def _percent(found: re.Match[str]) -> str:
    sign, low, _, high_sign, high, unit = found.groups()
    part = _PARTS[unit]
    said = _SIGNS.get(sign, "负") + part + _hundred(low)
    return said + (f"至{_SIGNS.get(high_sign, '负')}{part}{_hundred(high)}" if high else "")


def _hundred(numeral: str) -> str:
    return "百" if numeral == "100" else number(numeral)


def _by(found: re.Match[str]) -> str:
    """Any numbers in the match, joined with 比."""
    return "比".join(number(part, two="二") for part in re.findall(NUMBER, found[0]))


def _score_or_range(found: re.Match[str]) -> str:
    """A score where two whole numbers do not rise, or not past 15; else a range. Nothing around tells."""
    low, high = float(found[1].replace(",", "")), float(found[2].replace(",", ""))
    whole = "." not in found[1] + found[2]
    return _by(found) if whole and (high <= low or high <= 15) else _range(found)


def _next_set(found: re.Match[str]) -> str:
    """Another score of a list in which the first falls, as a range does not: 25-23、19-25."""
    first = re.search(
        r"(\d{1,3})[-–](\d{1,3})(?:[、，,/ ]\s?\d{1,3}[-–]\d{1,3}){0,6}[、，,/ ]\s?$",
        found.string[: found.start()][-60:],
    )
    return _by(found) if first and int(first[1]) > int(first[2]) else ""


def _range(found: re.Match[str]) -> str:
    return f"{measured(found[1])}至{measured(found[2])}"


RULES = (
    rule(
        id="numbers/ratios/percentage",
        pattern=rf"{_SIGN}({NUMBER})\s?(?:([%‰‱])?{DASH}([-−+])?({NUMBER})\s?)?([%‰‱])",
        say=lambda found: "" if found[3] and found[3] != found[6] else _percent(found),
        written="增长-1.2%，占10~20%",
        spoken="增长负百分之一点二，占百分之十至百分之二十",
    ),
    rule(
        id="numbers/ratios/round-the-clock",
        pattern=r"24/7",
        say=lambda _: "七乘二十四小时",
        written="24/7值守",
        spoken="七乘二十四小时值守",
    ),
    rule(
        id="numbers/ratios/score-with-stroke",
        before=rf"[{BASIC_HAN}]\s",
        pattern=r"(\d)\s?/\s?(\d)(?![\d/])(?=\s*(?:$|[，。,；]))",
        say=_by,
        written="国安 2/2",
        spoken="国安二比二",
    ),
    rule(
        id="numbers/ratios/blood-pressure",
        before=r"血压(?:[是为达约]|高达|控制在|升至|降至)?\s?",
        pattern=r"\d{2,3}/\d{2,3}(?!\d)",
        say=_by,
        written="血压为120/80",
        spoken="血压为一百二十比八十",
    ),
    rule(
        id="numbers/ratios/fraction",
        before=r"(?<![/\dA-Za-z])",
        pattern=r"([-−])?(\d{1,4})\s?[/⁄]\s?(\d{1,5})(?![\d/]|\.\d)",
        say=lambda found: (
            f"{'负' if found[1] else ''}{cardinal(found[3], '二')}分之{cardinal(found[2], '二')}"
        ),
        written="约1/3的学生",
        spoken="约三分之一的学生",
    ),
    rule(
        id="numbers/ratios/score-after-word",
        before=_SCORED,
        pattern=rf"\d{{1,3}}{_SCORE}\d{{1,3}}(?![\d:：∶]|[.]\d)",
        say=_by,
        written="比分是21:18",
        spoken="比分是二十一比十八",
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
        id="numbers/ratios/range-of-months-or-floors",
        before=r"(?<![A-Za-z\d][-:.])(?<![A-Za-z])",
        pattern=r"(\d{1,4})\s?[-−–—~～〜]\s?(\d{1,4})(?=\s?(?:[月号楼级期届班环]|日(?!本)))",
        say=lambda found: f"{cardinal(found[1], '二')}至{cardinal(found[2], '二')}",
        written="1-2月，2-3楼",
        spoken="一至二月，二至三楼",
    ),
    rule(
        id="numbers/ratios/range-of-quarters",
        before=r"(?<![A-Za-z])[A-Z]\d{1,2}",
        pattern=r"[-−–—~～〜](?=[A-Z]\d)",
        say=lambda _: "至",
        written="Q1-Q3",
        spoken="Q一至Q三",
    ),
    rule(
        id="numbers/ratios/score-before-verb",
        pattern=rf"\d{{1,3}}{_SCORE}\d{{1,3}}(?=(?:[、，,]\s?\d{{1,3}}[-:：]\d{{1,3}}){{0,6}}\s?{_PLAYED})",
        say=_by,
        written="主队11:10领先",
        spoken="主队十一比十领先",
    ),
    rule(
        id="numbers/ratios/ratio-after-word",
        before=_RATIO,
        pattern=rf"{NUMBER}(?:{_COLON}{NUMBER}){{1,5}}",
        say=_by,
        written="比例尺为1:50000，比例10:30",
        spoken="比例尺为一比五万，比例十比三十",
    ),
    rule(
        id="numbers/ratios/range-before-measure",
        before=r"(?<![A-Za-z\d][-:.])(?<![A-Za-z])",
        pattern=rf"({NUMBER}){DASH}({NUMBER})(?=\s?(?:余|多|{'|'.join(MEASURES.split())}|级|度|号|期|分|月|日(?!本)))",
        say=_range,
        written="3-5天，18—35岁，2.5~3万人",
        spoken="三至五天，十八至三十五岁，二点五至三万人",
    ),
    rule(
        id="numbers/ratios/range-of-ordinals",
        before=r"第",
        pattern=rf"({NUMBER}){DASH}({NUMBER})",
        say=_range,
        written="第3-5款",
        spoken="第三至五款",
    ),
    rule(
        id="numbers/ratios/range-with-tilde",
        pattern=rf"({NUMBER})[~～〜]({NUMBER})",
        say=_range,
        written="约3~5",
        spoken="约三至五",
    ),
    rule(
        id="numbers/ratios/next-set",
        before=r"\d[-–]\d{1,3}[、，,/ ]\s?",
        pattern=r"\d{1,3}[-–](\d{1,3})(?![-−–:：]?\d|[.]\d|[A-Za-z%])",
        say=_next_set,
        written="25-23、19-25",
        spoken="二十五比二十三、十九比二十五",
    ),
    rule(
        id="numbers/ratios/range-of-pages",
        before=r"(?<![A-Za-z])[Pp]\.?\d{1,4}",
        pattern=r"[-–—](?=\d)",
        say=lambda _: "至",
        written="P23-25",
        spoken="P二十三至二十五",
    ),
    rule(
        id="numbers/ratios/score-or-range",
        before=r"(?<![A-Za-z\d][-:.])(?<![A-Za-z])",
        pattern=rf"({NUMBER})\s?[-−–—]\s?({NUMBER})(?![-−–]?\d|[.]\d|[A-Za-z%])",
        say=_score_or_range,
        written="中国2-1日本，评分60-100",
        spoken="中国二比一日本，评分六十至一百",
    ),
    rule(
        id="numbers/ratios/range-after-unit",
        before=r"\d\s?(?:[年月日号时点分秒℃%‰度元万亿千百天周岁人个名家倍级层章页米吨]|小时|分钟|万元|亿元|公里|公斤)",
        pattern=r"[-−–—~～〜](?=\s?[-−]?\d)",
        say=lambda _: "至",
        written="1月3日—5日，20%-30%",
        spoken="一月三日至五日，百分之二十至百分之三十",
    ),
)

RATIOS = (
    rule(
        id="numbers/ratios/ratio",
        before=r"(?<![\d.:])",
        pattern=rf"{NUMBER}(?:{_COLON}{NUMBER}){{1,5}}",
        say=_by,
        written="按1:2.5混合",
        spoken="按一比二点五混合",
    ),
)
"""After the times of day, which are written alike."""
