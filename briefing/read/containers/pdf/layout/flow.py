"""From pages to columns: furniture and notes out, tables in their places, all in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.read.containers.pdf.layout.aligned import between_rules, without_rules
from briefing.read.containers.pdf.layout.columns import Gutter, gutters, regions
from briefing.read.containers.pdf.layout.furniture import Furniture, text_size, without_furniture
from briefing.read.containers.pdf.layout.lines import Line, lines
from briefing.read.containers.pdf.layout.measure import Column, edged
from briefing.read.containers.pdf.layout.notes import Note, labels, marked, notes, parted
from briefing.read.containers.pdf.layout.ruled import Table, ruled
from briefing.read.containers.pdf.layout.spans import Span, spans
from briefing.read.containers.pdf.sheet import OBJECT, Box, Face, Glyph, Page

_DRAWN: Final = 3_000
"""Lines on a page: more are a drawing."""
_INITIAL: Final = 1.8
"""Of the text's size: a letter that reaches down beside several lines and begins the first of them."""
_BESIDE: Final = 3.0
"""Of the text's size that what stands beside it may be away: a line of the next paragraph is set in."""
_FOOT: Final = 0.5
"""Of a page's height: a column that is all notes begins below."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A document in the order of reading."""

    columns: tuple[Column, ...]
    tables: dict[tuple[int, Box], Table]
    """By page and place, where a line holds OBJECT."""
    notes: tuple[Note, ...]
    furniture: tuple[Furniture, ...]
    size: float
    """Of the text."""


def flow(pages: Sequence[Page]) -> Flow:
    """What ``pages`` say, in the order of reading."""
    bare, furniture = without_furniture(pages, [list(spans(page.glyphs)) for page in pages])
    parts = [_tables(page, found) for page, found in zip(pages, bare, strict=True)]
    size = text_size(span for _, found in parts for span in found)
    known = [gutter for _, found in parts for gutter in gutters(found)]
    tables: dict[tuple[int, Box], Table] = {}
    columns: list[tuple[int, Sequence[Line]]] = []
    found_notes: list[Note] = []
    for page, (ruled_ones, found) in zip(pages, parts, strict=True):
        here, aligned = _columns(ruled_ones, found, size, known)
        tables.update({(page.number, table.box): table for table in (*ruled_ones, *aligned)})
        texts: list[Sequence[Line]] = []
        below: list[Line] = []
        for at, column in enumerate(here):
            foot = at > 0 and column[0].base > _FOOT * page.height
            text, under = parted(column, size, page.rules, foot)
            texts += [text] if text else []
            below += under
        its_own = list(notes(below, page.number, labels(line for text in texts for line in text)))
        found_notes += its_own
        columns += [(page.number, [marked(line, its_own) for line in text]) for text in texts]
    return Flow(tuple(edged(columns, pages[0].width)), tables, tuple(found_notes), tuple(furniture), size)


def _tables(page: Page, found: Sequence[Span]) -> tuple[list[Table], list[Span]]:
    """The tables of a page that lines tell, and the spans outside of them."""
    if len(page.rules) > _DRAWN:
        return [], list(found)
    tables, left = ruled(page.rules, found)
    more, left = between_rules(page.rules, left, page.height)
    return [*tables, *more], left


def _columns(
    tables: Sequence[Table], found: Sequence[Span], size: float, known: Sequence[Gutter]
) -> tuple[list[list[Line]], list[Table]]:
    """The columns of a page as lines, each of its ``tables`` as one that holds OBJECT; more tables."""
    standing = [*_initials(found, size), *(_standing_for(table, size) for table in tables)]
    columns: list[list[Line]] = []
    found_ones: list[Table] = []
    for region in regions(standing, known):
        aligned, rest = without_rules(region)
        found_ones += aligned
        columns.append(lines([*rest, *(_standing_for(table, size) for table in aligned)]))
    return columns, found_ones


def _standing_for(table: Table, size: float) -> Span:
    return Span((Glyph(OBJECT, table.box, table.box.y0 + size, size, Face("")),))


def _initials(found: Sequence[Span], size: float) -> list[Span]:
    """``found`` with each initial put before the line that it begins."""
    large = [span for span in found if len(span.text) == 1 and span.size >= _INITIAL * size]
    kept = [span for span in found if span not in large]
    for one in large:
        beside = [
            span
            for span in kept
            if 0 <= span.box.x0 - one.box.x1 <= _BESIDE * size
            and one.box.y0 <= span.box.centre[1] <= one.box.y1
        ]
        first = min(beside, key=lambda span: span.base, default=None)
        if first is None or len(beside) < 2:
            kept.append(one)
            continue
        glyph = first.glyphs[0]
        box = replace(glyph.box, x1=glyph.box.x0)
        initial = replace(one.glyphs[0], box=box, base=glyph.base, size=glyph.size, face=glyph.face)
        kept[kept.index(first)] = Span((initial, *first.glyphs))
    return kept
