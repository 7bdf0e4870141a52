"""What is heard: the programme, and the episode that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.nouns.text import Role, Script


@dataclass(frozen=True, slots=True)
class Word:
    """When a run of a cue's display text sounds, in seconds of the programme."""

    start_s: float
    end_s: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """When a line sounds, in seconds of the programme."""

    start_s: float
    end_s: float
    text: str
    role: Role
    number: int
    """As ``Line.number``."""
    words: tuple[Word, ...] = ()
    doubt: str = ""
    """As ``Take.doubt`` of its take."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the programme that a listener can jump to."""

    start_s: float
    end_s: float
    title: str
    depth: int = 1
    """2: within the one of depth 1 before it, which lasts as long as both."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole mixed audio: what it holds and what was measured on the decoded file."""

    duration_s: float
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    loudness_lufs: float
    """Integrated, EBU R 128."""
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of an episode's folder, as its manifest knows it."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Episode:
    """A finished folder: what a listener and a producer get."""

    folder: Path
    identity: str
    """The address that it was made from, or a path, which is not to be shown."""
    guid: str
    """By which feeds know it for ever."""
    show: str
    """Guid of the show that first published it; empty until then."""
    title: str
    """Never empty."""
    summary: str
    """A paragraph of plain text."""
    script: Script
    duration_s: float
    chapters: tuple[Chapter, ...]
    files: Mapping[str, Stored]
    """By name, without the manifest."""
