"""Where something sounds and where it is silent, in mono sound of shape (n,)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_AUDIBLE_WINDOW_S: Final = 0.005
_NOTHING: Final = 1e-12
"""Energy of a window in which nothing sounds, however soft the rest is."""


def levels(samples: NDArray[np.float32], rate_hz: int, window_s: float) -> NDArray[np.float32]:
    """The root mean square of each whole window, as a part of the loudest."""
    size = round(window_s * rate_hz)
    windows = samples[: samples.size // size * size].reshape(-1, size)
    found: NDArray[np.float32] = np.sqrt((windows**2).mean(axis=1))
    return found / max(float(found.max(initial=0.0)), 1e-9)


def audible(samples: NDArray[np.float32], rate_hz: int, under_db: float) -> tuple[int, int]:
    """The first audible sample and one past the last, to 5 ms; all of it where nothing is.

    ``under_db`` is how loud against the loudest 5 ms is audible: negative.
    """
    size = round(_AUDIBLE_WINDOW_S * rate_hz)
    windows = -(-len(samples) // size)
    padded = np.pad(samples, (0, windows * size - len(samples))).reshape(windows, size)
    energy = np.einsum("ij,ij->i", padded, padded, dtype=np.float64)
    loud = np.flatnonzero(energy >= max(energy.max(initial=0.0) * 10 ** (under_db / 10), _NOTHING))
    if not len(loud):
        return 0, len(samples)
    return int(loud[0]) * size, min(len(samples), (int(loud[-1]) + 1) * size)


def extent(samples: NDArray[np.float32], above: float) -> tuple[int, int]:
    """The first sample that is louder than ``above`` and one past the last; both 0 where none is."""
    loud = np.flatnonzero(np.abs(samples) > above)
    return (int(loud[0]), int(loud[-1]) + 1) if loud.size else (0, 0)


def longest_run(flags: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the longest run of neighbours that are all true begins, and its length; both 0 where none is."""
    edges = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0))
    if not edges.size:
        return 0, 0
    lengths = edges[1::2] - edges[::2]
    at = int(lengths.argmax())
    return int(edges[2 * at]), int(lengths[at])
