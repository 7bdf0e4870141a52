"""Which character it was, where a byte of it is lost: by the marks that are open, and by words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from briefing.clean.damage import MARK
from briefing.clean.likelihood import is_common, words
from briefing.zh.punctuation import QUOTATION_MARKS, TITLE_MARKS

CLEAR: Final = 2.0
"""By how much (natural logarithm) the words of an inferred character must be likelier than the next."""
CONTEXT: Final = 3
"""Characters on either side that it may make a word with."""
_OPENED_BY: Final = {closing: opening for opening, closing in (*QUOTATION_MARKS, *TITLE_MARKS, "【】")}
"""Closing mark: what opens it."""
_MARKS: Final = frozenset((*_OPENED_BY, *_OPENED_BY.values()))

Piece = str | tuple[str, ...]
"""A character, or those that it may have been."""


def settled(pieces: Sequence[Piece]) -> str:
    """``pieces`` with each character that is not sure inferred from its neighbours, or marked."""
    meant = ""
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            meant += piece
            continue
        mark = _inferred_mark(meant, piece, last=at + 1 == len(pieces))
        after = takewhile(lambda each: isinstance(each, str), pieces[at + 1 : at + 1 + CONTEXT])
        meant += mark or _inferred(meant[-CONTEXT:], piece, "".join(map(str, after)))
    return meant


def _inferred_mark(before: str, options: tuple[str, ...], last: bool) -> str:
    """The punctuation among ``options`` that closes what is open, or ends the text; else none."""
    for option in options:
        opening = _OPENED_BY.get(option)
        if opening and before.rfind(opening) > before.rfind(option):
            return option
    return "。" if last and "。" in options else ""


def _inferred(before: str, options: tuple[str, ...], after: str) -> str:
    """The option that makes far likelier words with its neighbours than the others do, or a mark."""
    scores = {one: words(before + one + after) for one in options}
    best, rival = [*sorted(scores.values(), reverse=True), -math.inf, -math.inf][:2]
    if not options or best < rival + CLEAR:
        return MARK
    return next(one for one in options if scores[one] == best)


def fits(char: str) -> bool:
    """Whether ``char`` may be what was lost: a common character or mark."""
    return is_common(char) or char in _MARKS
