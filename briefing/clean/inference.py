"""Which character it was, where a byte of it is lost: by the marks that are open, and by words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefing.clean.damage import MARK
from briefing.clean.likelihood import is_common, simplified

FAR_COMMONER: Final = 5
"""By which factor the word of an inferred character must be commoner than the next."""
BRACKETS: Final = "「」『』【】〈〉"
"""Marks that ``is_common`` does not count."""
_CLOSING: Final = {"”": "“", "’": "‘", "」": "「", "』": "『", "】": "【", "》": "《", "〉": "〈"}
"""Closing mark: what opens it."""

Piece = str | tuple[str, ...]
"""A character, or those that it may have been."""


def settled(pieces: Sequence[Piece]) -> str:
    """``pieces`` with each character that is not sure inferred from its neighbours, or marked."""
    meant = ""
    for at, piece in enumerate(pieces):
        if isinstance(piece, str):
            meant += piece
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        mark = _inferred_mark(meant, piece, last=at + 1 == len(pieces))
        meant += mark or _inferred(meant[-1:], piece, after if isinstance(after, str) else "")
    return meant


def _inferred_mark(before: str, options: tuple[str, ...], last: bool) -> str:
    """The punctuation among ``options`` that closes what is open, or ends the text; else none."""
    for option in options:
        opening = _CLOSING.get(option)
        if opening and before.rfind(opening) > before.rfind(option):
            return option
    return "。" if last and "。" in options else ""


def _inferred(before: str, options: tuple[str, ...], after: str) -> str:
    """The option that makes a far commoner word with a neighbour than the others do, or a mark.

    Where none makes any, the one that is far commoner alone.
    """
    words = {
        one: max(_frequency(before + one) if before else 0, _frequency(one + after) if after else 0)
        for one in options
    }
    scores = words if any(words.values()) else {one: _frequency(one) for one in options}
    best, rival = [*sorted(scores.values(), reverse=True), 0, 0][:2]
    if best == 0 or best < FAR_COMMONER * rival:
        return MARK
    return next(one for one in options if scores[one] == best)


@lru_cache(maxsize=4096)
def _frequency(word: str) -> int:
    """How often the corpus of jieba's dictionary has ``word``, of at most two characters."""
    import rjieba

    plain = "".join(map(simplified, word))
    return int(rjieba.suggest_freq(plain)) if plain and rjieba.has_word(plain) else 0


def fits(char: str) -> bool:
    """Whether ``char`` may be what was lost: a common character or mark."""
    return is_common(char) or char in BRACKETS
