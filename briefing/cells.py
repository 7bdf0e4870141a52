"""The cells of a table's row, which stand in one text with a tab between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Final

from briefing.nouns import Face, Role, Segment
from briefing.spans import moved, placed

TAB: Final = "\t"
TABULAR: Final = frozenset((Role.HEADER, Role.ROW))


def is_cells(segment: Segment) -> bool:
    """Whether ``segment`` is set in cells: a row may also be one text, as it was before there were any."""
    return segment.role is Role.HEADER or (segment.role is Role.ROW and TAB in segment.text)


def cells(row: Segment) -> Iterator[tuple[int, Segment]]:
    """Each cell of ``row`` as a segment, and where it begins in the text of that; no span crosses a tab."""
    texts = row.text.split(TAB)
    starts = accumulate((len(text) + 1 for text in texts[:-1]), initial=0)
    for start, text in zip(starts, texts, strict=True):
        end = start + len(text)

        cell = replace(
            row,
            text=text,
            links=moved(row.links, -start, end - start),
            pins=moved(row.pins, -start, end - start),
            styles=moved(row.styles, -start, end - start),
            references=placed(row.references, -start, end - start),
        )
        yield start, cell


def joined(cells_of_it: Iterable[Segment], row: Segment) -> Segment:
    """``row`` with the text and spans of its cells."""
    parts = list(cells_of_it)
    starts = accumulate((len(part.text) + 1 for part in parts), initial=0)
    begun = list(zip(starts, parts, strict=False))
    return replace(
        row,
        text=TAB.join(part.text for part in parts),
        links=tuple(link for at, part in begun for link in moved(part.links, at)),
        pins=tuple(pin for at, part in begun for pin in moved(part.pins, at)),
        styles=tuple(style for at, part in begun for style in moved(part.styles, at)),
        references=tuple(each for at, part in begun for each in placed(part.references, at)),
    )


def is_label(cell: Segment) -> bool:
    """Whether ``cell`` heads its row: it is strong from end to end."""
    return any(s.face is Face.STRONG and (s.start, s.end) == (0, len(cell.text)) for s in cell.styles)
