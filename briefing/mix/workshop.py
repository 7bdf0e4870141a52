"""Where pieces are made, each once: those that are kept are taken as they are, the others on all cores."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

from briefing.cores import cores
from briefing.errors import PackageError
from briefing.kept import Kept
from briefing.mix import clips
from briefing.mix.chimes import Ready
from briefing.mix.coded import Coded, Coding, code, coded_of
from briefing.mix.laid import Laid, laid_of, lay
from briefing.mix.pieces import Placed
from briefing.nouns import Take

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")


class Takes(Protocol):
    """The takes of a programme's lines."""

    @property
    def keys(self) -> Sequence[str]:
        """For each line the digest of all that the sound of its take depends on."""

    def take(self, index: int) -> Take:
        """The take of line ``index``."""


class Workshop:
    """The pieces of one programme. A context; samples lie nameless in ``folder`` meanwhile, 5 MB a minute."""

    def __init__(
        self, placed: Sequence[Placed], takes: Takes, chimes: Mapping[str, Ready], kept: Kept, folder: Path
    ) -> None:
        """Raises PackageError where ``folder`` cannot be written."""
        self._placed, self._takes, self._chimes, self._kept = placed, takes, chimes, kept
        self.keys = [each.piece.key for each in placed]
        self._spooled: dict[int, tuple[int, int]] = {}
        self._folder = folder
        try:
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        except OSError as error:
            raise self._unwritable(error) from None
        self._threads = ThreadPoolExecutor(cores(), thread_name_prefix="mix")

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)
        self._file.close()

    def laid(self) -> Iterator[Laid]:
        """What is known of each piece, in order. Raises what ``Takes.take`` does."""
        return _in_order(self._lay(index) for index in range(len(self._placed)))

    def coded(self, coding: Coding, steps: Sequence[int]) -> Iterator[Coded]:
        """Each piece, in order, at its gain of ``steps``. Raises PackageError."""
        return _in_order(self._code(index, coding, step) for index, step in enumerate(steps))

    def _lay(self, index: int) -> Callable[[], Laid]:
        key = self.keys[index]
        if (laid := self._found(key, laid_of)) is not None:
            return lambda: laid
        future = self._threads.submit(lay, self._placed[index].piece, self._sounds(index))

        def finish() -> Laid:
            samples, laid = future.result()
            self._spool(index, samples)
            self._kept.write(key, laid.item())
            return laid

        return finish

    def _code(self, index: int, coding: Coding, step: int) -> Callable[[], Coded]:
        key = coding.key(self.keys[index], step)
        if (coded := self._found(key, coded_of)) is not None:
            return lambda: coded
        return self._threads.submit(
            self._encode, key, partial(code, self.samples(index), step, coding)
        ).result

    def _encode(self, key: str, make: Callable[[], Coded]) -> Coded:
        coded = make()
        self._kept.write(key, coded.item())
        return coded

    def _found(self, key: str, read: Callable[[Mapping[str, NDArray[Any]]], T]) -> T | None:
        """What is kept of that key; None where there is nothing, or something else (then it is removed)."""
        item = self._kept.read(key)
        try:
            return None if item is None else read(item)
        except (KeyError, ValueError, TypeError):
            self._kept.drop(key)
            return None

    def _sounds(self, index: int) -> list[Take | Ready]:
        return [
            self._takes.take(step.line) if step.line >= 0 else self._chimes[step.chime]
            for step in self._placed[index].steps
        ]

    def samples(self, index: int) -> NDArray[np.float32]:
        """Those of a piece: spooled as it was laid out, else laid out again."""
        piece = self._placed[index].piece
        if index not in self._spooled:
            return lay(piece, self._sounds(index))[0]
        start, size = self._spooled[index]
        self._file.seek(start)
        return clips.floats(self._file.read(size), piece.channels)

    def _spool(self, index: int, samples: NDArray[np.float32]) -> None:
        data = clips.segment(samples).raw_data
        try:
            start = self._file.seek(0, 2)
            self._file.write(data)
        except OSError as error:
            raise self._unwritable(error) from None
        self._spooled[index] = start, len(data)

    def _unwritable(self, error: OSError) -> PackageError:
        return PackageError(f"cannot be written: {error.strerror}", where=str(self._folder))


def _in_order(started: Iterator[Callable[[], T]]) -> Iterator[T]:
    """What each of ``started`` gives, in order; a few are begun before the first is waited for."""
    waiting: deque[Callable[[], T]] = deque()
    for each in started:
        waiting.append(each)
        if len(waiting) > cores():
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()
