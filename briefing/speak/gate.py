"""The gate: a take passes only if it can be what was to be said, whole."""

from __future__ import annotations

import unicodedata
from typing import Final

import numpy as np

from briefing.errors import TakeError
from briefing.nouns import Take, Utterance
from briefing.sound.levels import longest_run
from briefing.zh.characters import is_han_or_zero

FASTEST_S: Final = {"han": 0.08, "other": 0.025}
"""Seconds, the least that a Han character and a letter or digit take at the engine's own pace.

Kokoro's fastest voice (yunyang) takes 0.18 a Han character, and English letters in words about 0.06.
"""

SLOWEST_S: Final = 0.7
"""Seconds a character at most; Kokoro and eSpeak NG take 0.18 to 0.3."""

AROUND_S: Final = 2.0
"""Seconds of silence about the speech at most, on top: Kokoro makes up to 1.5."""

AUDIBLE: Final = 10 ** (-50 / 20)
"""Peak below which a take counts as silence: -50 dBFS."""

PLATEAU: Final = 8
"""Samples in a row at full scale that make clipping: natural peaks last two or three."""


def is_spoken(character: str) -> bool:
    """Whether a character has to be heard: a letter, a digit or a Han character."""
    return unicodedata.category(character)[0] in "LN"


def gate(take: Take, utterance: Utterance, rate: float = 1.0) -> None:
    """Raises TakeError, with the reason, unless ``take`` is all of ``utterance`` and sounds as speech may.

    ``rate`` is the voice's, a multiple of the engine's own pace.
    """
    _samples(take)
    _marks(take)
    _coverage(take, utterance.spoken)
    _pace(take, utterance.spoken, rate)


def _samples(take: Take) -> None:
    samples = take.samples
    if samples.ndim != 1 or samples.size == 0:
        raise TakeError("the take is empty")
    if not np.isfinite(samples).all():
        raise TakeError("the take holds samples that are no numbers")
    magnitude = np.abs(samples)
    peak = float(magnitude.max())
    if peak < AUDIBLE:
        raise TakeError("the take is silent")
    if peak >= 0.999 and longest_run(magnitude >= peak * 0.9999)[1] >= PLATEAU:
        raise TakeError("the take is clipped")


def _marks(take: Take) -> None:
    duration_s = take.samples.size / take.rate_hz
    before_s = 0.0
    for mark in take.marks:
        if not before_s <= mark.start_s <= mark.end_s:
            raise TakeError(f"the marks are out of order at {mark.start_s:.3f} s")
        before_s = mark.start_s
        if mark.end_s > duration_s + 0.001:
            raise TakeError(f"a mark ends at {mark.end_s:.3f} s of {duration_s:.3f} s of audio")


def _coverage(take: Take, spoken: str) -> None:
    covered = {
        index for mark in take.marks if mark.end_s > mark.start_s for index in range(mark.start, mark.end)
    }
    missing = "".join(
        character for index, character in enumerate(spoken) if is_spoken(character) and index not in covered
    )
    if missing:
        shown = missing if len(missing) <= 10 else missing[:10] + "…"
        raise TakeError(f"the take leaves out {shown!r}")


def _pace(take: Take, spoken: str, rate: float) -> None:
    kinds = ["han" if is_han_or_zero(character) else "other" for character in spoken if is_spoken(character)]
    if not kinds:
        raise TakeError("nothing of it can be spoken")
    duration_s = take.samples.size / take.rate_hz
    low_s = sum(FASTEST_S[kind] for kind in kinds) / rate
    high_s = (SLOWEST_S * len(kinds) + AROUND_S) / rate
    if not low_s <= duration_s <= high_s:
        raise TakeError(
            f"{duration_s:.1f} s of audio for {len(kinds)} characters; {low_s:.1f} to {high_s:.1f} s pass"
        )
