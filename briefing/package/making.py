"""What is handed over for an episode's folder, beside its sound: its text, and how it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.nouns import NO_PICTURES, Change, Pictures, Pin, Script, Segment
from briefing.package.manifest import Dismissed, TakeRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What there is to read."""

    script: Script
    written: str
    """It as ``script.md`` holds it, to the letter."""
    unspoken: Sequence[tuple[int, Segment]]
    """The segments without a take, with their numbers."""
    readings: Sequence[Sequence[Pin]] = ()
    """The pinyin that was spoken over the text of each cue, in order, if it is to be shown."""
    pictures: Pictures = NO_PICTURES
    """Of the article."""
    rundown: bytes = b""
    """Of a bulletin: its list of stories, as the episode keeps it; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How the episode was made, as its manifest records it."""

    source: str
    """Its identity."""
    guid: str
    source_sha256: str
    derived_script_sha256: str
    """Of the script as the program derived it from the source."""
    build: str
    """A digest of all that the episode depends on; also the content's number in the AIGC label."""
    engines: Mapping[str, str]
    """From the engine's name to its digest."""
    voices: Sequence[str]
    takes: Sequence[TakeRecord]
    changes: Sequence[Change]
    sketch: str
    """Of the text that the program derived from the source."""
    show: str = ""
    """Guid of the show that first published it, or empty."""
    track: int = 1
    """Its number in the show."""
    dismissed: Sequence[Dismissed] = ()
    """What a person let be of what was found in it."""
