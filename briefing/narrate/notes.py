"""Notes of several stories in one script: none refers to another's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.nouns import Script, Segment


def apart(story: Script, number: int) -> Script:
    """``story``, the ``number``-th of a script, its labels of notes different from those of all others."""
    if not any(segment.label or segment.references for segment in story.segments()):
        return story

    def labelled(segment: Segment) -> Segment:
        return replace(
            segment,
            label=f"{number}.{segment.label}" if segment.label else "",
            references=tuple(replace(mark, label=f"{number}.{mark.label}") for mark in segment.references),
        )

    return _with(story, labelled)


def _with(story: Script, change: Callable[[Segment], Segment]) -> Script:
    sections = tuple(
        replace(
            section,
            heading=section.heading and change(section.heading),
            paragraphs=tuple(tuple(map(change, paragraph)) for paragraph in section.paragraphs),
        )
        for section in story.sections
    )
    return replace(story, sections=sections)
