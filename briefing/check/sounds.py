"""How far one syllable is from another to the ear, tones aside: 0 for the same, 1 for nothing in common."""

from __future__ import annotations

from functools import cache
from typing import Final

from briefing.zh.pinyin import initial_and_final

_NEAR: Final = 0.3
"""Of initials or finals that dialects, and ears, take for each other."""
_AKIN: Final = 0.45
"""Of initials that differ in breath, or in place alone."""
_APART: Final = 0.65
"""Of any others."""

_NEAR_INITIALS: Final = ("z zh", "c ch", "s sh", "n l", "f h", "r l")
_AKIN_INITIALS: Final = (
    "b p",
    "d t",
    "g k",
    "j q",
    "zh ch",
    "z c",
    "j zh",
    "q ch",
    "x sh",
    "x s",
    "x q",
    "m n",
)
_NEAR_FINALS: Final = (
    *("in ing", "en eng", "an ang", "ian iang", "uan uang", "un ong", "ui ei", "uo o", "e o", "ian in"),
    *("ie ian", "ve ie", "v i", "vn in", "van ian", "iong ong", "iu ou", "ou uo", "ao ou", "u v"),
)


def _pairs(rows: tuple[str, ...]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row.split()) for row in rows)


_INITIALS: Final = {_NEAR: _pairs(_NEAR_INITIALS), _AKIN: _pairs(_AKIN_INITIALS)}
_FINALS: Final = {_NEAR: _pairs(_NEAR_FINALS)}


@cache
def distance(one: str, other: str) -> float:
    """Between two toneless syllables.

    >>> distance("shi", "shi"), distance("shi", "si"), distance("shi", "ma")
    (0.0, 0.3, 1.0)
    """
    if one == other:
        return 0.0
    (initial, final), (its_initial, its_final) = initial_and_final(one), initial_and_final(other)
    return min(1.0, _between(initial, its_initial, _INITIALS) + _between(final, its_final, _FINALS))


def _between(one: str, other: str, table: dict[float, frozenset[frozenset[str]]]) -> float:
    if one == other:
        return 0.0
    pair = frozenset((one, other))
    return next((far for far, pairs in table.items() if pair in pairs), _APART)
