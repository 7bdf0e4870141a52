"""What a listener gets: length, loudness and peaks of any audio file, measured as it is decoded.

Loudness and true peak are FFmpeg's ``ebur128`` filter's: EBU R 128 / ITU-R BS.1770-4.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av
import av.error
import av.filter
import numpy as np

from briefing.errors import PackageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

SILENT: Final = -70.0
"""LUFS and dBTP of what has no sound: the absolute gate of BS.1770, below which nothing is counted."""

_STEP_S: Final = 0.1
"""The filter reports every 100 ms, and drops what is left at the end."""

_WINDOW_S: Final = 0.4
"""A gating block, and the window of momentary loudness."""

_LAYOUTS: Final = {1: "mono", 2: "stereo"}


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a sound is; ``SILENT`` where there is none."""

    integrated_lufs: float
    true_peak_dbtp: float
    max_momentary_lufs: float
    """Of the loudest 400 ms."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What an audio file holds, once decoded."""

    duration_s: float
    frames: int
    """Samples per channel."""
    rate_hz: int
    channels: int
    loudness: Loudness


class Meter:
    """Measures the loudness of sound that streams by, in constant memory."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._rate_hz = rate_hz
        self._channels = channels
        self._frames = 0
        self._last: dict[str, str] = {}
        self._momentary = SILENT
        self._graph = av.filter.Graph()
        layout = _LAYOUTS[channels]
        source = self._graph.add_abuffer(sample_rate=rate_hz, format="flt", layout=layout)
        meter = self._graph.add("ebur128", "metadata=1:peak=true:framelog=quiet")
        sink = self._graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        self._graph.configure()

    def push(self, samples: NDArray[np.float32]) -> None:
        """Takes in ``samples``, shape (n, channels), full scale 1.0."""
        if not len(samples):
            return
        packed = np.ascontiguousarray(samples, dtype=np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(packed, format="flt", layout=_LAYOUTS[self._channels])
        frame.sample_rate = self._rate_hz
        frame.pts = self._frames
        self._frames += len(samples)
        self._graph.push(frame)
        while True:
            try:
                self._last = dict(self._graph.pull().metadata)
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            self._momentary = max(self._momentary, float(self._last["lavfi.r128.M"]))

    def loudness(self) -> Loudness:
        """The loudness of all that was pushed; ends the measurement."""
        step = round(_STEP_S * self._rate_hz)
        missing = max(round(_WINDOW_S * self._rate_hz) - self._frames, -self._frames % step)
        self.push(np.zeros((missing, self._channels), np.float32))
        peak = float(self._last["lavfi.r128.true_peak"])
        return Loudness(
            integrated_lufs=max(SILENT, float(self._last["lavfi.r128.I"])),
            true_peak_dbtp=max(SILENT, 20 * math.log10(peak)) if peak > 0 else SILENT,
            max_momentary_lufs=self._momentary,
        )


def loudness(samples: NDArray[np.float32], rate_hz: int) -> Loudness:
    """The loudness of ``samples``, shape (n,) or (n, channels), full scale 1.0."""
    meter = Meter(rate_hz, 1 if samples.ndim == 1 else samples.shape[1])
    meter.push(samples.reshape(len(samples), -1))
    return meter.loudness()


def decode(
    path: Path, rate_hz: int | None = None, channels: int | None = None
) -> Iterator[NDArray[np.float32]]:
    """The samples of an audio file in blocks of shape (n, channels), full scale 1.0; at its own rate by
    default.

    A file of more than two channels is mixed down to two. Raises PackageError where there is no audio to
    decode.
    """
    for block, _ in _blocks(path, rate_hz, channels):
        yield block


def measure(path: Path) -> Measurement:
    """Length and loudness of an audio file, as decoded. Raises PackageError where there is no audio."""
    meter: Meter | None = None
    rate_hz = channels = frames = 0
    for block, rate_hz in _blocks(path, None, None):
        if meter is None:
            channels = block.shape[1]
            meter = Meter(rate_hz, channels)
        meter.push(block)
        frames += len(block)
    if meter is None:
        raise PackageError("holds no audio", where=str(path))
    return Measurement(frames / rate_hz, frames, rate_hz, channels, meter.loudness())


def _blocks(
    path: Path, rate_hz: int | None, channels: int | None
) -> Iterator[tuple[NDArray[np.float32], int]]:
    """Blocks of shape (n, channels), and their rate."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise PackageError("holds no audio", where=str(path))
            stream = container.streams.audio[0]
            rate = rate_hz or stream.rate
            layout = _LAYOUTS[channels or min(stream.channels, 2)]
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
