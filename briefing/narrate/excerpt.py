"""Takes a segment out of a block, with the pins, links, styles and references that lie in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from briefing.cells import TABULAR
from briefing.formula import formula_at
from briefing.nouns import Block, Face, Link, Pin, Reference, Segment, Style, by_start
from briefing.spans import standing

_LINE_BREAKS: Final = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
"""A segment is one line of ``script.md``."""
_BUT_TABS: Final = (
    " \x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    + "".join(map(chr, _LINE_BREAKS))
)
"""All white space but the tabs, which part the cells of a table's row."""


Mark = TypeVar("Mark", Link, Pin)


def excerpt(block: Block, start: int, end: int) -> Segment:
    """``block.text[start:end]`` as a segment, without white space at its ends; its text may be empty.

    ``block`` is tidied.
    """
    part, whole = block.text[start:end], (start, end)
    blank = _BUT_TABS if block.role in TABULAR else None  # a first or last cell may be empty
    start += len(part) - len(part.lstrip(blank))
    end -= len(part) - len(part.rstrip(blank))
    links = [
        Link(max(link.start - start, 0), min(link.end, end) - start, link.url)
        for link in _meeting(block.links, start, end)
    ]
    pins = [
        Pin(max(pin.start - start, 0), min(pin.end, end) - start, pin.said)
        for pin in _meeting(block.pins, start, end)
    ]
    styles = [
        Style(max(style.start - start, 0), min(style.end, end) - start, style.face)
        for style in block.styles
        if style.start < end and start < style.end
    ]
    return Segment(
        block.text[start:end].translate(_LINE_BREAKS),
        block.role,
        tuple(links),
        tuple(pins),
        styles=tuple(sorted(styles, key=by_start)),
        references=standing(block.references, whole, (start, end)),
    )


def _meeting(marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """Those of ``marks``, which are in order and apart, that share a character with ``start`` to ``end``."""
    first = bisect_right(marks, start, key=lambda mark: mark.end)
    return marks[first : bisect_left(marks, end, lo=first, key=lambda mark: mark.start)]


def tidied(block: Block) -> Block:
    """``block`` with only such pins, links, styles and references as ``script.md`` can write, in order.

    A blank one goes; of two pins or two links that overlap, the first stays; a link or style that cuts into a
    pin is widened over it; styles of one face that touch are one; a reference within a pin goes behind it. A
    formula into which anything cuts, or which is none, is text.
    """
    pins: list[Pin] = []
    for pin in sorted(block.pins, key=lambda pin: pin.start):
        said = pin.said.translate(_LINE_BREAKS).strip()
        free = not pins or pins[-1].end <= pin.start
        if said and free and block.text[pin.start : pin.end].strip():
            pins.append(replace(pin, said=said))
    links: list[Link] = []
    for link in sorted(block.links, key=lambda link: link.start):
        touched = _meeting(pins, link.start, link.end)
        start = min([link.start, *(pin.start for pin in touched)])
        end = max([link.end, *(pin.end for pin in touched)])
        url = link.url.translate(_LINE_BREAKS).strip()
        free = not links or links[-1].end <= start
        if url and free and block.text[start:end].strip():
            links.append(Link(start, end, url))
    styles = _joined(block, pins)
    references = tuple(sorted(_apart(block.references, pins), key=lambda reference: reference.at))
    spans: list[Link | Pin | Style] = [*links, *pins, *styles]
    edges = {edge for span in spans for edge in (span.start, span.end)}
    edges |= {reference.at for reference in references}
    styles += _formulas(block, sorted(edges))
    return replace(
        block,
        links=tuple(links),
        pins=tuple(pins),
        styles=tuple(sorted(styles, key=by_start)),
        references=references,
    )


def _formulas(block: Block, edges: Sequence[int]) -> Iterator[Style]:
    """The formulas of ``block`` inside which none of ``edges`` lies."""
    end = 0
    for style in sorted(block.styles, key=by_start):
        if style.face is not Face.FORMULA or style.start < end:
            continue
        whole = bisect_right(edges, style.start) == bisect_left(edges, style.end)
        if whole and formula_at(block.text, style.start) == style.end:
            end = style.end
            yield style


def _apart(references: Sequence[Reference], pins: Sequence[Pin]) -> Iterator[Reference]:
    """``references``, those within one of ``pins`` moved behind it."""
    for reference in references:
        around = _meeting(pins, reference.at, reference.at)
        yield replace(reference, at=around[0].end) if around else reference


def _joined(block: Block, pins: Sequence[Pin]) -> list[Style]:
    """The styles of ``block`` but formulas, apart within each face."""
    found: list[Style] = []
    faces = [style for style in block.styles if style.face is not Face.FORMULA]
    for style in sorted(faces, key=lambda style: (style.face, style.start)):
        touched = _meeting(pins, style.start, style.end)
        start = min([style.start, *(pin.start for pin in touched)])
        end = max([style.end, *(pin.end for pin in touched)])
        if not block.text[start:end].strip():
            continue
        if found and found[-1].face is style.face and start <= found[-1].end:
            found[-1] = replace(found[-1], end=max(found[-1].end, end))
        else:
            found.append(Style(start, end, style.face))
    return sorted(found, key=by_start)
