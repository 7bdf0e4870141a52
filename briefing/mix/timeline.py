"""What follows what in the programme: stings, chimes, lines, and the silence before each. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from briefing import config
from briefing.mix.chimes import NONE
from briefing.mix.delivery import Delivery, deliveries
from briefing.mix.pauses import pause_after
from briefing.nouns import Line

SUBSECTION: Final = 3
"""From this level of heading on a chapter is part of another, and has a smaller sound before it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sound of the programme."""

    before_s: float
    """Silence before it, counted from where the sound before is no longer heard."""
    line: int = -1
    """Index of the line spoken, or -1 for a chime."""
    chime: Literal["", "section", "subsection", "opening", "closing"] = ""
    chapter: str = ""
    """Title of the chapter that begins with it, or empty."""
    delivery: Delivery = field(default_factory=Delivery)
    """Of the line."""


def steps(lines: Sequence[Line], settings: config.Config) -> Iterator[Step]:
    """The programme in order.

    The opening sting, the lines, the closing sting. A chime comes before each line that opens a chapter, save
    the first and those within a story of several; the chapter begins with the chime, or with the
    line where the producer wants no chime.
    """
    pauses, chimes = settings.pauses, settings.chimes
    pause_s = 0.0
    if chimes.opening != NONE:
        yield Step(0.0, chime="opening")  # speech begins as it dies away
    opened = False
    following = [after for _, after in pairwise([*lines, None])]
    for index, (line, after, delivery) in enumerate(zip(lines, following, deliveries(lines), strict=True)):
        chapter = line.chapter
        if chapter and opened:
            pause_s = _own(lines[index - 1], pauses.section)
            slot: Literal["section", "subsection"] = "subsection" if line.level >= SUBSECTION else "section"
            if getattr(chimes, slot) != NONE:
                yield Step(pause_s, chime=slot, chapter=chapter)
                pause_s, chapter = pauses.section, ""
        opened = opened or bool(line.chapter)
        yield Step(pause_s, line=index, chapter=chapter, delivery=delivery)
        pause_s = pause_after(line, after, pauses)
    if chimes.closing != NONE:
        yield Step(_own(lines[-1], pauses.section), chime="closing")


def _own(line: Line, pause_s: float) -> float:
    """The pause that a person wrote at the line, or else ``pause_s``."""
    return pause_s if line.segment.pause_s is None else line.segment.pause_s
