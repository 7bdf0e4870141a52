"""Times of day, and how long something took."""

from __future__ import annotations

import re

from briefing.narrate.numbers.numerals import cardinal, digits, measured
from briefing.narrate.numbers.rule import DASH, rule

_HOUR = r"([01]?\d|2[0-4])"
_COLON = r"\s?[:：∶]\s?"
_SIXTY = r"([0-5]\d)"
_END = r"(?![\d:：∶])"
_HALF = r"(?:\s?([aApP])\.?[mM](?![A-Za-z])\.?)?"


def _clock(hour: str, minute: str, second: str = "", half: str = "") -> str:
    """A time of day: ``2``, ``02`` → 两点零二分."""
    said = {"": "", "a": "上午", "p": "下午"}[half.lower()] + measured(str(int(hour))) + "点"
    if second or minute != "00":
        said += _two_digits(minute) + "分"
    return said + (_two_digits(second) + "秒" if second else "")


def _two_digits(sixty: str) -> str:
    return ("零" if sixty[0] == "0" and sixty != "00" else "") + cardinal(sixty)


def _lasted(found: re.Match[str]) -> str:
    *large, small = found.groups()
    units = ("小时", "分")[-sum(part is not None for part in large) :]
    parts = [part for part in large if part is not None]
    return "".join(measured(str(int(part))) + unit for part, unit in zip(parts, units, strict=True)) + (
        _two_digits(small) + "秒"
    )


def _lasted_minutes(found: re.Match[str]) -> str:
    return f"{measured(str(int(found[1])))}分{_two_digits(found[2])}秒"


def _opening_hours(found: re.Match[str]) -> str:
    hour, minute, half, until_hour, until_minute, until_half = found.groups(default="")
    return f"{_clock(hour, minute, half=half)}至{_clock(until_hour, until_minute, half=until_half)}"


RULES = (
    rule(
        rf"(?:(\d{{1,2}}){_COLON})?(\d{{1,2}}){_COLON}([0-5]\d){_END}",
        _lasted,
        "用时3:25",
        "用时三分二十五秒",
        before=r"(?:用时|耗时|时长|片长|成绩为?|计时)[:：]?\s?",
    ),
    rule(
        rf"(\d{{1,2}}){_COLON}([0-5]\d){_COLON}([0-5]\d)(?=的?(?:成绩|夺冠|完赛|获胜|冲线|夺魁|折桂|取胜|跑完|第[一二三]))",
        _lasted,
        "以2:05:18夺冠",
        "以两小时五分十八秒夺冠",
    ),
    rule(
        r"\d\d(?![\d万个米]|[.,]\d)",
        lambda found: digits(found[0]),
        "成绩9秒58",
        "成绩九秒五八",
        before=r"\d秒",
    ),
    rule(
        r"(\d{1,2})['′’]([0-5]\d)(?:[\"″”]|''|’’)",
        _lasted_minutes,
        "跑出3'25\"",
        "跑出三分二十五秒",
    ),
    rule(
        rf"{_HOUR}{_COLON}{_SIXTY}{_HALF}{DASH}{_HOUR}{_COLON}{_SIXTY}{_HALF}{_END}",
        _opening_hours,
        "每天8:00-17:30开放",
        "每天八点至十七点三十分开放",
    ),
    rule(
        rf"{_HOUR}{_COLON}{_SIXTY}{_COLON}{_SIXTY}{_END}{_HALF}",
        lambda found: _clock(found[1], found[2], found[3], found[4] or ""),
        "于6:07:08点火",
        "于六点零七分零八秒点火",
    ),
    rule(
        rf"{_HOUR}{_COLON}{_SIXTY}{_END}{_HALF}",
        lambda found: _clock(found[1], found[2], half=found[3] or ""),
        "9:30 p.m.开演",
        "下午九点三十分开演",
    ),
    rule(
        r"(\d{1,2})\s?([aApP])\.?[mM](?![A-Za-z])\.?",
        lambda found: _clock(found[1], "00", half=found[2]),
        "8am开门",
        "上午八点开门",
    ),
)
