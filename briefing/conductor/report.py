"""What the conductor tells the outside: how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.nouns import Change


class Reporter(Protocol):
    """Hears how far a run is; the command line's draws it."""

    def begin(self, stage: str) -> None:
        """A stage starts: ``reading``, ``speaking`` …"""
        ...

    def advance(self, fraction: float, detail: str = "") -> None:
        """The stage is done to ``fraction`` (0 to 1); ``detail`` says where it is, as in ``segment 3/12``."""
        ...

    def note(self, news: str) -> None:
        """Worth a line of its own, which stays: that a clock is wrong, that another voice speaks."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """An episode, made or found unchanged."""

    folder: Path
    duration_s: float
    spoken_now: int
    """Segments synthesised in this run."""
    from_cache: int
    """Segments whose take was there already."""
    unchanged: bool
    """Nothing was written, since the episode is what it would become."""
    unspoken: Mapping[str, int]
    """What is shown but not said, counted by kind: ``emoji``, ``url`` …"""
    cleaned: Mapping[str, int]
    """What was left out or altered between source and script, counted by kind: ``gloss``, ``markup`` …"""
    changes: tuple[Change, ...] = ()
    """All that ``cleaned`` counts."""
    doubts: tuple[str, ...] = ()
    """What a person should look at, a line each: text left out that may be the article's, a take believed
    only when it came again."""
    kept: str = ""
    """Why nothing was made, in one line; empty where that is not so."""
    title: str = ""
    """Of the article, where one was read."""
    source_sha256: str = ""
    """Of the article's text, where one was read."""

    @property
    def state(self) -> str:
        """What came of the source, as a program is told: ``made``, ``unchanged`` or ``kept``."""
        return "kept" if self.kept else "unchanged" if self.unchanged else "made"
