"""The runs that live, and the takes that each needs: so that none throws out what another is about to use.

A run is two files in the folder ``runs`` of the take cache: ``ID.lock``, held locked for as long as it lives,
and ``ID.keys``, the keys of its takes, a line each. The system lets go of a lock with the process that held
it, however that ended; so a lock that can be had is a dead run's, and no clock is asked.
"""

from __future__ import annotations

import contextlib
import errno
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.writing import put

if TYPE_CHECKING:
    from filelock import BaseFileLock

FOLDER: Final = "runs"
LOCK: Final = ".lock"
KEYS: Final = ".keys"


class Run:
    """One that lives, until ``end`` or until its process is gone."""

    def __init__(self, cache: Path, keys: Iterable[str]) -> None:
        """Writes down ``keys``. Raises OSError, also where the file system knows no locks."""
        folder = cache / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        needed(cache)  # what dead runs left is cleared away on the way in
        path = folder / secrets.token_hex(8)
        self._keys = path.with_suffix(KEYS)
        # Whoever drops the cache ends the run, and that may be another thread.
        self._lock = _held(path.with_suffix(LOCK))
        try:
            # Only now, with its lock held, is it known to others.
            put(self._keys, ("\n".join(keys).encode("ascii"),))
        except BaseException:
            self.end()
            raise

    def known(self) -> bool:
        """Whether others can still find it."""
        return self._keys.exists()

    def end(self) -> None:
        """It needs no take any more."""
        _forget(self._keys)
        self._lock.release(force=True)
        _forget(Path(self._lock.lock_file))


def needed(cache: Path) -> set[str]:
    """The keys that the living need; what dead runs left is cleared away."""
    keys: set[str] = set()
    try:
        paths = list((cache / FOLDER).iterdir())
    except OSError:  # no run was ever written down, or the folder goes at this moment
        return keys
    for path in paths:
        if path.suffix == KEYS and not _dead(path):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                keys.update(path.read_text(encoding="ascii").splitlines())
    return keys


def _dead(keys: Path) -> bool:
    """Whether the run of that file is; then its files are gone."""
    path = keys.with_suffix(LOCK)
    try:
        lock = _held(path)
    except OSError:
        return False
    _forget(keys)
    lock.release(force=True)
    _forget(path)
    return True


def _held(path: Path) -> BaseFileLock:
    """The lock ``path``, held now. Raises OSError where it is another's, or there are no locks."""
    from filelock import FileLock

    lock = FileLock(path, timeout=0, thread_local=False)
    try:
        lock.acquire()
    except NotImplementedError as error:
        raise OSError(errno.ENOLCK, str(error), str(path)) from None
    return lock


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
