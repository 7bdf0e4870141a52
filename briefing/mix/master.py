"""From the spooled programme to files that, decoded, are as loud as asked and peak no higher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing import config
from briefing.mix.encode import encode
from briefing.mix.limiter import REACH, limited
from briefing.mix.spool import Spool
from briefing.sound import loudness

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MARGIN_DB: Final = 0.6
"""Kept under the true peak asked for at first, since encoding moves peaks. On 21 Kokoro takes, driven hard
into the limiter: by at most 0.2 dB at 128 kb/s, 0.7 at 96 and 1.3 at 64."""

_CLOSE_LU: Final = (0.2, 0.2, 0.5)
"""How near loudness has to come at the first attempts, and at all after them."""

_PEAK_STEP_DB: Final = 0.01
"""The meter tells peaks to a thousandth of full scale."""

_CORRECTION: Final = 1.5
"""The gain is changed by this multiple of the loudness that is missing. Where the limiter holds peaks down,
as much as is missing would not suffice; where it does not, half too much is still nearer than before."""

_ATTEMPTS: Final = 8
"""Encodings at most. Speech at -19 LUFS takes one, driven to -14 two or three, clicks over a murmur five."""


def master(
    spool: Spool, settings: config.Audio, targets: Sequence[Path], on_progress: Callable[[float], None]
) -> loudness.Measurement:
    """What was measured on the first of ``targets``, decoded, after all were written.

    What has no sound gets no gain. Raises PackageError where a file cannot be written.
    """
    found = spool.loudness().integrated_lufs
    audible = found > loudness.SILENT
    levels = _Levels(
        gain_db=settings.target_lufs - found if audible else 0.0,
        ceiling_db=settings.true_peak_dbtp - _MARGIN_DB,
        audible=audible,
    )
    results = []
    for index, target in enumerate(targets):
        progress = _part(on_progress, index, len(targets))
        result, levels = _until_right(spool, settings, target, levels, on_progress=progress)
        results.append(result)
    return results[0]


@dataclass(frozen=True, slots=True)
class _Levels:
    """How the programme is levelled."""

    gain_db: float
    ceiling_db: float
    audible: bool
    """False: there is no loudness to correct."""


def _until_right(
    spool: Spool,
    settings: config.Audio,
    target: Path,
    levels: _Levels,
    *,
    on_progress: Callable[[float], None],
) -> tuple[loudness.Measurement, _Levels]:
    """What was measured on ``target``, decoded, and the levels that it was written with.

    They are corrected by what the decoded file shows, and the file written again, until it is right.
    """
    gain_db, ceiling_db = levels.gain_db, levels.ceiling_db
    done = 0.0
    for attempt in range(_ATTEMPTS):
        share = (1 - done) * 0.9  # another attempt may follow: progress shall not go back
        levelled = _levelled(spool, gain_db, ceiling_db)
        counted = _counted(levelled, spool.frames, done, share, on_progress)
        encode(target, counted, settings.channels, settings.bitrate_kbps)
        result = loudness.measure(target)
        done += share
        over_db = result.loudness.true_peak_dbtp + _PEAK_STEP_DB - settings.true_peak_dbtp
        off_lu = settings.target_lufs - result.loudness.integrated_lufs if levels.audible else 0.0
        if over_db <= 0 and abs(off_lu) <= _CLOSE_LU[min(attempt, len(_CLOSE_LU) - 1)]:
            break
        ceiling_db -= over_db + 0.1 if over_db > 0 else 0.0
        gain_db += _CORRECTION * off_lu
    return result, _Levels(gain_db, ceiling_db, levels.audible)


def _part(on_progress: Callable[[float], None], index: int, count: int) -> Callable[[float], None]:
    """Tells how far the whole is, when told how far its part ``index`` of ``count`` is."""
    return lambda fraction: on_progress((index + fraction) / count)


def _levelled(spool: Spool, gain_db: float, ceiling_db: float) -> Iterator[NDArray[np.float32]]:
    gain, ceiling = np.float32(10 ** (gain_db / 20)), 10 ** (ceiling_db / 20)
    for block in spool.blocks(REACH):
        yield limited(block * gain, ceiling)


def _counted(
    blocks: Iterable[NDArray[np.float32]],
    frames: int,
    start: float,
    share: float,
    on_progress: Callable[[float], None],
) -> Iterator[NDArray[np.float32]]:
    """``blocks``, telling how far they have come."""
    seen = 0
    for block in blocks:
        yield block
        seen += len(block)
        on_progress(start + share * seen / frames)
