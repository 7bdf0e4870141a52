"""Samples to files: MP3, AAC in M4A, Opus in Ogg. The same sound, the same bytes.

The bit rate is `[audio] bitrate_kbps` of briefing.toml: its default and the rates allowed in `config.Audio`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import av
import av.error
import numpy as np

from briefing.errors import PackageError
from briefing.files import AUDIO, M4A, OPUS
from briefing.mix import clips

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LAME_SCALE: Final = {64: 0.95, 80: 0.95, 96: 0.95, 112: 0.95, 128: 0.95, 160: 0.95, 192: 0.97}
"""What LAME's presets multiply every sample by, by bit rate in kb/s, to leave room for what it adds to peaks.
Measured with sines, in mono and stereo. Undone beforehand: here peaks are looked after by the limiter."""


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is written."""

    container: str
    """FFmpeg's name of its muxer."""
    codec: str
    rate_hz: int
    share: float
    """Of the MP3's bit rate, for the same quality of speech."""
    options: tuple[tuple[str, str], ...] = (("fflags", "+bitexact"),)
    """Of the muxer: without the time of day and random serial numbers."""


FORMATS: Final = {
    AUDIO.suffix: Format("mp3", "libmp3lame", clips.RATE_HZ, 1.0, (("id3v2_version", "0"),)),
    M4A.suffix: Format("ipod", "aac", clips.RATE_HZ, 1.0),
    OPUS.suffix: Format("opus", "libopus", 48_000, 0.5),
}
"""By the end of the file's name. The MP3 gets no tags. FFmpeg's AAC encoder is a plain one and is given as
much as LAME; Opus is called transparent for mono speech from about 32 kb/s (opus-codec.org, 2024)."""


def encode(
    target: Path, blocks: Iterable[NDArray[np.float32]], channels: Literal[1, 2], bitrate_kbps: int
) -> None:
    """Writes ``blocks``, shape (n, channels), as the format that the name of ``target`` ends with.

    ``bitrate_kbps`` is what an MP3 has, at constant bit rate. What FFmpeg writes first (Xing header, edit
    list, pre-skip) tells a player how much of the encoder's padding to drop, so that the decoded file begins
    with the first sample that went in. Raises PackageError where the file cannot be written.
    """
    form = FORMATS[target.suffix]
    layout = "mono" if channels == 1 else "stereo"
    scale = np.float32(_LAME_SCALE[bitrate_kbps] if form.codec == "libmp3lame" else 1.0)
    try:
        with av.open(str(target), "w", format=form.container, options=dict(form.options)) as container:
            stream = container.add_stream(form.codec, rate=form.rate_hz, layout=layout)
            assert isinstance(stream, av.AudioStream)
            stream.bit_rate = round(bitrate_kbps * 1000 * form.share)
            at = 0
            for block in blocks:
                planes = np.ascontiguousarray(block.T / scale)
                frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout=layout)
                frame.sample_rate = clips.RATE_HZ
                frame.pts = at
                at += len(block)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    except (OSError, av.error.FFmpegError) as error:
        raise PackageError(f"cannot be written: {error.strerror}", where=str(target)) from None
