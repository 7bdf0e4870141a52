"""A document written as HTML, which is then read as a page is: tables, notes and lists have one reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import Final

from briefing.read.containers.pdf.layout.lines import Piece
from briefing.read.containers.pdf.layout.notes import Note
from briefing.read.containers.pdf.layout.ruled import Cell, Table
from briefing.read.containers.pdf.layout.text import pieces
from briefing.read.containers.pdf.prose.paragraphs import BULLET, NUMBER, Paragraph
from briefing.read.containers.pdf.prose.roles import Kind, Part

_LONGEST_CELL: Final = 120
"""Characters, as of cells in pages: with more, a row is written out."""
_SAID: Final = "："
"""Between the cells of such a row."""
_FIGURES: Final = re.compile(r"\d")
_LETTER_WIDTH: Final = 0.6
"""Of its size that a letter of a typewriter is wide."""


def markup(parts: Iterable[Part], tables: Callable[[Paragraph], Table], notes: Mapping[str, Note]) -> str:
    """``parts`` as the body of an HTML page.

    ``tables`` gives the table that a paragraph stands for, ``notes`` are by name. A note follows what refers
    to it; one that nothing refers to goes to the end.
    """
    written: list[str] = []
    left = dict(notes)
    for part in parts:
        written.append(_table(tables(part.paragraph)) if part.kind is Kind.TABLE else _block(part))
        names = [piece.note for piece in part.paragraph.pieces if piece.note in left]
        written += [_note(left.pop(name)) for name in dict.fromkeys(names)]
    written += [_note(note) for note in left.values()]
    return "<body>" + "\n".join(written) + "</body>"


def _block(part: Part) -> str:
    text = _inline(part.paragraph.pieces)
    match part.kind:
        case Kind.HEADING:
            return f"<h{part.level}>{text}</h{part.level}>"
        case Kind.CAPTION:
            return f"<figure><figcaption>{text}</figcaption></figure>"
        case Kind.CODE:
            return f"<pre>{escape(_code(part.paragraph))}</pre>"
        case Kind.ITEM:
            number = NUMBER.match(part.paragraph.text)
            bare = _inline(_without(part.paragraph.pieces, NUMBER if number else BULLET))
            return (
                f'<ol start="{number["number"]}"><li>{bare}</li></ol>'
                if number
                else f"<ul><li>{bare}</li></ul>"
            )
        case _:
            return f"<p>{text}</p>"


def _without(found: list[Piece], lead: re.Pattern[str]) -> list[Piece]:
    """``found`` without the ``lead`` that the first of them begins with."""
    return [replace(found[0], text=lead.sub("", found[0].text, count=1)), *found[1:]]


def _inline(found: Iterable[Piece]) -> str:
    return "".join(map(_piece, found))


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.note:
        return f'<sup><a href="#{piece.note}">{text}</a></sup>'
    if piece.raised and (mark := piece.text.strip()):
        space = " " * (len(piece.text) - len(piece.text.lstrip()))
        tag = "sup" if piece.raised > 0 else "sub"
        return f"{space}<{tag}>{escape(mark)}</{tag}>"
    return text


def _note(note: Note) -> str:
    return f'<p id="{note.name}">{_inline(pieces(note.lines))}</p>'


def _code(paragraph: Paragraph) -> str:
    """The lines of a program, set in as they stand."""
    left = min(line.box.x0 for line in paragraph.lines)
    return "\n".join(
        " " * round((line.box.x0 - left) / (_LETTER_WIDTH * line.size)) + line.text
        for line in paragraph.lines
    )


def _table(table: Table) -> str:
    head = _has_head(table)
    written: list[str] = []
    for is_long, run in groupby(enumerate(table.rows), key=lambda row: _is_long(row[1])):
        rows = list(run)
        if is_long:
            written += [
                f"<p>{escape(_SAID.join(cell.text for cell in row if cell.text))}</p>" for _, row in rows
            ]
        else:
            cells = [
                "".join(_cell(cell, "th" if head and at == 0 else "td") for cell in row) for at, row in rows
            ]
            written.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return "".join(written)


def _is_long(row: Sequence[Cell]) -> bool:
    """Whether a row is a label and what is said of it, too long for a cell."""
    return any(len(cell.text) > _LONGEST_CELL for cell in row)


def _cell(cell: Cell, tag: str) -> str:
    return f'<{tag} rowspan="{cell.rows}" colspan="{cell.columns}">{escape(cell.text)}</{tag}>'


def _has_head(table: Table) -> bool:
    """Whether the first row heads the columns: it has no figures, and most of what is below has."""
    first, *others = table.rows
    below = [cell.text for row in others for cell in row[1:] if cell.text]
    figures = sum(_FIGURES.search(text) is not None for text in below)
    return 2 * figures >= len(below) > 0 and not any(_FIGURES.search(cell.text) for cell in first)
