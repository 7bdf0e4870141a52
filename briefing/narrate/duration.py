"""How long a script takes to hear, before anything of it is spoken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefing.config import Pauses
from briefing.narrate.length import running_weight
from briefing.nouns import Role, Section, Segment

SYLLABLE_S: Final = 0.225
"""Of the default voice, with the pauses that it makes within sentences: 0.25 in 32 segments of news at
Kokoro's own pace, of which it speaks 1.11 times as fast."""
UNSAID: Final = (Role.DATA, Role.HEADER, Role.PICTURE, Role.CODE)
_HEADINGS: Final = (Role.TITLE, Role.HEADING)


def seconds(sections: Iterable[Section], pauses: Pauses, speed: float = 1.0) -> float:
    """About how long ``sections`` sound, at so many times the default voice's pace."""
    return sum(
        paragraph_s(paragraph, pauses, speed)
        for section in sections
        for paragraph in section.all_paragraphs()
    )


def paragraph_s(paragraph: Iterable[Segment], pauses: Pauses, speed: float = 1.0) -> float:
    """About how long ``paragraph`` sounds, with the silence after it."""
    said = [segment for segment in paragraph if said_weight(segment)]
    if not said:
        return 0.0
    spoken = sum(map(said_weight, said)) * SYLLABLE_S / speed
    after = pauses.heading if said[-1].role in _HEADINGS else pauses.paragraph
    return spoken + pauses.sentence * (len(said) - 1) + after


def said_weight(segment: Segment) -> int:
    """About how many syllables are said of ``segment``."""
    if segment.role in UNSAID:
        return 0
    weights = running_weight(segment.text)
    unsaid = sum(weights[pin.end] - weights[pin.start] for pin in segment.pins if not pin.said)
    return weights[-1] - unsaid


def text_s(text: str, pauses: Pauses, speed: float = 1.0) -> float:
    """About how long ``text``, one paragraph, sounds, with the silence after it."""
    return paragraph_s([Segment(text)], pauses, speed)
