"""Dates and times of day as articles write them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

_D: Final = "[0-9０-９]"
_DASH: Final = "[-/.－／．]"
_NUMERALS: Final = "零〇○一二三四五六七八九"
_DIGITS: Final = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0}
_TENS: Final = {"十": 10, "廿": 20, "卅": 30}
_YEAR: Final = f"(?:[1１][9９]|[2２][0０]){_D}{_D}"
_SMALL: Final = f"(?:{_D}{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}})"
"""A month or a day."""
_MONTH_AND_DAY: Final = rf"\s*年\s*{_SMALL}\s*月\s*{_SMALL}(?!{_D})\s*[日号號]"
DAY: Final = (
    rf"(?:(?<!{_D})(?:"
    rf"{_YEAR}\s*(?:年|{_DASH})\s*{_D}{{1,2}}\s*(?:月|{_DASH})\s*{_D}{{1,2}}(?!{_D})\s*[日号號]?"
    rf"|(?:[一二][{_NUMERALS}]{{3}}|(?:中[华華])?民[国國]\s*(?:{_D}{{2,3}}|[{_NUMERALS}十百]{{2,6}})){_MONTH_AND_DAY}"
    r"))"
)
"""A day of 1900 to 2099, in Arabic or Chinese numerals, or of a year of the Republic, whose first is 1912."""
DATE: Final = re.compile(DAY)
_WEEKDAY: Final = r"[（(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][）)]?"
_HALF: Final = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚間"
TIME: Final = (
    rf"(?:[\s　,，]*{_WEEKDAY})?(?P<gap>[\s　,，]*|T)(?P<half>{_HALF})?\s*(?P<hour>{_D}{{1,2}})"
    rf"(?:\s*[:：]\s*(?P<minute>{_D}{{2}})(?:\s*[:：]\s*(?P<second>{_D}{{2}})(?:[.,]\d+)?)?"
    rf"|\s*[时時点點]\s*(?:(?P<minute_>{_D}{{1,2}})\s*分\s*(?:(?P<second_>{_D}{{1,2}})\s*秒)?)?)(?!{_D})"
    r"(?:\s*(?P<zone>Z\b|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|\+\d\d:?\d\d)|(?P<behind>-\d\d:?\d\d))?"
    r"(?:\s*(?P<noon>[AP]M)\b)?"
)
"""A time of day right behind a day, with its offset from UTC where one stands there. What a minus sign begins
may be the end of opening hours, except behind a T."""
_TIME: Final = re.compile(TIME)
_LATE: Final = frozenset(("中午", "下午", "傍晚", "晚上", "晚间", "晚間", "PM"))
_SPLIT: Final = re.compile(r"(20\d\d)\s?(\d\d)/(\d\d)(?=\s+\d\d:\d\d)")
"""A year set apart from its day, as Xinhua's pages have it: ``202611/03 15:40``."""
_PART: Final = re.compile(rf"{_D}+|[{_NUMERALS}十百廿卅]+")


def iso(text: str) -> str:
    """The first date in ``text``, ISO 8601; empty if there is none.

    With the time of day that stands behind it, to the minute or the second, and its offset from UTC, if there
    is one. Midnight without an offset is the day.

    >>> iso("2026年11月24日 08:00 来源：新华社"), iso("二〇二六年十一月二十日")
    ('2026-11-24T08:00', '2026-11-20')
    """
    for found in sorted((*DATE.finditer(text), *_SPLIT.finditer(text)), key=lambda each: each.start()):
        with suppress(ValueError):
            day = _day(found)
            time = _TIME.match(text, found.end())
            with suppress(ValueError):
                return _moment(day, time)
            return day.isoformat()
    return ""


def whole(text: str) -> str:
    """The date that ``text`` is, ISO 8601, as ``iso`` gives it; empty where it is none, or more than one.

    >>> whole("2026-11-24T08:30"), whole("2026-11-24 头版"), whole("20261124")
    ('2026-11-24T08:30', '', '2026-11-24')
    """
    text = text.strip()
    with suppress(ValueError):
        return date.fromisoformat(text).isoformat()
    with suppress(ValueError):
        return _written(datetime.fromisoformat(text))
    found = DATE.match(text)
    with suppress(ValueError):
        if found is not None:
            time = _TIME.match(text, found.end())
            if (found if time is None else time).end() == len(text):
                return _moment(_day(found), time)
    return ""


def said(day: str) -> tuple[str, str]:
    """An ISO 8601 day as people say it, without its year, and its weekday; empty for what is none.

    >>> said("2026-11-26"), said("2026-02-10")
    (('十一月二十六日', '星期四'), ('二月十日', '星期二'))
    """
    try:
        found = date.fromisoformat(day[:10])
    except ValueError:
        return "", ""
    return f"{_small(found.month)}月{_small(found.day)}日", f"星期{'一二三四五六日'[found.weekday()]}"


def _small(number: int) -> str:
    """A number of 1 to 31 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return ("", "十", "二十", "三十")[tens] + ("零一二三四五六七八九"[ones] if ones else "")


def _day(found: re.Match[str]) -> date:
    """The day that ``found`` names. Raises ValueError where there is none such."""
    if found.re is _SPLIT:
        return date(*map(int, found.groups()))
    year, month, day = (_number(part) for part in _PART.findall(found[0]))
    return date(year + 1911 if "民" in found[0] else year, month, day)


def _moment(day: date, found: re.Match[str] | None) -> str:
    """The moment on ``day`` that ``found`` names, in ISO 8601. Raises ValueError for no time of day."""
    if found is None:
        return day.isoformat()
    hour = int(found["hour"])
    minute = int(found["minute"] or found["minute_"] or 0)
    second = int(found["second"] or found["second_"] or 0)
    half = found["half"] or found["noon"] or ""
    if half in _LATE and hour < 12 - (half == "中午"):  # 中午11点 is before noon
        hour += 12
    elif half in ("凌晨", "AM") and hour == 12:
        hour = 0
    zone = found["zone"] or (found["behind"] if found["gap"] == "T" else None)
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_offset(zone))
    if not (zone or hour or minute or second):
        return day.isoformat()
    return _written(moment)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _offset(written: str | None) -> tzinfo | None:
    """The zone that is written as ``Z``, ``UTC+8``, ``+0800`` or ``-05:00``."""
    if not written:
        return None
    found = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", written)
    if found is None:
        return UTC
    hours, minutes = int(found[2]), int(found[3] or 0)
    return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if found[1] == "-" else 1))


def _number(written: str) -> int:
    """A number below 1000 in Chinese numerals, or any in digits of either kind.

    >>> _number("２０２６"), _number("二〇二六"), _number("二十一"), _number("一百一十五")
    (2026, 2026, 21, 115)
    """
    if written.isdecimal():
        return int(written)
    if all(character in _DIGITS for character in written):
        return int("".join(str(_DIGITS[character]) for character in written))
    total, digit = 0, 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "百":
            total, digit = total + 100 * (digit or 1), 0
        else:
            total, digit = total + _TENS[character] * (digit or 1), 0
    return total + digit
