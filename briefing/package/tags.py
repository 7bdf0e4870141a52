"""Tags of the MP3: ID3v2.3, with chapters, cover and the whole transcript.

Not v2.4: Apple's player broke on its chapter titles of more than 51 characters. Frames: id3.org, "ID3 tag
version 2.3.0" and "ID3v2 Chapter Frame Addendum"; PCST and TDES are Apple's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from mutagen import MutagenError, id3

from briefing.files import COVER
from briefing.nouns import Chapter
from briefing.package import aigc
from briefing.package.tagging import GENRE, LANGUAGE, Tagging, clean

UTF16: Final = id3.Encoding.UTF16
"""With a byte order mark: the only encoding of v2.3 that has Chinese."""
NO_OFFSET: Final = 0xFFFFFFFF
"""A chapter is found by its time, not by a byte offset."""
TABLE_ID: Final = "toc"
TABLE_MAX: Final = 255
"""Entries of one CTOC frame: their number is one byte."""
PADDING_BYTES: Final = 1024
"""Room for a tag editor to make small changes without rewriting the file."""


def tag(mp3: Path, tagging: Tagging) -> None:
    """Writes the tags into ``mp3``, in place of any it has; the audio and its LAME header stay as they are.

    Without a date or chapters their frames are left out.
    """
    tags = id3.ID3()
    for frame in (
        *_texts(tagging),
        id3.COMM(UTF16, lang=LANGUAGE, desc="", text=clean(tagging.description)),
        id3.TDES(UTF16, clean(tagging.description)),
        id3.PCST(value=0),
        id3.USLT(UTF16, lang=LANGUAGE, desc="", text=clean(tagging.transcript)),
        id3.APIC(id3.Encoding.LATIN1, COVER.media_type, id3.PictureType.COVER_FRONT, "", tagging.cover),
        *_chapters(tagging.chapters),
    ):
        tags.add(frame)
    if tagging.label is not None:
        text = aigc.serialised(tagging.label)
        tags.add(id3.TXXX(id3.Encoding.LATIN1, desc=aigc.FRAME, text=text))
    tags.save(mp3, v1=0, v2_version=3, padding=lambda _: PADDING_BYTES)
    _order_chapters(mp3)


def audio_sha256(mp3: Path) -> str:
    """The digest of the MPEG audio in ``mp3``, which no change of its ID3v2 tag alters."""
    with mp3.open("rb") as file:
        file.seek(_tag_bytes(file.read(10)))
        return hashlib.file_digest(file, "sha256").hexdigest()


def track_of(mp3: Path) -> int:
    """The number in the tags of ``mp3``; 0 where none can be read."""
    try:
        return max(0, int(str(id3.ID3(mp3)["TRCK"]).partition("/")[0]))
    except (MutagenError, OSError, KeyError, ValueError):
        return 0


def _texts(tagging: Tagging) -> Iterator[Any]:
    """The text frames that hold something."""
    date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(T.*)?", tagging.script.date)
    table = {
        id3.TIT2: tagging.title,
        id3.TPE1: tagging.artist,
        id3.TPE2: tagging.host,
        id3.TALB: tagging.show.title,
        id3.TCON: GENRE,
        id3.TLAN: LANGUAGE,
        id3.TRCK: str(tagging.track),
        id3.TYER: date[1] if date else "",
        id3.TDAT: date[3] + date[2] if date else "",
    }
    return (kind(UTF16, clean(text)) for kind, text in table.items() if text)


def _chapters(chapters: tuple[Chapter, ...]) -> Iterator[Any]:
    """A CHAP frame for each chapter, and the ordered tables of contents over them.

    One top-level table lists them all; beyond 255 a table lists tables of up to 255 each. Chapters within
    another are listed in a table of their own, which has that one's title and stands behind it.
    """
    ids = [f"chp{number}" for number in range(len(chapters))]
    listed: list[str] = []
    inner: dict[str, list[str]] = {}
    for identifier, chapter in zip(ids, chapters, strict=True):
        title = [id3.TIT2(UTF16, clean(chapter.title))]
        yield id3.CHAP(
            element_id=identifier,
            start_time=round(chapter.start_s * 1000),
            end_time=round(chapter.end_s * 1000),
            start_offset=NO_OFFSET,
            end_offset=NO_OFFSET,
            sub_frames=title,
        )
        if chapter.depth == 1 or not listed:
            listed.append(identifier)
        else:
            inner.setdefault(listed[-1], []).append(identifier)
    titles = dict(zip(ids, chapters, strict=True))
    for outer, within in inner.items():
        yield from _tables(f"{TABLE_ID}-{outer}", within, id3.CTOCFlags.ORDERED, clean(titles[outer].title))
    entries = [name for each in listed for name in (each, *([f"{TABLE_ID}-{each}"] if each in inner else []))]
    if entries:
        yield from _tables(TABLE_ID, entries, id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED)


def _tables(name: str, entries: list[str], flags: int, title: str = "") -> Iterator[id3.CTOC]:
    """The table of contents ``name`` of ``entries``, after those that it lists in place of more than 255."""
    if len(entries) > TABLE_MAX:
        groups = [entries[first : first + TABLE_MAX] for first in range(0, len(entries), TABLE_MAX)]
        entries = [f"{name}{number}" for number in range(len(groups))]
        for group, its_name in zip(groups, entries, strict=True):
            yield id3.CTOC(
                element_id=its_name, flags=id3.CTOCFlags.ORDERED, child_element_ids=group, sub_frames=[]
            )
    titled = [id3.TIT2(UTF16, title)] if title else []
    yield id3.CTOC(element_id=name, flags=flags, child_element_ids=entries, sub_frames=titled)


def _order_chapters(mp3: Path) -> None:
    """Puts the CHAP frames of ``mp3`` into the order of their numbers.

    mutagen writes frames by size, and players that pass over the table of contents (FFmpeg) take the
    chapters as they come.
    """
    with mp3.open("r+b") as file:
        data = file.read(_tag_bytes(file.read(10)) - 10)
        frames: list[bytes] = []
        rest = data
        while rest[:1] > b"\0":
            end = 10 + int.from_bytes(rest[4:8], "big")
            frames.append(rest[:end])
            rest = rest[end:]
        chapters = iter(sorted((frame for frame in frames if frame[:4] == b"CHAP"), key=_number))
        ordered = (next(chapters) if frame[:4] == b"CHAP" else frame for frame in frames)
        file.seek(10)
        file.write(b"".join(ordered) + rest)


def _number(chapter: bytes) -> int:
    """The number in the element id of a CHAP frame: 12 of ``chp12``."""
    return int(chapter[10:].split(b"\0", 1)[0].removeprefix(b"chp"))


def _tag_bytes(header: bytes) -> int:
    """The size of the ID3v2 tag that begins with these ten bytes, itself included; 0 where none does."""
    if not header.startswith(b"ID3"):
        return 0
    return 10 + sum(byte << shift for byte, shift in zip(header[6:], (21, 14, 7, 0), strict=True))
