"""Which stretches of a text are enclosed: by quotation marks, parentheses, title marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from briefing.zh.punctuation import BRACKETS, NARROW, QUOTATION_MARKS, TITLE_MARKS, VERTICAL_QUOTATION_MARKS


class Kind(Enum):
    """What a pair of marks makes of the text between them.

    The value: up to how many characters, marks included, it is one piece that is never divided.
    """

    QUOTE = 20
    """A shout or a word in quotation marks is one piece, a speech is not."""
    ASIDE = 40
    TITLE = 60


@dataclass(frozen=True, slots=True)
class Enclosure:
    """``text[start:end]``, its marks included."""

    start: int
    end: int
    kind: Kind

    @property
    def whole(self) -> bool:
        """Whether it is short enough never to be divided."""
        return self.end - self.start <= self.kind.value


@dataclass(frozen=True, slots=True)
class Loose:
    """A mark of ``pair`` at ``at``, without its partner."""

    at: int
    pair: str


@dataclass(frozen=True, slots=True)
class Unpaired:
    """The marks of quotation in a text that have no partner there, in order."""

    opening: tuple[Loose, ...]
    closing: tuple[Loose, ...]


_KINDS: Final = {
    **dict.fromkeys(QUOTATION_MARKS + VERTICAL_QUOTATION_MARKS + ('""', "''"), Kind.QUOTE),
    **dict.fromkeys(BRACKETS, Kind.ASIDE),
    # 【】 are brackets that mostly hold a heading.
    **dict.fromkeys((*TITLE_MARKS, "【】"), Kind.TITLE),
}
_DIRECTED: Final = frozenset(QUOTATION_MARKS + VERTICAL_QUOTATION_MARKS)
_SAME: Final = str.maketrans({NARROW[mark]: mark for mark in "（）［］"})
"""Pages mix the widths of one pair."""
_PAIR_OPENED: Final = {pair[0]: pair for pair in _KINDS}
_PAIR_CLOSED: Final = {pair[1]: pair for pair in _KINDS}
_DEPTH: Final = 8
"""Marks nested deeper than this are damage, not nesting."""

OPENERS: Final = "".join(_PAIR_OPENED) + "(["
CLOSERS: Final = "".join(_PAIR_CLOSED) + ")]"


def enclosures(text: str) -> list[Enclosure]:
    """Every pair of marks in ``text``, by start.

    A mark without its partner in the same paragraph counts as none, so that a forgotten one cannot swallow
    what follows.
    """
    return _paired(text)[0]


def unpaired(text: str) -> Unpaired:
    """The quotation marks of ``text`` without their partners, of pairs whose two marks differ."""
    _, opening, closing = _paired(text)
    return Unpaired(*(tuple(m for m in loose if m.pair in _DIRECTED) for loose in (opening, closing)))


def _paired(text: str) -> tuple[list[Enclosure], list[Loose], list[Loose]]:
    """The pairs of marks in ``text``, by start, and the opening and the closing marks without a partner."""
    found: list[Enclosure] = []
    closing: list[Loose] = []
    open_marks: list[tuple[str, int]] = []
    for i, mark in enumerate(text.translate(_SAME)):
        if mark == "\n":
            open_marks.clear()
        if (mark not in _PAIR_OPENED and mark not in _PAIR_CLOSED) or _is_apostrophe(text, i):
            continue
        depth = _depth(open_marks, _PAIR_CLOSED.get(mark))
        if depth is not None:
            pair, start = open_marks[depth]
            found.append(Enclosure(start, i + 1, _KINDS[pair]))
            del open_marks[depth:]
        elif mark in _PAIR_OPENED:
            open_marks.append((_PAIR_OPENED[mark], i))
        else:
            closing.append(Loose(i, _PAIR_CLOSED[mark]))
    found.sort(key=lambda enclosure: (enclosure.start, -enclosure.end))
    return found, [Loose(start, pair) for pair, start in open_marks], closing


def _depth(open_marks: list[tuple[str, int]], pair: str | None) -> int | None:
    """The index in ``open_marks`` of the innermost ``pair``; None where there is none."""
    innermost = range(len(open_marks) - 1, max(len(open_marks) - _DEPTH, 0) - 1, -1)
    return next((depth for depth in innermost if open_marks[depth][0] == pair), None)


def _is_apostrophe(text: str, i: int) -> bool:
    """Whether ``text[i]`` stands inside an English word, as in ``it's``."""
    around = text[max(i - 1, 0) : i] + text[i + 1 : i + 2]
    return text[i] in "'’" and len(around) == 2 and around.isascii() and around.isalnum()
