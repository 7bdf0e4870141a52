"""Hears tones: which of the five a syllable sounds like, by its pitch, length and loudness.

A linear discriminant for each voice, taught by syllables whose tone no sandhi touches, in the voice's own
sentences. Praat tracks the pitch (Boersma 1993). Needs the ``judge`` extra.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import parselmouth
from numpy.typing import NDArray

from briefing.nouns import Take

STEP_S: Final = 0.005
RANGE_HZ: Final = {"female": (100.0, 500.0), "male": (55.0, 350.0)}
POINTS: Final = np.linspace(0.2, 1.0, 7)
"""Where a syllable's pitch is read: parts of its length. Before the first its consonant sounds."""
MELODIC: Final = 11
"""The first features are of pitch alone, which tells full tones apart: shortness makes none of them."""
SILENT_DB: Final = 30.0
"""Below the loudest of a syllable: it has ended."""
SHRINKAGE: Final = 0.05
"""How far the classes' common covariance is drawn towards its own diagonal."""


@dataclass(frozen=True)
class Melody:
    """Pitch and loudness of a take, every STEP_S."""

    semitones: NDArray[np.float64]
    """About the take's median; a straight line where there is no voice."""
    voiced: NDArray[np.bool_]
    decibels: NDArray[np.float64]


def melody(take: Take, gender: str) -> Melody:
    """The melody of ``take``."""
    sound = parselmouth.Sound(take.samples.astype(np.float64), take.rate_hz)
    low, high = RANGE_HZ[gender]
    pitch = sound.to_pitch_ac(time_step=STEP_S, pitch_floor=low, pitch_ceiling=high)
    times = np.arange(int(take.samples.size / take.rate_hz / STEP_S)) * STEP_S
    found = pitch.selected_array["frequency"]
    near = np.clip(np.rint((times - pitch.xs()[0]) / STEP_S).astype(int), 0, found.size - 1)
    voiced = found[near] > 0
    semitones = 12 * np.log2(found[near][voiced])
    hop = int(STEP_S * take.rate_hz)
    power = np.square(take.samples[: times.size * hop].reshape(-1, hop)).mean(axis=1)
    smooth = np.convolve(power, np.ones(5) / 5, mode="same")
    return Melody(
        np.interp(times, times[voiced], semitones - np.median(semitones)),
        voiced,
        10 * np.log10(smooth + 1e-9),
    )


def sounding(heard: Melody, start_s: float, end_s: float) -> tuple[float, float]:
    """A syllable's mark less the silence that Kokoro counts to the last one before a full stop."""
    first = round(start_s / STEP_S)
    loud = heard.decibels[first : max(round(end_s / STEP_S), first + 1)]
    last = int(np.flatnonzero(loud > loud.max() - SILENT_DB)[-1])
    return start_s, start_s + (last + 1) * STEP_S


def features(heard: Melody, marks: Sequence[tuple[float, float]], index: int) -> NDArray[np.float64]:
    """What the syllable of ``marks[index]`` sounds like, and what is before and after it."""

    def at(time_s: float) -> float:
        return float(heard.semitones[min(max(round(time_s / STEP_S), 0), heard.semitones.size - 1)])

    start, end = sounding(heard, *marks[index])
    first, last = round(start / STEP_S), round(end / STEP_S)
    lengths = [e - s for s, e in marks]
    speech = heard.decibels[round(marks[0][0] / STEP_S) : round(marks[-1][1] / STEP_S)]
    points = [at(start + (end - start) * part) for part in POINTS]
    before, after = marks[max(index - 1, 0)], marks[min(index + 1, len(marks) - 1)]
    return np.array(
        [
            *points,
            max(points) - min(points),
            at(before[0] + 0.5 * (before[1] - before[0])),
            at(start),
            at(after[0] + 0.3 * (after[1] - after[0])) if index + 1 < len(marks) else at(end + 0.05),
            float(np.log((end - start) / np.median(lengths))),
            float(heard.decibels[first:last].max() - np.percentile(speech, 80)),
            float(heard.voiced[first:last].mean()),
            index / len(marks),
            float(index + 1 == len(marks)),
        ]
    )


class ToneEar:
    """Tells tones apart by features of syllables whose tone is known."""

    def __init__(self, known: NDArray[np.float64], tones: Sequence[int]) -> None:
        labels = np.array(tones)
        self._centre, self._scale = known.mean(axis=0), known.std(axis=0) + 1e-9
        known = (known - self._centre) / self._scale
        self._means = {tone: known[labels == tone].mean(axis=0) for tone in set(tones)}
        rest = known - np.array([self._means[tone] for tone in tones])
        common = rest.T @ rest / len(rest)
        common += SHRINKAGE * (np.diag(np.diag(common)) - common)
        melodic = np.zeros_like(common)
        melodic[:MELODIC, :MELODIC] = np.linalg.inv(common[:MELODIC, :MELODIC])
        self._melodic, self._all = melodic, np.linalg.inv(common)

    def heard(self, syllable: NDArray[np.float64], among: Sequence[int]) -> int:
        """Which of the tones ``among`` it sounds like most; 5 is light."""
        inverse = self._all if 5 in among else self._melodic

        def distance(tone: int) -> float:
            away: Any = (syllable - self._centre) / self._scale - self._means[tone]
            return float(away @ inverse @ away)

        return min(among, key=distance)
