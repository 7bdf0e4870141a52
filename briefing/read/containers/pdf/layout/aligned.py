"""Tables without lines between their cells: rows whose parts stand under one another.

Either between two lines as long as each other (三线表, booktabs), or rows of three parts and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Final

from briefing.read.containers.pdf.layout.lines import lines
from briefing.read.containers.pdf.layout.ruled import Cell, Table
from briefing.read.containers.pdf.layout.spans import Span, rows
from briefing.read.containers.pdf.layout.text import joined
from briefing.read.containers.pdf.sheet import Box, around

_APART: Final = 0.8
"""Of the type's size: parts of a row stand further apart than words."""
_SAME: Final = 4.0
"""Points that the ends of such lines may differ."""
_SHORTEST: Final = 60.0
"""Points: a shorter line is that above footnotes, or under a word."""
_TALLEST: Final = 0.7
"""Of the page: what lies between lines further apart is its text."""
_PROSE: Final = 0.85
"""Of the width of its column that a line of prose fills."""
_WIDE: Final = 8.0
"""Of the type's size: a column of prose."""
_LEADERS: Final = re.compile(r"([.…·]\s*){4}")
"""What leads to the numbers of pages in a table of contents."""
_LEAST_ROWS: Final = 3
_LEAST_PARTS: Final = 3
"""Of a table without any line."""


def between_rules(
    rules: Iterable[Box], found: Sequence[Span], height: float
) -> tuple[list[Table], list[Span]]:
    """The tables between ``rules`` of one length on a page of a ``height``, and the spans outside of them."""
    tables: list[Table] = []
    left = list(found)
    for group in _alike([rule for rule in rules if rule.width >= _SHORTEST and rule.width > rule.height]):
        top, bottom = group[0].centre[1], group[-1].centre[1]
        if len(group) < 2 or bottom - top > _TALLEST * height:
            continue
        box = Box(group[0].x0 - _SAME, top, group[0].x1 + _SAME, bottom)
        inside = [span for span in left if box.holds(span.box.centre)]
        if cells := _cells(inside):
            tables.append(Table(box, cells))
            left = [span for span in left if not box.holds(span.box.centre)]
    return tables, left


def without_rules(found: Sequence[Span]) -> tuple[list[Table], list[Span]]:
    """The tables among the spans of one column that nothing but their places tells, and the other spans."""
    tables: list[Table] = []
    left: list[Span] = []
    for many, run in groupby(rows(found), key=lambda row: len(_parts(row)) >= _LEAST_PARTS):
        block = list(run)
        inside = [span for row in block for span in row]
        cells = _cells(inside) if many and len(block) >= _LEAST_ROWS else ()
        if cells:
            tables.append(Table(around([span.box for span in inside]), cells))
        else:
            left += inside
    return tables, left


def _alike(rules: Sequence[Box]) -> Iterator[list[Box]]:
    """``rules`` that begin and end at the same places, from the top down; those of one height are one."""
    left = sorted(rules, key=lambda rule: rule.y0)
    while left:
        first = left[0]
        alike = [one for one in left if abs(one.x0 - first.x0) <= _SAME and abs(one.x1 - first.x1) <= _SAME]
        left = [one for one in left if one not in alike]
        yield alike


def _parts(row: Sequence[Span]) -> list[list[Span]]:
    """The spans of a row, those together that are no further apart than words."""
    parts: list[list[Span]] = []
    for span in row:
        if parts and span.box.x0 - parts[-1][-1].box.x1 < _APART * span.size:
            parts[-1].append(span)
        else:
            parts.append([span])
    return parts


def _cells(found: Sequence[Span]) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each row, if ``found`` are those of a table; else none."""
    table = [[(around([span.box for span in part]), part) for part in _parts(row)] for row in rows(found)]
    several = [row for row in table if len(row) > 1]
    if len(several) < 2 or any(_LEADERS.search(span.text) for span in found):
        return ()
    most = max(map(len, several))
    columns = _columns([box for row in several if len(row) >= most - 1 for box, _ in row])
    if len(columns) < 2 or _is_prose(several, columns):
        return ()
    return tuple(tuple(_row(row, columns)) for row in table)


def _columns(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """The intervals of x that ``boxes`` leave no gap in."""
    found: list[tuple[float, float]] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        if found and box.x0 < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], box.x1)
        else:
            found.append((box.x0, box.x1))
    return found


def _is_prose(
    table: Sequence[Sequence[tuple[Box, list[Span]]]], columns: Sequence[tuple[float, float]]
) -> bool:
    """Whether the parts are the lines of columns of text."""
    parts = [(box, part[0].size) for row in table for box, part in row]
    widths = [
        (box.width / (x1 - x0), (x1 - x0) / size)
        for box, size in parts
        for x0, x1 in columns
        if x0 <= box.centre[0] <= x1
    ]
    return median(share for share, _ in widths) >= _PROSE and median(wide for _, wide in widths) >= _WIDE


def _row(row: Sequence[tuple[Box, list[Span]]], columns: Sequence[tuple[float, float]]) -> Iterator[Cell]:
    """The cells of a row; one that reaches over several columns spans them."""
    at = 0
    for box, part in row:
        covered = [n for n, (x0, x1) in enumerate(columns) if x0 < box.x1 and box.x0 < x1 and n >= at] or [
            min(at, len(columns) - 1)
        ]
        yield from (Cell("") for _ in range(at, covered[0]))
        yield Cell(joined(lines(part)), columns=len(covered))
        at = covered[-1] + 1
    yield from (Cell("") for _ in range(at, len(columns)))
