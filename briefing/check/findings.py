"""What a person should look at: one thing at one place of an episode."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from briefing.clock import clock


class Kind(StrEnum):
    """What may be wrong; the values are those of the JSON."""

    OTHER_TEXT = "other-text"
    """The sound is of another text."""
    EXCHANGED = "exchanged"
    """The sound is of another segment of the same episode."""
    DROPPED = "dropped"
    """A run of syllables is missing."""
    DOUBLED = "doubled"
    """A run of syllables is there twice."""
    ADDED = "added"
    """A run of syllables is there that nobody wrote."""
    SYLLABLE = "syllable"
    """One or two syllables sound like others."""
    CUT = "cut"
    """The first or the last syllable is cut off."""
    SILENCE = "silence"
    """It is silent for too long."""
    PACE = "pace"
    """It is much faster or slower than its voice is in this episode."""
    LEVEL = "level"
    """It is louder or softer than the rest, or changes in the middle."""
    CLIPPING = "clipping"
    CLICK = "click"
    NOISE = "noise"
    CUE = "cue"
    """The transcript says another time than it sounds at."""
    EPISODE = "episode"
    """A file of the episode does not say what it should."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing at one place."""

    segment: int
    """Its number in the script, from 1; 0 for what the show itself says, and for the whole episode."""
    start_s: float
    end_s: float
    """Where in the programme."""
    kind: Kind
    score: float
    """How sure it is that something is wrong, 0 to 1."""
    said: str
    """What was to be said there."""
    heard: str
    """What was heard there, as it was understood; empty where nothing was."""
    why: str
    """For a person, in plain English."""
    text: str = ""
    """Of the whole segment."""

    @property
    def key(self) -> tuple[str, str]:
        """Text and kind, by which it stays dismissed wherever the segment stands."""
        return self.text or self.why, str(self.kind)

    @property
    def line(self) -> str:
        """For a person: where it is, what, how sure, and why."""
        where = f"{clock(self.start_s)}  segment {self.segment}" if self.segment else "episode"
        heard = f" → {self.heard}" if self.heard else ""
        words = f"  {self.said}{heard}" if self.said or heard else ""
        return f"{where}  {self.kind} {self.score:.2f}{words}  ({self.why})"


SHOWN: Final = ("segment", "start_s", "end_s", "kind", "score", "said", "heard", "why")
"""The keys of a finding in JSON, in order."""


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By score, then by time."""
    return tuple(sorted(findings, key=lambda each: (-each.score, each.start_s, each.kind)))


def json_lines(episode: str, findings: Iterable[Finding], listened_s: float) -> Iterator[str]:
    """A JSON object for each finding, then one for the episode."""
    listed = worst_first(findings)
    for each in listed:
        values = {key: getattr(each, key) for key in SHOWN}
        for key in ("start_s", "end_s", "score"):
            values[key] = round(values[key], 3)
        yield json.dumps(values, ensure_ascii=False)
    whole = {"episode": episode, "findings": len(listed), "listened_s": round(listened_s, 3)}
    yield json.dumps(whole, ensure_ascii=False)
