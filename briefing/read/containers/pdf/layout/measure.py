"""What is usual in a document: the size of its text, the distance of lines, whether paragraphs are set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from briefing.read.containers.pdf.layout.lines import Line

_INDENTED: Final = (0.9, 5.0)
"""Of the type's size that the first line of a paragraph is set in: 1 in English, 2 in Chinese."""
_LEVEL: Final = 0.5
"""Of the type's size: edges that differ by no more are one."""
_LEAST: Final = 0.04
"""Of the lines that begin a paragraph so, where paragraphs do."""
_SHARED: Final = 0.15
"""Of the lines of a column that begin at its edge, or end there."""
_FEW: Final = 5
"""Lines of a column whose edges are its own."""
_FULL: Final = 0.85
"""Of the width of its column that a line has, if its text goes on in the next."""
_NARROWER: Final = 0.75
"""Of another's width: a column of as many lines that is no wider is another."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of one column of a page."""

    page: int
    lines: tuple[Line, ...]
    left: float
    """The edges of its text: where lines begin that are not indented, where they end that are full."""
    right: float


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document."""

    size: float
    """Of the text, in points."""
    leading: float
    """From one baseline to the next, by that size."""
    face: str
    """The name of its font."""
    bold: bool
    """The text is set in bold."""
    indented: bool
    """Paragraphs begin with an indentation."""


def measured(columns: Sequence[Column], size: float) -> Measure:
    """What is usual in ``columns``, whose text is of a ``size``."""
    own = [line for column in columns for line in column.lines if _is_text(line, size)]
    steps = [
        (_is_full(column, one), (other.base - one.base) / size)
        for column in columns
        for one, other in pairwise(column.lines)
        if _is_text(one, size) and _is_text(other, size) and other.base > one.base
    ]
    # After a line that ends short, the distance is that of paragraphs.
    within = [step for full, step in steps if full] or [step for _, step in steps]
    begun = sum(
        _is_indented(column, one) and abs(other.box.x0 - column.left) <= _LEVEL * size
        for column in columns
        for one, other in pairwise(column.lines)
        if _is_text(one, size)
    )
    return Measure(
        size,
        leading=median(within) if within else 1.5,
        face=Counter(line.face.name for line in own).most_common(1)[0][0] if own else "",
        bold=2 * sum(line.bold for line in own) > len(own),
        indented=begun >= max(_LEAST * len(own), 1),
    )


def _is_text(line: Line, size: float) -> bool:
    return abs(line.size - size) <= 0.1 * size


def _is_full(column: Column, line: Line) -> bool:
    return line.box.x1 >= column.left + _FULL * (column.right - column.left)


def _is_indented(column: Column, line: Line) -> bool:
    return _INDENTED[0] <= (line.box.x0 - column.left) / line.size <= _INDENTED[1]


def edged(found: Sequence[tuple[int, Sequence[Line]]], width: float) -> list[Column]:
    """The columns of ``found``: pages and lines. One of few lines has the edges of that around it.

    Where there is none, it may go as far to the right as it stands away from the left edge of pages of a
    ``width``.
    """
    edges: list[tuple[float, float]] = []
    own: dict[int, tuple[float, float]] = {}
    for at in sorted(range(len(found)), key=lambda at: -len(found[at][1])):
        lines = found[at][1]
        size = median(line.size for line in lines)
        left = _edge([line.box.x0 for line in lines], size)
        right = -_edge([-line.box.x1 for line in lines], size)
        around = [edge for edge in edges if edge[0] - size <= left and right <= edge[1] + 1.5 * size]
        nearest = min(around, key=lambda edge: edge[1] - edge[0], default=None)
        if nearest and (len(lines) < _FEW or right - left > _NARROWER * (nearest[1] - nearest[0])):
            own[at] = nearest
        else:
            own[at] = left, max(right, width - left) if len(lines) < _FEW else right
            edges.append(own[at])
    return [Column(page, tuple(lines), *own[at]) for at, (page, lines) in enumerate(found)]


def _edge(places: Sequence[float], size: float) -> float:
    """The least of ``places`` that several share; the least of all where as many lie beyond it."""
    ordered = sorted(places)
    few = _SHARED * len(ordered)
    for beyond, place in enumerate(ordered):
        if sum(place <= other <= place + _LEVEL * size for other in ordered) >= few:
            return place if beyond < few else ordered[0]
    return ordered[0]
