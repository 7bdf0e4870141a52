"""Peaks held under a ceiling by a gain that looks ahead, so smooth that it is not heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF: Final = 441
"""The gain begins to fall 20 ms before a peak and is back 20 ms after it: twice this, at 44.1 kHz."""

_TAPS: Final = 16
"""Samples on either side that the sound between two samples is worked out from."""

REACH: Final = 2 * _HALF + _TAPS
"""How many samples on either side decide on the gain of one."""

_BETWEEN_DB: Final = 3.0
"""How far sound between samples may rise over them (BS.1770-4, annex 2): under that, nothing need be worked
out."""

_FADE: Final = np.hanning(2 * _HALF + 3)[1:-1] / np.hanning(2 * _HALF + 3).sum()


def _phase(fraction: float) -> NDArray[np.float64]:
    """A Kaiser-windowed sinc that gives the sound ``fraction`` of a sample after the sample at its middle."""
    at = np.arange(-_TAPS + 1, _TAPS + 1) - fraction
    kernel = np.sinc(at) * np.i0(6 * np.sqrt(np.clip(1 - (at / _TAPS) ** 2, 0, 1)))
    return np.asarray((kernel / kernel.sum())[::-1], np.float64)


_PHASES: Final = tuple(_phase(fraction) for fraction in (0.25, 0.5, 0.75))
"""Four times the rate, as BS.1770-4 asks for a true peak."""


def limited(samples: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """``samples`` without ``REACH`` at either end, shape (n, channels), true peak at most ``ceiling``.

    The gain at each sample is the mean, weighted by a Hann window of 10 ms on either side, of the lowest
    gains wanted within 10 ms: so it is nowhere above the gain wanted, and as smooth as the window. All
    channels share it.
    """
    inner = samples[REACH:-REACH]
    if np.abs(samples).max(initial=0.0) <= ceiling * 10 ** (-_BETWEEN_DB / 20):
        return inner
    wanted = np.minimum(1.0, ceiling / np.maximum(_peaks(samples), 1e-9))[_TAPS:-_TAPS]
    gain = np.convolve(_lowest(wanted), _FADE, "valid")
    return (inner * gain[:, None]).astype(np.float32)


def _peaks(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """The highest of each sample and of the sound up to its neighbours, over all channels, shape (n,)."""
    peaks: NDArray[np.float64] = np.abs(samples).max(axis=1).astype(np.float64)
    for channel in samples.T:
        for phase in _PHASES:
            between = np.abs(np.convolve(channel, phase, "same"))
            peaks = np.maximum(peaks, np.maximum(between, np.roll(between, 1)))
    return peaks


def _lowest(wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """The lowest of ``wanted`` within ``_HALF`` on either side of each sample, shape (n - 2 * _HALF,)."""
    lowest: NDArray[np.float64] = wanted
    width, whole = 1, 2 * _HALF + 1
    while width < whole:  # windows of 1, 2, 4 … samples, the last of them overlapping
        step = min(width, whole - width)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        width += step
    return lowest
