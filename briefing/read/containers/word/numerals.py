"""Numbers as automatic lists of Word write them: ECMA-376-1, 17.18.59 (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_PLACES: Final = ("", "十", "百", "千")
_FORMAL: Final = str.maketrans("〇零一二三四五六七八九十百千万", "零零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_FORMAL_SIMPLIFIED: Final = str.maketrans("〇零一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN: Final = 4999


def counted(value: int) -> str:
    """``value`` in Chinese, up to 99,999.

    >>> [counted(number) for number in (3, 10, 12, 20, 105, 110, 2026)]
    ['三', '十', '十二', '二十', '一百零五', '一百一十', '二千零二十六']
    """
    if value >= 10_000:
        rest = value % 10_000
        return (
            counted(value // 10_000)
            + "万"
            + ("零" if 0 < rest < 1000 else "")
            + (counted(rest) if rest else "")
        )
    digits = [int(digit) for digit in str(value)]
    said, gap = "", False
    for place, digit in zip(reversed(range(len(digits))), digits, strict=True):
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return (said.removeprefix("一") if said.startswith("一十") else said) or "〇"


def _digits(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _letters(value: int) -> str:
    """a … z, aa … zz, as Word repeats them."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else str(value)


def _roman(value: int) -> str:
    if not 0 < value <= _LARGEST_ROMAN:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


def _from(first: str, last: int) -> Callable[[int], str]:
    """Characters that stand in Unicode one after another, for 1 to ``last``."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= last else str(value)


def _turns(signs: str) -> Callable[[int], str]:
    """``signs`` in turn, from the first again after the last."""
    return lambda value: signs[(value - 1) % len(signs)] if value > 0 else str(value)


def _wide(value: int) -> str:
    return str(value).translate({ord("0") + digit: chr(ord("０") + digit) for digit in range(10)})


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _turns(_STEMS),
    "ideographZodiac": _turns(_BRANCHES),
    "ideographZodiacTraditional": lambda value: _turns(_STEMS)(value) + _turns(_BRANCHES)(value),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseCounting": lambda value: counted(value) if value < 100 else _digits(value),
    "taiwaneseCounting": lambda value: counted(value) if value < 100 else _digits(value),
    "chineseCountingThousand": counted,
    "taiwaneseCountingThousand": counted,
    "japaneseCounting": counted,
    "koreanCounting": counted,
    "chineseLegalSimplified": lambda value: counted(value).translate(_FORMAL_SIMPLIFIED),
    "ideographLegalTraditional": lambda value: counted(value).translate(_FORMAL),
    "japaneseLegal": lambda value: counted(value).translate(_FORMAL),
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda value: "",
}


def written(value: int, form: str) -> str:
    """``value`` in the format ``form``; in plain digits where it is not known.

    >>> [written(11, form) for form in ("decimal", "lowerRoman", "chineseCounting", "decimalEnclosedCircle")]
    ['11', 'xi', '十一', '⑪']
    """
    return _FORMATS.get(form, str)(value)
