"""The gain of each piece, such that all of them, decoded, are as loud as asked: in each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from briefing import config
from briefing.mix import clips
from briefing.mix.coded import GAIN_STEP_DB, Coded, Coding
from briefing.mix.encode import FORMATS
from briefing.mix.join import join
from briefing.mix.laid import STEP, Laid
from briefing.sound.gating import integrated_lufs
from briefing.sound.loudness import SILENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CLOSE_LU: Final = (0.18, 0.18, 0.5)
"""How near loudness has to come at the first attempts, and at all after them; energies tell it to 0.01."""

_CORRECTION: Final = 1.5
"""The gain is changed by this multiple of the loudness that is missing. Where the limiter holds peaks down,
as much as is missing would not suffice; where it does not, half too much is still nearer than before."""

_ATTEMPTS: Final = 8
"""Gains at most. Speech at -19 LUFS takes one, driven to -14 two or three, clicks over a murmur five."""


class Pieces(Protocol):
    """What is levelled: the pieces of a programme."""

    @property
    def keys(self) -> Sequence[str]:
        """Of each piece."""

    def coded(self, coding: Coding, steps: Sequence[int]) -> Iterator[Coded]:
        """Each piece, in order, at its gain of ``steps``. Raises PackageError."""


@dataclass(frozen=True, slots=True)
class Mastered:
    """What was measured on the MP3 as decoded."""

    loudness_lufs: float
    true_peak_dbtp: float


def master(
    pieces: Pieces,
    laid: Sequence[Laid],
    settings: config.Audio,
    targets: Sequence[Path],
    on_progress: Callable[[float], None],
) -> Mastered:
    """What was measured on the first of ``targets``, after all were written.

    What has no sound gets no gain. Raises PackageError where a file cannot be written.
    """
    share = 1 / len(targets)
    found = []
    for done, target in enumerate(targets):
        coding = Coding(FORMATS[target.suffix], settings)
        tell = partial(_tell, on_progress, share * done, share * 0.9)
        steps, mastered = _levelled(pieces, laid, coding, tell)
        parts = _counted(
            pieces.coded(coding, steps), len(laid), share * (done + 0.9), share * 0.1, on_progress
        )
        join(target, coding, [each.frames for each in laid], parts)
        found.append(mastered)
    return found[0]


def _tell(on_progress: Callable[[float], None], start: float, share: float, part: float) -> None:
    on_progress(start + share * part)


def _levelled(
    pieces: Pieces,
    laid: Sequence[Laid],
    coding: Coding,
    on_progress: Callable[[float], None],
) -> tuple[list[int], Mastered]:
    """The gain steps of each piece, and what was measured at them.

    They are corrected by what the decoded pieces show, until it is right.
    """
    target = coding.audio.target_lufs
    found = _loudness([each.energies for each in laid], clips.RATE_HZ)
    audible = found > SILENT
    gain_db = target - found if audible else 0.0
    done = 0.0
    for attempt in range(_ATTEMPTS):
        share = (1 - done) * 0.9  # another attempt may follow: progress shall not go back
        steps = [gain_step(gain_db, key) for key in pieces.keys]
        heard = []
        peak_db = SILENT
        for coded in _counted(pieces.coded(coding, steps), len(laid), done, share, on_progress):
            heard.append(coded.energies)
            peak_db = max(peak_db, coded.true_peak_dbtp)
        done += share
        found = _loudness(heard, coding.form.rate_hz)
        if not audible or abs(target - found) <= _CLOSE_LU[min(attempt, len(_CLOSE_LU) - 1)]:
            break
        gain_db += _CORRECTION * (target - found)
    return steps, Mastered(found, peak_db)


def gain_step(gain_db: float, key: str) -> int:
    """The step that the piece ``key`` gets, near ``gain_db``: on the average of all pieces that very gain.

    Which pieces are rounded up goes by their keys. So a gain that moves a little, since a sentence was
    edited, moves a few pieces, where a gain rounded alike for all would now and then move every one.
    """
    return floor(gain_db / GAIN_STEP_DB + int(key[:8], 16) / 16**8)


def _loudness(parts: Sequence[NDArray[np.float64]], rate_hz: int) -> float:
    return integrated_lufs(np.concatenate(parts), rate_hz, STEP)


def _counted(
    pieces: Iterator[Coded], count: int, start: float, share: float, on_progress: Callable[[float], None]
) -> Iterator[Coded]:
    """``pieces``, telling how far they have come."""
    for seen, piece in enumerate(pieces, 1):
        yield piece
        on_progress(start + share * seen / count)
