"""When something sounds, in windows of 20 ms."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WINDOW_S: Final = 0.02
"""In which it either sounds or not."""

SOUNDING: Final = 0.1
"""Of the loudest window's level, -20 dB, what counts as speech: breath and noise between words lie below."""


def levels(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """The root mean square of each window, as a part of the loudest."""
    import numpy as np

    size = round(WINDOW_S * rate_hz)
    windows = samples[: samples.size // size * size].reshape(-1, size)
    found: NDArray[np.float32] = np.sqrt((windows**2).mean(axis=1))
    return found / max(float(found.max(initial=0.0)), 1e-9)


def sounding_s(found: NDArray[np.float32], start_s: float, end_s: float) -> float:
    """How many seconds from ``start_s`` to ``end_s`` are speech, by ``found``, which ``levels`` gave."""
    end = len(found) if end_s == math.inf else max(0, math.floor(end_s / WINDOW_S))
    return float((found[max(0, math.ceil(start_s / WINDOW_S)) : end] >= SOUNDING).sum()) * WINDOW_S
