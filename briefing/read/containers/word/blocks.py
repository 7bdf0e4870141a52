"""What the text of a Word file consists of, once all that is beside it is gone: paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.read.containers.word.numbering import Label
from briefing.read.containers.word.styles import PLAIN, Kind, Look
from briefing.zh.characters import COMMON_HAN

_BROKEN: Final = re.compile(rf"(?<=[{COMMON_HAN}])[ \t]*\n[ \t]*(?=[{COMMON_HAN}])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph that looks the same throughout; or a picture, a line break, a note's mark."""

    html: str
    """What it is, without what sets it apart."""
    text: str
    """What it says: of a line break a line break, of a picture or a mark nothing."""
    look: Look = PLAIN
    href: str = ""
    """Where it leads, if it is a link."""


BREAK: Final = Piece("<br>", "\n")


@dataclass(slots=True)
class Paragraph:
    """One paragraph, or a line of its own in a text box."""

    pieces: list[Piece]
    kind: Kind = Kind.BODY
    level: int = 0
    """Of a heading: from 1."""
    label: Label | None = None
    """What stands before it, by Word's own count."""
    centred: bool = False
    boxed: bool = False
    """It stands in a text box, and so beside the text."""

    @property
    def text(self) -> str:
        """What it says, on one line; between two Chinese characters a broken line leaves no space."""
        return " ".join(_BROKEN.sub("", "".join(piece.text for piece in self.pieces)).split())

    @property
    def shows(self) -> bool:
        """Whether it holds anything: text, a picture, the mark of a note."""
        return any(piece is not BREAK and piece.html.strip() for piece in self.pieces)


@dataclass(slots=True)
class Cell:
    """A cell of a table."""

    blocks: list[Block]
    columns: int = 1
    """So many it is wide."""
    rows: int = 1


@dataclass(slots=True)
class Row:
    """A row of a table, without the cells that reach into it from above."""

    cells: list[Cell]
    heading: bool = False


@dataclass(slots=True)
class Table:
    """A table."""

    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in HTML that a program put into the file instead of a text."""

    html: str


Block = Paragraph | Table | Page


def paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """All paragraphs of ``blocks``, those in tables as well, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
