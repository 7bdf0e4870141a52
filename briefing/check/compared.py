"""What is wrong with a segment by what was heard of it: a text against a text, no samples."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.check.findings import Kind
from briefing.check.heard import Pair, Syllable, apart, compare

RUN: Final = 3
"""So many syllables missing or too many beside each other are a clause's, and no mistake of an ear's."""
UNWRITTEN: Final = frozenset({("bai", "fen", "zhi")})
"""What Whisper often hears and does not write."""
OTHER: Final = 0.5
"""From this part of its syllables on, a segment is taken for another text."""
THE_SAME: Final = 0.3
"""Up to this part wrong, what was heard is another segment of the episode."""
_SHORT: Final = 4
"""Fewer syllables are too few to say which text they are."""
_UNLIKELY: Final = 5.0
"""How improbable a syllable is, as a negative logarithm, where Whisper does not believe it at all: wrong ones
have 7 in the median, right ones that it misheard 1 (``bench/check.py``)."""
_UNASKED: Final = 0.7
"""What a wrong syllable weighs where no ear says how likely it is."""
_DOUBTED: Final = 1.2
"""How much more a syllable weighs whose reading was uncertain when it was pronounced."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that was heard to be wrong."""

    kind: Kind
    score: float
    """As ``Finding.score``."""
    first: int
    """The first of the syllables that were to be said there."""
    last: int
    """The last; before the first where nothing was to be said."""
    heard: str
    """In pinyin."""
    start_s: float
    end_s: float
    """When it was heard, in seconds of the segment's sound; both 0 where nothing was."""
    other: int = 0
    """Which segment it is instead, if any."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A segment's syllables beside what was heard of them."""

    said: tuple[Syllable, ...]
    heard: tuple[Syllable, ...]
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, said: Sequence[Syllable], heard: Sequence[Syllable]) -> Compared:
        """The cheapest way to set the one against the other."""
        return cls(tuple(said), tuple(heard), compare(said, heard))

    @property
    def wrong(self) -> float:
        """The part of its syllables that is wrong; more than 1 where far more was heard than said."""
        return sum(pair.cost for pair in self.pairs) / max(1, len(self.said))


Habits = Mapping[tuple[str, str], float]
"""How often, 0 to 1, an ear takes the first sound for the second in this voice, where it is right."""


def troubles(
    found: Compared,
    likely: Sequence[float],
    doubtful: Collection[int] = (),
    habits: Habits | None = None,
) -> tuple[Trouble, ...]:
    """What is wrong, the kinds apart.

    ``likely`` is, for each syllable to be said, the logarithm of how probable the ear holds it, or empty;
    ``doubtful`` are those whose readings were uncertain.
    """
    if not found.said:
        return ()
    if not found.heard:
        return (_all(found, Kind.DROPPED, 1.0),)
    if found.wrong >= OTHER and len(found.said) >= _SHORT:
        return (_all(found, Kind.OTHER_TEXT, min(1.0, 0.6 + found.wrong / 2)),)
    loose = set(_beside_latin(found))
    loose |= {at for run in _runs(found) if _unwritten(found, *run) for at in range(*run)}
    runs = tuple(run for run in _runs(found) if run[0] not in loose)
    taken = loose | {index for start, end in runs for index in range(start, end)}
    return (
        *(_missing_or_more(found, start, end) for start, end in runs),
        *_syllables(found, taken, likely, doubtful, habits or {}),
    )


def instead(heard: Sequence[Syllable], others: Mapping[int, Sequence[Syllable]]) -> int:
    """Which of the segments ``others``, by their numbers, was heard; 0 for none of them."""
    if len(heard) < _SHORT:
        return 0
    near = {n: said for n, said in others.items() if 0.6 < len(said) / len(heard) < 1.6}
    rates = {n: Compared.of(said, heard).wrong for n, said in near.items() if len(said) >= _SHORT}
    best = min(rates, key=lambda number: rates[number], default=0)
    return best if best and rates[best] <= THE_SAME else 0


def _all(found: Compared, kind: Kind, score: float) -> Trouble:
    start_s, end_s = (found.heard[0].start_s, found.heard[-1].end_s) if found.heard else (0.0, 0.0)
    heard = " ".join(one.sound for one in found.heard)
    return Trouble(kind, score, 0, len(found.said) - 1, heard, start_s, end_s)


