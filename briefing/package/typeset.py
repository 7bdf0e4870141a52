"""Where a line of Chinese may end, and how to cut a title into lines of even length."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import accumulate, pairwise
from math import inf
from typing import Final

from briefing.zh import division
from briefing.zh.characters import UNSPACED
from briefing.zh.hanzi import to_hans
from briefing.zh.punctuation import CLOSING, OPENING

NEVER_FIRST: Final = frozenset("，。、；：？！…—％‰℃·～,.;:?!)]}%°-/々｝" + CLOSING)
"""Never at the start of a line: GB/T 15834-2011, 5.1; W3C "Requirements for Chinese Text Layout"."""

NEVER_LAST: Final = frozenset("([{$¥￥#№@｛" + OPENING)
"""Never at the end of a line: the same."""

_LATIN: Final = rf"[^\W_{UNSPACED}]+"
_RUN: Final = re.compile(rf"{_LATIN}(?:[.,:'’/&+_@-]{_LATIN})*[%‰℃°+]?|\s+|.", re.DOTALL)
"""A Latin word or a number, which stays whole; white space; or any one character."""

SPLIT_WORD_COST: Final = 0.3
"""What it costs to end a line inside a Chinese word: as much as one line half as long as the others."""
AFTER_PUNCTUATION_GAIN: Final = 0.06


def pieces(text: str) -> list[str]:
    """``text`` cut wherever a line may end; joined, they are ``text`` again."""
    parts: list[str] = []
    for run in _RUN.findall(text):
        glued = parts and (run[0] in NEVER_FIRST or parts[-1][-1] in NEVER_LAST or run.isspace())
        if glued:
            parts[-1] += run
        else:
            parts.append(run)
    return parts


def lines(
    text: str, count: int, widths: Mapping[str, float], limit: float
) -> tuple[float, tuple[str, ...]] | None:
    """``text`` as ``count`` lines, none wider than ``limit``, after what they cost; None: impossible.

    ``widths`` gives each character's width, in the unit of ``limit``. The cost grows as lines grow
    uneven and split words (found in simplified characters); ends at punctuation are better.
    """
    parts = pieces(text)
    offsets = [0, *accumulate(len(part) for part in parts)]
    reach = [0.0, *accumulate(widths[character] for character in text)]
    ideal = reach[-1] / count
    inside = _inside_words(text)

    def cost(first: int, last: int) -> float:
        """Of parts ``first`` to ``last`` as one line."""
        start, end = offsets[first], offsets[last]
        width = reach[end] - reach[start]
        if width > limit:
            return inf
        uneven = ((width - ideal) / ideal) ** 2
        if last == len(parts):
            return uneven
        split = SPLIT_WORD_COST if end in inside else 0.0
        return uneven + split - (AFTER_PUNCTUATION_GAIN if text[end - 1] in NEVER_FIRST else 0.0)

    best: list[tuple[float, tuple[int, ...]]] = [(0.0, (0,))] + [(inf, ())] * len(parts)
    for _ in range(count):
        best = [(inf, ())] + [
            min((best[first][0] + cost(first, last), (*best[first][1], last)) for first in range(last))
            for last in range(1, len(parts) + 1)
        ]
    total, ends = best[-1]
    if total == inf:
        return None
    return total, tuple(text[offsets[a] : offsets[b]].strip() for a, b in pairwise(ends))


@cache
def _inside_words(text: str) -> frozenset[int]:
    """The offsets in ``text`` that stand inside a word of two characters or more."""
    return frozenset(range(len(text))) - division.bounds(to_hans(text))
