"""The take cache: every take ever made, by the key of all that changes its sound."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from briefing.errors import BriefingError
from briefing.nouns import Mark, Take

if TYPE_CHECKING:
    from briefing.config import Config

SUFFIX: Final = ".npz"
ABANDONED_S: Final = 3600.0
"""Age at which an unfinished file is one that a killed run left behind."""
TRIM_TO: Final = 0.9
"""Share of the bound that is kept when it is passed, so that not every take after it causes a sweep."""
CLOCK_SKEW_S: Final = 2.0
"""By how much a file system's clock may be behind ours."""
FULL_SCALE: Final = 32767


class TakeCache:
    """Takes on disk, one file each, named by key: ``ab/abcdef….npz``.

    Several processes and threads may use one folder: files appear whole or not at all. Samples are kept as
    16-bit steps of the take's own peak, under the checksums of the zip format: what ``get`` returns is the
    same each time, and a damaged file counts as absent. When the folder passes ``max_bytes``, takes go that
    were used longest ago, but none that was used since the run began.
    """

    def __init__(self, folder: Path, max_bytes: int, since: float | None = None) -> None:
        """Makes the folder. Raises BriefingError where it cannot be written.

        ``since`` is when the run began, in seconds since the epoch; by default now.
        """
        self.folder = folder
        self.max_bytes = max_bytes
        self.since = time.time() - CLOCK_SKEW_S if since is None else since
        self._lock = Lock()
        self._bytes: int | None = None
        """As last counted, plus what was put since; None before the first put."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise self._unwritable(error) from None

    def __reduce__(self) -> tuple[type[TakeCache], tuple[Path, int, float]]:
        """Travels to another process as the same folder, bound and run."""
        return TakeCache, (self.folder, self.max_bytes, self.since)

    def has(self, key: str) -> bool:
        """Whether there is a take of that key; its content is not looked at."""
        return self._path(key).is_file()

    def get(self, key: str) -> Take | None:
        """The take of that key; None if there is none, or it is damaged (then it is removed)."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BriefingError(f"a take cannot be read: {error.strerror}", where=str(path)) from None
        try:
            take = _decoded(data)
        except Exception:  # damage shows in as many ways as zipfile, ast and NumPy have exceptions
            path.unlink(missing_ok=True)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return take

    def put(self, key: str, take: Take) -> None:
        """Keeps ``take`` under ``key``. Raises BriefingError where it cannot be written."""
        path = self._path(key)
        data = _encoded(take)
        try:
            path.parent.mkdir(exist_ok=True)
            _write(path, data)
        except OSError as error:
            raise self._unwritable(error) from None
        with self._lock:
            if self._bytes is not None:
                self._bytes += len(data)
            if self._bytes is None or self._bytes > self.max_bytes:
                self._bytes = self._trim()

    def clear(self) -> int:
        """Removes every take and says how many there were."""
        removed = 0
        for path, _ in self._files():
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
                removed += path.suffix == SUFFIX
        with self._lock:
            self._bytes = None
        return removed

    def size(self) -> tuple[int, int]:
        """How many takes there are, and how many bytes they take."""
        sizes = [status.st_size for path, status in self._files() if path.suffix == SUFFIX]
        return len(sizes), sum(sizes)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{SUFFIX}"

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Its files, finished or not; those that another process removes meanwhile are left out."""
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(FileNotFoundError):
                yield path, path.stat()

    def _trim(self) -> int:
        """Removes what killed runs left and, over the bound, takes used longest ago; says the bytes left."""
        now = time.time()
        takes = []
        for path, status in self._files():
            if path.suffix == SUFFIX:
                takes.append((status.st_mtime, status.st_size, path))
            elif now - status.st_mtime > ABANDONED_S:
                path.unlink(missing_ok=True)
        total = sum(size for _, size, _ in takes)
        if total <= self.max_bytes:
            return total
        for used, size, path in sorted(takes):
            if used >= self.since or total <= self.max_bytes * TRIM_TO:
                break
            path.unlink(missing_ok=True)
            total -= size
        return total

    def _unwritable(self, error: OSError) -> BriefingError:
        return BriefingError(
            f"the take cache cannot be written: {error.strerror}",
            where=str(self.folder),
            fix="free space or set [cache] folder",
        )


def configured(config: Config) -> TakeCache:
    """The cache that ``config`` asks for; by default in the user's cache folder. Raises BriefingError."""
    import platformdirs

    folder = config.cache.folder or platformdirs.user_cache_path("briefing") / "takes"
    return TakeCache(folder, int(config.cache.max_gb * 1e9))


def _write(path: Path, data: bytes) -> None:
    """Puts ``data`` at ``path`` in one step, safe from a power cut as well."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _encoded(take: Take) -> bytes:
    import numpy as np

    peak = float(np.abs(take.samples).max(initial=0)) or 1.0
    file = io.BytesIO()
    np.savez(
        file,
        samples=np.rint(take.samples * (FULL_SCALE / peak)).astype("<i2"),
        peak=np.float64(peak),
        rate_hz=np.int64(take.rate_hz),
        times=np.array([(mark.start_s, mark.end_s) for mark in take.marks], "<f8").reshape(-1, 2),
        spans=np.array([(mark.start, mark.end) for mark in take.marks], "<i4").reshape(-1, 2),
    )
    return file.getvalue()


def _decoded(data: bytes) -> Take:
    import numpy as np

    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        samples = file["samples"].astype(np.float32) * np.float32(file["peak"] / FULL_SCALE)
        marks = tuple(
            Mark(start_s, end_s, start, end)
            for (start_s, end_s), (start, end) in zip(
                file["times"].tolist(), file["spans"].tolist(), strict=True
            )
        )
        return Take(samples, int(file["rate_hz"]), marks)
