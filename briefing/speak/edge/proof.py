"""The proof that an answer of the service is the whole text, and the take that it makes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from briefing.errors import TakeError
from briefing.nouns import Take, Utterance
from briefing.speak.edge.marks import Boundary, UnspokenError, marks
from briefing.speak.edge.mp3 import BrokenAudioError, decode
from briefing.speak.gate import gate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SLACK_S: Final = 0.05
"""By how much the last word may end after the audio: two frames of the MP3. A sound dies away in it."""

SILENT: Final = 1e-4
"""Below it, -80 dBFS, the end of the audio is the encoder's padding."""


WINDOW_S: Final = 0.02
"""In which it either sounds or not."""

SOUNDING: Final = 0.1
"""Of the loudest window's level, -20 dB, what counts as speech: breath and noise between words lie below."""

FAINT: Final = 0.03
"""Of the loudest window's level, -30 dB, what any syllable reaches."""

LAST_HEARD: Final = 0.4
"""Share of the last character's time in which something sounds: final sounds die away."""

ASIDE_S: Final = 0.15
"""By how much speech may pass its words, which are timed to about a tenth of a second."""


class UnprovenError(Exception):
    """The answer is not proven to be the whole text; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service sent for one text."""

    audio: bytes
    boundaries: tuple[Boundary, ...]
    ended: bool
    """Whether it said that this was all (``turn.end``)."""


def proven(answer: Answer, told: str, utterance: Utterance, rate: float) -> Take:
    """The take in ``answer``, whose marks cover ``utterance.spoken``. Raises UnprovenError.

    It holds that: the service said so; the audio decodes to its end, every byte of it; the word boundaries
    reach from the first character to the last, and the audio to the last boundary; and the gate opens.
    """
    if not answer.ended:
        raise UnprovenError("the answer broke off")
    try:
        samples, rate_hz = decode(answer.audio)
    except BrokenAudioError as error:
        raise UnprovenError(f"the audio is damaged: {error}") from None
    if not answer.boundaries:
        raise UnprovenError("the answer has no word boundaries")
    for boundary in answer.boundaries:
        if not (math.isfinite(boundary.end_s) and 0 <= boundary.start_s <= boundary.end_s):
            raise UnprovenError("the answer has word boundaries out of time")
    end_s = max(boundary.end_s for boundary in answer.boundaries)
    if end_s > samples.size / rate_hz + SLACK_S:
        raise UnprovenError(f"{samples.size / rate_hz:.1f} s of audio for words until {end_s:.1f} s")
    try:
        found = marks(told, answer.boundaries, rate, partial(_sounding, samples, rate_hz))
    except UnspokenError as error:
        raise UnprovenError(str(error)) from None
    loud = (abs(samples) > SILENT).nonzero()[0]
    last = max(int(loud[-1]) + 1 if loud.size else 0, min(samples.size, math.ceil(end_s * rate_hz)))
    take = Take(samples[:last], rate_hz, found)
    try:
        gate(take, utterance, rate)
    except TakeError as error:
        raise UnprovenError(error.what) from None
    return take


def doubt(take: Take) -> str:
    """Why the sound of ``take`` seems not to be that of its marks, or empty.

    A piece of audio that was lost or came twice in the middle shifts what follows: a word falls on silence,
    or speech lies outside the words. It is no proof of a fault, since the service may time its words badly.
    """
    levels = _levels(take.samples, take.rate_hz)
    heard = levels >= FAINT * levels.max(initial=0.0)
    for mark in take.marks:
        first, last = math.floor(mark.start_s / WINDOW_S), math.ceil(mark.end_s / WINDOW_S)
        within = heard[first:last]
        # What shifts the sound shifts it to the end, where the most of it has to be.
        least = LAST_HEARD * within.size if mark is take.marks[-1] else 1
        if within.sum() < least:
            return f"too little sounds {mark.start_s:.1f} s into the audio, where a word should be"
    around = (0.0, take.marks[0].start_s - ASIDE_S), (take.marks[-1].end_s + ASIDE_S, math.inf)
    if sum(_sounding(take.samples, take.rate_hz, *place) for place in around) > ASIDE_S:
        return "speech lies outside the words"
    return ""


def _sounding(samples: NDArray[np.float32], rate_hz: int, start_s: float, end_s: float) -> float:
    """How many seconds from ``start_s`` to ``end_s`` are no silence."""
    levels = _levels(samples, rate_hz)
    end = len(levels) if end_s == math.inf else max(0, math.floor(end_s / WINDOW_S))
    within = levels[max(0, math.ceil(start_s / WINDOW_S)) : end]
    return float((within >= SOUNDING * levels.max(initial=0.0)).sum()) * WINDOW_S


def _levels(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """The root mean square of each window."""
    import numpy as np

    size = round(WINDOW_S * rate_hz)
    windows = samples[: samples.size // size * size].reshape(-1, size)
    levels: NDArray[np.float32] = np.sqrt((windows**2).mean(axis=1))
    return levels
