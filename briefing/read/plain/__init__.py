"""Plain text read as an article: what each line is, it is asked of its neighbours and of the whole text.

Lines are broken where a page was full, numbered by the page, spaced out, quoted, copied with what stood
beside them. In the order below each step takes lines and gives lines, with what it left out or joined.
"""

from __future__ import annotations

from typing import Final

from briefing.nouns import Article, Block, Change, Role
from briefing.read.endnotes import with_endnotes
from briefing.read.plain.copied import without_copied
from briefing.read.plain.credits import is_dateline
from briefing.read.plain.dividing import divided
from briefing.read.plain.head import headed
from briefing.read.plain.headings import with_headings
from briefing.read.plain.items import with_items
from briefing.read.plain.letters import without_quoting, without_signature
from briefing.read.plain.lines import Line, lines_of
from briefing.read.plain.pages import without_pages
from briefing.read.plain.spacing import closed_up
from briefing.read.plain.tables import with_tables
from briefing.read.plain.underlined import without_underlines
from briefing.read.plain.verse import with_verse
from briefing.read.plain.wire import wire_of
from briefing.read.plain.wrapping import unwrapped
from briefing.zh.dates import iso

_BESIDE: Final = (without_quoting, without_signature, without_pages, without_copied, without_underlines)
"""What takes out of the lines what was beside the text."""


def read_text(text: str) -> Article:
    """The article of a plain text, its source and script still to be filled in; it may have no title."""
    lines = list(lines_of(text))
    changes: list[Change] = []
    for step in (*_BESIDE, closed_up):
        lines, told = step(lines)
        changes += told
    lines = with_tables(lines)
    for step in (unwrapped, divided):
        lines, told = step(lines)
        changes += told
    title, lines = headed(lines)
    lines = with_headings(with_items(with_verse(lines)), titled=bool(title))
    wire = wire_of([line.text for line in lines])
    return Article(
        title=title,
        blocks=tuple(with_endnotes(list(map(_block, lines)))),
        source="",
        date=_date(lines) or wire.date,
        author=wire.author or next((line.text for line in lines if line.role is Role.CREDIT), ""),
        publisher=wire.publisher,
        changes=tuple(changes),
    )


def _block(line: Line) -> Block:
    return Block(line.role, line.text, line.level, number=line.item)


def _date(lines: list[Line]) -> str:
    """That of a line with a date at either end of the text."""
    edges = [line.text for line in (*lines[:6], *lines[-4:]) if len(line.text) < 60]
    return next((found for line in edges if is_dateline(line) and (found := iso(line))), "")
