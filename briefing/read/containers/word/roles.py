"""What each paragraph of a Word file is, where its style does not say so or says what cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from briefing.read.containers.word.blocks import BREAK, Block, Paragraph, Piece, Table
from briefing.read.containers.word.headings import settle_headings
from briefing.read.containers.word.lines import (
    Set,
    is_counted_caption,
    is_letterhead,
    set_of,
    shows_picture,
    usual,
)
from briefing.read.containers.word.styles import Kind
from briefing.read.containers.word.titles import title_of, without_title, words_of

_LONGEST_STYLED: Final = 80
"""Characters of a heading by style: longer ones are paragraphs that somebody set so."""
_CONTENTS: Final = re.compile(r"目\s*[录錄次]|contents", re.IGNORECASE)
_ENTRY: Final = re.compile(r"[^\n]{1,80}?(\t+|[.．…·]{3,}|\s{3,})\s*\d{1,4}")
"""A line of a table of contents: what is there, and on which page."""
_LETTERHEAD: Final = 12
"""Paragraphs among which a letterhead stands."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out."""

    title: str
    author: str
    blocks: list[Block]
    """Without the title; each with what it is."""
    contents: list[str]
    """The lines of a table of contents that was typed by hand, which is left out."""


def laid_out(blocks: Sequence[Block]) -> Laid:
    """``blocks`` with their title, headings and captions found."""
    apart = (part for block in _unwrapped(blocks) for part in _parted(block))
    found, contents = _without_contents(list(apart))
    _settle_styles(found)
    most = usual(found)
    title = title_of(found, most)
    found = without_title(found, title)
    _settle_levels(found)
    settle_headings(found, most)
    _settle_others(found)
    authors = (block.text for block in found if isinstance(block, Paragraph) and block.kind is Kind.AUTHOR)
    return Laid(words_of(title), "、".join(authors), found, contents)


def _unwrapped(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks``, those in a table of one column as if there were none: that is a frame."""
    for block in blocks:
        if isinstance(block, Table) and not any(len(row.cells) > 1 for row in block.rows):
            for row in block.rows:
                for cell in row.cells:
                    yield from _unwrapped(cell.blocks)
        else:
            yield block


def _parted(block: Block) -> Iterator[Block]:
    """``block``, a paragraph in several where a line in it is empty, or set otherwise than the one before."""
    lines = _lines(block) if isinstance(block, Paragraph) and block.kind is Kind.BODY else []
    if not isinstance(block, Paragraph) or len(lines) < 2:
        yield block
        return
    parts: list[Paragraph] = []
    before: Set | None = None
    for line in lines:
        its = set_of(Paragraph(line)) if any(piece.html.strip() for piece in line) else None
        if its is not None and its == before:
            parts[-1].pieces += [BREAK, *line]
        elif its is not None:
            parts.append(replace(block, pieces=line, label=None if parts else block.label))
        before = its
    yield from parts


def _lines(paragraph: Paragraph) -> list[list[Piece]]:
    """The pieces of ``paragraph``, line by line."""
    lines: list[list[Piece]] = [[]]
    for piece in paragraph.pieces:
        if piece is BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines


def _without_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """``blocks`` without a table of contents typed by hand, and its lines: 目录, then some with a page."""
    left: list[Block] = []
    lines: list[str] = []
    for is_entry, group in groupby(blocks, _is_entry):
        run = list(group)
        headed = left and isinstance(left[-1], Paragraph) and _CONTENTS.fullmatch(left[-1].text)
        if is_entry and headed and len(run) > 1:
            lines += [block.text for block in (left.pop(), *run) if isinstance(block, Paragraph)]
        else:
            left += run
    return left, lines


def _is_entry(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return _ENTRY.fullmatch("".join(piece.text for piece in block.pieces).strip()) is not None


def _settle_styles(blocks: Sequence[Block]) -> None:
    """Takes headings that are sentences or hold no words for text, titles after the first for headings."""
    before: Kind | None = None
    titled = False
    for block in blocks:
        if not isinstance(block, Paragraph):
            before = None
            continue
        its = block.kind
        if its is Kind.TITLE and titled and before is not Kind.TITLE:
            block.kind, block.level = Kind.HEADING, 1
        titled = titled or (its is Kind.TITLE and bool(block.text))
        before = its
        styled = block.kind in (Kind.HEADING, Kind.TITLE)
        if styled and (len(block.text) > _LONGEST_STYLED or "。" in block.text or not block.text):
            block.kind, block.level = Kind.BODY, 0


def _settle_levels(blocks: Sequence[Block]) -> None:
    """Sets the highest heading by style at level 2, the others below it as they were."""
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.kind is Kind.HEADING]
    least = min((heading.level for heading in headings), default=1)
    for heading in headings:
        heading.level += 2 - least


def _settle_others(blocks: Sequence[Block]) -> None:
    """Makes captions of counted lines beside a picture or a table, letterheads of such lines at the top."""
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.kind is not Kind.BODY:
            continue
        beside = [*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2]]
        figure = any(isinstance(each, Table) or shows_picture(each) for each in beside)
        if figure and is_counted_caption(block):
            block.kind = Kind.CAPTION
        elif at < _LETTERHEAD and is_letterhead(block):
            block.kind = Kind.LETTERHEAD
