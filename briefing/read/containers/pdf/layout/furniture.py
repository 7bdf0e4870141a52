"""What stands on the pages and is no part of the text: running heads, page numbers, watermarks.

A running head is known by its fellows: on another page, at the same height, stands the same text, figures
aside. What stands alone is furniture only where it can be nothing else: the number of a page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.read.containers.pdf.layout.spans import Span, rows
from briefing.read.containers.pdf.sheet import Page

_EDGE: Final = 3
"""Rows from the upper and from the lower edge of a page that running heads stand in."""
_MARGIN: Final = 0.2
"""Of a page's height that these rows lie in."""
_LEVEL: Final = 4.0
"""Points that the heights of a running head may differ."""
_PLACE: Final = 2.0
"""Points that the places of a watermark may differ."""
_MOST: Final = 0.5
"""Of the pages that bear a watermark, or a head that changes from page to page."""
_APART: Final = 1.0
"""Of its size that the number of a page stands away from the text; lines are half as far apart."""
_SMALL: Final = 0.9
"""Of the text's size: a running head that only one page has."""
_HEAD: Final = 0.1
"""Of a page's height that it stands in."""
_LONGEST: Final = 40
"""Characters of it."""
_FINAL: Final = re.compile(r"[。！？；：，]$")
"""How no running head ends."""
_LARGE: Final = 1.8
"""Of the text's size: a word across a page."""
_FIGURES: Final = re.compile(r"\d+|(?<=第)[一二三四五六七八九十百]+(?=[页頁])")
_NUMBER: Final = re.compile(
    r"[-—–·•~～|\s]*(第?\s*(\d{1,4}|[ivxlc]{1,6})\s*[页頁]?)\s*([/／,，]?\s*[共总總]?\s*\d{1,4}\s*[页頁]?)?[-—–·•~～|\s]*"
    r"|第?[一二三四五六七八九十百]+[页頁]|page\s*\d+(\s*(of|/)\s*\d+)?",
    re.IGNORECASE,
)
"""The number of a page alone: — 12 —, 第 3 页 共 9 页, 3/9, Page 3 of 9."""
_PRINTED: Final = re.compile(
    r"(?:https?|file)://.*\d+\s*/\s*\d+$|\d{1,4}/\d{1,2}/\d{1,4}[,，]?\s*\d{1,2}:\d\d.*"
)
"""What a browser prints around a page: when it did, and the page's address."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A text that is left out, and where it stands."""

    text: str
    pages: tuple[int, ...]
    """Their numbers."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A span in the upper or lower margin of a page."""

    page: int
    """Its index, and that of the span on it."""
    span: int
    key: tuple[bool, str]
    """Whether it stands above the text, and what it says, figures aside."""
    row: int
    """Which of the rows in that margin it stands in."""
    y: float
    """From that edge of the page."""
    size: float


def without_furniture(
    pages: Sequence[Page], found: Sequence[Sequence[Span]]
) -> tuple[list[list[Span]], list[Furniture]]:
    """``found``, the spans of ``pages``, without their furniture; and what that was."""
    edges = [edge for at, spans in enumerate(found) for edge in _edges(at, pages[at].height, spans)]
    running = _running(edges)
    heads = {*running, *_changing(edges, running, len(pages))}
    out = set(_whole(edges, heads)) | set(_numbered(edges, pages, found))
    out |= set(_watermarks(found))
    size = text_size(span for spans in found for span in spans)
    for at, spans in enumerate(found):
        out |= {(at, span) for span in (*_alone(spans, pages[at].height, size), *_pale(spans, size))}
    gone: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, span in sorted(out):
        gone[_key(found[at][span].text)].append((at, span))
    kept = [
        [span for number, span in enumerate(spans) if (at, number) not in out]
        for at, spans in enumerate(found)
    ]
    return kept, [
        Furniture(found[at][span].text, tuple(dict.fromkeys(pages[one].number for one, _ in places)))
        for places in gone.values()
        for at, span in places[:1]
    ]


def _key(text: str) -> str:
    """What is left of ``text`` when figures and spaces are set aside."""
    return _FIGURES.sub("#", "".join(text.split()))


def _edges(at: int, height: float, spans: Sequence[Span]) -> Iterator[_Edge]:
    """The spans in the margins of a page of a ``height``."""
    lines = rows(spans)
    places = {id(span): number for number, span in enumerate(spans)}
    for above, few in ((True, lines[:_EDGE]), (False, lines[-_EDGE:])):
        for row, span in ((row, span) for row, line in enumerate(few) for span in line):
            y = span.base if above else height - span.base
            if y <= _MARGIN * height:
                yield _Edge(at, places[id(span)], (above, _key(span.text)), row, y, span.size)


