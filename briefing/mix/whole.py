"""A programme with a bed, mixed as a whole: music goes on over the joints of pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from briefing.mix import clips
from briefing.mix.bed import Bed, laid
from briefing.mix.coded import Coded, Coding, code
from briefing.mix.digests import digest
from briefing.mix.laid import STEP, Laid
from briefing.nouns import Cue
from briefing.sound.gating import energies

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Whole:
    """One piece in the place of many. Its samples are held in memory: 10 MB a minute, several times over."""

    def __init__(
        self, blocks: Iterator[NDArray[np.float32]], frames: int, cues: Sequence[Cue], bed: Bed
    ) -> None:
        """``blocks`` are the samples of the pieces in order, ``frames`` of them in all."""
        self._samples = np.concatenate(list(laid(blocks, cues, frames, bed)))
        self.keys = [digest("whole")]  # which only says how its gain is rounded; it is not kept
        self.laid = [Laid((), energies(self._samples, clips.RATE_HZ, STEP))]

    def coded(self, coding: Coding, steps: Sequence[int]) -> Iterator[Coded]:
        """It at the gain of the one of ``steps``. Raises PackageError."""
        yield code(self._samples, steps[0], coding)
