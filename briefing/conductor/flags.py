"""What the command line asks of one run, beside the settings of the show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """As the flags of ``briefing make`` of the same names; each is left out by its default."""

    voice: str = ""
    """Of every segment without a voice of its own; with a retake: of the segment that is spoken anew."""
    speed: float | None = None
    """With a retake: the pace of that segment, 1 being the voice's own."""
    engine: str = ""
    """The one engine that speaks."""
    fallback: str = ""
    """Name of the voice that speaks all of an episode, alone, where another fails."""
    jobs: int = 0
    """How many segments are spoken at once; 0: as many as suit the engine."""
    force: bool = False
    """Make the episode though it would come out as it is, and though that discards edits by hand."""
    doubtful: bool = False
    """List doubtful readings among what a person should look at."""
    any_language: bool = False
    """Read an article though it is not Chinese."""
    said: Mapping[str, str] = field(default_factory=dict)
    """What a person says of the article: its ``title``, ``author``, ``date`` (ISO 8601)."""
    asked: bool = False
    """Make an episode again that a person deleted: its source was named alone."""
