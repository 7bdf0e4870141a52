"""Word boundaries of the service to marks on the spoken text.

The service reports words as it says them: numbers and currency rewritten, punctuation left out. So its words
are laid along the text by order, not looked up: runs that agree hold, and a run between them that reads
otherwise is the same one rewritten, if it took as long as speech takes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from briefing.nouns import Mark
from briefing.speak.gate import FASTEST_S, is_han, is_spoken

LETTER: Final = 0.35
"""Of the time that a Han character or a digit takes, what a letter takes: English words have 3 to 4 a
syllable."""

LAST_SHARE: Final = 1.5
"""Times as long must a rewritten run last at the end of the text, where no agreeing run follows it."""


class UnspokenError(Exception):
    """Part of the text has no boundary; the message says which."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """One word as the service says it."""

    start_s: float
    end_s: float
    text: str


class _Slot(NamedTuple):
    """When one character sounds."""

    start_s: float
    end_s: float


def marks(told: str, boundaries: Sequence[Boundary], rate: float) -> tuple[Mark, ...]:
    """Marks for every letter, digit and Han character of ``told``; a run of letters has one.

    ``rate`` is a multiple of the usual pace. Raises UnspokenError.
    """
    places = [place for place, char in enumerate(told) if is_spoken(char)]
    asked = [_folded(told[place]) for place in places]
    heard, slots = _heard(boundaries)
    found: list[_Slot] = []
    for kind, begin, end, first, last in SequenceMatcher(None, asked, heard, autojunk=False).get_opcodes():
        if kind == "equal":
            found += slots[first:last]
            continue
        if begin == end:  # said on top of the text: a sign that it names
            continue
        run = [told[place] for place in places[begin:end]]
        at_end = end == len(places)
        if first < last:
            around = _Slot(slots[first].start_s, slots[last - 1].end_s)
        elif begin == 0 or at_end:
            raise UnspokenError(_shown(run))
        else:  # between two words: said, if there was time to say it
            around = _Slot(slots[first - 1].end_s, slots[first].start_s)
        least_s = sum(FASTEST_S["han" if is_han(char) else "other"] for char in run) / rate
        if around.end_s - around.start_s < least_s * (LAST_SHARE if at_end else 1):
            raise UnspokenError(_shown(run))
        found += _shared(around, run)
    return tuple(_joined(told, places, found))


def _folded(char: str) -> str:
    """``char`` as it compares: full-width forms and capitals do not count."""
    return unicodedata.normalize("NFKC", char).casefold()[:1]


def _heard(boundaries: Sequence[Boundary]) -> tuple[list[str], list[_Slot]]:
    """The characters that the service says, in order of time, and when each sounds."""
    heard: list[str] = []
    slots: list[_Slot] = []
    in_time = sorted(boundaries, key=lambda boundary: boundary.start_s)
    limits = [boundary.start_s for boundary in in_time[1:]] + [float("inf")]
    for boundary, limit_s in zip(in_time, limits, strict=True):
        said = [char for char in boundary.text if is_spoken(char)]
        heard += map(_folded, said)
        slots += _shared(_Slot(boundary.start_s, min(boundary.end_s, limit_s)), said)
    return heard, slots


def _shared(around: _Slot, run: Sequence[str]) -> list[_Slot]:
    """The time of ``around``, shared out among the characters of ``run``."""
    weights = [LETTER if char.isascii() and char.isalpha() else 1.0 for char in run]
    per_weight_s = (around.end_s - around.start_s) / (sum(weights) or 1.0)
    slots, at_s = [], around.start_s
    for weight in weights:
        slots.append(_Slot(at_s, at_s + weight * per_weight_s))
        at_s = slots[-1].end_s
    return slots


def _joined(told: str, places: Sequence[int], slots: Sequence[_Slot]) -> Iterator[Mark]:
    """A mark for each place; letters beside each other share one."""
    open_mark: Mark | None = None
    for place, slot in zip(places, slots, strict=True):
        letter = told[place].isascii() and told[place].isalpha()
        if open_mark is not None and letter and open_mark.end == place and told[place - 1].isascii():
            open_mark = Mark(open_mark.start_s, slot.end_s, open_mark.start, place + 1)
            continue
        if open_mark is not None:
            yield open_mark
        open_mark = Mark(slot.start_s, slot.end_s, place, place + 1)
    if open_mark is not None:
        yield open_mark


def _shown(run: Sequence[str]) -> str:
    text = "".join(run)
    return f"{text if len(text) <= 10 else text[:10] + '…'!r} was not said"
