"""Pieces to files: their frames one after the other, with what tells a player how much of them is sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import av.error

from briefing.errors import PackageError
from briefing.mix import clips
from briefing.mix.coded import Coded, Coding
from briefing.mix.crc import crc16, joined
from briefing.mix.encode import silence
from briefing.mix.pieces import GRID
from briefing.sound.mp3 import ENCODER_DELAY

_TAG_BYTES: Final = 190
"""Of the header frame, over which its own checksum is."""

_MONO: Final = 0xC0
"""Of the fourth byte of a frame of one channel."""


def join(target: Path, coding: Coding, pieces: Iterable[tuple[int, Coded]]) -> None:
    """Writes ``pieces`` one after the other to ``target``, each with its length in times ``GRID`` samples.

    Decoded, the file begins with the first sample of the first piece. An MP3 lasts as long as they do to the
    sample; the others begin each piece at the frame that is nearest, and end at most a frame later. Raises
    PackageError where the file cannot be written.
    """
    try:
        if coding.form.container:
            _contain(target, coding, _timed(coding, pieces))
        else:
            _write_mp3(target, coding, pieces)
    except (OSError, av.error.FFmpegError) as error:
        raise PackageError(f"cannot be written: {error.strerror}", where=str(target)) from None


def _write_mp3(target: Path, coding: Coding, pieces: Iterable[tuple[int, Coded]]) -> None:
    # The sound lags, so a frame of silence follows the last.
    last = silence(coding.form, coding.audio.channels, coding.audio.bitrate_kbps)
    count = size = crc = 0
    with target.open("wb") as file:
        file.write(_header(last, 0, 0, 0))
        for _, coded in pieces:
            data = b"".join(coded.frames)
            file.write(data)
            count += len(coded.frames)
            size += len(data)
            crc = joined(crc, coded.crc, len(data))
        file.write(last)
        file.seek(0)
        file.write(_header(last, count + 1, size + len(last), crc16(last, crc)))


def _header(frame: bytes, count: int, size: int, crc: int) -> bytes:
    """A frame, like ``frame`` but without sound, that tells of ``count`` frames of ``size`` bytes in all.

    As LAME and FFmpeg write it: "Info" for a constant bit rate, length, places to jump to, and the samples
    to drop at either end (LAME's mp3infotag, rev. 1).
    """
    side = 17 if frame[3] & _MONO == _MONO else 32
    total = size + len(frame)
    jumps = bytes(min(255, percent * 256 // 100) for percent in range(100))
    padding = count * GRID - ENCODER_DELAY - (count - 1) * GRID if count else 0
    tag = b"".join((
        frame[:4],
        bytes(side),
        b"Info",
        (0b0111).to_bytes(4, "big"),
        count.to_bytes(4, "big"),
        total.to_bytes(4, "big"),
        jumps,
        b"Lavc\0\0\0\0\0",  # who made it: players heed the samples to drop of LAME, Lavf and Lavc alone
        bytes(12),
        (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
        bytes(4),
        total.to_bytes(4, "big"),
        crc.to_bytes(2, "big"),
    ))  # fmt: skip
    whole = tag + crc16(tag[:_TAG_BYTES]).to_bytes(2, "big")
    return whole + bytes(len(frame) - len(whole))


def _timed(coding: Coding, pieces: Iterable[tuple[int, Coded]]) -> Iterator[bytes]:
    """Their frames, those of each begun as near to its time as frames can."""
    form = coding.form
    quiet = silence(form, coding.audio.channels, coding.audio.bitrate_kbps)
    samples = done = 0
    for length, coded in pieces:
        samples += length * GRID
        wanted = round(Fraction(samples * form.rate_hz, clips.RATE_HZ * form.frame)) - done
        yield from coded.frames[:wanted]
        yield from [quiet] * (wanted - len(coded.frames))
        done += wanted
    yield from [quiet] * (-(-form.delay // form.frame))


def _contain(target: Path, coding: Coding, frames: Iterable[bytes]) -> None:
    form = coding.form
    with av.open(str(target), "w", format=form.container, options={"fflags": "+bitexact"}) as container:
        layout = "mono" if coding.audio.channels == 1 else "stereo"
        stream = container.add_stream(form.codec, rate=form.rate_hz, layout=layout)
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = form.bit_rate(coding.audio.bitrate_kbps)
        container.start_encoding()
        for index, frame in enumerate(frames):
            packet = av.Packet(frame)
            packet.stream = stream
            packet.time_base = Fraction(1, form.rate_hz)
            packet.pts = packet.dts = index * form.frame - form.delay
            packet.duration = form.frame
            container.mux(packet)
