"""A take made ready for the programme: its silence trimmed, its loudness evened, at the programme's rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.mix import clips
from briefing.nouns import Take
from briefing.sound.levels import audible
from briefing.sound.loudness import SILENT, loudness
from briefing.sound.resample import resampled

if TYPE_CHECKING:
    from numpy.typing import NDArray

VOICE_LUFS: Final = -23.0
"""Every take is brought to this before mixing; low enough that the peaks of speech stay under full scale."""

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
    offset: int
    """Second 0 of the take, in samples of this: mostly negative."""


def spoken(take: Take, channels: int) -> Spoken:
    """``take``, trimmed, levelled and resampled."""
    samples = resampled(take.samples, take.rate_hz, clips.RATE_HZ)
    first, last = audible(samples, clips.RATE_HZ, AUDIBLE_DB)
    head, tail = round(HEAD_S * clips.RATE_HZ), round(TAIL_S * clips.RATE_HZ)
    start, end = max(0, first - head), min(len(samples), last + tail)
    kept = np.pad(samples[start:end], (head - (first - start), tail - (end - last)))
    audio = clips.segment(kept * np.float32(10 ** (gain_db(samples[first:last]) / 20)))
    return Spoken(
        audio=audio.fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS).set_channels(channels),
        first=head,
        last=head + last - first,
        offset=head - first,
    )


def gain_db(samples: NDArray[np.float32]) -> float:
    """What brings ``samples`` to ``VOICE_LUFS``, at most ``MOST_GAIN_DB``; 0 for silence."""
    found = loudness(samples, clips.RATE_HZ).integrated_lufs
    if found <= SILENT:
        return 0.0
    return float(np.clip(VOICE_LUFS - found, -MOST_GAIN_DB, MOST_GAIN_DB))
