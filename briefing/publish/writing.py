"""Files of the site, each there whole or as it was before, whenever the run is killed."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from briefing.errors import PackageError
from briefing.publish.enclosure import PIECE, with_frames
from briefing.publish.fit import changed, digest, is_there
from briefing.publish.item import Asset

_UNFINISHED: Final = re.compile(r"\..+\.[0-9a-f]{8}\.unfinished", re.DOTALL)
"""Name of a file that is being written."""


def copy(asset: Asset, site: Path, memory: bytes) -> int:
    """1 where the file had to be written, 0 where it is there. Raises PackageError for a source changed."""
    if is_there(asset, site):
        return 0
    target = site / asset.target
    if asset.source is None:
        return write(target, memory)
    if asset.sha256 != digest(asset.source):
        raise changed(asset.source)
    replace(target, with_frames(asset.source, asset.frames) if asset.frames else _pieces(asset.source))
    return 1


def write(target: Path, content: bytes) -> int:
    """1 where ``target`` had to be written, 0 where it holds ``content`` already."""
    with suppress(OSError):
        if target.read_bytes() == content:
            return 0
    replace(target, (content,))
    return 1


def replace(target: Path, pieces: Iterable[bytes]) -> None:
    """Writes ``target`` so that it is there whole, or is what it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.unfinished")
    try:
        with unfinished.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def clear_unfinished(folder: Path, of: str = "") -> None:
    """Deletes what killed runs left half written in ``folder``, whose names begin with ``of``.

    No other run may be writing there.
    """
    for path in folder.glob(".*.unfinished"):
        if _UNFINISHED.fullmatch(path.name) and path.name.startswith(f".{of}"):
            path.unlink(missing_ok=True)


@contextmanager
def failures_told(site: Path) -> Iterator[None]:
    """Turns a failure of the disk into a PackageError."""
    try:
        yield
    except OSError as error:
        where = str(error.filename or site)
        raise PackageError(f"cannot be written: {error.strerror or error}", where=where) from error


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
