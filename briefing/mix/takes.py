"""A take made ready for the programme: its silence trimmed, its loudness evened, at the programme's rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.mix import clips
from briefing.mix.delivery import Delivery
from briefing.nouns import Mark, Take
from briefing.sound.levels import audible
from briefing.sound.loudness import SILENT, loudness
from briefing.sound.resample import resampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

VOICE_LUFS: Final = -23.0
"""Every take is brought to this before it gets the level of its place (``delivery``); low enough that the
peaks of speech stay under full scale."""

MOST_GAIN_DB: Final = 12.0
"""Up or down. Kokoro's voices lie between -16.5 and -23.4 LUFS; a whisper is to stay a whisper."""

AUDIBLE_DB: Final = -45.0
"""Speech is where 5 ms are at least this loud against the loudest 5 ms. Measured on 21 takes of three Kokoro
voices: from -35 to -55 dB the first sound moves by 25 ms in the median, 55 at most; this is the middle."""

HEAD_S: Final = 0.06
"""Kept before the first audible sample: what is fainter there (f, h, s set in softly) is up to 60 ms long."""

TAIL_S: Final = 0.1
"""Kept after the last audible sample."""

_FADE_IN_MS: Final = 20
_FADE_OUT_MS: Final = 50


@dataclass(frozen=True, slots=True)
class Spoken:
    """A take as the programme plays it: ``HEAD_S``, then speech, then ``TAIL_S``."""

    audio: clips.AudioSegment
    first: int
    """Its first audible sample, counted from its first."""
    last: int
    """One past its last audible sample."""
    marks: tuple[Mark, ...]
    """Those of the take, in seconds of this."""


def spoken(take: Take, delivery: Delivery, channels: int) -> Spoken:
    """``take``, trimmed, levelled, and resampled: as if of another rate, it sounds lower and lasts longer."""
    rate_hz = round(take.rate_hz * 2 ** (delivery.semitones / 12))
    samples = resampled(take.samples, rate_hz, clips.RATE_HZ)
    first, last = audible(samples, clips.RATE_HZ, AUDIBLE_DB)
    head, tail = round(HEAD_S * clips.RATE_HZ), round(TAIL_S * clips.RATE_HZ)
    start, end = max(0, first - head), min(len(samples), last + tail)
    kept = np.pad(samples[start:end], (head - (first - start), tail - (end - last)))
    level_db = gain_db(samples[first:last]) + delivery.level_db
    audio = clips.segment(kept * np.float32(10 ** (level_db / 20)))
    return Spoken(
        audio=audio.fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS).set_channels(channels),
        first=head,
        last=head + last - first,
        marks=tuple(
            _moved(mark, take.rate_hz / rate_hz, (head - first) / clips.RATE_HZ) for mark in take.marks
        ),
    )


def _moved(mark: Mark, stretch: float, by_s: float) -> Mark:
    return replace(mark, start_s=mark.start_s * stretch + by_s, end_s=mark.end_s * stretch + by_s)


def gain_db(samples: NDArray[np.float32]) -> float:
    """What brings ``samples`` to ``VOICE_LUFS``, at most ``MOST_GAIN_DB``; 0 for silence."""
    found = loudness(samples, clips.RATE_HZ).integrated_lufs
    if found <= SILENT:
        return 0.0
    return float(np.clip(VOICE_LUFS - found, -MOST_GAIN_DB, MOST_GAIN_DB))
