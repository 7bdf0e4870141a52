"""From where on a measure is to be looked at. Measured on takes of three voices: ``docs/check.md``."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from briefing.check.findings import Kind
from briefing.check.measures import Measured

SYLLABLE: Final = 0.55
"""A syllable that scores less is an ear's mistake more often than a voice's."""
LEVEL_DB: Final = 6.0
"""Away from the median of the episode: the mix brings every take to the same loudness."""
STEP_DB: Final = 10.0
"""60 good takes reach 8.3; with a half 12 dB softer, all are above 11.5."""
SILENCE_S: Final = 1.2
"""Inside a segment; a voice pauses for 0.35 s at a comma."""
BETWEEN_MORE_S: Final = 2.5
"""Between two segments, over the show's longest pause: a chime takes up to two."""
CUE_S: Final = 0.3
"""Between when a cue begins and when its first sound does."""
ONSET_DB: Final = -9.0
"""A good 本 begins at -11."""
OFFSET_DB: Final = -24.0
HISS_DB: Final = -48.0
BURST_DB: Final = -24.0
BURST_MORE_DB: Final = 7.0
"""Over the median of the voice, whose sibilants may be long."""
CLICK: Final = 8.5
CLICK_MORE: Final = 2.5
"""Times the median of the voice: eSpeak NG's is full of clicks."""
ABOVE_DB: Final = -50.0
ABOVE_MORE_DB: Final = 20.0
"""Over the median of the episode: a voice of more than 24 kHz has something there always."""
EDGE_MORE_DB: Final = 12.0
"""Likewise over the voice's median: eSpeak NG ends every take so."""
CLIPPED: Final = 12
PACE: Final = 1.2
"""Times as fast or as slow as the voice is in the median: good takes of eight syllables and more reach 1.1;
those with a clause twice or missing are at 1.23 at least."""
_FEWEST: Final = 5
"""Segments that a median is taken of."""
_SYLLABLES: Final = 8
"""That a pace is taken of."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in an episode, or for a voice in it."""

    level_db: float | None
    above_db: float | None
    burst_db: float | None
    click: float | None
    onset_db: float | None
    offset_db: float | None
    pace: float | None
    """Syllables a second, at the engine's own pace; each is None where too few segments say it."""

    @classmethod
    def of(cls, measures: Sequence[Measured], paces: Sequence[float]) -> Usual:
        """The medians."""
        enough = len(measures) >= _FEWEST
        return cls(
            level_db=median(each.level_db for each in measures) if enough else None,
            above_db=median(each.above_db for each in measures) if enough else None,
            burst_db=median(each.burst_db for each in measures) if enough else None,
            click=median(each.click for each in measures) if enough else None,
            onset_db=median(each.onset_db for each in measures) if enough else None,
            offset_db=median(each.offset_db for each in measures) if enough else None,
            pace=median(paces) if len(paces) >= _FEWEST else None,
        )


@dataclass(frozen=True, slots=True)
class Beyond:
    """A measure that is beyond its bound."""

    kind: Kind
    score: float
    at_s: float
    """In seconds of the samples that were measured."""
    why: str


def pace_of(measures: Measured, syllables: int, rate: float = 1.0) -> float | None:
    """Syllables a second, had the voice not been asked for ``rate``; None where there are too few to tell."""
    sounding_s = (measures.end_s - measures.start_s - measures.silence_s) * rate
    return syllables / sounding_s if syllables >= _SYLLABLES and sounding_s > 0 else None


def beyond(found: Measured, syllables: int, usual: Usual, rate: float = 1.0) -> Iterator[Beyond]:
    """Each measure of a segment of so many ``syllables``, spoken at ``rate``, that is beyond its bound."""
    if found.silence_s > SILENCE_S:
        yield Beyond(
            Kind.SILENCE, _score(found.silence_s / SILENCE_S), found.silence_at_s,
            f"silent for {found.silence_s:.1f} s",
        )  # fmt: skip
    burst_db = max(BURST_DB, _more(usual.burst_db, BURST_MORE_DB))
    noisy = found.hiss_db > HISS_DB or found.burst_db > burst_db
    if noisy:
        at_s = found.start_s if found.hiss_db > HISS_DB else found.burst_s
        over = max(found.hiss_db - HISS_DB, found.burst_db - burst_db)
        yield Beyond(Kind.NOISE, _score(1 + over / 12), at_s, "noise in the voice's pauses and vowels")
    yield from _edges(found, usual, noisy=noisy)
    yield from _levels(found, usual)
    above = max(ABOVE_DB, _more(usual.above_db, ABOVE_MORE_DB))
    click = max(CLICK, CLICK_MORE * (usual.click or 0.0))
    if not noisy and (found.click > click or found.above_db > above):
        sharp, over = found.click / click, 1 + (found.above_db - above) / 12
        at_s = found.click_s if sharp >= over else found.above_s
        yield Beyond(Kind.CLICK, _score(max(sharp, over)), at_s, "a click")
    if found.clipped > CLIPPED:
        yield Beyond(Kind.CLIPPING, _score(found.clipped / CLIPPED), found.start_s, "clipped at full scale")
    pace = pace_of(found, syllables, rate)
    if pace is not None and usual.pace is not None:
        times = pace / usual.pace
        if not 1 / PACE < times < PACE:
            why = f"{times:.2f} times as fast as the voice is elsewhere"
            yield Beyond(Kind.PACE, _score(max(times, 1 / times) / PACE), found.start_s, why)


def _edges(found: Measured, usual: Usual, *, noisy: bool) -> Iterator[Beyond]:
    if noisy:  # noise hides where speech begins
        return
    onset_db = max(ONSET_DB, _more(usual.onset_db, EDGE_MORE_DB))
    if found.onset_db > onset_db:
        over = 1 + (found.onset_db - onset_db) / 12
        yield Beyond(Kind.CUT, _score(over), found.start_s, "it begins in the middle of a sound")
    offset_db = max(OFFSET_DB, _more(usual.offset_db, EDGE_MORE_DB))
    if found.offset_db > offset_db:
        over = 1 + (found.offset_db - offset_db) / 12
        yield Beyond(Kind.CUT, _score(over), found.end_s, "it ends in the middle of a sound")


def _more(usual_db: float | None, more_db: float) -> float:
    """A bound that lies over what is usual; under all others where that is not known."""
    return -math.inf if usual_db is None else usual_db + more_db


def _levels(found: Measured, usual: Usual) -> Iterator[Beyond]:
    away = found.level_db - usual.level_db if usual.level_db is not None else 0.0
    if abs(away) > LEVEL_DB:
        why = f"{abs(away):.0f} dB {'louder' if away > 0 else 'softer'} than the rest"
        yield Beyond(Kind.LEVEL, _score(abs(away) / LEVEL_DB), found.start_s, why)
    elif found.step_db > STEP_DB:
        why = f"its level changes by {found.step_db:.0f} dB"
        yield Beyond(Kind.LEVEL, _score(found.step_db / STEP_DB), found.step_s, why)


def _score(times: float) -> float:
    """How sure it is, from how many times the bound it is: 0.5 at the bound, 1 at three times."""
    return max(0.0, min(1.0, 0.25 + times / 4))