def _runs(found: Compared) -> Iterator[tuple[int, int]]:
    """Where in the pairs ``RUN`` or more syllables of one side are alone, coloured and Latin ones aside."""
    at = 0
    while at < len(found.pairs):
        end = at
        side = _alone(found.pairs[at])
        while side and end < len(found.pairs) and _alone(found.pairs[end]) == side:
            end += 1
        if end - at >= RUN and sum(pair.cost for pair in found.pairs[at:end]) >= RUN * 0.7:
            yield at, end
        at = max(end, at + 1)


def _beside_latin(found: Compared) -> Iterator[int]:
    """Which pairs are what an ear made of Latin letters, a syllable a letter or so: 鸡地劈 for GDP."""
    for index, pair in enumerate(found.pairs):
        if pair.said >= 0 and found.said[pair.said].latin:
            letters = len(found.said[pair.said].sound)
            for step in (-1, 1):
                at = index + step
                while abs(at - index) <= letters and 0 <= at < len(found.pairs) and found.pairs[at].said < 0:
                    yield at
                    at += step


def _unwritten(found: Compared, start: int, end: int) -> bool:
    """Whether the run is what ears leave unwritten: the sign of 12.3%."""
    return tuple(found.said[pair.said].sound for pair in found.pairs[start:end]) in UNWRITTEN


def _alone(pair: Pair) -> str:
    return "said" if pair.heard < 0 else "heard" if pair.said < 0 else ""


def _missing_or_more(found: Compared, start: int, end: int) -> Trouble:
    run = found.pairs[start:end]
    score = min(1.0, 0.6 + 0.06 * len(run))
    if run[0].heard < 0:
        before = [pair.heard for pair in found.pairs[:start] if pair.heard >= 0]
        at_s = found.heard[before[-1]].end_s if before else 0.0
        return Trouble(Kind.DROPPED, score, run[0].said, run[-1].said, "", at_s, at_s)
    more = [found.heard[pair.heard] for pair in run]
    before = [pair.said for pair in found.pairs[:start] if pair.said >= 0]
    place = before[-1] + 1 if before else 0
    kind = Kind.DOUBLED if _repeats(more, found.said, place) else Kind.ADDED
    heard = " ".join(one.sound for one in more)
    return Trouble(kind, score, place, place - 1, heard, more[0].start_s, more[-1].end_s)


def _repeats(more: Sequence[Syllable], said: Sequence[Syllable], place: int) -> bool:
    """Whether ``more`` is what stands before or after ``place`` in ``said``, or a part of it, once again."""
    reach = len(more) + 2
    around = said[max(0, place - reach) : place + reach]
    best = min(
        (
            sum(apart(one, other) for one, other in zip(around[at : at + len(more)], more, strict=True))
            for at in range(len(around) - len(more) + 1)
        ),
        default=float(len(more)),
    )
    return best <= 0.35 * len(more)


def _syllables(
    found: Compared,
    taken: Collection[int],
    likely: Sequence[float],
    doubtful: Collection[int],
    habits: Habits,
) -> Iterator[Trouble]:
    """The worst syllable, if any is wrong: one segment is listened to once, however many there are."""
    worst: Trouble | None = None
    for index, pair in enumerate(found.pairs):
        if index in taken or not pair.cost:
            continue
        said = found.said[pair.said] if pair.said >= 0 else None
        heard = found.heard[pair.heard] if pair.heard >= 0 else None
        score = pair.cost * (1 - habits.get((said.sound if said else "", heard.sound if heard else ""), 0.0))
        if said is None:
            score *= _UNASKED
        else:
            score *= min(1.0, 0.2 - likely[pair.said] * 0.8 / _UNLIKELY) if likely else _UNASKED
            score *= _DOUBTED if pair.said in doubtful else 1.0
        if worst is None or score > worst.score:
            start_s, end_s = (heard.start_s, heard.end_s) if heard else _beside(found, index)
            first = pair.said if pair.said >= 0 else _next(found, index)
            last = first if pair.said >= 0 else first - 1
            worst = Trouble(
                Kind.SYLLABLE, min(1.0, score), first, last, heard.sound if heard else "", start_s, end_s
            )
    if worst is not None:
        yield worst


def _beside(found: Compared, index: int) -> tuple[float, float]:
    """When that was heard which stands before the pair ``index``: where something is missing."""
    before = [pair.heard for pair in found.pairs[:index] if pair.heard >= 0]
    at_s = found.heard[before[-1]].end_s if before else 0.0
    return at_s, at_s


def _next(found: Compared, index: int) -> int:
    return next((pair.said for pair in found.pairs[index:] if pair.said >= 0), len(found.said))
