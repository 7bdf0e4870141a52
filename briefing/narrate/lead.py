"""The beginning of a story: its first paragraphs, up to about 40 seconds, ended where a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.config import Pauses
from briefing.narrate.duration import paragraph_s, seconds
from briefing.nouns import Role, Section, Segment
from briefing.zh.punctuation import CLOSING_A_SENTENCE, QUOTATION_MARKS

LEAD_S: Final = 40.0
"""About as long as a story of a news bulletin on the radio."""
WHOLE_S: Final = 1.25 * LEAD_S
"""A story that is hardly longer than its lead is told whole."""
ENOUGH_S: Final = LEAD_S / 2
"""From here on a lead rather ends with a paragraph than goes on into the next."""
_KEPT: Final = (Role.BODY, Role.QUOTATION)
"""What a lead is made of; tables, lists, captions and notes go with the rest."""
_ENDED: Final = re.compile(rf"[。！？!?….][{CLOSING_A_SENTENCE}]*$")

Paragraphs = Sequence[Sequence[Segment]]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where a lead may end."""

    paragraph: int
    """Index of the paragraph that it is in."""
    segments: int
    """How many of that paragraph are before it."""
    at_s: float
    ends_paragraph: bool


def lead(sections: Sequence[Section], pauses: Pauses) -> tuple[Sequence[Section], tuple[Segment, ...]]:
    """The beginning of ``sections``, those of one story, and what is left out of it.

    It ends after a paragraph, or else after a sentence, and never within a quotation, even one of several
    paragraphs: where such a one begins the story, with its end. A story that is short is left whole, and so
    is one without prose.
    """
    prose = [
        paragraph
        for section in sections
        for paragraph in section.paragraphs
        if all(segment.role in _KEPT for segment in paragraph)
    ]
    cuts = list(_cuts(prose, pauses))
    if not cuts or seconds(sections, pauses) <= WHOLE_S:
        return sections, ()
    fitting = [cut for cut in cuts if cut.at_s <= LEAD_S]
    whole = [cut for cut in fitting if cut.ends_paragraph and cut.at_s >= ENOUGH_S]
    end = (whole or fitting or cuts[:1])[-1]
    taken = [*prose[: end.paragraph], prose[end.paragraph][: end.segments]]
    kept = {id(segment) for paragraph in taken for segment in paragraph}
    heading = sections[0].heading
    told = Section(
        heading,
        sections[0].level,
        tuple(tuple(replace(segment, references=()) for segment in paragraph) for paragraph in taken),
    )
    every = (segment for section in sections for segment in section.segments())
    return (told,), tuple(each for each in every if each is not heading and id(each) not in kept)


def _cuts(paragraphs: Paragraphs, pauses: Pauses) -> Iterator[_Cut]:
    """Where a lead of ``paragraphs`` may end, in order."""
    opened, before_s = 0, 0.0
    for index, paragraph in enumerate(paragraphs):
        for count, segment in enumerate(paragraph, 1):
            opened += _opens(segment)
            last = count == len(paragraph)
            if opened <= 0 and _ENDED.search(segment.text) and not _is_within(paragraphs, index, count):
                yield _Cut(index, count, before_s + paragraph_s(paragraph[:count], pauses), last)
        before_s += paragraph_s(paragraph, pauses)


def _is_within(paragraphs: Paragraphs, index: int, count: int) -> bool:
    """Whether the block of quotation, in which segment ``count`` of a paragraph stands, goes on behind it."""
    if paragraphs[index][count - 1].role is not Role.QUOTATION:
        return False
    following = [
        *paragraphs[index][count:],
        *(each for later in paragraphs[index + 1 :][:1] for each in later),
    ]
    return bool(following) and following[0].role is Role.QUOTATION


def _opens(segment: Segment) -> int:
    """How many quotations begin in ``segment`` more than end there."""
    return sum(
        segment.text.count(opening) - segment.text.count(closing) for opening, closing in QUOTATION_MARKS
    )
