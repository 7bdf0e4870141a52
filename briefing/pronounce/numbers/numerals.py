"""Numerals to Chinese words: by value, or digit by digit."""

from __future__ import annotations

_NAMES = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_LONGEST = 16
"""Digits of the largest number that is said by value; a longer one is said digit by digit."""


def digits(numeral: str, one: str = "一") -> str:
    """Each digit by its name (``302`` → 三零二); ``one`` is 幺 where a telephone is dialled."""
    return "".join(_NAMES[int(char)] for char in numeral if char in "0123456789").replace("一", one)


def cardinal(numeral: str, two: str = "两") -> str:
    """A whole number by value: ``1011`` → 一千零一十一, ``200`` → 两百, or 二百 as ``two`` says."""
    value = numeral.replace(",", "").lstrip("0")
    if not value:
        return "零"
    if len(value) > _LONGEST:
        return digits(value)
    said = _grouped(value)
    if said.startswith("一十"):
        return said[1:]
    return two + said[1:] if said[0] == "二" and said[1:2] not in ("", "十") else said


def _grouped(value: str) -> str:
    """A number without leading zeros, in groups of 亿 and 万."""
    if len(value) <= 4:
        return _thousands(value)
    cut, unit = (8, "亿") if len(value) > 8 else (4, "万")
    high, low = value[:-cut], value[-cut:]
    rest = low.lstrip("0")
    gap = "零" if rest and low[0] == "0" else ""
    return _grouped(high) + unit + gap + (_grouped(rest) if rest else "")


def _thousands(group: str) -> str:
    """1 to 9999, without leading zeros."""
    said = ""
    gap = False
    for place, digit in zip(reversed(range(len(group))), group, strict=True):
        if digit == "0":
            gap = True
            continue
        said += ("零" if gap else "") + _NAMES[int(digit)] + _PLACES[place]
        gap = False
    return said


def number(numeral: str, two: str = "两") -> str:
    """A number by value, its decimals digit by digit: ``3,245.67`` → 三千二百四十五点六七."""
    whole, _, decimals = numeral.partition(".")
    return cardinal(whole, two) + (f"点{digits(decimals)}" if decimals else "")


def signed(numeral: str) -> str:
    """As ``number``, with 负 or 正 for a sign."""
    if numeral[0] in "-−–":
        return "负" + number(numeral[1:])
    if numeral[0] == "+":
        return "正" + number(numeral[1:])
    return number(numeral)


def measured(numeral: str) -> str:
    """A number before a measure word or unit: as ``number``, but 2 is 两."""
    return "两" if numeral == "2" else number(numeral)


def named(numeral: str) -> str:
    """The number in a name (歼-20, C919, GPT-3.5): by value up to two digits, then digit by digit."""
    whole = numeral.partition(".")[0]
    return number(numeral, two="二") if len(whole) <= 2 and numeral[0] != "0" else spelled(numeral)


def spelled(numeral: str) -> str:
    """Digit by digit, with 点 for a point."""
    return "点".join(digits(part) for part in numeral.split("."))
