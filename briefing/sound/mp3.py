"""MP3 to samples, exactly: all bytes belong to whole frames, and what the encoder put around is cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DECODER_DELAY: Final = 529
"""Samples by which any decoder lags: 528 of the filter bank and one (LAME technical FAQ)."""

ENCODER_DELAY: Final = 576
"""Samples by which LAME lags, where no tag says it: the service's stream has none."""

_RATES_HZ: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_KBPS: Final = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Layer III by index, for MPEG-1 and for MPEG-2 and 2.5 (ISO/IEC 11172-3, 13818-3)."""


class BrokenAudioError(Exception):
    """The bytes are no whole MP3 stream; the message says why."""


@dataclass(frozen=True, slots=True)
class _Frame:
    data: bytes
    rate_hz: int
    samples: int
    side_info: int
    """Bytes of it, after the four of the header."""


def decode(data: bytes) -> tuple[NDArray[np.float32], int]:
    """Samples (mono, full scale 1.0) and their rate in Hz. Raises BrokenAudioError."""
    import av
    import numpy as np

    frames = _frames(data)
    delay, padding = DECODER_DELAY + ENCODER_DELAY, 0
    if (tag := _tag(frames[0])) is not None:
        delay, padding = DECODER_DELAY + tag[0], max(0, tag[1] - DECODER_DELAY)
        frames = frames[1:]
    decoder = av.CodecContext.create("mp3float", "r")
    assert isinstance(decoder, av.AudioCodecContext)
    parts: list[NDArray[np.float32]] = []
    try:
        for packet in (*(av.Packet(frame.data) for frame in frames), None):
            sounds = decoder.decode(packet)
            parts += [sound.to_ndarray().mean(axis=0).astype(np.float32) for sound in sounds]
    except av.FFmpegError as error:
        raise BrokenAudioError(f"cannot be decoded to its end: {error.strerror}") from None
    samples = np.concatenate([np.zeros(0, np.float32), *parts])
    expected = sum(frame.samples for frame in frames)
    if samples.size != expected:
        raise BrokenAudioError(f"decodes to {samples.size} samples of {expected}")
    return samples[delay : max(delay, samples.size - padding)], frames[0].rate_hz if frames else 1


def _frames(data: bytes) -> list[_Frame]:
    """The frames that ``data`` is made of, tags of ID3 aside."""
    at, end = _id3v2_length(data), len(data)
    if data[-128:-125] == b"TAG":
        end -= 128
    frames: list[_Frame] = []
    while at < end:
        frame = _frame(data, at, end)
        frames.append(frame)
        at += len(frame.data)
    if not frames:
        raise BrokenAudioError("no audio")
    return frames


def _id3v2_length(data: bytes) -> int:
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size + (10 if data[5] & 0x10 else 0)


def _frame(data: bytes, at: int, end: int) -> _Frame:
    """The frame that begins at ``at``."""
    header = int.from_bytes(data[at : at + 4], "big")
    version, layer = header >> 19 & 3, header >> 17 & 3
    bitrate, rate = header >> 12 & 15, header >> 10 & 3
    if at + 4 > end:
        raise BrokenAudioError("stops in the middle of a frame")
    if header >> 21 != 0x7FF or version == 1 or layer != 1 or bitrate in {0, 15} or rate == 3:
        raise BrokenAudioError(f"no MP3 at byte {at}")
    first, mono = version == 3, header >> 6 & 3 == 3
    rate_hz = _RATES_HZ[version][rate]
    samples = 1152 if first else 576
    length = samples // 8 * _KBPS[first][bitrate] * 1000 // rate_hz + (header >> 9 & 1)
    if at + length > end:
        raise BrokenAudioError("stops in the middle of a frame")
    side_info = (17 if mono else 32) if first else (9 if mono else 17)
    return _Frame(data[at : at + length], rate_hz, samples, side_info)


def _tag(frame: _Frame) -> tuple[int, int] | None:
    """Delay and padding of the encoder, in samples, if ``frame`` is the one that holds them and no sound."""
    at = 4 + frame.side_info
    if frame.data[at : at + 4] not in {b"Xing", b"Info"}:
        return None
    at += 8 + sum(size for bit, size in ((1, 4), (2, 4), (4, 100), (8, 4)) if frame.data[at + 7] & bit) + 21
    both = int.from_bytes(frame.data[at : at + 3], "big")
    return both >> 12, both & 0xFFF
