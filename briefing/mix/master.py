"""From the spooled programme to an MP3 that, decoded, is as loud as asked and peaks no higher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import av
import av.error
import numpy as np

from briefing import config
from briefing.errors import PackageError
from briefing.mix import measure, sound
from briefing.mix.limiter import REACH, limited
from briefing.mix.spool import Spool

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LAME_SCALE: Final = {64: 0.95, 80: 0.95, 96: 0.95, 112: 0.95, 128: 0.95, 160: 0.95, 192: 0.97}
"""What LAME's presets multiply every sample by, by bit rate in kb/s, to leave room for what it adds to peaks.
Measured with sines, in mono and stereo. Undone beforehand: here peaks are looked after by the limiter."""

_MARGIN_DB: Final = 0.6
"""Kept under the true peak asked for at first, since encoding moves peaks. On 21 Kokoro takes, driven hard
into the limiter: by at most 0.2 dB at 128 kb/s, 0.7 at 96 and 1.3 at 64."""

_CLOSE_LU: Final = (0.2, 0.2, 0.5)
"""How near loudness has to come at the first attempts, and at all after them."""

_PEAK_STEP_DB: Final = 0.01
"""The meter tells peaks to a thousandth of full scale."""

_CORRECTION: Final = 1.5
"""How much of what is missing in loudness the gain makes good: where peaks are held down, more than all of it
is needed; where they are not, the half too much is less than was missing."""

_ATTEMPTS: Final = 8
"""Encodings at most. Speech at -19 LUFS takes one, driven to -14 two or three, clicks over a murmur five."""


def master(
    spool: Spool, settings: config.Audio, target: Path, on_progress: Callable[[float], None]
) -> measure.Measurement:
    """What was measured on ``target``, decoded, after it was written.

    The gain and the ceiling are corrected by what the decoded file shows, and the file written again, until
    it is right. What has no sound gets no gain. Raises PackageError where the file cannot be written.
    """
    found = spool.loudness().integrated_lufs
    gain_db = settings.target_lufs - found if found > measure.SILENT else 0.0
    ceiling_db = settings.true_peak_dbtp - _MARGIN_DB
    done = 0.0
    for attempt in range(_ATTEMPTS):
        share = (1 - done) * 0.9  # another attempt may follow: progress shall not go back
        levelled = _levelled(spool, gain_db, ceiling_db)
        _encode(target, _counted(levelled, spool.frames, done, share, on_progress), settings)
        result = measure.measure(target)
        done += share
        over_db = result.loudness.true_peak_dbtp + _PEAK_STEP_DB - settings.true_peak_dbtp
        off_lu = settings.target_lufs - result.loudness.integrated_lufs if found > measure.SILENT else 0.0
        if over_db <= 0 and abs(off_lu) <= _CLOSE_LU[min(attempt, len(_CLOSE_LU) - 1)]:
            break
        ceiling_db -= over_db + 0.1 if over_db > 0 else 0.0
        gain_db += _CORRECTION * off_lu
    return result


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


def _encode(target: Path, blocks: Iterable[NDArray[np.float32]], settings: config.Audio) -> None:
    """Writes ``blocks`` as MP3, constant bit rate, without tags.

    The Xing header that FFmpeg writes first tells a player how much of LAME's padding to drop, so that the
    decoded file has exactly the samples that went in. There is no time of day in the file: the same sound,
    the same bytes.
    """
    layout = "mono" if settings.channels == 1 else "stereo"
    scale = np.float32(_LAME_SCALE[settings.bitrate_kbps])
    try:
        with av.open(str(target), "w", format="mp3", options={"id3v2_version": "0"}) as container:
            stream = container.add_stream("libmp3lame", rate=sound.RATE_HZ, layout=layout)
            stream.bit_rate = settings.bitrate_kbps * 1000
            at = 0
            for block in blocks:
                planes = np.ascontiguousarray(block.T / scale)
                frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout=layout)
                frame.sample_rate = sound.RATE_HZ
                frame.pts = at
                at += len(block)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    except (OSError, av.error.FFmpegError) as error:
        raise PackageError(f"cannot be written: {error.strerror}", where=str(target)) from None
