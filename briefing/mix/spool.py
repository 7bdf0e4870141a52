"""The programme between being joined and being mastered: raw samples in a nameless file, not in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.errors import PackageError
from briefing.mix import clips
from briefing.sound.loudness import Loudness, Meter

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK: Final = 1 << 16
"""Samples per channel read at a time: 1.5 s."""


class Spool:
    """Holds the sounds appended to it, and measures them as they come. 10 MB a minute in stereo, on disk."""

    def __init__(self, folder: Path, channels: int) -> None:
        self.channels = channels
        self.frames = 0
        self._folder = folder
        self._meter = Meter(clips.RATE_HZ, channels)
        try:
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        except OSError as error:
            raise PackageError(f"cannot be written: {error.strerror}", where=str(folder)) from None

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def append(self, audio: clips.AudioSegment) -> None:
        """Adds ``audio`` at the end. Raises PackageError where the disk is full."""
        try:
            self._file.write(audio.raw_data)
        except OSError as error:
            raise PackageError(f"cannot be written: {error.strerror}", where=str(self._folder)) from None
        self._meter.push(clips.floats(audio.raw_data, self.channels))
        self.frames += clips.frames(audio)

    def loudness(self) -> Loudness:
        """Of all that was appended; nothing may be appended after."""
        return self._meter.loudness()

    def blocks(self, reach: int) -> Iterator[NDArray[np.float32]]:
        """All of it in blocks of shape (n, channels), with ``reach`` samples of what is around at either
        end."""
        for start in range(0, self.frames, _BLOCK):
            stop = min(start + _BLOCK, self.frames)
            first, last = max(0, start - reach), min(self.frames, stop + reach)
            size = clips.SAMPLE_BYTES * self.channels
            self._file.seek(first * size)
            around = clips.floats(self._file.read((last - first) * size), self.channels)
            yield np.pad(around, ((reach - (start - first), reach - (last - stop)), (0, 0)))
