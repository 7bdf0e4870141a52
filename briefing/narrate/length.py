"""How long a text takes to say, and the range of lengths that is good to speak and to listen to.

Length is a spoken weight, about one for each syllable, estimated before numbers are written out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from briefing.narrate.sentences import ADDRESS
from briefing.zh.characters import HAN, HANGUL, KANA, ZERO

LEAST: Final = 8
"""A sentence that weighs less is joined to a neighbour."""
TARGET: Final = 32
"""What the parts of a cut sentence should weigh."""
MOST: Final = 60
"""A sentence that weighs more is cut."""


@dataclass(frozen=True, slots=True)
class Length:
    """The range of spoken weight that segments keep to."""

    least: int = LEAST
    target: int = TARGET
    most: int = MOST


LENGTH: Final = Length()

_SYLLABLE: Final = ZERO + HAN + KANA + HANGUL
"""Characters that are a syllable each: Han, kana, hangul."""
_TOKEN: Final = re.compile(
    rf"(?P<address>{ADDRESS.pattern})|(?P<syllable>[{_SYLLABLE}])|(?P<word>[^\W\d_{_SYLLABLE}]+)"
    r"|(?P<digit>\d)|(?P<sign>[%‰℃$¥￥€£])"
)
_WEIGHTS: Final = {"address": 0, "syllable": 1, "word": 2, "digit": 1, "sign": 2}
_LETTERS: Final = 4
"""How many letters of a long Latin word weigh 1."""


def running_weight(text: str) -> list[int]:
    """For each place in ``text``, the spoken weight before it: one number more than it has characters.

    A Han character weighs 1, a digit 1, a sign such as % 2 (it is said 百分之), a Latin word 2, or more
    where it is long. A bare URL is not said and weighs nothing, nor do punctuation and emoji.
    """
    weights = [0] * (len(text) + 1)
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if token.lastgroup == "word" and end - start >= 3 * _LETTERS:
            for place in range(start + _LETTERS, end + 1, _LETTERS):
                weights[place] = 1
        else:
            weights[end] = _WEIGHTS[token.lastgroup or ""]
    return list(accumulate(weights))
