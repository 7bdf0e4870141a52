"""Scores: what teams and players reached, one after another with 比 between."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.numerals import number
from briefing.pronounce.numbers.ranges import NO_CODE, from_to
from briefing.pronounce.numbers.rule import NUMBER, rule
from briefing.zh.characters import BASIC_HAN

_SCORE = r"\s?[-−–—:：∶]\s?"
_PLAYED = (
    r"(?:取胜|获胜|战胜|击败|大胜|险胜|完胜|力克|力压|横扫|小胜|战平|逼平|打平|领先|落后|落败|告负|负于|不敌|"
    r"惜败|惨败|完败|失利|逆转|反超|追平|扳平|绝杀|占先|淘汰|晋级|出局|告捷|告终|拿下|轻取|的?比分|大比分|"
    r"[胜负平赢输](?![负利率]))"
)
"""What follows a score."""
_SCORED = (
    r"(?:比分|[比战]成|战平|[以胜负赢输]|爆冷|定格在|锁定在?|改写为|扳成|追[至成]|扳平|取胜|获胜|击败|战胜|领先|落后|"
    r"打出|轰出|反超|战至|打[到至])(?:[为是:：]|定格在|来到|测试)?\s?"
)
"""What a score follows."""
_MATCH: Final = re.compile(
    r"比分|领先|落后|反超|[扳追]平|战胜|击败|不敌|[险大完小再]胜|[惜惨完]败|[取获]胜|告负|落败|力克|横扫|逆转|"
    r"决赛|[首次末决一二三四五两]局|[首末一二三四]节|首盘|次盘|决胜|半场|主队|客队|[男女][排篮足乒单双团]|混[双团]|"
    r"[赛局]点|点球|抢七|加时|小组赛|联赛|夺冠|折桂|问鼎"
)
"""What a report of a match speaks of."""
_CLOCK_BEFORE: Final = re.compile(
    r"(?:^|[\n（(，。；]|[时日号天晨晚午夜间于在至到从自起按]|(?:周|星期).)[)）]?\s?$"
)
_CLOCK_AFTER: Final = re.compile(
    r"\s?(?:开|打响|举行|进行|直播|播|起|许|准时|左右|分|前|后|抵|结束|出发|集合|对阵|迎战|[-–—~～至到]\s?\d|$)"
)
"""What stands around a time of day in a report of a match."""
_PAIR: Final = re.compile(r"(\d{1,3})([-–:：])(\d{1,3})")
_LIST_BEFORE: Final = re.compile(
    r"(?<![-–:：\d])\d{1,3}[-–:：]\d{1,3}(?:[、，,/ ]\s?\d{1,3}[-–:：]\d{1,3}){0,6}[、，,/ ]\s?$"
)
_AROUND: Final = 40
"""Characters of its sentence, either side of a number, in which words of a match are looked for."""


def by(found: re.Match[str]) -> str:
    """Any numbers in the match, joined with 比."""
    return "比".join(number(part, two="二") for part in re.findall(NUMBER, found[0]))


def is_of_a_match(found: re.Match[str]) -> bool:
    """Whether the sentence that holds ``found`` tells of a match."""
    text, start, end = found.string, found.start(), found.end()
    before = re.split(r"[。！？\n]", text[max(0, start - _AROUND) : start])[-1]
    after = re.split(r"[。！？\n]", text[end : end + _AROUND])[0]
    return _MATCH.search(before) is not None or _MATCH.search(after) is not None


def _are_scores(pairs: list[tuple[str, str, str]]) -> bool:
    """Whether one of a list can be no range, for it falls, or no time of day, by its minute."""
    return any(
        int(ours) >= int(theirs) if joint in "-–" else len(theirs) != 2 or int(theirs) > 59
        for ours, joint, theirs in pairs
    )


def _listed(found: re.Match[str]) -> str:
    """The first of several scores."""
    scores = _are_scores(_PAIR.findall(found[0] + found[1])) or is_of_a_match(found)
    return by(found) if scores else ""


def _next(found: re.Match[str]) -> str:
    """A further one of a list whose first was a score."""
    before = _LIST_BEFORE.search(found.string[: found.start()][-60:])
    if before is None:
        return ""
    scores = _are_scores(_PAIR.findall(before[0] + found[0])) or is_of_a_match(found)
    return by(found) if scores else ""


def _no_clock(found: re.Match[str]) -> str:
    """A score written like a time of day, in a report of a match, with nothing of a clock around it."""
    if _CLOCK_BEFORE.search(found.string[max(0, found.start() - 4) : found.start()]):
        return ""
    if _CLOCK_AFTER.match(found.string, found.end()) or not is_of_a_match(found):
        return ""
    return by(found)


RULES = (
    rule(
        id="numbers/scores/score-with-stroke",
        before=rf"[{BASIC_HAN}]\s",
        pattern=r"(\d)\s?/\s?(\d)(?![\d/])(?=\s*(?:$|[，。,；]))",
        say=by,
        written="国安 2/2",
        spoken="国安二比二",
    ),
    rule(
        id="numbers/scores/score-after-word",
        before=_SCORED,
        pattern=rf"\d{{1,3}}{_SCORE}\d{{1,3}}(?![\d:：∶]|[.]\d)",
        say=by,
        written="比分是21:18",
        spoken="比分是二十一比十八",
    ),
    rule(
        id="numbers/scores/score-before-verb",
        pattern=rf"\d{{1,3}}{_SCORE}\d{{1,3}}(?=(?:[、，,]\s?\d{{1,3}}[-:：]\d{{1,3}}){{0,6}}\s?{_PLAYED})",
        say=by,
        written="主队11:10领先",
        spoken="主队十一比十领先",
    ),
    rule(
        id="numbers/scores/score-or-clock",
        before=r"(?<![\d:：.-])",
        pattern=r"\d{1,3}[:：]\d{1,3}(?![\d:：]|[.]\d)",
        say=_no_clock,
        written="第三局我方17:16，对手暂停",
        spoken="第三局我方十七比十六，对手暂停",
    ),
    rule(
        id="numbers/scores/list-of-scores",
        before=r"(?<![A-Za-z\d.:：-])",
        pattern=r"\d{1,3}[-–:：]\d{1,3}"
        r"(?=((?:[、，,]\s?\d{1,3}[-–:：]\d{1,3}){1,8})(?![-−–:：]?\d|[.]\d|[A-Za-z%]))",
        say=_listed,
        written="两局21-25、23-25，止步决赛",
        spoken="两局二十一比二十五、二十三比二十五，止步决赛",
    ),
    rule(
        id="numbers/scores/next-set",
        before=r"\d[-–:：]\d{1,3}[、，,/ ]\s?",
        pattern=r"\d{1,3}[-–:：]\d{1,3}(?![-−–:：]?\d|[.]\d|[A-Za-z%])",
        say=_next,
        written="25-23、19-25和11:8、9:11",
        spoken="二十五比二十三、十九比二十五和十一比八、九比十一",
    ),
)

_LISTED: Final = re.compile(r"[、，,]\s?\d{1,3}[-–]\d")


def _score_or_range(found: re.Match[str]) -> str:
    """A score where two whole numbers do not rise, or not past 15, or in a match; else a range."""
    low, high = float(found[1].replace(",", "")), float(found[2].replace(",", ""))
    whole = "." not in found[1] + found[2]
    score = whole and (
        high <= low
        or (high <= 15 and not _LISTED.match(found.string, found.end()))
        or (high < 200 and is_of_a_match(found))
    )
    return by(found) if score else from_to(found)


OR_RANGES = (
    rule(
        id="numbers/scores/score-or-range",
        before=NO_CODE,
        pattern=rf"({NUMBER})\s?[-−–—]\s?({NUMBER})(?![-−–]?\d|[.]\d|[A-Za-z%])",
        say=_score_or_range,
        written="中国2-1日本，评分60-100，11-13、15-20题",
        spoken="中国二比一日本，评分六十至一百，十一至十三、十五至二十题",
    ),
)
"""After the ranges: two numbers with only a stroke between, which may be either."""
