"""Loudness from energies that are stored: of parts measured alone, the whole is known without hearing it.

The filter is K-weighting, the gates are those of ITU-R BS.1770-4.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import av
import av.error
import av.filter
import numpy as np

from briefing.sound.decode import LAYOUTS
from briefing.sound.loudness import SILENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK_S: Final = 0.4
_HOP_S: Final = 0.1
_STEPS: Final = 256
"""That are filtered at a time."""
_OFFSET_LU: Final = -0.691
_UNDER_LU: Final = 10.0
"""How far under the mean of what is over the absolute gate the relative one lies."""


def energies(samples: NDArray[np.float32], rate_hz: int, step: int) -> NDArray[np.float64]:
    """The K-weighted energy, summed over all channels, of each ``step`` samples of shape (n, channels).

    ``n`` is a multiple of ``step``. What is not silent at the end rings on into nothing.
    """
    hear = _Filter(rate_hz, samples.shape[1])
    found = [
        np.einsum("ij,ij->j", weighted, weighted).reshape(-1, step).sum(axis=1)
        for at in range(0, len(samples), _STEPS * step)
        for weighted in hear(samples[at : at + _STEPS * step])
    ]
    return np.concatenate([np.zeros(0), *found])


def integrated_lufs(parts: NDArray[np.float64], rate_hz: int, step: int) -> float:
    """The integrated loudness of sound whose ``energies`` are ``parts``; ``SILENT`` where there is none.

    Blocks of 400 ms, every 100 ms, as from the first sample; the energy of a step is taken as even over it.
    """
    block, hop = round(_BLOCK_S * rate_hz), round(_HOP_S * rate_hz)
    sums = np.concatenate([[0.0], np.cumsum(parts)])
    at = np.arange(len(sums)) * step
    starts = np.arange(0, max(1, at[-1] - block + hop), hop)
    power = (np.interp(starts + block, at, sums) - np.interp(starts, at, sums)) / block
    heard = power[power > _power(SILENT)]
    if not heard.size:
        return SILENT
    gate = _power(_lufs(float(heard.mean())) - _UNDER_LU)
    return _lufs(float(heard[heard > gate].mean()))


def _lufs(power: float) -> float:
    return _OFFSET_LU + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET_LU) / 10))


class _Filter:
    """K-weighting of sound that streams by."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._rate_hz, self._layout, self._heard = rate_hz, LAYOUTS[channels], 0
        self._graph = av.filter.Graph()
        source = self._graph.add_abuffer(sample_rate=rate_hz, format="flt", layout=self._layout)
        chain = [source, self._graph.add("aformat", "sample_fmts=dblp")]
        chain += [self._graph.add("biquad", stage) for stage in _k_weighting(rate_hz)]
        chain.append(self._graph.add("abuffersink"))
        for one, following in pairwise(chain):
            one.link_to(following)
        self._graph.configure()

    def __call__(self, samples: NDArray[np.float32]) -> Iterator[NDArray[np.float64]]:
        """``samples``, shape (n, channels), as the meter hears them, shape (channels, n)."""
        packed = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(packed, format="flt", layout=self._layout)
        frame.sample_rate = self._rate_hz
        frame.pts = self._heard
        self._heard += len(samples)
        self._graph.push(frame)
        while True:
            try:
                yield self._graph.pull().to_ndarray().astype(np.float64, copy=False)
            except (av.error.BlockingIOError, av.error.EOFError):
                return


@cache
def _k_weighting(rate_hz: int) -> tuple[str, str]:
    """A shelf for the head and a high-pass, as options of FFmpeg's ``biquad``.

    The analogue prototypes whose coefficients at 48 kHz BS.1770-4 gives, worked out by Brecht De Man (2018)
    and used by libebur128.
    """
    gain, quality = 10 ** (3.999843853973347 / 20), 0.7071752369554196
    k = math.tan(math.pi * 1681.974450955533 / rate_hz)
    middle = gain**0.4996667741545416
    shelf = (
        gain + middle * k / quality + k * k,
        2 * (k * k - gain),
        gain - middle * k / quality + k * k,
        1 + k / quality + k * k,
        2 * (k * k - 1),
        1 - k / quality + k * k,
    )
    quality = 0.5003270373238773
    k = math.tan(math.pi * 38.13547087602444 / rate_hz)
    scale = 1 + k / quality + k * k  # the high-pass has a gain of 1 at the top before it is divided by a0
    high = (scale, -2 * scale, scale, scale, 2 * (k * k - 1), 1 - k / quality + k * k)
    return _options(shelf), _options(high)


def _options(coefficients: tuple[float, ...]) -> str:
    names = ("b0", "b1", "b2", "a0", "a1", "a2")
    return ":".join(f"{name}={value!r}" for name, value in zip(names, coefficients, strict=True))
