"""Whether a piece of the sound came twice, of which the text has only one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefing.nouns import Mark
from briefing.speak.edge.spectrum import STEP_S, Spectrum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PIECE: Final = 60
"""Steps of sound that are looked for elsewhere: two syllables or three."""

EVERY: Final = 20
"""Steps from one piece to the next."""

SAME_DB: Final = 2.4
"""Root mean square difference of two pieces that are one: the most is 2.3 after the MP3 encoder, where the
samples were the same. A voice that says the same words again differs by 4."""

LEAST_SAID: Final = 2
"""Different syllables in a piece, fewer of which may well be said twice."""

SOUNDING_DB: Final = -30.0
"""Of the loudest steps; of a piece, most have to reach it."""

BLOCK: Final = 64
"""Pieces that are looked for at once: memory does not grow with the square of the take."""


def repeated(seen: Spectrum, marks: Sequence[Mark], readings: Sequence[str]) -> str:
    """Which piece is another one again though the text does not repeat itself; or empty."""
    import numpy as np

    steps = seen.level_db.size - PIECE + 1
    if steps <= PIECE:
        return ""
    windows = np.lib.stride_tricks.sliding_window_view(_coarse(seen), PIECE, axis=0)[:, :, ::2]
    pieces = windows.reshape(steps, -1)
    squares = np.square(pieces).sum(axis=1)
    sounding = np.convolve(seen.level_db > SOUNDING_DB, np.ones(PIECE), "valid") > 0.8 * PIECE
    wanted = np.flatnonzero(sounding)[::EVERY]
    for at in range(0, wanted.size, BLOCK):
        these = wanted[at : at + BLOCK]
        apart = squares[these][:, None] + squares - 2 * pieces[these] @ pieces.T
        apart[:, ~sounding] = np.inf
        for row, first in zip(apart, these, strict=True):
            row[: first + PIECE] = np.inf  # what is before was compared already
            again = int(row.argmin())
            if row[again] < SAME_DB**2 * pieces.shape[1] and not _alike(marks, readings, int(first), again):
                return f"the sound at {first * STEP_S:.1f} s comes again at {again * STEP_S:.1f} s"
    return ""


def _coarse(seen: Spectrum) -> NDArray[np.float32]:
    """The shape, two bands in one."""
    import numpy as np

    shape = seen.shape_db.astype(np.float32)
    coarse: NDArray[np.float32] = shape.reshape(len(shape), -1, 2).mean(axis=2)
    return coarse


def _alike(marks: Sequence[Mark], readings: Sequence[str], *pieces: int) -> bool:
    """Whether half of what is said in the two pieces, which begin at these steps, sounds alike."""
    one, other = (_said(marks, readings, piece * STEP_S, (piece + PIECE) * STEP_S) for piece in pieces)
    return min(len(one), len(other)) < LEAST_SAID or 2 * len(one & other) >= min(len(one), len(other))


def _said(marks: Sequence[Mark], readings: Sequence[str], start_s: float, end_s: float) -> set[str]:
    """The syllables, without tones, of which a third or more sounds from ``start_s`` to ``end_s``."""
    return {
        readings[mark.start].rstrip("12345")
        for mark in marks
        if min(mark.end_s, end_s) - max(mark.start_s, start_s) > (mark.end_s - mark.start_s) / 3
    }
