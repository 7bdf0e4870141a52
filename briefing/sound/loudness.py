"""How loud a sound is, and what a listener gets of a file: its length, loudness and peaks as it is decoded.

Loudness and true peak are FFmpeg's ``ebur128`` filter's: EBU R 128 / ITU-R BS.1770-4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av
import av.error
import av.filter
import numpy as np

from briefing.errors import PackageError
from briefing.sound.decode import LAYOUTS, blocks

if TYPE_CHECKING:
    from numpy.typing import NDArray

SILENT: Final = -70.0
"""LUFS and dBTP of what has no sound: the absolute gate of BS.1770, below which nothing is counted."""

_STEP_S: Final = 0.1
"""The filter reports every 100 ms, and drops what is left at the end."""

_BLOCK: Final = 1 << 16
"""Samples that are measured at a time."""

_WINDOW_S: Final = 0.4
"""A gating block, and the window of momentary loudness."""


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
        self.channels = channels
        self._frames = 0
        self._last: dict[str, str] = {}
        self._momentary = SILENT
        self._graph = av.filter.Graph()
        layout = LAYOUTS[channels]
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
        frame = av.AudioFrame.from_ndarray(packed, format="flt", layout=LAYOUTS[self.channels])
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
        self.push(np.zeros((missing, self.channels), np.float32))
        peak = float(self._last["lavfi.r128.true_peak"])
        return Loudness(
            integrated_lufs=max(SILENT, float(self._last["lavfi.r128.I"])),
            true_peak_dbtp=max(SILENT, 20 * math.log10(peak)) if peak > 0 else SILENT,
            max_momentary_lufs=self._momentary,
        )


def loudness(samples: NDArray[np.float32], rate_hz: int) -> Loudness:
    """The loudness of ``samples``, shape (n,) or (n, channels), full scale 1.0."""
    meter = Meter(rate_hz, 1 if samples.ndim == 1 else samples.shape[1])
    for at in range(0, len(samples), _BLOCK):
        meter.push(samples[at : at + _BLOCK].reshape(-1, meter.channels))
    return meter.loudness()


def measure(path: Path) -> Measurement:
    """Length and loudness of an audio file, as decoded. Raises PackageError where there is no audio."""
    meter: Meter | None = None
    rate_hz = channels = frames = 0
    for block, rate_hz in blocks(path):
        if meter is None:
            channels = block.shape[1]
            meter = Meter(rate_hz, channels)
        meter.push(block)
        frames += len(block)
    if meter is None:
        raise PackageError("holds no audio", where=str(path))
    return Measurement(frames / rate_hz, frames, rate_hz, channels, meter.loudness())
