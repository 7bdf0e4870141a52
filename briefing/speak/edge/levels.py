"""When speech sounds, in windows of 20 ms."""

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


def sounding_s(found: NDArray[np.float32], start_s: float, end_s: float) -> float:
    """How many seconds from ``start_s`` to ``end_s`` are speech, by ``found``, the levels of its windows."""
    end = len(found) if end_s == math.inf else max(0, math.floor(end_s / WINDOW_S))
    return float((found[max(0, math.ceil(start_s / WINDOW_S)) : end] >= SOUNDING).sum()) * WINDOW_S
