"""Tags, chapters and cover of the files beside the MP3: M4A for Apple's players, Opus for the rest.

M4A: iTunes' atoms, written by mutagen; and chapters twice, as a QuickTime text track, which Apple's players
show, and as Nero's list, which others read. mutagen writes neither, so FFmpeg copies the sound into a new
file that has them. Opus: Vorbis comments (xiph.org, "Chapter Extension") and a FLAC picture block.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import av.error
from mutagen.flac import Picture
from mutagen.id3 import PictureType
from mutagen.mp4 import MP4, MP4Cover, MP4FreeForm
from mutagen.oggopus import OggOpus
from PIL import Image

from briefing.clock import timestamp
from briefing.errors import PackageError
from briefing.files import COVER, M4A, OPUS
from briefing.nouns import Chapter
from briefing.package import aigc
from briefing.package.chapters import flat
from briefing.package.tagging import GENRE, LANGUAGE, Tagging, clean

MS: Final = Fraction(1, 1000)
TITLE_BYTES: Final = 255
"""Of a chapter in Nero's list, whose length is one byte."""
COMMENTED_CHAPTERS: Final = 999
"""Vorbis comments number chapters with three digits: CHAPTER000 to CHAPTER999; ours begin at 1."""
FREE: Final = "----:com.apple.iTunes:"
"""What the name of an atom of one's own begins with."""
PODCAST: Final = 21
"""iTunes' kind of media, in the atom ``stik``."""

ATOMS: Final = {
    "title": ("\xa9nam",),
    "artist": ("\xa9ART",),
    "albumartist": ("aART",),
    "album": ("\xa9alb",),
    "genre": ("\xa9gen",),
    "date": ("\xa9day",),
    "description": ("desc", "ldes"),
    "lyrics": ("\xa9lyr",),
}
"""What is said of the episode: the atoms that hold it. Opus calls it by the same name in capitals."""


def tag_others(mp3: Path, tagging: Tagging) -> None:
    """Puts tags, chapters and the cover into the files beside ``mp3`` that are the same in other formats.

    The sound stays as it is. The label goes in without its digest, which is of the MP3's sound. Raises
    PackageError where a file cannot be written.
    """
    label = tagging.label
    words = {
        "title": tagging.title,
        "artist": tagging.artist,
        "albumartist": tagging.host,
        "album": tagging.show.title,
        "genre": GENRE,
        "date": tagging.script.date,
        "description": tagging.description,
        "lyrics": tagging.transcript,
        "track": str(tagging.track),
        aigc.FRAME: aigc.serialised({**label, "ReservedCode1": ""}) if label is not None else "",
    }
    said = {name: clean(text) for name, text in words.items() if text}
    for suffix, finish in _KINDS.items():
        path = mp3.with_suffix(suffix)
        if path.exists():
            finish(path, said, flat(tagging.chapters), tagging.cover)


def _finish_m4a(path: Path, words: Mapping[str, str], chapters: tuple[Chapter, ...], cover: bytes) -> None:
    _add_chapters(path, chapters)
    file = MP4(path)
    for name, text in words.items():
        if name == "track":
            file["trkn"] = [(int(text), 0)]
        elif name == aigc.FRAME:
            file[FREE + name] = [MP4FreeForm(text.encode())]
        else:
            for atom in ATOMS[name]:
                file[atom] = [text]
    file["covr"] = [MP4Cover(cover, MP4Cover.FORMAT_JPEG)]
    file["pcst"] = True
    file["stik"] = [PODCAST]
    file.save(padding=lambda _: 0)


def _add_chapters(path: Path, chapters: tuple[Chapter, ...]) -> None:
    """Copies the sound of ``path`` into a file in its place that has ``chapters``, its index first."""
    made = path.with_name(f".{path.name}")
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    try:
        with av.open(str(path)) as old, av.open(str(made), "w", format="ipod", options=options) as new:
            stream = new.add_stream_from_template(old.streams.audio[0])
            stream.metadata["language"] = LANGUAGE
            new.set_chapters(
                [
                    {
                        "id": number,
                        "start": round(chapter.start_s * 1000),
                        "end": round(chapter.end_s * 1000),
                        "time_base": MS,
                        "metadata": {"title": _cut(clean(chapter.title))},
                    }
                    for number, chapter in enumerate(chapters)
                ]
            )
            for packet in old.demux(old.streams.audio[0]):
                if packet.dts is not None:
                    packet.stream = stream
                    new.mux(packet)
        made.replace(path)
    except (OSError, av.error.FFmpegError) as error:
        raise PackageError(f"cannot be written: {error.strerror}", where=str(path)) from None
    finally:
        made.unlink(missing_ok=True)


def _finish_opus(path: Path, words: Mapping[str, str], chapters: tuple[Chapter, ...], cover: bytes) -> None:
    file = OggOpus(path)
    file.delete()
    for name, text in words.items():
        file["TRACKNUMBER" if name == "track" else name.upper()] = [text]
    file["LANGUAGE"] = [LANGUAGE]
    for number, chapter in enumerate(chapters[:COMMENTED_CHAPTERS], 1):
        file[f"CHAPTER{number:03}"] = [timestamp(round(chapter.start_s * 1000))]
        file[f"CHAPTER{number:03}NAME"] = [clean(chapter.title)]
    file["METADATA_BLOCK_PICTURE"] = [base64.b64encode(_picture(cover)).decode()]
    file.save(padding=lambda _: 0)


def _picture(cover: bytes) -> bytes:
    """The FLAC picture block of ``cover`` (RFC 9639, section 8.8)."""
    picture = Picture()
    picture.type = PictureType.COVER_FRONT
    picture.mime = COVER.media_type
    picture.data = cover
    with Image.open(io.BytesIO(cover)) as image:
        picture.width, picture.height = image.size
    picture.depth = 24
    block: bytes = picture.write()
    return block


def _cut(text: str) -> str:
    """``text``, or as much of it as with … fits into 255 bytes."""
    if len(text.encode()) <= TITLE_BYTES:
        return text
    return text.encode()[: TITLE_BYTES - 3].decode(errors="ignore") + "…"


_KINDS: Final[Mapping[str, Callable[[Path, Mapping[str, str], tuple[Chapter, ...], bytes], None]]] = {
    M4A.suffix: _finish_m4a,
    OPUS.suffix: _finish_opus,
}
"""By the end of the file's name."""
