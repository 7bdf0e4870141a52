"""Tables of a Word file: their cells as far as they reach, and whether the first row heads the columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Final

from briefing.read.containers.word.blocks import Block, Cell, Paragraph, Row, Table, paragraphs
from briefing.read.containers.word.names import (
    Element,
    attribute,
    child,
    is_on,
    name,
    setting,
    value_of,
)
from briefing.read.containers.word.styles import Styles

_WIDEST: Final = 1000
_FIRST_ROW: Final = 0x20
"""Of the bits by which a table names the parts of its style that it uses (ECMA-376-1, 17.4.56)."""
_NUMBER: Final = re.compile(
    r"[+\-−±≈约<>≤≥]?\s*[¥￥$€£]?\s*\d[\d.,，:：/\-–—~～\s]*\s*[%％‰℃亿万千百元人个次岁年月日吨米]*"
)


def table_of(
    element: Element,
    inside: Callable[[Element], list[Block]],
    because: Callable[[str], AbstractContextManager[None]],
    styles: Styles,
) -> Table:
    """The table ``element``; ``inside`` reads a cell, and ``because`` lists what it reads as left out."""
    table = Table()
    above: dict[int, Cell] = {}
    for row in _rows(element):
        properties = child(row, "w:trPr")
        if child(properties, "w:del") is not None or is_on(child(properties, "w:hidden")):
            with because("revision"):
                for each in _cells(row):
                    inside(each)
            continue
        column = _width(setting(properties, "w:gridBefore"), 0)
        cells: list[Cell] = []
        reached: dict[int, Cell] = {}
        for each in _cells(row):
            its = child(each, "w:tcPr")
            wide = _width(setting(its, "w:gridSpan"), 1)
            merged = child(its, "w:vMerge")
            goes_on = merged is not None and value_of(merged) != "restart" and column in above
            blocks = inside(each)
            if goes_on:
                above[column].rows += 1
                above[column].blocks += blocks
                cell = above[column]
            else:
                cell = Cell(blocks, wide)
                cells.append(cell)
            if merged is not None:
                reached[column] = cell
            column += wide
        above = reached
        table.rows.append(Row(cells, is_on(child(properties, "w:tblHeader"))))
    if table.rows and not any(row.heading for row in table.rows):
        table.rows[0].heading = _uses_first_row(element, styles) or _is_head(table)
    return table


def _rows(element: Element) -> Iterator[Element]:
    """The rows of a table, also those in content controls and insertions, none of a table inside."""
    for each in element:
        if name(each) == "w:tr":
            yield each
        elif name(each) not in ("w:tblPr", "w:tblGrid", "w:tc"):
            yield from _rows(each)


def _cells(row: Element) -> Iterator[Element]:
    for each in row:
        if name(each) == "w:tc":
            yield each
        elif name(each) not in ("w:trPr", "w:p", "w:tbl"):
            yield from _cells(each)


def _width(written: str, otherwise: int) -> int:
    return min(int(written), _WIDEST) if written.isdecimal() else otherwise


def _uses_first_row(element: Element, styles: Styles) -> bool:
    """Whether the table's style sets off its first row, and the table uses that."""
    properties = child(element, "w:tblPr")
    look = child(properties, "w:tblLook")
    if look is None or not styles.heads(setting(properties, "w:tblStyle")):
        return False
    told = attribute(look, "w:firstRow")
    return told in ("1", "true", "on") if told else bool(_bits(value_of(look)) & _FIRST_ROW)


def _bits(written: str) -> int:
    return int(written, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,8}", written) else 0


def _is_head(table: Table) -> bool:
    """Whether the first row is words, and below at least one of them stand only numbers."""
    first, *others = table.rows
    if len(others) < 2 or any(len(row.cells) != len(first.cells) for row in others):
        return False
    heads = [_text(cell) for cell in first.cells]
    if any(not head or _NUMBER.fullmatch(head) for head in heads[1:]):
        return False
    columns = zip(*([_text(cell) for cell in row.cells] for row in others), strict=True)
    return any(all(map(_NUMBER.fullmatch, column)) for at, column in enumerate(columns) if at or heads[0])


def _text(cell: Cell) -> str:
    found: Iterator[Paragraph] = paragraphs(cell.blocks)
    return " ".join(paragraph.text for paragraph in found).strip()
