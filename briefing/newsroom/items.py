"""An item: one article that a source of the plan has, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from briefing.errors import Failure
from briefing.read.raw import NEVER_SEEN, Edition, Raw


class State(StrEnum):
    """How far an item is."""

    NEW = "new"
    FAILED = "failed"
    """It is tried again."""
    ASIDE = "aside"
    """It failed too often, and is only told."""
    MADE = "made"
    KEPT = "kept"
    """Its episode was edited, or deleted, by a person."""
    GONE = "gone"
    """It left its source before anything was made of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a source has now."""

    source: str
    """Its address; or its path as seen from the plan."""
    names: tuple[str, ...]
    """By any of which it is known again."""
    title: str = ""
    seen: str = ""
    """Another value than before: its content has changed. Empty where that is never asked."""
    is_file: bool = False
    raw: Raw | None = field(default=None, compare=False)
    """Its content, where that had to be fetched to see it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """All that one source of the plan has now."""

    origin: str
    """As the plan calls the source."""
    found: tuple[Found, ...]
    edition: Edition = NEVER_SEEN
    """Of a feed: by which its server tells whether it changed."""
    complete: bool = False
    """Whether what is not in it is not there any more."""
    growing: tuple[str, ...] = ()
    """Sources that are there, and not yet as they will be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was made of an item."""

    state: str
    """``made``, ``unchanged`` or ``kept``."""
    folder: str
    """Of the episode, as seen from the plan."""
    title: str
    duration_s: float
    spoken: int
    """Segments."""
    cached: int
    unspoken: Mapping[str, int]
    """What is shown and not said, counted by kind."""
    doubts: tuple[str, ...] = ()
    """What a person should look at, a line each."""
    why: str = ""
    """Why it was kept."""
    sha256: str = ""
    """Of the article's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item, as the journal has it."""

    number: int
    source: str
    origin: str
    title: str
    seen: str
    state: State
    tries: int
    """How often it failed."""
    due: datetime | None
    """When it is tried again."""
    failure: Failure | None
    """Why it failed last."""
    outcome: Outcome | None
    at: datetime
    """Since when it is in this state."""
    is_file: bool
    """Whether its source is a path."""
