"""The program's own music for a bed: calm, pentatonic, and a ring, so that it goes on without a seam.

No melody: notes of a chord come one by one, soft and low, each at a time and a pitch that a seed decides. The
seed's numbers are those of Python's ``random()``, which are promised not to change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.mix.clips import RATE_HZ
from briefing.mix.instruments import INSTRUMENTS, note

if TYPE_CHECKING:
    from numpy.typing import NDArray

BARS: Final = 16
SLOTS: Final = 8
"""Places in a bar where a note may begin."""


@dataclass(frozen=True, slots=True)
class Music:
    """A piece, by what its notes are drawn from."""

    character: str
    """A few words for the person who chooses."""
    seed: int
    bar_s: float
    low: str
    """Instrument of the first note of each bar."""
    high: str
    """Of the notes after it."""
    chords: tuple[tuple[int, ...], ...]
    """MIDI pitches: the first is the bar's low note, the others are drawn from. One for each bar, in turn."""
    restless: float
    """How probable a note is in a slot of the bar."""


MUSIC: Final = {
    "river": Music(
        "slow strings, low and even",
        seed=1,
        bar_s=4.0,
        low="harp",
        high="harp",
        chords=((36, 48, 52, 55, 60), (45, 52, 55, 57, 60), (41, 48, 53, 57, 60), (43, 50, 55, 57, 62)),
        restless=0.6,
    ),
    "lantern": Music(
        "wooden bars over low strings, a little brisker",
        seed=2,
        bar_s=3.6,
        low="harp",
        high="marimba",
        chords=((38, 57, 62, 64, 69), (42, 57, 61, 64, 66), (43, 55, 59, 62, 67), (45, 57, 59, 64, 69)),
        restless=0.5,
    ),
}


@lru_cache(maxsize=len(MUSIC))
def played(name: str) -> NDArray[np.float32]:
    """The piece of ``MUSIC`` called ``name``, shape (n,): about a minute whose end rings on in its start."""
    music = MUSIC[name]
    length = round(BARS * music.bar_s * RATE_HZ)
    ring = np.zeros(length)
    sounds = cache(lambda instrument, pitch, gain_db: note(INSTRUMENTS[instrument], pitch, gain_db))
    for at_s, *what in _notes(music):
        sound = sounds(*what)
        start = round(at_s * RATE_HZ) % length
        first = sound[: length - start]
        ring[start : start + len(first)] += first
        ring[: len(sound) - len(first)] += sound[len(first) :]
    return np.asarray(ring * 0.5 / np.abs(ring).max(), np.float32)


def _notes(music: Music) -> Iterator[tuple[float, str, int, float]]:
    """Each note's second, instrument, pitch and gain in dB."""
    drawn = Random(music.seed)
    slot_s = music.bar_s / SLOTS
    for bar in range(BARS):
        low, *high = music.chords[bar % len(music.chords)]
        yield bar * music.bar_s, music.low, low, 0.0
        yield (bar + 0.5) * music.bar_s, music.low, low + 7 if low + 7 in high else low + 12, -4.0
        for slot in range(1, SLOTS):
            chance, which, late = drawn.random(), drawn.random(), drawn.random()
            if chance < music.restless or slot == SLOTS // 2:
                at_s = bar * music.bar_s + (slot + 0.1 * late) * slot_s
                yield at_s, music.high, high[int(which * len(high))], -6.0
