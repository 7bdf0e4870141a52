"""A piece laid out: its samples, and what is to be known of them without hearing them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from briefing.mix import clips
from briefing.mix.chimes import Ready
from briefing.mix.pieces import GRID, QUIET, Piece
from briefing.mix.roomtone import room_tone
from briefing.mix.takes import spoken
from briefing.nouns import Mark, Take
from briefing.sound.gating import energies

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

STEP: Final = GRID // 4
"""Samples whose energy is one figure. Interpolated to the 100 ms of the gates, loudness is right to 0.002 LU
for speech, and 0.03 for noise that is switched on and off at the level of the gate."""

Item: TypeAlias = "Mapping[str, NDArray[Any]]"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sound is, in samples of its piece; of a chime, its first."""

    start: int
    first: int
    """The first audible sample of speech."""
    last: int
    """One past the last."""
    marks: tuple[Mark, ...] = ()
    """Of the take, in seconds from ``start``."""
    doubt: str = ""
    """As ``Take.doubt``."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What is known of a piece before it is levelled."""

    spots: tuple[Spot, ...]
    energies: NDArray[np.float64]
    """Of each ``STEP`` samples, K-weighted; so it also tells the length."""

    @property
    def frames(self) -> int:
        """How many times ``GRID`` samples it lasts."""
        return len(self.energies) * STEP // GRID

    def item(self) -> dict[str, ArrayLike]:
        """It as it is kept."""
        return {
            "spots": np.array([(s.start, s.first, s.last) for s in self.spots], "<i8"),
            "marks": np.array([len(spot.marks) for spot in self.spots], "<i4"),
            "times": np.array([(m.start_s, m.end_s) for s in self.spots for m in s.marks], "<f8"),
            "spans": np.array([(m.start, m.end) for s in self.spots for m in s.marks], "<i4"),
            "doubts": np.array([spot.doubt for spot in self.spots]),
            "energies": self.energies,
        }


def laid_of(item: Item) -> Laid:
    """What was kept. Raises KeyError, ValueError, TypeError where it is something else."""
    times, spans = item["times"].reshape(-1, 2).tolist(), item["spans"].reshape(-1, 2).tolist()
    marks = iter([Mark(*time, *span) for time, span in zip(times, spans, strict=True)])
    spots = tuple(
        Spot(start, first, last, tuple(next(marks) for _ in range(count)), doubt)
        for (start, first, last), count, doubt in zip(
            item["spots"].tolist(), item["marks"].tolist(), item["doubts"].tolist(), strict=True
        )
    )
    return Laid(spots, item["energies"])


def lay(piece: Piece, sounds: Sequence[Take | Ready]) -> tuple[NDArray[np.float32], Laid]:
    """The samples of ``piece``, shape (n, channels), and what is known of them. ``sounds`` are its own."""
    parts: list[NDArray[np.float32]] = []
    spots: list[Spot] = []
    at = 0
    for place, sound in zip(piece.sounds, sounds, strict=True):
        parts.append(np.zeros((place.before, piece.channels), np.float32))
        at += place.before
        if isinstance(sound, Take):
            ready = spoken(sound, place.delivery, piece.channels)
            spots.append(Spot(at, at + ready.first, at + ready.last, ready.marks, sound.doubt))
            audio = ready.audio
        else:
            spots.append(Spot(at, at, at))
            audio = sound.audio
        parts.append(clips.floats(audio.raw_data, piece.channels))
        at += len(parts[-1])
    parts.append(np.zeros((piece.length(at) - at, piece.channels), np.float32))
    samples = np.concatenate(parts)
    samples[: len(samples) - QUIET] += room_tone(len(samples) - QUIET, piece.channels)
    samples = clips.floats(clips.segment(samples).raw_data, piece.channels)  # as they come from the spool
    return samples, Laid(tuple(spots), energies(samples, clips.RATE_HZ, STEP))
