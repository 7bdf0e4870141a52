"""The width of text on a terminal (Unicode UAX #11)."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes: two for a wide character, none for one that joins."""
    return sum(map(_columns, text))


def fit(text: str, width: int) -> str:
    """``text``, cut with ``…`` where it is wider than ``width`` columns."""
    if columns(text) <= width:
        return text
    kept, taken = [], 1
    for character in text:
        taken += _columns(character)
        if taken > width:
            break
        kept.append(character)
    return "".join(kept) + "…"


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
