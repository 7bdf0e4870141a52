"""Tables of a plain text: cells between tabs, between bars, or set in columns with spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import groupby
from typing import Final

from briefing.cells import TAB
from briefing.nouns import Role, Segment
from briefing.read.plain.lines import Line
from briefing.read.tables import set_or_said

_BAR: Final = re.compile(r"[|│┃｜]")
_GAP: Final = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000{2,}[ \u00a0\u3000]*")
"""Between cells that are set in columns."""
_RULE: Final = re.compile(r"[|│┃｜+\-:=─━┼═\s]+")
"""A line between the rows."""
_FIGURE: Final = re.compile(r"\d")
_SENTENCE: Final = re.compile(r"[。！？]$")
_LONGEST_CELL: Final = 60


class _Set(Enum):
    """What is between the cells of a row."""

    BARS = "bars"
    TABS = "tabs"
    GAPS = "gaps"
    RULE = "rule"
    """None: it parts rows."""


Row = tuple[_Set | None, tuple[str, ...]]


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """``lines``, those of a table as its headings and rows: two or more with cells set in the same way.

    Cells set with spaces must be three, or every other second one hold a figure: verse has two halves.
    """
    found: list[Line] = []
    parted = [(line, _cells(line)) for line in lines]
    for manner, run in groupby(parted, key=lambda each: each[1][0]):
        group = list(run)
        if manner is None or not _is_table(manner, [cells for _, (_, cells) in group]):
            found += [line for line, _ in group]
        else:
            found += _rows([(line, cells) for line, (_, cells) in group])
    return found


def _cells(line: Line) -> Row:
    """How the cells of ``line`` are set, and what they hold."""
    text = line.text
    if line.role is not Role.BODY:
        return None, ()
    if len(_BAR.findall(text)) >= 2 and (_BAR.match(text) or _BAR.search(text, len(text) - 1)):
        parts = [] if _RULE.fullmatch(text) else _BAR.split(text.strip("|│┃｜ "))
        return _Set.BARS, tuple(part.strip() for part in parts)
    manner, parts = (_Set.TABS, text.split(TAB)) if TAB in text else (_Set.GAPS, _GAP.split(text))
    cells = tuple(part.strip() for part in parts)
    prose = any(len(cell) > _LONGEST_CELL for cell in cells) or any(map(_SENTENCE.search, cells[:-1]))
    return (None, ()) if len(cells) < 2 or prose else (manner, cells)


def _is_table(manner: _Set, rows: Sequence[tuple[str, ...]]) -> bool:
    filled = [row for row in rows if row]
    most = max(map(len, filled), default=0)
    if len(filled) < 2:
        return False
    if manner is not _Set.GAPS:
        return sum(len(row) == most for row in filled) * 2 >= len(filled)
    if most == 2:
        return len(filled) > 2 and sum(bool(_FIGURE.search(row[1])) for row in filled) * 2 >= len(filled)
    return all(len(row) == most for row in filled[:-1])


def _rows(rows: Sequence[tuple[Line, tuple[str, ...]]]) -> Iterator[Line]:
    """The headings and rows, cells that are missing at the end of one added; lines between rows left out."""
    filled = [(line, cells) for line, cells in rows if any(cells)]
    most = max(len(cells) for _, cells in filled)
    even = [(*cells, *[""] * (most - len(cells))) for _, cells in filled]
    titled = _has_headings(even) or any(not cells for _, cells in rows[1:2])
    paragraph = [
        Segment(TAB.join(cells), Role.HEADER if titled and not at else Role.ROW)
        for at, cells in enumerate(even)
    ]
    blocks = set_or_said(paragraph)
    for block, (line, _) in zip(blocks, filled[-len(blocks) :], strict=True):
        yield replace(line, text=block.text, role=block.role)


def _has_headings(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first of ``rows`` heads the others: it has no figure, and most below one column have."""
    if len(rows) < 2 or any(map(_FIGURE.search, rows[0])) or not all(rows[0]):
        return False
    columns = list(zip(*rows[1:], strict=True))
    return any(2 * sum(bool(_FIGURE.search(cell)) for cell in column) > len(column) for column in columns[1:])
