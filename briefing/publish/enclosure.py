"""The MP3 as it is published: with the feed's address and the episode's guid among its tags.

Apple's players know by WFED and TGID that a file lying about belongs to a podcast. Both depend on where the
show is published, so they go into the copy. The frames are put before the others and nothing else is
touched: mutagen would write the chapters in another order.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mutagen import id3

from briefing.errors import PackageError

HEADER: Final = 10
"""Bytes before the frames of an ID3v2 tag."""
PIECE: Final = 1 << 20
"""Bytes read at a time."""


def podcast_frames(feed_url: str, guid: str) -> bytes:
    """The frames WFED and TGID in ID3v2.3."""
    tags, file = id3.ID3(), io.BytesIO()
    tags.add(id3.TGID(id3.Encoding.LATIN1, guid))
    tags.add(id3.WFED(feed_url))
    tags.save(file, v1=0, v2_version=3, padding=lambda _: 0)
    return file.getvalue()[HEADER:]


def with_frames(mp3: Path, frames: bytes) -> Iterator[bytes]:
    """The bytes of ``mp3`` with ``frames`` put before its others: as many more as ``frames`` has.

    Raises PackageError for a file that does not begin with a plain ID3v2.3 tag.
    """
    with mp3.open("rb") as file:
        header = file.read(HEADER)
        if header[:6] != b"ID3\x03\x00\x00" or len(header) < HEADER:
            raise PackageError("has no ID3v2.3 tag of ours", where=str(mp3), fix="make the episode anew")
        size = sum(byte << shift for byte, shift in zip(header[6:], (21, 14, 7, 0), strict=True))
        size += len(frames)
        yield header[:6] + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
        yield frames
        while piece := file.read(PIECE):
            yield piece
