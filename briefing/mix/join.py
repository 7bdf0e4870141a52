"""Pieces to files: their frames one after the other, with what tells a player how much of them is sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import av.error

from briefing.errors import PackageError
from briefing.mix import clips
from briefing.mix.coded import Coded, Coding
from briefing.mix.crc import crc16, joined
from briefing.mix.encode import Format, silence
from briefing.mix.pieces import GRID
from briefing.sound.decode import LAYOUTS
from briefing.sound.mp3 import ENCODER_DELAY

_MONO: Final = 0xC0
"""Of the fourth byte of a frame of one channel."""


def join(target: Path, coding: Coding, lengths: Sequence[int], pieces: Iterable[Coded]) -> None:
    """Writes ``pieces`` one after the other to ``target``; each lasts so many times ``GRID`` samples.

    Decoded, the file begins with the first sample of the first piece, and lasts as long as all of them. In
    formats other than MP3, whose frames are of other lengths, each piece begins with the frame that is
    nearest. Raises PackageError where the file cannot be written.
    """
    try:
        if coding.form.container:
            _contain(target, coding, _timed(coding, lengths, pieces), sum(lengths) * GRID)
        else:
            _write_mp3(target, coding, pieces)
    except (OSError, av.error.FFmpegError) as error:
        raise PackageError(f"cannot be written: {error.strerror}", where=str(target)) from None


def _write_mp3(target: Path, coding: Coding, pieces: Iterable[Coded]) -> None:
    # The sound lags, so a frame of silence follows the last.
    last = silence(coding.form, coding.audio.channels, coding.audio.bitrate_kbps)
    count = size = crc = 0
    with target.open("wb") as file:
        file.write(_header(last, 0, 0, 0))
        for coded in pieces:
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

    As LAME writes it (mp3infotag, rev. 1): "Info" for a constant bit rate, length, places to jump to, the
    samples to drop at either end, checksums. The last of the frames is there for the lag alone.
    """
    total = size + len(frame)
    tag = b"".join((
        frame[:4],
        bytes(17 if frame[3] & _MONO == _MONO else 32),
        b"Info",
        (0b1111).to_bytes(4, "big"),
        count.to_bytes(4, "big"),
        total.to_bytes(4, "big"),
        bytes(percent * 256 // 100 for percent in range(100)),
        bytes(4),
        b"Lavc\0\0\0\0\0",  # the encoder: players heed what to drop of LAME, Lavf and Lavc alone
        bytes(12),
        (ENCODER_DELAY << 12 | GRID - ENCODER_DELAY).to_bytes(3, "big"),
        bytes(4),
        total.to_bytes(4, "big"),
        crc.to_bytes(2, "big"),
    ))  # fmt: skip
    return (tag + crc16(tag).to_bytes(2, "big")).ljust(len(frame), b"\0")


def _timed(coding: Coding, lengths: Sequence[int], pieces: Iterable[Coded]) -> Iterator[bytes]:
    """Frames, those of each piece begun as near to its time as can be, until the lag is over."""
    form = coding.form
    quiet = silence(form, coding.audio.channels, coding.audio.bitrate_kbps)
    samples = done = 0
    for length, coded in zip(lengths, pieces, strict=True):
        samples += length * GRID
        wanted = round(_samples(form, samples) / form.frame) - done
        yield from coded.frames[:wanted]
        yield from [quiet] * (wanted - len(coded.frames))
        done += wanted
    yield from [quiet] * (-(-(_samples(form, samples) + form.delay) // form.frame) - done)


def _samples(form: Format, samples: int) -> int:
    """So many at 44.1 kHz, at the rate of ``form``."""
    return round(Fraction(samples * form.rate_hz, clips.RATE_HZ))


def _contain(target: Path, coding: Coding, frames: Iterable[bytes], samples: int) -> None:
    form = coding.form
    with av.open(str(target), "w", format=form.container, options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream(form.codec, rate=form.rate_hz, layout=LAYOUTS[coding.audio.channels])
        assert isinstance(stream, av.AudioStream)
        stream.bit_rate = form.bit_rate(coding.audio.bitrate_kbps)
        container.start_encoding()
        for index, frame in enumerate(frames):
            packet = av.Packet(frame)
            packet.stream = stream
            packet.time_base = Fraction(1, form.rate_hz)
            packet.pts = packet.dts = index * form.frame - form.delay
            packet.duration = min(form.frame, _samples(form, samples) - packet.pts)
            container.mux(packet)
