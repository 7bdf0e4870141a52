"""What is said of a segment where that is not just its text: an item's number goes before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.nouns import Pin, Role, Segment


@dataclass(frozen=True, slots=True)
class Aloud:
    """The words to pronounce of a segment, and where those stand that are shown."""

    segment: Segment
    text: str
    pins: tuple[Pin, ...]
    pieces: tuple[tuple[int, int, int], ...]
    """``text[start:end]`` is shown from character ``at`` of the segment on: (start, end, at), in order.

    None of code, in whose place the show's own word for it is said.
    """

    def shown(self, start: int, end: int) -> tuple[int, int] | None:
        """Which span of the segment's text shows ``text[start:end]``; None where none of it is shown."""
        spans = [
            (max(start, first) - first + at, min(end, last) - first + at)
            for first, last, at in self.pieces
            if start < last and first < end
        ]
        return (spans[0][0], spans[-1][1]) if spans else None


def aloud(paragraph: Sequence[Segment]) -> Iterator[Aloud]:
    """For each segment of ``paragraph`` what is said of it.

    ``3. 双向六车道`` of the third item of a numbered list, which is pronounced as in any text.
    """
    for segment in paragraph:
        if segment.role is Role.CODE:
            yield Aloud(segment, segment.text, (), ())
        else:
            yield _after("" if segment.number is None else f"{segment.number}. ", segment)


def _after(lead: str, segment: Segment) -> Aloud:
    """The text of ``segment`` after ``lead``."""
    start, text = len(lead), lead + segment.text
    pins = tuple(replace(pin, start=pin.start + start, end=pin.end + start) for pin in segment.pins)
    return Aloud(segment, text, pins, ((start, len(text), 0),))
