"""Times of day, and how long something took."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.numerals import cardinal, digits, measured
from briefing.pronounce.numbers.rule import DASH, rule

_HOUR = r"([01]?\d|2[0-4])"
_COLON = r"\s?[:：]\s?"
"""Not ∶, which is the sign of a ratio."""
_SIXTY = r"([0-5]\d)"
_END = r"(?![\d:：∶])"
_HALF = r"(?:\s?([aApP])\.?[mM](?![A-Za-z])\.?)?"


def _half_of_day(hour: int, half: str) -> str:
    if half == "p" and 7 <= hour <= 12:
        return "中午" if hour == 12 else "晚上"
    return {"a": "上午", "p": "下午"}.get(half, "") if hour <= 12 else ""


def _clock(hour: str, minute: str, second: str = "", half: str = "") -> str:
    """A time of day: ``2``, ``02`` → 两点零二分; 13 is past noon without an afternoon named."""
    said = _half_of_day(int(hour), half.lower())
    said += measured(str(int(hour))) + "点"
    if second or minute != "00":
        said += _two_digits(minute) + "分"
    return said + (_two_digits(second) + "秒" if second else "")


def _two_digits(sixty: str) -> str:
    return ("零" if sixty[0] == "0" and sixty != "00" else "") + cardinal(sixty)


def _lasted(found: re.Match[str]) -> str:
    *large, small = found.groups()[:3]
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
        id="numbers/times/time-taken",
        before=r"(?:用时|耗时|历时|时长|[片全音频]长|成绩为?|计时|仅剩|还剩|剩余|剩下)[:：]?\s?",
        pattern=rf"(?:(\d{{1,2}}){_COLON})?(\d{{1,2}}){_COLON}([0-5]\d){_END}",
        say=_lasted,
        written="用时3:25",
        spoken="用时三分二十五秒",
    ),
    rule(
        id="numbers/times/finishing-time",
        pattern=rf"(\d{{1,2}}){_COLON}([0-5]\d){_COLON}([0-5]\d)(?=的?(?:成绩|夺冠|完赛|获胜|冲线|夺魁|折桂|取胜|跑完|第[一二三]))",
        say=_lasted,
        written="以2:05:18夺冠",
        spoken="以两小时五分十八秒夺冠",
    ),
    rule(
        id="numbers/times/race-with-hours",
        before=r"(?<![\d:：.])",
        pattern=rf"(\d{{1,2}}){_COLON}([0-5]\d){_COLON}([0-5]\d)\.(\d{{1,3}})(?![\d:])",
        say=lambda found: _lasted(found) + digits(found[4]),
        written="以1:05:30.27夺魁",
        spoken="以一小时五分三十秒二七夺魁",
    ),
    rule(
        id="numbers/times/race",
        before=r"(?<![\d:：.])",
        pattern=rf"(\d{{1,2}}){_COLON}([0-5]\d)\.(\d\d)(?![\d:]|\s?(?:的?比例|的?汇率|兑))",
        say=lambda found: _lasted_minutes(found) + digits(found[3]),
        written="游出1:52.31",
        spoken="游出一分五十二秒三一",
    ),
    rule(
        id="numbers/times/race-in-thousandths",
        before=r"(?<![\d:：.])",
        pattern=rf"(\d{{1,2}}){_COLON}([0-5]\d)\.(\d{{3}})(?![\d:]|\s?(?:的?比例|的?汇率|兑))",
        say=lambda found: f"{measured(str(int(found[1])))}分{_two_digits(found[2])}点{digits(found[3])}秒",
        written="圈速1:32.608，比例为1:32.608",
        spoken="圈速一分三十二点六零八秒，比例为一比三十二点六零八",
    ),
    rule(
        id="numbers/times/hundredths",
        before=r"\d秒",
        pattern=r"\d\d(?![\d万个米]|[.,]\d)",
        say=lambda found: digits(found[0]),
        written="成绩9秒58",
        spoken="成绩九秒五八",
    ),
    rule(
        id="numbers/times/minutes-with-primes",
        pattern=r"(\d{1,2})['′’]([0-5]\d)(?:[\"″”]|''|’’)",
        say=_lasted_minutes,
        written="跑出3'25\"",
        spoken="跑出三分二十五秒",
    ),
    rule(
        id="numbers/times/opening-hours",
        pattern=rf"{_HOUR}{_COLON}{_SIXTY}{_HALF}{DASH}{_HOUR}{_COLON}{_SIXTY}{_HALF}{_END}",
        say=_opening_hours,
        written="每天8:00-17:30开放",
        spoken="每天八点至十七点三十分开放",
    ),
    rule(
        id="numbers/times/clock-with-seconds",
        pattern=rf"{_HOUR}{_COLON}{_SIXTY}{_COLON}{_SIXTY}{_END}{_HALF}",
        say=lambda found: _clock(found[1], found[2], found[3], found[4] or ""),
        written="于6:07:08点火",
        spoken="于六点零七分零八秒点火",
    ),
    rule(
        id="numbers/times/clock-with-sign-of-ratio",
        before=r"(?:[上下中]午|凌晨|[晚早]上|晚间|清晨|傍晚|今[早晚]|北京时间|[日号])\s?",
        pattern=rf"{_HOUR}∶{_SIXTY}(?![\d:：∶])",
        say=lambda found: _clock(found[1], found[2]),
        written="上午9∶30",
        spoken="上午九点三十分",
    ),
    rule(
        id="numbers/times/clock",
        pattern=rf"{_HOUR}{_COLON}{_SIXTY}{_END}{_HALF}",
        say=lambda found: _clock(found[1], found[2], half=found[3] or ""),
        written="9:30 p.m.开演",
        spoken="晚上九点三十分开演",
    ),
    rule(
        id="numbers/times/whole-hour",
        pattern=r"(\d{1,2})\s?([aApP])\.?[mM](?![A-Za-z])\.?",
        say=lambda found: _clock(found[1], "00", half=found[2]),
        written="8am开门",
        spoken="上午八点开门",
    ),
)
