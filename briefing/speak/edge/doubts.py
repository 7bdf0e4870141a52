"""What in the sound of an answer is not as its words say, and whether the same answer again settles that.

The service may time its words a little badly, and does so each time: only what that explains is settled. A
service that errs the same way twice is not believed: silence, audio that was lost or came twice, noise,
tones, speech played backwards, and another text's are refused as often as they come.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.nouns import Mark, Take
from briefing.sound.levels import levels, longest_run
from briefing.speak.edge.levels import WINDOW_S, sounding_s
from briefing.speak.edge.listening import LATE_S, fit, misfit, unlike_speech
from briefing.speak.edge.repeats import repeated
from briefing.speak.edge.spectrum import spectrum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FAINT: Final = 0.03
"""Of the loudest window's level, -30 dB, what any syllable reaches."""

LAST_HEARD: Final = 0.4
"""Share of the last character's time in which something sounds: final sounds die away."""

LEAST_HEARD: Final = 0.7
"""Share of the time of all words in which something sounds; of sound takes the least is 0.8."""

LONGEST_HOLE_S: Final = 0.3
"""Silence within words: of sound takes the longest is 0.22 s, in which a Kokoro voice waits before a stop."""

ASIDE_S: Final = 0.15
"""By how much speech may pass its words, which are timed to about a tenth of a second."""

LATEST_S: Final = 0.2
"""By how much the words may be timed badly, where the same answer comes again."""

MOST_SILENT: Final = 1 / 8
"""Of all words, those that may still fall on silence then, each alone."""


class Doubt(NamedTuple):
    """Why an answer is not believed at once."""

    why: str
    settles: bool
    """Whether the same answer again settles it: words that begin a little off their sound."""


def doubt(take: Take, readings: Sequence[str]) -> Doubt | None:
    """What speaks against ``take``, the worst first; None where nothing does.

    ``readings`` are those of its spoken text.
    """
    seen = spectrum(take.samples, take.rate_hz)
    found = levels(take.samples, take.rate_hz, WINDOW_S)
    why = _misplaced(found, take.marks, 0.0, 0)
    if why and not _a_little_off(found, take.marks):
        return Doubt(why, settles=False)
    if unlike := unlike_speech(seen):
        return Doubt(unlike, settles=False)
    if again := repeated(seen, take.marks, readings):
        return Doubt(again, settles=False)
    together = fit(seen, take.marks, readings)
    if together is None:
        return Doubt(why, settles=True) if why else None
    if other := misfit(together):
        return Doubt(other, settles=False)
    off_s = abs(together.late_s)
    if off_s > LATE_S:
        why = why or f"its words are timed {off_s:.1f} s {'early' if together.late_s > 0 else 'late'}"
    return Doubt(why, settles=off_s <= LATEST_S + WINDOW_S) if why else None


def _misplaced(found: NDArray[np.float32], marks: Sequence[Mark], late_s: float, most_silent: int) -> str:
    """What of silence and speech lies in the wrong place where the words come ``late_s`` later; or empty.

    As many as ``most_silent`` words may fall on silence, each alone.
    """
    within = _within(found, marks, late_s)
    silence = within & (found < FAINT)
    begins_s, long_s = (windows * WINDOW_S for windows in longest_run(silence))
    if long_s > LONGEST_HOLE_S:
        return f"nothing sounds for {long_s:.1f} s from {begins_s:.1f} s on, where words should be"
    heard_s = float((within & ~silence).sum()) * WINDOW_S
    if heard_s < LEAST_HEARD * sum(mark.end_s - mark.start_s for mark in marks):
        return f"too little sounds {begins_s:.1f} s into the audio, where a word should be"
    silent = _silent(found, marks, late_s)
    if sum(silent) > most_silent or any(one and other for one, other in pairwise(silent)):
        at_s = marks[silent.index(True)].start_s
        return f"too little sounds {at_s:.1f} s into the audio, where a word should be"
    return "speech lies outside the words" if _outside_s(found, marks, late_s) > ASIDE_S else ""


def _a_little_off(found: NDArray[np.float32], marks: Sequence[Mark]) -> bool:
    """Whether words and sound lie together after a move by LATEST_S at most."""
    around = round(LATEST_S / WINDOW_S)
    most_silent = int(MOST_SILENT * len(marks))
    moves_s = (steps * WINDOW_S for steps in range(-around, around + 1))
    return any(not _misplaced(found, marks, late_s, most_silent) for late_s in moves_s)


def _within(found: NDArray[np.float32], marks: Sequence[Mark], late_s: float) -> NDArray[np.bool_]:
    """For each window whether it belongs to a word."""
    import numpy as np

    within = np.zeros(found.size, np.bool_)
    for mark in marks:
        first = max(0, math.floor((mark.start_s + late_s) / WINDOW_S))
        within[first : max(first, math.ceil((mark.end_s + late_s) / WINDOW_S))] = True
    return within


def _silent(found: NDArray[np.float32], marks: Sequence[Mark], late_s: float) -> list[bool]:
    """For each of ``marks`` whether too little sounds in its place, ``late_s`` later."""
    silent = []
    for mark in marks:
        first = max(0, math.floor((mark.start_s + late_s) / WINDOW_S))
        last = max(first, math.ceil((mark.end_s + late_s) / WINDOW_S))
        within = found[first:last] >= FAINT
        # What shifts the sound shifts it to the end, where the most of it has to be.
        silent.append(bool(within.sum() < (LAST_HEARD * (last - first) if mark is marks[-1] else 1)))
    return silent


def _outside_s(found: NDArray[np.float32], marks: Sequence[Mark], late_s: float) -> float:
    """How long speech lasts before the words and after them, where these come ``late_s`` later."""
    before = sounding_s(found, 0.0, marks[0].start_s + late_s - ASIDE_S)
    return before + sounding_s(found, marks[-1].end_s + late_s + ASIDE_S, math.inf)
