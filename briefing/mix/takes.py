"""A take made ready for the programme: its silence trimmed, its loudness evened, at the programme's rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import av
import numpy as np

from briefing.mix import measure, sound
from briefing.nouns import Take

if TYPE_CHECKING:
    from numpy.typing import NDArray

VOICE_LUFS: Final = -23.0
"""Every take is brought to this before mixing; low enough that the peaks of speech stay under full scale."""

MOST_GAIN_DB: Final = 12.0
"""Either way. Kokoro's voices lie between -16.5 and -23.4 LUFS; a whisper shall stay one."""

AUDIBLE_DB: Final = -45.0
"""Speech is where 5 ms are at least this loud against the loudest 5 ms. Measured on 21 takes of three Kokoro
voices: from -35 to -55 dB the first sound moves by 25 ms in the median, 55 at most; this is the middle."""

HEAD_S: Final = 0.06
"""Kept before the first audible sample: what is fainter there (f, h, s set in softly) is up to 60 ms long."""

TAIL_S: Final = 0.1
"""Kept after the last audible sample."""

_FADE_IN_MS: Final = 20
_FADE_OUT_MS: Final = 50
_WINDOW: Final = round(0.005 * sound.RATE_HZ)


@dataclass(frozen=True, slots=True)
class Piece:
    """A take as the programme plays it: ``HEAD_S``, then speech, then ``TAIL_S``."""

    audio: sound.AudioSegment
    first: int
    """Its first audible sample, counted from the piece's first."""
    last: int
    """One past its last audible sample."""
    offset_s: float
    """Second 0 of the take, in seconds of the piece: mostly negative."""


def piece(take: Take, channels: int) -> Piece:
    """``take``, trimmed, levelled and resampled."""
    samples = resampled(take)
    first, last = audible(samples)
    head, tail = round(HEAD_S * sound.RATE_HZ), round(TAIL_S * sound.RATE_HZ)
    start, end = max(0, first - head), min(len(samples), last + tail)
    kept = np.pad(samples[start:end], (head - (first - start), tail - (end - last)))
    audio = sound.segment(kept * np.float32(10 ** (gain_db(samples[first:last]) / 20)))
    return Piece(
        audio=audio.fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS).set_channels(channels),
        first=head,
        last=head + last - first,
        offset_s=(head - first) / sound.RATE_HZ,
    )


def audible(samples: NDArray[np.float32], under_db: float = AUDIBLE_DB) -> tuple[int, int]:
    """The first audible sample of shape (n,) and one past the last, to 5 ms; all of it where nothing is.

    ``under_db`` is how loud against the loudest 5 ms is audible.
    """
    windows = -(-len(samples) // _WINDOW)
    padded = np.pad(samples, (0, windows * _WINDOW - len(samples))).reshape(windows, _WINDOW)
    energy = np.einsum("ij,ij->i", padded, padded, dtype=np.float64)
    loud = np.flatnonzero(energy >= max(energy.max(initial=0.0) * 10 ** (under_db / 10), 1e-12))
    if not len(loud):
        return 0, len(samples)
    return int(loud[0]) * _WINDOW, min(len(samples), (int(loud[-1]) + 1) * _WINDOW)


def gain_db(samples: NDArray[np.float32]) -> float:
    """What brings ``samples`` to ``VOICE_LUFS``, at most ``MOST_GAIN_DB``; 0 for silence."""
    found = measure.loudness(samples, sound.RATE_HZ).integrated_lufs
    if found <= measure.SILENT:
        return 0.0
    return float(np.clip(VOICE_LUFS - found, -MOST_GAIN_DB, MOST_GAIN_DB))


def resampled(take: Take) -> NDArray[np.float32]:
    """The samples of ``take`` at the programme's rate."""
    samples = np.ascontiguousarray(take.samples, dtype=np.float32)
    if take.rate_hz == sound.RATE_HZ:
        return samples
    resampler = av.AudioResampler(format="flt", layout="mono", rate=sound.RATE_HZ)
    frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
    frame.sample_rate = take.rate_hz
    out = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().ravel() for part in out]).astype(np.float32, copy=False)
