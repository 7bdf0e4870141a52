"""Whether a sound is speech, and whether it may be the speech of its text.

It understands nothing. It knows that speech changes, and which syllables hiss, are open or at the front: what
is heard of these has to go together with what the marks say. ``bench/proof.py`` prints what passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from briefing.nouns import Mark
from briefing.speak.edge.spectrum import DEPTH_DB, SCALES, STEP_S, TRAITS, Spectrum
from briefing.speak.edge.syllables import Sound, sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SOUNDING_DB: Final = -30.0
"""Of the loudest steps, from where on a step is looked at."""

STRETCH: Final = 100
"""Steps that sound, in which speech has to change: about four syllables."""

LEAST_CHANGE_DB: Final = 3.6
"""Standard deviation of a band within a stretch, on average. Of 380 sound takes of Kokoro and eSpeak NG the
least is 4.0; the most of noise of any colour is 3.5, of tones and chords 2.1."""

LEAST_BROAD: Final = 8
"""Bands that are not empty, median of a stretch. The least of speech is 11, the most of pure tones 6."""

WEIGHTS: Final = (1.0, 0.7, 0.7)
"""Of the traits."""

FURTHEST_S: Final = 0.3
"""By how much the words may be off the sound, for the two to be laid together at all."""

LEAST_WHOLE: Final = 0.68
LEAST_PART: Final = 0.42
"""Of a fit. Sound takes have 0.87 and 0.61 at least; with every word timed up to 0.1 s badly, 0.69 and 0.42.
Of reversed ones and other texts, half have less than 0.35."""

LATE_S: Final = 0.1
"""By how much sound and words may be off each other and still in place; sound takes are by 0.04 at most."""

MOVED: Final = 0.25
"""Subtracted from a fit that is found only further off: of many places that are tried, one fits by chance."""

LATE_STEP: Final = 2
"""Steps between two tries."""

MOST_DRIFT_S: Final = 0.2
"""The most of sound takes is 0.1: a piece that was lost or came twice moves what follows it."""

PART: Final = 12
"""Syllables that have to go with the sound by themselves."""

LEAST_TOLD: Final = 5
LEAST_PART_TOLD: Final = 6
"""Different sounds that a whole text, and a part, must have at least: fewer prove nothing."""


class Fit(NamedTuple):
    """How well the sound goes with the syllables."""

    whole: float
    """Sum of the traits' correlations, weighted: 2.4 at most; less MOVED where it is."""
    part: float
    """The least of any PART syllables in a row."""
    late_s: float
    """By how much the sound comes after its marks."""
    drift_s: float
    """By how much more it does so in the second half than in the first."""


def unlike_speech(seen: Spectrum) -> str:
    """Where and in what the sound is unlike any speech, or empty."""
    import numpy as np

    sounding = np.flatnonzero(seen.level_db > SOUNDING_DB)
    last = max(0, sounding.size - STRETCH)
    for first in [*range(0, last, STRETCH // 2), last]:
        shape_db = seen.shape_db[sounding[first : first + STRETCH]]
        at = f"{float(sounding[first]) * STEP_S:.1f} s into the audio, where speech should be"
        if np.median((shape_db > -DEPTH_DB).sum(axis=1)) < LEAST_BROAD:
            return f"a tone sounds {at}"
        if shape_db.std(axis=0).mean() < LEAST_CHANGE_DB:
            return f"a noise or tone sounds {at}"
    return ""


def fit(seen: Spectrum, marks: Sequence[Mark], readings: Sequence[str]) -> Fit | None:
    """How well the sound goes with what is to be said; None where that tells too little.

    ``readings`` are those of the spoken text, which ``marks`` refer to.
    """
    import numpy as np

    told = [(mark, found) for mark in marks if (found := sound(readings[mark.start])) is not None]
    if len({found for _, found in told}) < LEAST_TOLD:
        return None
    edge = round(FURTHEST_S / STEP_S)
    expected, owner = _expected(told, seen.level_db.size, edge)
    heard = seen.level_db > SOUNDING_DB

    def laid(first: int, last: int, late: int, scales: Sequence[int]) -> NDArray[np.float64]:
        """The goodness for each of ``scales`` of syllables ``first`` to ``last``, ``late`` steps later."""
        steps = slice(edge - late, edge - late + heard.size)
        used = heard & (owner[steps] >= first) & (owner[steps] < last)
        return _goodness(expected[steps][used], seen.traits_db[used][:, scales])

    lates = range(-edge, edge + 1, LATE_STEP)
    table = np.array([laid(0, len(told), late, range(len(SCALES))) for late in lates])
    table[[abs(late) * STEP_S > LATE_S for late in lates]] -= MOVED
    best, scale = (int(index) for index in np.unravel_index(table.argmax(), table.shape))
    near = lates[max(0, best - 5) : best + 6]
    parts = [
        max(float(laid(last - PART, last, late, [scale])[0]) for late in near)
        for last in {*range(PART, len(told), PART // 2), len(told)}
        if len({found for _, found in told[max(0, last - PART) : last]}) >= LEAST_PART_TOLD
    ]
    whole, drift_s = float(table.max()), 0.0
    if len(told) >= 2 * PART:
        halves = ((0, len(told) // 2), (len(told) // 2, len(told)))
        fits = [[laid(*half, late, [scale])[0] for late in lates] for half in halves]
        drift_s = (np.argmax(fits[1]) - np.argmax(fits[0])) * LATE_STEP * STEP_S
    return Fit(whole, min(parts, default=whole), lates[best] * STEP_S, float(drift_s))


def misfit(found: Fit) -> str:
    """Why the sound is not that of the text, or empty."""
    if found.whole < LEAST_WHOLE or found.part < LEAST_PART:
        return "the sound does not go with the syllables of the text"
    if abs(found.drift_s) > MOST_DRIFT_S:
        return f"a piece of the audio {'came twice' if found.drift_s > 0 else 'is missing'}"
    return ""


def _expected(
    told: Sequence[tuple[Mark, Sound]], steps: int, edge: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """What to hear at each step, and of which syllable (or -1), with ``edge`` steps around."""
    import numpy as np

    expected = np.full((steps + 2 * edge, len(TRAITS)), np.nan)
    owner = np.full(steps + 2 * edge, -1)
    for index, (mark, found) in enumerate(told):
        first, last = (round(at_s / STEP_S) + edge for at_s in (mark.start_s, mark.end_s))
        vowel, middle = first + (last - first) * 3 // 10, (first + last) // 2
        owner[first:last] = index
        expected[first:middle, 0], expected[middle:last, 0] = found.hiss, 0.0
        expected[vowel:last, 1:] = found.open, found.front
    return expected, owner


def _goodness(expected: NDArray[np.float64], traits_db: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weighted sum of correlations, for each scale."""
    import numpy as np

    total = np.zeros(traits_db.shape[1])
    for trait, weight in enumerate(WEIGHTS):
        known = ~np.isnan(expected[:, trait])
        if known.sum() < 2:
            continue
        wanted, found = expected[known, trait], traits_db[known, :, trait]
        wanted, found = wanted - wanted.mean(), found - found.mean(axis=0)
        total += (
            weight * (wanted @ found) / (np.sqrt((wanted @ wanted) * np.square(found).sum(axis=0)) + 1e-9)
        )
    return total
