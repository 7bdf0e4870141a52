"""The samples of an audio file, in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av
import av.error
import numpy as np

from briefing.errors import PackageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAYOUTS: Final = {1: "mono", 2: "stereo"}
"""What FFmpeg calls so many channels."""


def decode(
    path: Path, rate_hz: int | None = None, channels: int | None = None
) -> Iterator[NDArray[np.float32]]:
    """The samples of an audio file in blocks of shape (n, channels), full scale 1.0; at its own rate by
    default.

    A file of more than two channels is mixed down to two. Raises PackageError where there is no audio to
    decode.
    """
    for block, _ in blocks(path, rate_hz, channels):
        yield block


def blocks(
    path: Path, rate_hz: int | None = None, channels: int | None = None
) -> Iterator[tuple[NDArray[np.float32], int]]:
    """As ``decode``, with the rate of each block in Hz."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise PackageError("holds no audio", where=str(path))
            stream = container.streams.audio[0]
            rate = rate_hz or stream.rate
            layout = LAYOUTS[channels or min(stream.channels, 2)]
            resampler = av.AudioResampler(format="flt", layout=layout, rate=rate)
            for decoded in container.decode(stream):
                for frame in resampler.resample(decoded):
                    yield _samples(frame), rate
            for frame in resampler.resample(None):
                yield _samples(frame), rate
    except OSError as error:
        raise PackageError(f"cannot be read: {error.strerror or error}", where=str(path)) from None
    except av.error.FFmpegError as error:
        raise PackageError(f"is not audio that can be decoded: {error.strerror}", where=str(path)) from None


def _samples(frame: av.AudioFrame) -> NDArray[np.float32]:
    packed = frame.to_ndarray().astype(np.float32, copy=False)
    return packed.reshape(-1, len(frame.layout.channels))
