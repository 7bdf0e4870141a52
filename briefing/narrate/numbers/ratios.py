"""Percentages, fractions, scores, ratios and ranges."""

from __future__ import annotations

import re

from briefing.narrate.numbers.counts import MEASURES
from briefing.narrate.numbers.numerals import cardinal, measured, number
from briefing.narrate.numbers.rule import DASH, NUMBER, rule

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
    """Two plain numbers and a dash, with nothing around to tell which: a score does not rise past 20."""
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
        rf"{_SIGN}({NUMBER})\s?(?:([%‰‱])?{DASH}([-−+])?({NUMBER})\s?)?([%‰‱])",
        lambda found: "" if found[3] and found[3] != found[6] else _percent(found),
        "增长-1.2%，占10~20%",
        "增长负百分之一点二，占百分之十至百分之二十",
    ),
    rule(r"24/7", lambda _: "七乘二十四小时", "24/7值守", "七乘二十四小时值守"),
    rule(
        r"(\d)\s?/\s?(\d)(?![\d/])(?=\s*(?:$|[，。,；]))",
        _by,
        "国安 2/2",
        "国安二比二",
        before=r"[一-鿿]\s",
    ),
    rule(
        r"\d{2,3}/\d{2,3}(?!\d)",
        _by,
        "血压为120/80",
        "血压为一百二十比八十",
        before=r"血压(?:[是为达约]|高达|控制在|升至|降至)?\s?",
    ),
    rule(
        r"([-−])?(\d{1,4})\s?[/⁄]\s?(\d{1,5})(?![\d/]|\.\d)",
        lambda found: f"{'负' if found[1] else ''}{cardinal(found[3], '二')}分之{cardinal(found[2], '二')}",
        "约1/3的学生",
        "约三分之一的学生",
        before=r"(?<![/\dA-Za-z])",
    ),
    rule(
        rf"\d{{1,3}}{_SCORE}\d{{1,3}}(?![\d:：∶]|[.]\d)",
        _by,
        "比分是21:18",
        "比分是二十一比十八",
        before=_SCORED,
    ),
    rule(
        rf"(\d{{1,3}})[:：](\d{{1,3}})(?:{DASH}(\d{{1,3}}))?",
        lambda found: (
            f"{cardinal(found[1], '二')}章{cardinal(found[2], '二')}"
            + (f"至{cardinal(found[3], '二')}节" if found[3] else "节")
        ),
        "马太福音5:3和《诗篇》1:1-3",
        "马太福音五章三节和《诗篇》一章一至三节",
        before=rf"{_SCRIPTURE}》?\s?",
    ),
    rule(
        r"(\d{1,4})\s?[-−–—~～〜]\s?(\d{1,4})(?=\s?(?:[月号楼级期届班环]|日(?!本)))",
        lambda found: f"{cardinal(found[1], '二')}至{cardinal(found[2], '二')}",
        "1-2月，2-3楼",
        "一至二月，二至三楼",
        before=r"(?<![A-Za-z\d][-:.])(?<![A-Za-z])",
    ),
    rule(r"[-−–—~～〜](?=[A-Z]\d)", lambda _: "至", "Q1-Q3", "Q一至Q三", before=r"(?<![A-Za-z])[A-Z]\d{1,2}"),
    rule(
        rf"\d{{1,3}}{_SCORE}\d{{1,3}}(?=(?:[、，,]\s?\d{{1,3}}[-:：]\d{{1,3}}){{0,6}}\s?{_PLAYED})",
        _by,
        "主队11:10领先",
        "主队十一比十领先",
    ),
    rule(
        rf"{NUMBER}(?:{_COLON}{NUMBER}){{1,5}}",
        _by,
        "比例尺为1:50000，比例10:30",
        "比例尺为一比五万，比例十比三十",
        before=_RATIO,
    ),
    rule(
        rf"({NUMBER}){DASH}({NUMBER})(?=\s?(?:余|多|{'|'.join(MEASURES.split())}|级|度|号|期|分|月|日(?!本)))",
        _range,
        "3-5天，18—35岁，2.5~3万人",
        "三至五天，十八至三十五岁，二点五至三万人",
        before=r"(?<![A-Za-z\d][-:.])(?<![A-Za-z])",
    ),
    rule(
        rf"({NUMBER}){DASH}({NUMBER})",
        _range,
        "第3-5名",
        "第三至五名",
        before=r"第",
    ),
    rule(
        rf"({NUMBER})[~～〜]({NUMBER})",
        _range,
        "约3~5",
        "约三至五",
    ),
    rule(
        r"\d{1,3}[-–](\d{1,3})(?![-−–:：]?\d|[.]\d|[A-Za-z%])",
        _next_set,
        "25-23、19-25",
        "二十五比二十三、十九比二十五",
        before=r"\d[-–]\d{1,3}[、，,/ ]\s?",
    ),
    rule(r"[-–—](?=\d)", lambda _: "至", "P23-25", "P二十三至二十五", before=r"(?<![A-Za-z])[Pp]\.?\d{1,4}"),
    rule(
        rf"({NUMBER})\s?[-−–—]\s?({NUMBER})(?![-−–]?\d|[.]\d|[A-Za-z%])",
        _score_or_range,
        "中国2-1日本，评分60-100",
        "中国二比一日本，评分六十至一百",
        before=r"(?<![A-Za-z\d][-:.])(?<![A-Za-z])",
    ),
    rule(
        r"[-−–—~～〜](?=\s?[-−]?\d)",
        lambda _: "至",
        "1月3日—5日，20%-30%",
        "一月三日至五日，百分之二十至百分之三十",
        before=r"\d\s?(?:[年月日号时点分秒℃%‰度元万亿千百天周岁人个名家倍级层章页米吨]|小时|分钟|万元|亿元|公里|公斤)",
    ),
)

RATIOS = (
    rule(
        rf"{NUMBER}(?:{_COLON}{NUMBER}){{1,5}}",
        _by,
        "以3:0取胜",
        "以三比零取胜",
        before=r"(?<![\d.:])",
    ),
)
"""After the times of day, which are written alike."""
