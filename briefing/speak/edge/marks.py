"""Word boundaries of the service to marks on the spoken text.

The service reports words as it says them: numbers and currency rewritten, punctuation left out. So its words
are laid along the text by order, not looked up: runs that agree hold, and a run between them that reads
otherwise is the same one rewritten, if it took as long as speech takes. A run without any word was said only
if something sounds in its place for long enough.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, NamedTuple

from briefing.nouns import Mark
from briefing.speak.gate import FASTEST_S, is_spoken
from briefing.zh.characters import is_han_or_zero

LETTER: Final = 0.35
"""Of the time that a Han character or a digit takes, what a letter takes: English words have 3 to 4 a
syllable."""

LAST_SHARE: Final = 0.8
"""Of the take's own pace, what a rewritten run at the end of the text must keep: nothing after it agrees, and
speech slows down at an end."""

UNTOLD_SHARE: Final = 0.6
"""Of the take's own pace, what has to sound between two words for a run that has no boundary at all."""

NUMERIC: Final = frozenset(
    "〇零一二两三四五六七八九十百千万亿点半负正第分之至到比元角块美欧日圆镑年月号时秒度"
    "公里米厘毫平方立吨克升摄氏"
)
"""What may stand otherwise in the service's words: numbers, and what is written with them."""

MOST_ADDED: Final = 6
"""Characters that a sign in the text may add to the words, as in ``and`` for ``&``."""

LEAST_AGREED: Final = 0.5
"""Of the other characters, the share that the service's words have to have in common with the text."""


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


def marks(
    told: str, boundaries: Sequence[Boundary], rate: float, sounding: Callable[[float, float], float]
) -> tuple[Mark, ...]:
    """Marks for every letter, digit and Han character of ``told``; a run of letters has one.

    ``rate`` is a multiple of the usual pace. ``sounding(start_s, end_s)`` tells how many seconds between the
    two are no silence. Raises UnspokenError.
    """
    places = [place for place, char in enumerate(told) if is_spoken(char)]
    asked = [_folded(told[place]) for place in places]
    heard, slots = _heard(boundaries)
    agreement = SequenceMatcher(None, asked, heard, autojunk=False).get_opcodes()
    agreed = [
        slots[at] for kind, *_, first, last in agreement if kind == "equal" for at in range(first, last)
    ]
    pace_s = sum(slot.end_s - slot.start_s for slot in agreed) / max(1, len(agreed))
    found: list[_Slot] = []
    for kind, begin, end, first, last in agreement:
        run = [told[place] for place in places[begin:end]]
        if kind == "equal":
            found += slots[first:last]
        elif kind == "replace":
            around = _Slot(slots[first].start_s, slots[last - 1].end_s)
            least_s = _least_s(run, rate, LAST_SHARE * pace_s if end == len(places) else 0.0)
            if around.end_s - around.start_s < least_s or _telling(run) > _telling(heard[first:last]):
                raise UnspokenError(_shown(run))
            found += _shared(around, run)
        elif kind == "delete":
            if begin == 0 or end == len(places):
                raise UnspokenError(_shown(run))
            around = _Slot(slots[first - 1].end_s, slots[first].start_s)
            if sounding(*around) < _least_s(run, rate, UNTOLD_SHARE * pace_s):
                raise UnspokenError(_shown(run))
            found += _shared(around, run)
    _check_it_is_this_text(told, asked, agreement)
    return tuple(_joined(told, places, found))


def _least_s(run: Sequence[str], rate: float, pace_s: float) -> float:
    """The least time in which ``run`` can be said, at ``pace_s`` a character or as fast as anybody speaks."""
    fastest_s = sum(FASTEST_S["han" if is_han_or_zero(char) else "other"] for char in run) / rate
    return max(fastest_s, pace_s * len(run))


def _check_it_is_this_text(
    told: str, asked: Sequence[str], agreement: Sequence[tuple[str, int, int, int, int]]
) -> None:
    """Raises UnspokenError where the words are not those of the text, numbers aside, or are more."""
    agreed = [kind == "equal" for kind, begin, end, _, _ in agreement for _ in range(begin, end)]
    telling = [same for char, same in zip(asked, agreed, strict=True) if char not in NUMERIC]
    if sum(telling) < LEAST_AGREED * len(telling):
        raise UnspokenError("the word boundaries are of another text")
    added = sum(last - first for kind, *_, first, last in agreement if kind == "insert")
    if added > MOST_ADDED * sum(unicodedata.category(char)[0] == "S" or char in "&@#%*/" for char in told):
        raise UnspokenError("more was said than the text")


def _telling(run: Sequence[str]) -> int:
    """How many of ``run`` are neither digits nor what goes with numbers."""
    return sum(not char.isdecimal() and char not in NUMERIC for char in run)


def _folded(char: str) -> str:
    """``char`` as it compares: full-width forms and capitals do not count."""
    return unicodedata.normalize("NFKC", char).casefold()[:1]


def _heard(boundaries: Sequence[Boundary]) -> tuple[list[str], list[_Slot]]:
    """The characters that the service says, in order of time, and when each sounds."""
    heard: list[str] = []
    slots: list[_Slot] = []
    in_time = sorted(boundaries, key=lambda boundary: boundary.start_s)
    for boundary, after in zip_longest(in_time, in_time[1:]):
        said = [char for char in boundary.text if is_spoken(char)]
        end_s = boundary.end_s if after is None else min(boundary.end_s, after.start_s)
        if after is not None and boundary.end_s == boundary.start_s:  # it does not tell how long
            end_s = after.start_s
        heard += map(_folded, said)
        slots += _shared(_Slot(boundary.start_s, end_s), said)
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
