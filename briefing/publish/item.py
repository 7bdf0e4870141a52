"""An episode as it is published: its guid, its files' names in the site, and what the list shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.files import AUDIO, PAGE
from briefing.nouns import Episode
from briefing.publish.record import Entry


class Listed(Protocol):
    """What the show's page says of an episode."""

    @property
    def entry(self) -> Entry: ...
    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def script(self) -> str:
        """``hans`` or ``hant``."""

    @property
    def duration_s(self) -> float: ...
    @property
    def page(self) -> str:
        """The path of its page in the site."""

    @property
    def audio(self) -> str:
        """The path of its MP3 in the site."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file whose name holds a digest of its content."""

    target: str
    """Path in the site."""
    size: int
    """Bytes."""
    source: Path | None
    """Where it comes from; None: from memory."""
    sha256: str
    """Of the source."""
    frames: bytes = b""
    """Put before the other ID3 frames of the copy."""
    bare: bool = False
    """A book, copied without the article's pictures."""


@dataclass(frozen=True, slots=True)
class Item:
    """An episode that is published from its folder."""

    episode: Episode
    guid: str
    entry: Entry
    assets: Mapping[str, Asset]
    """By name in the episode's folder."""

    @property
    def title(self) -> str:
        return self.episode.title

    @property
    def summary(self) -> str:
        return self.episode.summary

    @property
    def script(self) -> str:
        return self.episode.script.script

    @property
    def duration_s(self) -> float:
        return self.episode.duration_s

    @property
    def page(self) -> str:
        return page_of(self.guid)

    @property
    def audio(self) -> str:
        return self.assets[AUDIO.name].target


def home(guid: str) -> str:
    """The folder of the episode ``guid`` in the site."""
    return f"episodes/{guid}"


def page_of(guid: str) -> str:
    """The path of the page of the episode ``guid`` in the site."""
    return f"{home(guid)}/{PAGE.name}"
