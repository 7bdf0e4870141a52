"""Tables that are ruled: lines along and across a page that meet, and the text between them, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Final

from briefing.read.containers.pdf.layout.lines import lines
from briefing.read.containers.pdf.layout.spans import Span, spans
from briefing.read.containers.pdf.layout.text import joined
from briefing.read.containers.pdf.sheet import Box, Glyph

_NEAR: Final = 3.0
"""Points that lines which meet may be apart, and that two of one place may lie beside one another."""
_SHORTEST: Final = 6.0
"""Points: a shorter line is a dash, or an edge of a letter."""
_WALL: Final = 0.6
"""Of a cell's side that is ruled, if a wall stands there."""
_MOST: Final = 10_000
"""Cells of one table."""
_LONGEST: Final = 100
"""Characters in a cell, in the mean: lines around more are the frame of a text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str
    rows: int = 1
    """How many it spans."""
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and where it stands."""

    box: Box
    rows: tuple[tuple[Cell, ...], ...]
    """For each row the cells that begin in it."""


def ruled(rules: Iterable[Box], found: Sequence[Span]) -> tuple[list[Table], list[Span]]:
    """The tables that ``rules`` draw among the spans ``found``, and the spans outside of them."""
    tables: list[Table] = []
    left = list(found)
    for group in _groups([rule for rule in rules if max(rule.width, rule.height) >= _SHORTEST]):
        xs, ys = _edges(group)
        if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _MOST:
            continue
        box = Box(xs[0], ys[0], xs[-1], ys[-1])
        inside = [span for span in left if box.holds(span.box.centre)]
        table = Table(box, tuple(_rows(group, xs, ys, inside)))
        if _is_table(table):
            tables.append(table)
            left = [span for span in left if not box.holds(span.box.centre)]
    return tables, left


def _is_table(table: Table) -> bool:
    filled = [[cell for cell in row if cell.text] for row in table.rows]
    lengths = [len(cell.text) for row in filled for cell in row]
    return sum(map(bool, filled)) >= 2 and max(map(len, filled)) >= 2 and mean(lengths) <= _LONGEST


def _is_along(rule: Box) -> bool:
    return rule.width >= rule.height


def _groups(rules: Sequence[Box]) -> list[list[Box]]:
    """``rules`` that meet, together."""
    groups: list[list[Box]] = []
    for rule in sorted(rules, key=lambda rule: rule.y0):
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        rest = [group for group in groups if group not in met]
        groups = [*rest, [rule, *(other for group in met for other in group)]]
    return groups


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x0 - _NEAR <= other.x1
        and other.x0 - _NEAR <= one.x1
        and one.y0 - _NEAR <= other.y1
        and other.y0 - _NEAR <= one.y1
    )


def _edges(rules: Sequence[Box]) -> tuple[list[float], list[float]]:
    """The places of lines across and along, with the ends of the others: a table may be open at its sides."""
    across = [rule.centre[0] for rule in rules if not _is_along(rule)]
    along = [rule.centre[1] for rule in rules if _is_along(rule)]
    if across and along:
        across += [min(rule.x0 for rule in rules), max(rule.x1 for rule in rules)]
        along += [min(rule.y0 for rule in rules), max(rule.y1 for rule in rules)]
    return _clustered(across), _clustered(along)


def _clustered(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _rows(
    rules: Sequence[Box], xs: Sequence[float], ys: Sequence[float], inside: Sequence[Span]
) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table with lines at ``xs`` and ``ys``; a cell reaches to the walls around it."""
    walls = _Walls(rules)
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in (glyph for span in inside for glyph in span.glyphs):
        x, y = glyph.box.centre
        held.setdefault((_between(y, ys), _between(x, xs)), []).append(glyph)
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        cells: list[Cell] = []
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right, down = column + 1, row + 1
            while right < len(xs) - 1 and not walls.across(xs[right], ys[row], ys[row + 1]):
                right += 1
            while down < len(ys) - 1 and not walls.along(ys[down], xs[column], xs[right]):
                down += 1
            places = [(y, x) for y in range(row, down) for x in range(column, right) if (y, x) not in taken]
            taken.update(places)
            glyphs = [glyph for place in places for glyph in held.get(place, ())]
            cells.append(Cell(joined(lines(spans(glyphs))), down - row, right - column))
        yield tuple(cells)


class _Walls:
    """The lines of a table."""

    def __init__(self, rules: Sequence[Box]) -> None:
        self._across = [rule for rule in rules if not _is_along(rule)]
        self._along = [rule for rule in rules if _is_along(rule)]

    def across(self, x: float, y0: float, y1: float) -> bool:
        """Whether a line stands at ``x`` from ``y0`` to ``y1``."""
        near = (rule for rule in self._across if abs(rule.centre[0] - x) <= _NEAR)
        return sum(max(0.0, min(rule.y1, y1) - max(rule.y0, y0)) for rule in near) >= _WALL * (y1 - y0)

    def along(self, y: float, x0: float, x1: float) -> bool:
        """Whether a line lies at ``y`` from ``x0`` to ``x1``."""
        near = (rule for rule in self._along if abs(rule.centre[1] - y) <= _NEAR)
        return sum(max(0.0, min(rule.x1, x1) - max(rule.x0, x0)) for rule in near) >= _WALL * (x1 - x0)


def _between(place: float, edges: Sequence[float]) -> int:
    """The number of the interval of ``edges`` that ``place`` lies in."""
    return max(sum(edge <= place for edge in edges[:-1]) - 1, 0)
