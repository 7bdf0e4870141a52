"""The paragraphs and tables of a Word file as HTML, for the walk that reads pages as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from briefing.read.containers.word.blocks import BREAK, Block, Page, Paragraph, Piece, Table
from briefing.read.containers.word.styles import Kind, Look

ROLE: Final = "data-role"
"""The attribute that names the role of a paragraph for which HTML has no element."""
_DEEPEST: Final = 6
_LINES: Final = 4
"""An item of a list of more lines than this is set as paragraphs: a page would have it so for its layout."""
_ENDS_OPEN: Final = re.compile(r"[^\W_]$|[^\W_]\.$", re.ASCII)
_COUNTS: Final = re.compile(r"^第.+[章节条款编篇部]$")
"""Labels that a space parts from the text: ``1.2 概况``, ``a. 概况``, ``第一章 总则``, but ``一、概况``."""


def html_of(blocks: Sequence[Block]) -> str:
    """``blocks`` as HTML, in order."""
    return "".join(_grouped(blocks))


def _grouped(blocks: Sequence[Block]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=_group):
        if kind == "item":
            yield _list([block for block in group if isinstance(block, Paragraph)])
        elif kind == "code":
            lines = (_code(block) for block in group if isinstance(block, Paragraph))
            yield "<pre><code>" + "\n".join(lines) + "</code></pre>"
        else:
            yield from map(_block, group)


def _group(block: Block) -> str:
    """What stands in one element together with what is beside it."""
    if isinstance(block, Paragraph) and block.kind is Kind.CODE:
        return "code"
    return "item" if isinstance(block, Paragraph) and _is_item(block) else ""


def _is_item(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item of a list: a bullet stands before it, or a plain number."""
    if paragraph.kind is not Kind.BODY or paragraph.label is None:
        return False
    lines = sum(piece is BREAK for piece in paragraph.pieces) + 1
    plain = paragraph.label.number is not None or not paragraph.label.text
    return plain and lines < _LINES and bool(paragraph.text)


def _block(block: Block) -> str:
    if isinstance(block, Page):
        return f"<div>{block.html}</div>"
    return _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    inner = _labelled(paragraph)
    if paragraph.kind is Kind.HEADING:
        tag = f"h{min(max(paragraph.level, 2), _DEEPEST)}"
        return f"<{tag}>{inner.replace('<br>', chr(10))}</{tag}>"
    if paragraph.kind is Kind.QUOTATION:
        return f"<blockquote><p>{inner}</p></blockquote>"
    if paragraph.kind is Kind.CAPTION:
        return f"<figcaption>{inner.replace('<br>', chr(10))}</figcaption>"
    if paragraph.kind in (Kind.AUTHOR, Kind.LETTERHEAD):
        return f'<p {ROLE}="{paragraph.kind}">{inner}</p>'
    return f'<p style="text-align: center">{inner}</p>' if paragraph.centred else f"<p>{inner}</p>"


def _labelled(paragraph: Paragraph) -> str:
    """What stands in ``paragraph``, its label before it."""
    label = paragraph.label.text if paragraph.label else ""
    gap = " " if _ENDS_OPEN.search(label) or _COUNTS.match(label) else ""
    return escape(label + gap) + inline(paragraph.pieces)


def _code(paragraph: Paragraph) -> str:
    return escape("".join(piece.text for piece in paragraph.pieces))


def _list(items: Sequence[Paragraph]) -> str:
    """``items`` as lists inside one another, each numbered item with its number."""
    written: list[str] = []
    opened: list[tuple[int, str]] = []
    for item in items:
        level = item.label.level if item.label else 0
        number = item.label.number if item.label else None
        tag = "ul" if number is None else "ol"
        while opened and (opened[-1][0] > level or (opened[-1][0] == level and opened[-1][1] != tag)):
            written.append(f"</li></{opened.pop()[1]}>")
        if opened and opened[-1][0] == level:
            written.append("</li>")
        else:
            opened.append((level, tag))
            written.append(f"<{tag}>")
        written.append("<li>" if number is None else f'<li value="{number}">')
        written.append(inline(item.pieces))
    written += [f"</li></{tag}>" for _, tag in reversed(opened)]
    return "".join(written)


def _table(table: Table) -> str:
    rows = []
    for row in table.rows:
        tag = "th" if row.heading else "td"
        cells = (
            f'<{tag} colspan="{cell.columns}" rowspan="{cell.rows}">{_cell(cell.blocks)}</{tag}>'
            for cell in row.cells
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _cell(blocks: Iterable[Block]) -> str:
    """What stands in a cell; a heading there heads nothing, and items keep what stands before them."""
    return "".join(
        f"<p>{_labelled(block)}</p>" if isinstance(block, Paragraph) else _block(block) for block in blocks
    )


def inline(pieces: Iterable[Piece]) -> str:
    """``pieces`` as HTML, with what sets them apart."""
    written = ""
    for href, linked in groupby(pieces, key=lambda piece: piece.href):
        inner = "".join(
            _set(look, "".join(piece.html for piece in alike))
            for look, alike in groupby(linked, key=lambda piece: _tags(piece.look))
        )
        written += f'<a href="{escape(href)}">{inner}</a>' if href else inner
    return written


def _tags(look: Look) -> tuple[str, ...]:
    told = (("b", look.bold), ("i", look.italic), ("code", look.code), (look.raised, bool(look.raised)))
    return tuple(tag for tag, is_set in told if is_set)


def _set(tags: Sequence[str], inner: str) -> str:
    for tag in reversed(tags):
        inner = f"<{tag}>{inner}</{tag}>"
    return inner
