"""The files of an episode: what each is called, what is in it, and who is to have it.

One row a file. Whoever writes, lists, publishes or serves one asks here for its name and media type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a file is to the episode."""

    AUDIO = "audio"
    TRANSCRIPT = "transcript"
    CHAPTERS = "chapters"
    COVER = "cover"
    PAGE = "page"
    BOOK = "book"
    SCRIPT = "script"
    RUNDOWN = "rundown"
    MANIFEST = "manifest"


@dataclass(frozen=True, slots=True)
class File:
    """One file that an episode's folder may hold."""

    name: str
    kind: Kind
    media_type: str
    """As the registry of IANA has it."""
    parameter: str = ""
    """What a web server adds to the media type."""
    public: bool = False
    """Whether it is published as it is."""
    needed: bool = False
    """Whether an episode without it is none."""

    @property
    def suffix(self) -> str:
        """What its name ends with: ``.mp3``."""
        return self.name[self.name.rindex(".") :]

    @property
    def served_as(self) -> str:
        """What a web server says that it is."""
        return f"{self.media_type}; {self.parameter}" if self.parameter else self.media_type


_UTF8: Final = "charset=utf-8"

AUDIO: Final = File("episode.mp3", Kind.AUDIO, "audio/mpeg", public=True, needed=True)
M4A: Final = File("episode.m4a", Kind.AUDIO, "audio/mp4", public=True)
OPUS: Final = File("episode.opus", Kind.AUDIO, "audio/ogg", "codecs=opus", public=True)
SCRIPT: Final = File("script.md", Kind.SCRIPT, "text/markdown")
"""Not public, and neither is the manifest: both name paths of the maker's folders."""
RUNDOWN: Final = File("rundown.toml", Kind.RUNDOWN, "application/toml")
"""Of a bulletin: its stories. Not public: it names paths of the maker's folders."""
VTT: Final = File("transcript.vtt", Kind.TRANSCRIPT, "text/vtt", _UTF8, public=True)
SRT: Final = File("transcript.srt", Kind.TRANSCRIPT, "application/x-subrip", _UTF8, public=True)
TXT: Final = File("transcript.txt", Kind.TRANSCRIPT, "text/plain", _UTF8, public=True)
TRANSCRIPT: Final = File("transcript.json", Kind.TRANSCRIPT, "application/json", public=True)
CHAPTERS: Final = File("chapters.json", Kind.CHAPTERS, "application/json+chapters", public=True)
"""The media type is that of Podcasting 2.0."""
COVER: Final = File("cover.jpg", Kind.COVER, "image/jpeg", public=True, needed=True)
PAGE: Final = File("index.html", Kind.PAGE, "text/html", _UTF8)
"""Published with the names that the other files have in the site."""
BOOK: Final = File("episode.epub", Kind.BOOK, "application/epub+zip", public=True)
MANIFEST: Final = File("manifest.json", Kind.MANIFEST, "application/json")

ALL: Final = (
    AUDIO,
    M4A,
    OPUS,
    SCRIPT,
    RUNDOWN,
    VTT,
    SRT,
    TRANSCRIPT,
    TXT,
    CHAPTERS,
    COVER,
    PAGE,
    BOOK,
    MANIFEST,
)
BY_NAME: Final[Mapping[str, File]] = {file.name: file for file in ALL}


PICTURES: Final = "pictures"
"""The folder of the article's pictures: ``pictures/1.jpg``, ``pictures/2.png`` …"""


IMAGE_TYPES: Final[Mapping[str, str]] = {".jpg": "image/jpeg", ".png": "image/png"}
"""Their media types."""


def is_picture(name: str) -> bool:
    """Whether the file ``name`` of an episode is one of the article's pictures."""
    return name.startswith(f"{PICTURES}/")


def of_kind(kind: Kind) -> tuple[File, ...]:
    """The files of ``kind``, the one to be preferred first."""
    return tuple(file for file in ALL if file.kind is kind)
