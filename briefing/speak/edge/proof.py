"""The proof that an answer of the service is the whole text, and the take that it makes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Final

from briefing.errors import TakeError
from briefing.nouns import Take, Utterance
from briefing.sound.levels import extent, levels
from briefing.sound.mp3 import BrokenAudioError, decode
from briefing.speak.edge.levels import WINDOW_S, sounding_s
from briefing.speak.edge.marks import Boundary, UnspokenError, marks
from briefing.speak.gate import gate

SLACK_S: Final = 0.05
"""By how much the last word may end after the audio: two frames of the MP3. A sound dies away in it."""

SILENT: Final = 1e-4
"""Below it, -80 dBFS, the end of the audio is the encoder's padding."""


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
        found = marks(told, answer.boundaries, rate, partial(sounding_s, levels(samples, rate_hz, WINDOW_S)))
    except UnspokenError as error:
        raise UnprovenError(str(error)) from None
    last = max(extent(samples, SILENT)[1], min(samples.size, math.ceil(end_s * rate_hz)))
    take = Take(samples[:last], rate_hz, found)
    try:
        gate(take, utterance, rate)
    except TakeError as error:
        raise UnprovenError(error.what) from None
    return take
