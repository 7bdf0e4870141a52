"""The folder of episodes: which is whose, and how one changes as a whole.

A new episode is written into a hidden folder beside the others (``.name.1a2b3c4d.new``), then changes places
with the old one. Each such folder has a lock of its own in ``.locks``, held while its run lives; ``recover``
clears away what dead runs left. On a system that cannot exchange two folders, the old one first steps aside
to ``.name.1a2b3c4d.old``; killed right then, a run leaves that one, and ``recover`` puts it back.
"""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from briefing.errors import PackageError
from briefing.package import manifest
from briefing.package.exchange import exchange, sync, sync_one
from briefing.package.names import episode_name

__all__ = ["episode_name", "find_episode", "lock", "place", "publish", "recover", "staging", "swap"]

LOCKS: Final = ".locks"
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_TRANSIENT: Final = re.compile(r"\.(?P<name>.+)\.(?P<token>[0-9a-f]{8})\.(?P<kind>new|old)", re.DOTALL)


def find_episode(out: Path, source: str) -> Path | None:
    """The folder in ``out`` whose manifest names ``source``, or None; a broken manifest is no match."""
    return next((folder for folder, found in _episodes(out) if found.source == source), None)


def next_track(out: Path) -> int:
    """The number of the next new episode in ``out``: one more than the highest there is."""
    return 1 + max((found.track for _, found in _episodes(out)), default=0)


def _episodes(out: Path) -> Iterator[tuple[Path, manifest.Manifest]]:
    """The folders of ``out`` that hold an episode, by name, with their manifests."""
    if not out.is_dir():
        return
    for folder in sorted(path for path in out.iterdir() if not path.name.startswith(".") and path.is_dir()):
        with suppress(PackageError):
            found = manifest.load(folder)
            if found is not None:
                yield folder, found


def place(out: Path, source: str, name: str) -> Path:
    """Where the episode of ``source`` belongs: where it is, else ``name``, else ``name-2``, ``name-3`` …"""
    found = find_episode(out, source)
    if found is not None:
        return found
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    return next(out / each for each in names if not os.path.lexists(out / each))


@contextmanager
def lock(out: Path, key: str, on_wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the lock of the episode with the identity ``key``, so that one run at a time makes it.

    Calls ``on_wait`` once if another run holds it, then waits; the lock of a killed run is free.
    Raises PackageError where ``out`` cannot be written.
    """
    held = _lock(out, hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest())
    with _writing(out):
        try:
            held.acquire(timeout=0)
        except Timeout:
            on_wait()
            held.acquire()
    try:
        yield
    finally:
        held.release()


@contextmanager
def staging(out: Path, name: str) -> Iterator[Path]:
    """A new hidden folder in ``out`` to write an episode into; gone afterwards unless it was swapped in.

    Raises PackageError where ``out`` cannot be written, or fills up.
    """
    token = secrets.token_hex(4)
    folder = out / f".{name}.{token}.new"
    alive = _lock(out, token)
    with _writing(out):
        alive.acquire(timeout=0)
        folder.mkdir()
    try:
        yield folder
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise _unwritable(out, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        alive.release()
        Path(alive.lock_file).unlink(missing_ok=True)


def publish(folder: Path, out: Path, source: str, name: str) -> Path:
    """Moves the finished ``folder`` (of ``staging``) to its place in ``out``, and returns that.

    What a person put into the old episode's folder beside its own files moves along.
    """
    with lock(out, "\0place"):  # two new episodes of one title must not both find the name free
        final = place(out, source, name)
        _keep_others(final, folder)
        swap(folder, final)
    return final


def swap(folder: Path, final: Path) -> None:
    """Makes ``folder`` (of ``staging``) the folder ``final``; an older one is deleted.

    Whoever reads ``final`` sees the old one or the new one, whenever the run is killed or the power fails.
    Where two folders cannot be exchanged at once there is a moment without one, which ``recover`` mends.
    """
    sync(folder)
    if not final.exists():
        folder.rename(final)
    elif not exchange(folder, final):
        aside = final.parent / f".{final.name}.{_token(folder)}.old"
        final.rename(aside)
        folder.rename(final)
        shutil.rmtree(aside, ignore_errors=True)
    sync_one(final.parent)
    shutil.rmtree(folder, ignore_errors=True)


def recover(out: Path) -> list[Path]:
    """Clears ``out`` of what dead runs left and returns the episodes put back; live runs are let be."""
    restored: list[Path] = []
    if not out.is_dir():
        return restored
    # Old before new, so that an episode is back before its unfinished successor goes.
    for path in sorted(out.glob(".*.old")) + sorted(out.glob(".*.new")):
        match = _TRANSIENT.fullmatch(path.name)
        if match is None:
            continue
        with _writing(out):
            alive = _lock(out, match["token"])
            try:
                alive.acquire(timeout=0)
            except Timeout:
                continue
            final = out / match["name"]
            if match["kind"] == "old" and not final.exists():
                path.rename(final)
                restored.append(final)
            else:
                shutil.rmtree(path, ignore_errors=True)
            alive.release()
            Path(alive.lock_file).unlink(missing_ok=True)
    return restored


def _keep_others(old: Path, new: Path) -> None:
    """Copies to ``new`` what lies in ``old`` and neither made: a person's notes, pictures, cuts."""
    with suppress(PackageError):
        made = manifest.load(old) if old.is_dir() else None
        if made is None:
            return
        for path in old.iterdir():
            if path.name in made.files or path.name == manifest.NAME or (new / path.name).exists():
                continue
            if path.is_dir():
                shutil.copytree(path, new / path.name, symlinks=True)
            else:
                shutil.copy2(path, new / path.name, follow_symlinks=False)


def _token(folder: Path) -> str:
    match = _TRANSIENT.fullmatch(folder.name)
    return match["token"] if match else secrets.token_hex(4)


def _lock(out: Path, name: str) -> FileLock:
    with _writing(out):
        (out / LOCKS).mkdir(parents=True, exist_ok=True)
    return FileLock(out / LOCKS / f"{name}.lock")


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(out, error) from error


def _unwritable(out: Path, error: OSError) -> PackageError:
    reason = error.strerror or str(error)
    return PackageError(f"cannot be written: {reason}", where=str(out), fix="name another folder with --out")
