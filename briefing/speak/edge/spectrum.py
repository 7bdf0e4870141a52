"""What the spectrum of a sound tells, every 10 ms, without knowing a word of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP_S: Final = 0.01

WINDOW_S: Final = 0.04
"""Three periods of the lowest voice."""

BLOCK: Final = 1000
"""Steps that are looked at together: memory does not grow with the take."""

BANDS: Final = 20
BANDS_HZ: Final = (100.0, 10_000.0)
"""How many bands there are, each as wide to the ear, and where the first begins and the last ends."""

FLOOR_DB: Final = -60.0
"""Of the loudest steps: what is softer in a band is the encoder's."""

DEPTH_DB: Final = 35.0
"""Below the strongest band of a step, what is still looked at of the others."""

SCALES: Final = (0.5, 0.71, 1.0, 1.41, 2.0)
"""By how much a voice's formants may lie off an adult's: a child's are higher, and so is speech that was
quickened as a tape is."""

TRAITS: Final = (
    # energy from, to over energy from, to (Hz); no less than, no more than (dB)
    (3500, 10_000, 60, 3500, -25, 5),
    (650, 1200, 180, 500, -20, 15),
    (1800, 3200, 700, 1500, -25, 15),
)
"""How much it hisses, how open its vowel is, and how far at the front: as in ``syllables.Sound``."""


@dataclass(frozen=True, slots=True)
class Spectrum:
    """One value, or one row, for each step."""

    level_db: NDArray[np.float64]
    """Of the loudest steps."""
    shape_db: NDArray[np.float64]
    """The energy in each band, of the strongest of them, down to -DEPTH_DB."""
    traits_db: NDArray[np.float64]
    """Each of TRAITS, for each of SCALES."""


def spectrum(samples: NDArray[np.float32], rate_hz: int) -> Spectrum:
    """The spectrum of ``samples``, which must not all be zero."""
    import numpy as np

    step, window = round(STEP_S * rate_hz), round(WINDOW_S * rate_hz)
    around = np.pad(samples, (window // 2, window))
    views = np.lib.stride_tricks.sliding_window_view(around, window)[: samples.size + 1 : step]
    parts = [_measured(views[at : at + BLOCK], rate_hz) for at in range(0, len(views), BLOCK)]
    bands, traits_db = (np.concatenate(part) for part in zip(*parts, strict=True))
    energy = bands.sum(axis=1)
    loudest = np.percentile(energy, 95)
    bands_db = np.maximum(10 * np.log10(bands / loudest), FLOOR_DB)
    shape_db = np.maximum(bands_db - bands_db.max(axis=1, keepdims=True), -DEPTH_DB)
    return Spectrum(10 * np.log10(energy / loudest), shape_db, traits_db)


def _measured(views: NDArray[np.float32], rate_hz: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Energy in bands, and traits, of each window."""
    import numpy as np

    length = 1 << (views.shape[1] - 1).bit_length()
    power = np.square(np.abs(np.fft.rfft(views * np.hanning(views.shape[1]), length))) + 1e-12
    below = np.pad(power.cumsum(axis=1), ((0, 0), (1, 0)))

    def energy(low_hz: float, high_hz: float) -> NDArray[np.float64]:
        first, last = (min(round(hz * length / rate_hz), length // 2) for hz in (low_hz, high_hz))
        found: NDArray[np.float64] = below[:, max(last, first + 1)] - below[:, first]
        return found

    edges = np.geomspace(*BANDS_HZ, BANDS + 1)
    bands = np.stack([energy(low, high) for low, high in pairwise(edges)], axis=1)
    traits = [
        [
            np.clip(
                10 * np.log10(energy(low * scale, high * scale) / energy(low_2 * scale, high_2 * scale)),
                least,
                most,
            )
            for low, high, low_2, high_2, least, most in TRAITS
        ]
        for scale in SCALES
    ]
    return bands, np.moveaxis(np.array(traits), 2, 0)
