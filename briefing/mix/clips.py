"""Clips of the programme, as pydub holds them: 16-bit, 44.1 kHz. The one place where pydub is imported.

pydub is handed raw samples only, so it never looks for ffmpeg; its warnings that there is none (and those of
its regular expressions, on newer Pythons) would frighten a user for nothing.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

import numpy as np

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FULL_SCALE", "RATE_HZ", "AudioSegment", "floats", "segment", "silence"]

RATE_HZ: Final = 44_100
"""Of the programme, and of every sound on its way there."""

SAMPLE_BYTES: Final = 2

FULL_SCALE: Final = 32_768.0


def segment(samples: NDArray[np.float32]) -> AudioSegment:
    """The pydub segment of ``samples``, shape (n,) or (n, channels); beyond 1.0 it is clipped."""
    pcm = np.clip(np.rint(samples * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1).astype("<i2")
    return AudioSegment(
        data=pcm.tobytes(),
        sample_width=SAMPLE_BYTES,
        frame_rate=RATE_HZ,
        channels=1 if samples.ndim == 1 else samples.shape[1],
    )


def silence(duration_s: float, channels: int) -> AudioSegment:
    """A silent segment, to the millisecond."""
    return AudioSegment.silent(round(duration_s * 1000), frame_rate=RATE_HZ).set_channels(channels)


def floats(pcm: bytes, channels: int) -> NDArray[np.float32]:
    """The samples of ``pcm``, shape (n, channels), full scale 1.0."""
    return np.frombuffer(pcm, "<i2").astype(np.float32).reshape(-1, channels) / np.float32(FULL_SCALE)
