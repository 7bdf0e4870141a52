"""Tables read aloud: each row as one run of text, each cell with the heading of its column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Block, Role
from briefing.read.tree import Element, Run

_SPAN: Final = 100
"""A cell is taken to span no more rows or columns than this."""
_LARGEST: Final = 1_000_000
"""Places in the grid of one table, each counted once for every cell of its row."""
_LONGEST_CELL: Final = 120
"""Characters: a table with longer cells is there for the page's layout."""


def data_tables(runs: Sequence[Run]) -> list[Element | None]:
    """For each run, the table that it stands in if that holds data, else None.

    Data: at least two rows and two columns, no table inside, no long cell.
    """
    known: dict[Element, bool] = {}
    found: list[Element | None] = []
    for run in runs:
        table = None if run.cell is None else next(run.cell.iterancestors("table"), None)
        if table is not None and table not in known:
            known[table] = _is_data(table)
        found.append(table if table is not None and known[table] else None)
    return found


def _is_data(table: Element) -> bool:
    if table.get("role") == "presentation" or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [row for row in table.iter("tr") if len(_cells(row)) > 1]
    if len(rows) < 2:
        return False
    return all(len("".join(cell.itertext()).strip()) <= _LONGEST_CELL for row in rows for cell in _cells(row))


def rows(table: Element, runs: Sequence[Run]) -> list[Block]:
    """One block for each row of ``table``; ``runs`` are those that stand in its cells.

    ``城市：北京；人口：2189万`` under a row of headings, ``北京，2189万`` without one.
    """
    said: dict[Element, list[Run]] = {}
    for run in runs:
        if run.cell is not None:
            said.setdefault(run.cell, []).append(run)
    grid = _grid(table)
    deep = _heading_rows(grid, said)
    headings = _headings(grid[:deep], said)
    blocks: list[Block] = []
    for row in grid[deep:]:
        texts = {column: " ".join(run.text for run in said.get(cell, ())) for column, cell in row.items()}
        parts, seen = [], set()
        for column, cell in row.items():
            if texts[column] and cell not in seen:
                seen.add(cell)
                heading = headings.get(column, "")
                parts.append(f"{heading}：{texts[column]}" if heading else texts[column])
        if len(parts) > 1 and not headings and _is_labelled(row):
            parts[:2] = [f"{parts[0]}：{parts[1]}"]
        if parts:
            blocks.append(Block(Role.ROW, ("；" if headings else "，").join(parts)))
    if headings and not blocks:
        blocks.append(Block(Role.ROW, "，".join(text for text in headings.values() if text)))
    return blocks


def _heading_rows(grid: list[dict[int, Element]], said: dict[Element, list[Run]]) -> int:
    """How many rows at the top are headings; of a table that is all headings, the first."""
    deep = 0
    while deep < len(grid) and _is_heading(set(grid[deep].values())):
        deep += 1
    if deep == len(grid) > 0:
        return 1
    found = [run for cell in set(grid[0].values()) for run in said.get(cell, ())] if grid and not deep else []
    return 1 if found and all(run.strong for run in found) else deep


def _is_heading(cells: set[Element]) -> bool:
    """Whether a row is marked as one of headings: all ``<th>``, or in ``<thead>``."""
    if all(cell.tag == "th" for cell in cells):
        return True
    return any(next(cell.iterancestors("thead"), None) is not None for cell in cells)


def _headings(grid: list[dict[int, Element]], said: dict[Element, list[Run]]) -> dict[int, str]:
    """What stands over each column, from the top down; a cell that spans rows counts once."""
    above: dict[int, list[Element]] = {}
    for row in grid:
        for column, cell in row.items():
            if cell not in above.setdefault(column, []):
                above[column].append(cell)
    return {
        column: " ".join(run.text for cell in cells for run in said.get(cell, ()))
        for column, cells in above.items()
    }


def _is_labelled(row: dict[int, Element]) -> bool:
    """Whether a row begins with its own heading."""
    first, *others = dict.fromkeys(row.values())
    return first.tag == "th" and all(cell.tag == "td" for cell in others)


def _grid(table: Element) -> list[dict[int, Element]]:
    """For each row, its cells by column; a cell that spans stands in every place that it covers."""
    grid: list[dict[int, Element]] = []
    below: dict[int, tuple[int, Element]] = {}
    places = 0
    for row in table.iter("tr"):
        placed: dict[int, Element] = {column: cell for column, (_, cell) in below.items()}
        below = {column: (left - 1, cell) for column, (left, cell) in below.items() if left > 1}
        column = 0
        for cell in _cells(row):
            while column in placed:
                column += 1
            for place in range(column, column + _span(cell, "colspan")):
                placed.setdefault(place, cell)
                if (left := _span(cell, "rowspan")) > 1:
                    below.setdefault(place, (left - 1, cell))
            column += 1
            places += len(placed)
        if places > _LARGEST:
            raise SourceError("the page holds a table too large to be read aloud")
        grid.append(dict(sorted(placed.items())))
    return grid


def _cells(row: Element) -> list[Element]:
    return [child for child in row if child.tag in ("td", "th")]


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), _SPAN)) if value.isdecimal() and len(value) < 6 else 1
