"""The tone of a quiet room, which is never digital silence: laid under speech and pauses alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.mix.clips import RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEVEL_DBFS: Final = -76.0
"""Root mean square beside a voice at ``takes.VOICE_LUFS``. The programme brings it up by 4 dB, to about -72:
far under speech, and above nothing at all, which headphones tell from a pause as a dropout."""

_DARK_HZ: Final = 400.0
"""Above which it falls by 6 dB an octave, as the air of a room does."""

_EDGE_S: Final = 0.02
"""Over which it comes and goes at the ends of what is encoded by itself."""


def room_tone(frames: int, channels: int) -> NDArray[np.float32]:
    """``frames`` samples of it, shape (frames, channels), from nothing to nothing.

    The same number of samples is the same sound.
    """
    random = np.random.default_rng(frames)
    white = np.fft.rfft(random.standard_normal(frames))
    hertz = np.fft.rfftfreq(frames, 1 / RATE_HZ)
    dark = np.fft.irfft(white / np.sqrt(1 + (hertz / _DARK_HZ) ** 2), frames)
    dark *= 10 ** (LEVEL_DBFS / 20) / max(float(np.sqrt((dark**2).mean())), 1e-12)
    edge = min(round(_EDGE_S * RATE_HZ), frames // 2)
    rise = 0.5 - 0.5 * np.cos(np.pi * np.arange(edge) / max(edge, 1))
    dark[:edge] *= rise
    dark[frames - edge :] *= rise[::-1]
    return np.repeat(dark.astype(np.float32)[:, None], channels, axis=1)
