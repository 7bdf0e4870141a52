"""A PDF with text read as an article.

A process of its own finds the characters of each page and makes paragraphs of them (``document``), bounded
in time and memory, since a PDF can be made to crash or to overwhelm who opens it (``process``). What it gives
back is read as a page is: tables, lists and notes have one reader.
"""

from __future__ import annotations

from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Article
from briefing.read.containers.pdf.process import reading
from briefing.read.containers.pdf.reading import Reading
from briefing.read.html import compose
from briefing.read.plain.credits import is_dateline
from briefing.read.raw import Raw
from briefing.read.sniff import is_pdf
from briefing.read.tree import parse
from briefing.read.walk import runs
from briefing.zh.dates import iso

_EDGES: Final = (6, 4)
"""Paragraphs at the beginning and at the end that may say the date."""
_SHORT: Final = 60
"""Characters of such a one, at the most."""


def read_pdf(raw: Raw) -> Article:
    """The article of a PDF, its source and script still to be filled in.

    Raises SourceError for what is no PDF, damaged or locked, has no text, or takes too long.
    """
    if not is_pdf(raw.data):
        raise SourceError("is not a PDF, though it is named as one", fix="name it as what it is")
    return article_of(reading(raw.data))


def article_of(found: Reading) -> Article:
    """The article of what a PDF says."""
    tree, controls = parse(found.html)
    pieces, left_out = runs(tree)
    kept = [number for number, run in enumerate(pieces) if not run.note]
    blocks = compose(pieces, kept, found.title, bold_headings=False)
    edges = [
        block.text for block in (*blocks[: _EDGES[0]], *blocks[-_EDGES[1] :]) if len(block.text) < _SHORT
    ]
    return Article(
        title=found.title,
        blocks=tuple(blocks),
        source="",
        date=next((day for line in edges if is_dateline(line) and (day := iso(line))), ""),
        author=found.author,
        changes=(*found.changes, *controls, *left_out),
        doubts=found.doubts,
    )
