"""Files of the site: each is written where it is not there yet, or not as it should be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.errors import PackageError
from briefing.publish.bare import bare_book
from briefing.publish.enclosure import PIECE, with_frames
from briefing.publish.fit import changed, digest, is_there
from briefing.publish.item import Asset
from briefing.writing import put


def copy(asset: Asset, site: Path, memory: bytes) -> int:
    """1 where the file had to be written, 0 where it is there. Raises PackageError for a source changed."""
    if is_there(asset, site):
        return 0
    target = site / asset.target
    if asset.source is None:
        return write(target, memory)
    if asset.sha256 != digest(asset.source):
        raise changed(asset.source)
    if asset.bare:
        put(target, (bare_book(asset.source),))
        return 1
    put(target, with_frames(asset.source, asset.frames) if asset.frames else _pieces(asset.source))
    return 1


def write(target: Path, content: bytes) -> int:
    """1 where ``target`` had to be written, 0 where it holds ``content`` already."""
    with suppress(OSError):
        if target.read_bytes() == content:
            return 0
    put(target, (content,))
    return 1


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
