"""Several stories in one episode: the rundown that asks for them, and what a script says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NEWEST: Final = 10
"""Articles of a feed that are taken, unless more or fewer are asked for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a rundown, and the story that is wanted there."""

    source: str
    """A path, or a web address: of an article, a feed, a folder."""
    headline: str = ""
    """As the headlines say it; empty: its title."""
    intro: str = ""
    """Said before it."""
    voice: str = ""
    """Name of the voice that tells it, or empty for the script's."""
    lead: bool = False
    """Its first paragraphs only."""


@dataclass(frozen=True, slots=True)
class Rundown:
    """The list of the stories of one episode, in order."""

    slots: tuple[Slot, ...]
    title: str = ""
    """Of the episode; empty: the show's, and the day."""
    date: str = ""
    """ISO 8601 day, or empty."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a script says of one of its stories in its front matter."""

    title: str
    source: str = ""
    """Its address, or a path, which is not to be shown."""
    publisher: str = ""
    author: str = ""
    date: str = ""
    """ISO 8601, or empty."""
