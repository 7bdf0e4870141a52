"""How loud and how high each line is played: a paragraph sinks, and the next begins anew. Pure.

Readers begin a paragraph louder and higher than they end it, and start again with the next (Lehiste 1975,
The phonetic structure of paragraphs; Sluijter & Terken 1993, Beyond sentence prosody, Phonetica 50). An
engine speaks each sentence as if it were the first. ``docs/sound.md`` has the ways that were tried, and
their figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.manner import manner
from briefing.mix.pauses import ends_sentence
from briefing.nouns import Line

FALL_DB: Final = 0.4
"""From one sentence to the next; half of it where a sentence was divided."""

SLOWEST_FALL_DB: Final = 0.22
"""In a paragraph of many sentences, whose whole fall is to stay under ``WHOLE_FALL_DB``."""

WHOLE_FALL_DB: Final = 2.4

SEMITONES_A_DB: Final = 0.3
"""How much the pitch sinks with the level."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one line is played."""

    level_db: float = 0.0
    """Beside a body line that opens its paragraph."""
    semitones: float = 0.0
    """Beside the take as it was spoken."""


def deliveries(lines: Sequence[Line]) -> Iterator[Delivery]:
    """One for each of ``lines``: a function of its role and of its own paragraph alone."""
    paragraph: list[Line] = []
    for line in lines:
        paragraph.append(line)
        if line.ends_paragraph:
            yield from _of_paragraph(paragraph)
            paragraph = []
    if paragraph:
        yield from _of_paragraph(paragraph)


def _of_paragraph(lines: Sequence[Line]) -> Iterator[Delivery]:
    steps = [1.0 if ends_sentence(line) else 0.5 for line in lines[:-1]]
    fall_db = max(SLOWEST_FALL_DB, min(FALL_DB, WHOLE_FALL_DB / max(sum(steps), 1.0)))
    sunk_db = 0.0
    for line, step in zip(lines, [*steps, 0.0], strict=True):
        yield Delivery(manner(line.segment.role).level_db - sunk_db, -SEMITONES_A_DB * sunk_db)
        sunk_db = min(sunk_db + step * fall_db, WHOLE_FALL_DB)
