"""Tables of an HTML tree: which hold data, their headings, and the cells of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefing.aloud import aloud
from briefing.cells import TAB, cells, joined
from briefing.errors import SourceError
from briefing.nouns import Block, Face, Role, Segment, Style
from briefing.read.tree import Element, Run

_SPAN: Final = 100
"""A cell is taken to span no more rows or columns than this."""
_LARGEST: Final = 1_000_000
"""Places in the grid of one table, each counted once for every cell of its row."""
_LONGEST_CELL: Final = 120
"""Characters: a table with longer cells is there for the page's layout."""
_LONGEST_ROW: Final = 90
"""Characters of a row with what heads its columns: Kokoro says no more than 510 phonemes in one take."""
_EMPTY: Final = Segment("", Role.ROW)


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
    """The headings of ``table`` and one block for each row; ``runs`` are those that stand in its cells.

    A table with a row too long to be said in one breath is written out in words instead:
    ``城市：北京；人口：2189万`` under a row of headings, ``北京，2189万`` without one.
    """
    said: dict[Element, list[Run]] = {}
    for run in runs:
        if run.cell is not None:
            said.setdefault(run.cell, []).append(run)
    grid = _grid(table)
    deep = _heading_rows(grid, said)
    above = _headings(grid[:deep])
    headings = {
        column: _joined([run for cell in heads for run in said.get(cell, ())])
        for column, heads in above.items()
    }
    columns = sorted({column for row in grid for column in row})
    header = joined([headings.get(column, _EMPTY) for column in columns], Segment("", Role.HEADER))
    filled = [joined(_cells_said(row, columns, said), _EMPTY) for row in grid[deep:]]
    filled = [row for row in filled if row.text.strip()]
    paragraph = [*([header] if header.text.strip() else []), *filled]
    if not filled:
        words = "，".join(cell.text for _, cell in cells(header) if cell.text)
        return [Block(Role.ROW, words)] if words else []
    return set_or_said(paragraph)


def set_or_said(paragraph: Sequence[Segment]) -> list[Block]:
    """The headings and rows of ``paragraph`` as blocks; where a row is too long for that, in words."""
    told = [each for each in aloud(list(paragraph)) if each.segment.role is Role.ROW]
    single = all(TAB not in row.text for row in paragraph)
    if single or max(len(each.text) for each in told) > _LONGEST_ROW:
        return [Block(Role.ROW, each.text) for each in told]
    return [
        Block(
            row.role,
            row.text,
            links=row.links,
            pins=row.pins,
            styles=row.styles,
            references=row.references,
        )
        for row in paragraph
    ]


def _cells_said(
    row: dict[int, Element], columns: Sequence[int], said: dict[Element, list[Run]]
) -> Iterator[Segment]:
    """What stands in each of ``columns``: of a cell that spans several, in the first; a label is strong."""
    seen: set[Element] = set()
    labelled = _is_labelled(row) if row else False
    for column in columns:
        cell = row.get(column)
        if cell is None or cell in seen:
            yield _EMPTY
            continue
        found = _joined(said.get(cell, ()))
        if labelled and not seen and found.text:
            found = replace(found, styles=(Style(0, len(found.text), Face.STRONG),))
        seen.add(cell)
        yield found


def _joined(runs: Sequence[Run]) -> Segment:
    """The runs of one cell as one text."""
    parts = [
        Segment(run.text, Role.ROW, run.links, run.pins, styles=run.styles, references=run.references)
        for run in runs
    ]
    cell = joined(parts, _EMPTY)
    return replace(cell, text=cell.text.replace(TAB, " "))


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


def _headings(grid: list[dict[int, Element]]) -> dict[int, list[Element]]:
    """The cells over each column, from the top down; a cell that spans rows counts once."""
    above: dict[int, list[Element]] = {}
    for row in grid:
        for column, cell in row.items():
            if cell not in above.setdefault(column, []):
                above[column].append(cell)
    return above


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
