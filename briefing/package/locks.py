"""Locks of the folder of episodes: files in ``.locks``, which the system frees when their holder is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from briefing.errors import PackageError

LOCKS: Final = ".locks"
PLACES: Final = "\0place"
"""Key of the lock under which names and numbers are given and episodes change."""


@contextmanager
def lock(out: Path, key: str, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the lock of the episode with the identity ``key``, so that one run at a time makes it.

    Calls ``on_wait`` once if another run holds it, then waits; the lock of a killed run is free.
    Raises PackageError where ``out`` cannot be written.
    """
    held = file_lock(out, hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest())
    with writing(out):
        try:
            held.acquire(timeout=0)
        except Timeout:
            on_wait()
            held.acquire()
    try:
        yield
    finally:
        held.release()


def free(out: Path, name: str) -> FileLock | None:
    """The lock called ``name``, held now; None where another run holds it."""
    found = file_lock(out, name)
    with writing(out):
        try:
            found.acquire(timeout=0)
        except Timeout:
            return None
    return found


def let_go(held: FileLock) -> None:
    """Frees a lock that only one run will ever ask for, and removes its file."""
    held.release()
    Path(held.lock_file).unlink(missing_ok=True)


def file_lock(out: Path, name: str) -> FileLock:
    """The lock called ``name``, not held yet; its folder is made."""
    with writing(out):
        (out / LOCKS).mkdir(parents=True, exist_ok=True)
    return FileLock(out / LOCKS / f"{name}.lock")


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Turns what the system says against writing to ``out`` into the one line that a person gets."""
    try:
        yield
    except OSError as error:
        raise unwritable(out, error) from error


def unwritable(out: Path, error: OSError) -> PackageError:
    """That ``out`` cannot be written, and why."""
    reason = error.strerror or str(error)
    return PackageError(f"cannot be written: {reason}", where=str(out), fix="name another folder with --out")
