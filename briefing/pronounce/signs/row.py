"""What a row is: one thing that a sign may be which is neither Chinese nor Latin nor part of a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from briefing.pronounce.patterns import compiled
from briefing.pronounce.sheet import Sheet

_LOOK_BACK: Final = 16
"""Characters before a sign that ``before`` may look at."""


class Row(NamedTuple):
    """One thing that a sign may be, and how it is written out then."""

    id: str
    stands: Callable[[str, int], object]
    """Whether the sign at a place of the text is meant so."""
    write: Callable[[Sheet, str, int, int], int]
    """Puts it onto the sheet; where the next character begins. What stands after the last argument waits."""
    written: str
    """Example: a text that holds such a sign."""
    spoken: str
    """The same, as it is said."""


def said_as(words: str, *, id: str, pattern: str, before: str = "", written: str, spoken: str) -> Row:
    """A row for what matches ``pattern`` after text that ends with ``before``: it is said as ``words``."""

    def write(sheet: Sheet, start: int, stop: int) -> None:
        sheet.say(words, start, stop)

    return _matching(write, pattern, before, id=id, written=written, spoken=spoken)


def unheard(*, id: str, pattern: str, before: str = "", written: str, spoken: str) -> Row:
    """As ``said_as``, for what the words around it say already, or what only joins them."""

    def write(sheet: Sheet, start: int, stop: int) -> None:
        sheet.join(start, stop)

    return _matching(write, pattern, before, id=id, written=written, spoken=spoken)


def shown(kind: str, *, id: str, pattern: str, before: str = "", written: str, spoken: str) -> Row:
    """As ``said_as``, for what is left out and counted as ``kind``."""

    def write(sheet: Sheet, start: int, stop: int) -> None:
        sheet.omit(kind, start, stop)

    return _matching(write, pattern, before, id=id, written=written, spoken=spoken)


def _matching(
    put: Callable[[Sheet, int, int], None], pattern: str, before: str, *, id: str, written: str, spoken: str
) -> Row:
    context = f"(?:{before})$" if before else ""

    def stands(plain: str, at: int) -> bool:
        return compiled(pattern).match(plain, at) is not None and (
            not context or compiled(context).search(plain[max(0, at - _LOOK_BACK) : at]) is not None
        )

    def write(sheet: Sheet, plain: str, at: int, end: int) -> int:
        found = compiled(pattern).match(plain, at)
        stop = min(found.end(), end) if found else at + 1
        put(sheet, at, stop)
        return stop

    return Row(id, stands, write, written, spoken)