def _running(edges: Sequence[_Edge]) -> list[_Edge]:
    """Those with a fellow on another page."""
    alike: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.key].append(edge)
    return [
        edge
        for edge in edges
        if any(abs(edge.y - other.y) <= _LEVEL and edge.page != other.page for other in alike[edge.key])
    ]


def _changing(edges: Sequence[_Edge], running: Sequence[_Edge], count: int) -> list[_Edge]:
    """Heads that only one page has, as of a short chapter: where most pages have one, set as that is."""
    pages: dict[tuple[bool, int, int], set[int]] = defaultdict(set)
    for edge in running:
        for level in (-1, 0, 1):
            pages[edge.key[0], round(edge.y / _LEVEL) + level, round(2 * edge.size)].add(edge.page)
    return [
        edge
        for edge in edges
        if len(pages[edge.key[0], round(edge.y / _LEVEL), round(2 * edge.size)]) >= max(_MOST * count, 2)
    ]


def _whole(edges: Sequence[_Edge], heads: set[_Edge]) -> Iterator[tuple[int, int]]:
    """Page and number of the spans among ``heads`` that share their row with nothing else."""
    mixed = {(edge.page, edge.key[0], edge.row) for edge in edges if edge not in heads}
    for edge in heads:
        if (edge.page, edge.key[0], edge.row) not in mixed:
            yield edge.page, edge.span


def _numbered(
    edges: Sequence[_Edge], pages: Sequence[Page], found: Sequence[Sequence[Span]]
) -> Iterator[tuple[int, int]]:
    """Page and number of the spans in a row with a page's number, one that counts on from other pages'."""
    numbers: dict[int, list[_Edge]] = defaultdict(list)
    beside: dict[tuple[int, bool, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        beside[edge.page, edge.key[0], edge.row].append(edge)
        if (text := found[edge.page][edge.span].text.strip()).isdecimal() and len(text) < 5:
            numbers[int(text) - pages[edge.page].number].append(edge)
    for alike in numbers.values():
        if len({edge.page for edge in alike}) < 2:
            continue
        for number in alike:
            row = beside[number.page, number.key[0], number.row]
            said = " ".join(found[edge.page][edge.span].text for edge in row)
            if len(said) <= _LONGEST and not _FINAL.search(said):
                yield from ((edge.page, edge.span) for edge in row)


def _watermarks(found: Sequence[Sequence[Span]]) -> Iterator[tuple[int, int]]:
    """What stands in the same place on most pages, as page and number of the span."""
    places: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for at, spans in enumerate(found):
        for number, span in enumerate(spans):
            where = round(span.box.x0 / _PLACE), round(span.base / _PLACE)
            places[span.text, *where].append((at, number))
    for alike in places.values():
        pages = {at for at, _ in alike}
        if len(pages) >= max(3, _MOST * len(found)):
            yield from alike


def _pale(spans: Sequence[Span], size: float) -> Iterator[int]:
    """Large letters in a pale colour that the text runs across; ``size``: of the text."""
    for number, span in enumerate(spans):
        if span.size >= _LARGE * size and all(glyph.pale for glyph in span.glyphs):
            box = span.box
            if any(box.holds(other.box.centre) for other in spans if other is not span):
                yield number


def _alone(spans: Sequence[Span], height: float, size: float) -> Iterator[int]:
    """What no other page bears out: a page's number by itself, a small line high above the others, what a
    browser prints around a page. ``size``: of the text.
    """
    lines = rows(spans)
    places = {id(span): number for number, span in enumerate(spans)}
    if len(lines) < 3:
        return
    for line, other in ((lines[0], lines[1]), (lines[-1], lines[-2])):
        said = " ".join(span.text for span in line)
        gap = max(line[0].box.y0 - other[0].box.y1, other[0].box.y0 - line[0].box.y1)
        apart = gap > _APART * line[0].size
        small = max(span.size for span in line) <= _SMALL * size
        above = line is lines[0] and line[0].base <= _HEAD * height
        head = above and small and len(said) <= _LONGEST and not _FINAL.search(said)
        if (apart and (_NUMBER.fullmatch(said) or head)) or (small and _PRINTED.match(said)):
            yield from (places[id(span)] for span in line)


def text_size(found: Iterable[Span]) -> float:
    """The size that most of the text is set in."""
    sizes = Counter(round(2 * glyph.size) / 2 for span in found for glyph in span.glyphs)
    return max(sizes, key=lambda size: sizes[size], default=10.0)
