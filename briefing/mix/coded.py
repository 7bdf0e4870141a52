"""A piece levelled and encoded: frames, and what a listener gets of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from briefing import config
from briefing.mix import clips
from briefing.mix.crc import crc16
from briefing.mix.digests import digest
from briefing.mix.encode import Format, decoded, encode
from briefing.mix.laid import STEP
from briefing.mix.limiter import REACH, limited
from briefing.sound.gating import energies
from briefing.sound.loudness import loudness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

GAIN_STEP_DB: Final = 0.25
"""Gains are whole numbers of this, so that a piece is of use at the gain of another day."""

_MARGIN_DB: Final = 0.6
"""Kept under the true peak asked for at first, since encoding moves peaks. On 21 Kokoro takes, driven hard
into the limiter: by at most 0.2 dB at 128 kb/s, 0.7 at 96 and 1.3 at 64."""

_PEAK_STEP_DB: Final = 0.01
"""The meter tells peaks to a thousandth of full scale."""

_ATTEMPTS: Final = 8
"""Encodings at most. Speech at -19 LUFS takes one, clicks over a murmur five."""

_BLOCK: Final = 1 << 16
"""Samples that are limited at a time: the limiter needs ten times their memory."""

Item: TypeAlias = "Mapping[str, NDArray[Any]]"


@dataclass(frozen=True, slots=True)
class Coding:
    """How pieces are encoded, but for their gain."""

    form: Format
    audio: config.Audio

    def key(self, laid: str, step: int) -> str:
        """Of a piece whose own key is ``laid``, at that many gain steps."""
        audio = self.audio
        return digest("coded", laid, step, self.form.suffix, audio.bitrate_kbps, audio.true_peak_dbtp)


@dataclass(frozen=True, slots=True)
class Coded:
    """A piece as it stands in a file."""

    frames: tuple[bytes, ...]
    true_peak_dbtp: float
    energies: NDArray[np.float64]
    """Of each ``STEP`` samples as decoded, K-weighted."""
    crc: int
    """Of all its bytes."""

    def item(self) -> dict[str, ArrayLike]:
        """It as it is kept."""
        return {
            "frames": np.frombuffer(b"".join(self.frames), np.uint8),
            "sizes": np.array([len(frame) for frame in self.frames], "<i4"),
            "peak": np.float64(self.true_peak_dbtp),
            "energies": self.energies,
            "crc": np.int64(self.crc),
        }


def coded_of(item: Item) -> Coded:
    """What was kept. Raises KeyError, ValueError, TypeError where it is something else."""
    data, ends = item["frames"].tobytes(), np.cumsum(item["sizes"]).tolist()
    frames = tuple(data[start:end] for start, end in zip([0, *ends], ends, strict=False))
    return Coded(frames, float(item["peak"]), item["energies"], int(item["crc"]))


def code(samples: NDArray[np.float32], step: int, coding: Coding) -> Coded:
    """``samples`` of a whole piece, shape (n, channels), ``step`` gain steps up, no peak over the ceiling.

    The limiter's ceiling is lowered by what the decoded frames show, until they are right. Raises
    PackageError.
    """
    form, audio = coding.form, coding.audio
    louder = np.pad(samples * np.float32(10 ** (step * GAIN_STEP_DB / 20)), ((REACH, REACH), (0, 0)))
    count = -(-len(samples) * form.rate_hz // (clips.RATE_HZ * form.frame))
    ceiling_db = audio.true_peak_dbtp - _MARGIN_DB
    for _ in range(_ATTEMPTS):
        held = _held(louder, 10 ** (ceiling_db / 20))
        frames = encode(held, form, audio.channels, audio.bitrate_kbps)[:count]
        heard = decoded(frames, form, audio.channels, audio.bitrate_kbps)
        peak_db = loudness(heard, form.rate_hz).true_peak_dbtp
        over_db = peak_db + _PEAK_STEP_DB - audio.true_peak_dbtp
        if over_db <= 0:
            break
        ceiling_db -= over_db + 0.1
    length = len(samples) * form.rate_hz // (clips.RATE_HZ * STEP) * STEP
    told = energies(np.pad(heard[:length], ((0, max(0, length - len(heard))), (0, 0))), form.rate_hz, STEP)
    return Coded(tuple(frames), peak_db, told, crc16(b"".join(frames)))


def _held(louder: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """``louder`` without ``REACH`` at either end, limited block by block."""
    starts = range(0, len(louder) - 2 * REACH, _BLOCK)
    return np.concatenate([limited(louder[at : at + _BLOCK + 2 * REACH], ceiling) for at in starts])
