"""Full-width letters, digits and signs as half-width ones, before any rule looks at them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from briefing.zh.characters import BASIC_HAN, is_han
from briefing.zh.punctuation import NARROW

_FOLDED: Final = {
    **{wide: narrow for wide, narrow in NARROW.items() if narrow.isalnum()},
    "％": "%",
    "－": "-",
    "／": "/",
    "‐": "-",
    "‑": "-",
    "＋": "+",
    "＝": "=",
    "＄": "$",
    "＜": "<",
    "＞": ">",
    "￥": "¥",
    "￡": "£",
    "￦": "₩",
    "µ": "μ",
    "º": "°",
    "˚": "°",
    "\u3000": " ",
    "\u00a0": " ",
}
_STROKE: Final = "丨"
"""A character of radicals that is typed for the bar it looks like: 早班车丨今日立秋."""
_POINT: Final = re.compile(r"(?<=\d)．(?=\d)")
_BETWEEN_NAMES: Final = re.compile(rf"(?<=[{BASIC_HAN}])．(?=[{BASIC_HAN}])")
_ZERO: Final = re.compile(r"(?<=[一二三四五六七八九〇])[○◯][○◯]?(?=[一二三四五六七八九〇年后])")
"""A circle for 〇, as 二○二四年 is typed; 李○三 is a name that is hidden."""
_TITLE: Final = re.compile(rf"(?<![A-Za-z\d])[<＜]([{BASIC_HAN}·：]{{2,24}})[>＞](?!\s?\d)")
"""Signs of comparison for the marks of a title: <论语>."""
_COMMA: Final = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
"""A comma of thousands: only where the digits are as wide as it; 3，500 may be two numbers."""


def folded(text: str) -> str:
    """The text with half-width letters, digits and signs, decimal digits plain; as long as before."""
    if text.isascii():
        return text
    numbers = _BETWEEN_NAMES.sub("·", _COMMA.sub(",", _POINT.sub(".", text)))
    titles = _TITLE.sub(r"《\1》", numbers)
    return "".join(map(_folded, _ZERO.sub(lambda zeros: "〇" * len(zeros[0]), titles)))


def _folded(char: str) -> str:
    if char == _STROKE:
        return "|"
    if char.isascii() or is_han(char):
        return char
    if char in _FOLDED:
        return _FOLDED[char]
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    whole = unicodedata.normalize("NFKC", char)
    return whole if len(whole) == 1 and is_han(whole) else char
