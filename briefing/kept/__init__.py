"""What was made once is kept, by the key of all that it was made from: takes, pieces of programme."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import time
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from briefing.errors import BriefingError
from briefing.kept.runs import Run, needed
from briefing.writing import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    from briefing.config import Config

SUFFIX: Final = ".npz"
ABANDONED_S: Final = 3600.0
"""Age at which an unfinished file is one that a killed run left behind; a living one would write it again."""
TRIM_TO: Final = 0.9
"""Share of the bound that is kept when it is passed, so that not every item after it causes a sweep."""
WRITE_TRIES: Final = 3
"""How often an item is written whose folder, or unfinished file, somebody removes meanwhile."""
PIECES: Final = "pieces"
"""The folder of pieces of programme, in that of takes."""


class Kept:
    """Items on disk, arrays by name, one file each, named by key: ``ab/abcdef….npz``.

    Several processes and threads may use one folder: files appear whole or not at all, under the checksums of
    the zip format. A damaged file counts as absent, and so does one that is not named by the key within it.

    When the folder passes ``max_bytes``, items go that were used longest ago, but none that this object has
    written, read or spared, and none that another living run spares (``runs``). Whoever empties or removes
    the folder meanwhile may: it is made again.
    """

    def __init__(self, folder: Path, max_bytes: int, kept: Iterable[str] = ()) -> None:
        """Makes the folder. Raises BriefingError where it cannot be written.

        ``kept`` are keys whose items this object never throws out.
        """
        self.folder = folder
        self.max_bytes = max_bytes
        self._kept = set(kept)
        self._run: Run | None = None
        self._lock = Lock()
        self._bytes: int | None = None
        """As last counted, plus what was put since; None before the first put."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise self._unwritable(error) from None

    def __reduce__(self) -> tuple[type[Kept], tuple[Path, int, frozenset[str]]]:
        """Travels to another process as the same folder and bound; the run stays this one's."""
        return type(self), (self.folder, self.max_bytes, frozenset(self._kept))

    def spare(self, keys: Iterable[str]) -> None:
        """No run throws out the items of ``keys`` for as long as this object and this process live.

        Where the file system knows no locks, only this run does not.
        """
        with self._lock:
            self._kept.update(keys)
            self._register()

    def has(self, key: str) -> bool:
        """Whether there is an item of that key; its content is not looked at."""
        return self._path(key).is_file()

    def read(self, key: str) -> dict[str, NDArray[Any]] | None:
        """The item of that key; None if there is none, or it is damaged or another's (then it is removed)."""
        self._keep(key)
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BriefingError(f"it cannot be read: {error.strerror}", where=str(path)) from None
        try:
            item = _decoded(key, data)
        except Exception:  # damage shows in as many ways as zipfile, ast and NumPy have exceptions
            _removed(path)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return item

    def write(self, key: str, item: Mapping[str, ArrayLike]) -> None:
        """Keeps ``item`` under ``key``. Raises BriefingError where it cannot be written."""
        self._keep(key)
        path = self._path(key)
        data = _encoded(key, item)
        try:
            _write(path, data)
        except OSError as error:
            raise self._unwritable(error) from None
        with self._lock:
            if self._bytes is not None:
                self._bytes += len(data)
            if self._bytes is None or self._bytes > self.max_bytes:
                self._bytes = self._trim()

    def drop(self, key: str) -> None:
        """Removes the item of that key, if it can be removed."""
        _removed(self._path(key))

    def clear(self) -> int:
        """Removes every item and says how many there were. Runs that live make theirs again."""
        removed = 0
        try:
            for path, _ in self._files():
                with contextlib.suppress(FileNotFoundError):
                    path.unlink()
                    removed += path.suffix == SUFFIX
        except OSError as error:
            raise self._unwritable(error) from None
        with self._lock:
            self._bytes = None
        return removed

    def size(self) -> tuple[int, int]:
        """How many items there are, and how many bytes they take."""
        sizes = [status.st_size for path, status in self._files() if path.suffix == SUFFIX]
        return len(sizes), sum(sizes)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{SUFFIX}"

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Its files, finished or not; those that another process removes meanwhile are left out."""
        for folder in _entries(self.folder):
            for entry in _entries(folder.path) if len(folder.name) == 2 else ():
                with contextlib.suppress(OSError):
                    yield Path(entry.path), entry.stat()

    def _keep(self, key: str) -> None:
        """Notes that ``key`` is of this run; writes the run down anew where its file went with the folder."""
        with self._lock:
            self._kept.add(key)
            if self._run is not None and not self._run.known():
                self._register()

    def _register(self) -> None:
        """Writes the run down with all its keys, in place of what was written before."""
        before = self._run
        with contextlib.suppress(OSError):
            self._run = Run(self.folder, self._kept)
            weakref.finalize(self, self._run.end)
            if before is not None:
                before.end()

    def _trim(self) -> int:
        """Removes what killed runs left and, over the bound, items used longest ago; says the bytes left."""
        now = time.time()
        items = []
        for path, status in self._files():
            if path.suffix == SUFFIX:
                items.append((status.st_mtime, status.st_size, path))
            elif now - status.st_mtime > ABANDONED_S:
                _removed(path)
        total = sum(size for _, size, _ in items)
        if total <= self.max_bytes:
            return total
        kept = self._kept | needed(self.folder)
        for _, size, path in sorted(items):
            if total <= self.max_bytes * TRIM_TO:
                break
            if path.stem not in kept and _removed(path):
                total -= size
        return total

    def _unwritable(self, error: OSError) -> BriefingError:
        return BriefingError(
            f"the cache cannot be written: {error.strerror}",
            where=str(self.folder),
            fix="free space or set [cache] folder",
        )


def root(config: Config) -> Path:
    """The folder that ``config`` asks for; by default in the user's cache folder."""
    import platformdirs

    return config.cache.folder or platformdirs.user_cache_path("briefing") / "takes"


def pieces(config: Config) -> Kept:
    """Where pieces of programme are kept, beside the takes. Raises BriefingError."""
    return Kept(root(config) / PIECES, int(config.cache.pieces_gb * 1e9))


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """What lies in ``folder``; nothing where it is none, has gone meanwhile, or may not be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _removed(path: Path) -> bool:
    """Removes ``path``; says whether it could: on Windows a file that is being read stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _write(path: Path, data: bytes) -> None:
    """Puts ``data`` at ``path``, again where its folder, or the unfinished file, is removed meanwhile."""
    for left in reversed(range(WRITE_TRIES)):
        try:
            return put(path, (data,))
        except FileNotFoundError:
            if not left:
                raise
    return None


def _encoded(key: str, item: Mapping[str, ArrayLike]) -> bytes:
    import numpy as np

    file = io.BytesIO()
    arrays: dict[str, Any] = {name: np.asarray(array) for name, array in item.items()}
    np.savez(file, key=np.array(key), **arrays)
    return file.getvalue()


def _decoded(key: str, data: bytes) -> dict[str, NDArray[Any]]:
    """The item in ``data``. Raises whatever, ValueError where it was made for another key than ``key``."""
    import numpy as np

    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        if str(file["key"]) != key:
            raise ValueError("another item")
        return {name: file[name] for name in file.files}
