"""Two folders or files change places at one moment, where the system can do that; nothing saved is lost."""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
"""Linux, ``renameat2(2)``: since kernel 3.15; glibc 2.28, musl 1.2.4."""
RENAME_SWAP: Final = 2
"""macOS, ``renamex_np(2)``: since 10.12, on APFS."""


def exchange(one: Path, other: Path) -> bool:
    """Whether ``one`` and ``other`` have changed places; False where this system or file system cannot."""
    call = _CALLS.get(sys.platform)
    if call is None:
        return False
    try:
        return call(os.fsencode(one), os.fsencode(other)) == 0
    except (AttributeError, OSError):  # a C library without the function
        return False


def _linux(one: bytes, other: bytes) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    return int(libc.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE))


def _macos(one: bytes, other: bytes) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    return int(libc.renamex_np(one, other, RENAME_SWAP))


_CALLS: Final[dict[str, Callable[[bytes, bytes], int]]] = {"linux": _linux, "darwin": _macos}


def replace(draft: Path, target: Path, known: Collection[str]) -> bool:
    """Moves the file ``draft`` to ``target``, if what lies there has one of the digests ``known``.

    The digest of no file is empty. False, and nothing changed, where something else lies there: a person
    saved it. Compared again once the two have changed places, so that nothing is lost that was saved between.
    """
    if digest(target) not in known:
        return False
    if not target.exists():
        return _put(draft, target)
    if not exchange(draft, target):
        draft.replace(target)
        return True
    if digest(draft) in known:
        draft.unlink()
        return True
    exchange(draft, target)
    return False


def _put(draft: Path, target: Path) -> bool:
    """Moves ``draft`` to ``target``, where nothing may lie."""
    try:
        os.link(draft, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        draft.rename(target)
        return True
    draft.unlink()
    return True


def digest(path: Path) -> str:
    """The digest of a file as it lies there, in hexadecimal; empty where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def sync(folder: Path) -> None:
    """Writes ``folder`` and all in it to the disk, so that a rename after it cannot overtake the data."""
    for root, _, names in os.walk(folder):
        for path in (*(Path(root, name) for name in names), Path(root)):
            sync_one(path)


def sync_one(path: Path) -> None:
    """Writes one file, or the entries of one folder, to the disk. Nothing is done on Windows."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
