"""What is said of a segment where that is not just its text: an item's number goes before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.cells import cells, is_cells, is_label
from briefing.nouns import Pin, Role, Segment
from briefing.spans import moved


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

    ``3. 双向六车道`` of the third item of a numbered list, which is pronounced as in any text; of a cell of a
    table what heads its column too.
    """
    headings: list[Segment] = []
    for segment in paragraph:
        if segment.role is Role.CODE:
            yield Aloud(segment, segment.text, (), ())
        elif is_cells(segment):
            parts = list(cells(segment))
            if segment.role is Role.HEADER:
                headings = [cell for _, cell in parts]
                yield Aloud(segment, "，".join(cell.text for _, cell in parts if cell.text), (), ())
            else:
                yield _row(segment, parts, headings)
        else:
            yield _after("" if segment.number is None else f"{segment.number}. ", segment)


def _row(row: Segment, parts: Sequence[tuple[int, Segment]], headings: Sequence[Segment]) -> Aloud:
    """``城市：北京；人口：2189万`` under headings, ``北京，2189万`` without; after a label a colon."""
    text, pins, pieces = "", list[Pin](), list[tuple[int, int, int]]()
    labelled = not headings and is_label(parts[0][1])
    for index, (at, cell) in enumerate(parts):
        heading = headings[index] if index < len(headings) else replace(row, text="", pins=())
        if not cell.text:
            continue
        if text:
            text += "；" if headings else "：" if labelled and len(pieces) == 1 else "，"
        if heading.text:
            pins += moved(heading.pins, len(text))
            text += heading.text + "："
        pins += moved(cell.pins, len(text))
        pieces.append((len(text), len(text) + len(cell.text), at))
        text += cell.text
    return Aloud(row, text, tuple(pins), tuple(pieces))


def _after(lead: str, segment: Segment) -> Aloud:
    """The text of ``segment`` after ``lead``."""
    start, text = len(lead), lead + segment.text
    return Aloud(segment, text, moved(segment.pins, start), ((start, len(text), 0),))
