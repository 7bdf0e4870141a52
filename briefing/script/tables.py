"""Rows of a table in ``script.md``: ``| 城市 | 人口 |``, dashes below the headings of its columns."""

from __future__ import annotations

import re
from typing import Final

from briefing.cells import cells, joined
from briefing.formula import FORMULA
from briefing.nouns import Role, Segment
from briefing.script.inline import Inline, format_inline, parse_inline

_PIECE: Final = rf"\\.|{FORMULA}|\{{(?:{FORMULA}|\\.|[^\\{{}}])*+\}}"
"""What may hold a ``|`` that parts no cells: an escape, a formula, a pin."""
_CELL: Final = re.compile(rf"((?:{_PIECE}|[^\\|]|\\(?=\Z))*+)\|", re.DOTALL)
_BAR: Final = re.compile(rf"({_PIECE})|\|", re.DOTALL)
_DASHES: Final = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")


def is_dashes(line: str) -> bool:
    """Whether ``line`` is the one below the headings."""
    return _DASHES.fullmatch(line.strip()) is not None


def is_row(words: str) -> bool:
    """Whether a line without its attributes is a row."""
    return words.startswith("|") and len(words) > 1 and _ends(words)


def parse_row(words: str, where: str) -> Segment:
    """The row that ``words`` write; its text is blank where all its cells are."""
    parts = [parse_inline(cell[1].strip(), where) for cell in _CELL.finditer(words, 1)]
    return joined((_segment(part) for part in parts), Segment("", Role.ROW))


def format_row(row: Segment) -> str:
    """``row`` as ``parse_row`` reads it."""
    return f"| {' | '.join(_cell(cell, _inline(row)) for _, cell in cells(row))} |"


def dashes(row: Segment) -> str:
    """The line below the headings ``row``."""
    return f"| {' | '.join('---' for _ in cells(row))} |"


def _ends(words: str) -> bool:
    """Whether a bar closes the last cell."""
    end = 1
    for cell in _CELL.finditer(words, 1):
        if cell.start() != end:
            return False
        end = cell.end()
    return end == len(words) and end > 1


def _segment(part: Inline) -> Segment:
    return Segment(part.text, Role.ROW, part.links, part.pins, styles=part.styles, references=part.references)


def _inline(cell: Segment) -> Inline:
    return Inline(cell.text, cell.links, cell.pins, cell.styles, cell.references)


def _cell(cell: Segment, row: Inline) -> str:
    """``cell`` written out, the bars in its text and addresses escaped, and a dash that is all of a rule."""
    words = format_inline(_inline(cell), row)
    words = _BAR.sub(lambda found: found[1] or r"\|", words)
    return "\\" + words if re.fullmatch(r":?-{3,}:?", words) else words
