"""Samples to frames: MP3, AAC, Opus. Each piece by itself, by an encoder of its own: same sound, same bytes.

The bit rate is `[audio] bitrate_kbps` of briefing.toml: its default and the rates allowed in `config.Audio`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import av
import av.error
import numpy as np

from briefing.errors import PackageError
from briefing.files import AUDIO, M4A, OPUS
from briefing.mix import clips
from briefing.mix.pieces import GRID
from briefing.sound.decode import LAYOUTS
from briefing.sound.mp3 import DECODER_DELAY, ENCODER_DELAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK: Final = 1 << 16
"""Samples handed over at a time."""

_LAME_SCALE: Final = {64: 0.95, 80: 0.95, 96: 0.95, 112: 0.95, 128: 0.95, 160: 0.95, 192: 0.97}
"""What LAME's presets multiply every sample by, by bit rate in kb/s, to leave room for what it adds to peaks.
Measured with sines, in mono and stereo. Undone beforehand: here peaks are looked after by the limiter."""


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is written."""

    suffix: str
    container: str
    """FFmpeg's name of its muxer; empty for the MP3, which is frames and a header of our own."""
    codec: str
    decoder: str
    rate_hz: int
    frame: int
    """Samples of one frame, at its rate."""
    delay: int
    """Samples by which what is decoded lags behind what was encoded."""
    samples: str
    """FFmpeg's name of what the encoder takes."""
    share: float
    """Of the MP3's bit rate, for the same quality of speech."""
    options: tuple[tuple[str, str], ...] = ()
    """Of the encoder."""

    def bit_rate(self, bitrate_kbps: int) -> int:
        """In bits a second, where an MP3 has ``bitrate_kbps``."""
        return round(bitrate_kbps * 1000 * self.share)


FORMATS: Final = {
    form.suffix: form
    for form in (
        # Without reservoir no frame borrows bits of the one before: pieces can follow each other.
        Format(
            AUDIO.suffix,
            "",
            "libmp3lame",
            "mp3float",
            clips.RATE_HZ,
            GRID,
            ENCODER_DELAY + DECODER_DELAY,
            "fltp",
            1.0,
            (("reservoir", "0"),),
        ),
        # Noise for which a decoder draws lots would sound, and peak, another way at each place.
        Format(M4A.suffix, "ipod", "aac", "aac", clips.RATE_HZ, 1024, 1024, "fltp", 1.0, (("aac_pns", "0"),)),
        Format(OPUS.suffix, "opus", "libopus", "opus", 48_000, 960, 312, "flt", 0.5),
    )
}
"""By the end of the file's name. FFmpeg's AAC encoder is a plain one and is given as much as LAME; Opus is
called transparent for mono speech from about 32 kb/s (opus-codec.org, 2024)."""


def encode(
    samples: NDArray[np.float32], form: Format, channels: Literal[1, 2], bitrate_kbps: int
) -> list[bytes]:
    """The frames of ``samples``, shape (n, channels), at 44.1 kHz, at a constant bit rate but for Opus.

    Decoded, they begin with ``form.delay`` samples of silence. Raises PackageError.
    """
    encoder = _encoder(form, channels, bitrate_kbps)
    scale = np.float32(_LAME_SCALE[bitrate_kbps] if form.codec == "libmp3lame" else 1.0)
    try:
        return [
            bytes(packet)
            for frame in (*_blocks(samples, scale, channels), None)
            for packet in encoder.encode(frame)
        ]
    except av.error.FFmpegError as error:
        raise PackageError(f"cannot be encoded: {error.strerror}") from None


def _blocks(
    samples: NDArray[np.float32], scale: np.float32, channels: Literal[1, 2]
) -> Iterator[av.AudioFrame]:
    """``samples`` as FFmpeg takes them, divided by ``scale``, a second or two at a time."""
    for at in range(0, len(samples), _BLOCK):
        planes = np.ascontiguousarray(samples[at : at + _BLOCK].T / scale, np.float32)
        frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout=LAYOUTS[channels])
        frame.sample_rate = clips.RATE_HZ
        frame.pts = at
        yield frame


def decoded(
    frames: Iterable[bytes], form: Format, channels: Literal[1, 2], bitrate_kbps: int
) -> NDArray[np.float32]:
    """What a player makes of ``frames``, silence before and after, without their delay; shape (n, channels).

    At the rate of ``form``. Raises PackageError.
    """
    quiet = silence(form, channels, bitrate_kbps)
    decoder = av.CodecContext.create(form.decoder, "r")
    assert isinstance(decoder, av.AudioCodecContext)
    decoder.sample_rate, decoder.layout = form.rate_hz, LAYOUTS[channels]
    if form.container:
        decoder.extradata = header(form, channels, bitrate_kbps)
    try:
        packets = [*(av.Packet(frame) for frame in (*frames, quiet)), None]
        heard = [sound.to_ndarray() for packet in packets for sound in decoder.decode(packet)]
    except av.error.FFmpegError as error:
        raise PackageError(f"cannot be decoded: {error.strerror}") from None
    planes = [sound if len(sound) == channels else sound.reshape(-1, channels).T for sound in heard]
    return np.concatenate(planes, axis=1).T[form.delay :].astype(np.float32, copy=False)


@cache
def silence(form: Format, channels: Literal[1, 2], bitrate_kbps: int) -> bytes:
    """A frame of silence that follows silence."""
    return encode(np.zeros((8 * GRID, channels), np.float32), form, channels, bitrate_kbps)[4]


@cache
def header(form: Format, channels: Literal[1, 2], bitrate_kbps: int) -> bytes:
    """What a decoder must be told before the first frame."""
    encoder = _encoder(form, channels, bitrate_kbps)
    encoder.open()
    return bytes(encoder.extradata or b"")


def _encoder(form: Format, channels: Literal[1, 2], bitrate_kbps: int) -> av.AudioCodecContext:
    """One that has heard nothing yet."""
    encoder = av.CodecContext.create(form.codec, "w")
    assert isinstance(encoder, av.AudioCodecContext)
    encoder.sample_rate, encoder.bit_rate = form.rate_hz, form.bit_rate(bitrate_kbps)
    encoder.layout = LAYOUTS[channels]
    encoder.format = form.samples
    encoder.options = dict(form.options)
    return encoder
