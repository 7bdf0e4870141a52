"""What follows what in the programme: stings, chimes, lines, and the silence before each. Pure.

How long each silence is stands in `[pauses]` of briefing.toml, its defaults in `config.Pauses`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefing import config
from briefing.nouns import Line, Role

CLAUSE_ENDS: Final = ("，", "、", "；", "：", "—", ",", ";", ":")
"""A line that ends so goes on in the next: its sentence was too long for one take."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sound of the programme."""

    before_s: float
    """Silence before it, counted from where the sound before is no longer heard."""
    line: int = -1
    """Index of the line spoken, or -1 for a chime."""
    chime: Literal["", "section", "opening", "closing"] = ""
    chapter: str = ""
    """Title of the chapter that begins with it, or empty."""


def steps(lines: Sequence[Line], settings: config.Config) -> Iterator[Step]:
    """The programme in order.

    The opening sting, the lines, the closing sting. A chime comes before each line that opens a chapter, save
    the first; the chapter begins with the chime, or with the line where the producer wants no chime.
    """
    pauses, chimes = settings.pauses, settings.chimes
    pause_s = 0.0
    if chimes.opening != "none":
        yield Step(0.0, chime="opening")
        pause_s = pauses.section
    opened = False
    for index, line in enumerate(lines):
        chapter = line.chapter
        if chapter and opened:
            pause_s = _own(lines[index - 1], pauses.section)
            if chimes.section != "none":
                yield Step(pause_s, chime="section", chapter=chapter)
                pause_s, chapter = pauses.section, ""
        opened = opened or bool(line.chapter)
        yield Step(pause_s, line=index, chapter=chapter)
        pause_s = _own(line, _after(line, pauses))
    if chimes.closing != "none":
        yield Step(_own(lines[-1], pauses.section), chime="closing")


def _own(line: Line, pause_s: float) -> float:
    """The pause that a person wrote at the line, or else ``pause_s``."""
    return pause_s if line.segment.pause_s is None else line.segment.pause_s


def _after(line: Line, pauses: config.Pauses) -> float:
    """The pause after ``line`` by its role."""
    if line.segment.role in {Role.TITLE, Role.HEADING}:
        return pauses.heading
    if line.ends_paragraph:
        return pauses.paragraph
    if line.segment.breaks:
        return pauses.verse
    return pauses.clause if line.segment.text.endswith(CLAUSE_ENDS) else pauses.sentence
