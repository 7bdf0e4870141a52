"""The tree of an HTML page, and a run of its text: a paragraph, a list item, a cell, a line to a ``<br>``."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement as Element

from briefing.errors import SourceError
from briefing.nouns import Change, Link, Pin, Reference, Role, Style
from briefing.read.controls import purge, without_controls
from briefing.read.formulas import set_out


@dataclass
class Run:
    """One piece of visible text."""

    element: Element
    """The block that holds it."""
    line: int
    """Of the source, from 1; the parser counts no further than 65,535."""
    role: Role = Role.BODY
    level: int = 0
    text: str = ""
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()
    styles: tuple[Style, ...] = ()
    places: list[tuple[Element, bool]] = field(default_factory=list)
    """Where its text stands in the tree: an element, and whether in its tail (or else its text)."""
    cell: Element | None = None
    """The cell of a table that it stands in."""
    breaks: int = 0
    """How many line breaks part it from the run before it in its block."""
    item: Element | None = None
    """The list item that it stands in."""
    depth: int = 0
    """How many list items that item stands inside."""
    number: int | None = None
    """Of a numbered list item, whose first text it is."""
    strong: bool = False
    """Set wholly in bold."""
    linked: int = 0
    """How many of its characters are links."""
    references: tuple[Reference, ...] = ()
    """The marks in it of footnotes, by their labels."""
    note: str = ""
    """Label of the footnote that it is part of."""
    picture: bool = False
    """It stands in place of a picture."""
    under_picture: bool = False
    """A picture goes right before it."""


__all__ = ["Element", "Run", "copied", "parse", "same", "semantics"]

_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"


def parse(text: str) -> tuple[Element, list[Change]]:
    """The tree of an HTML page with its formulas as text, and what it lost: see ``controls``, ``formulas``.

    Raises SourceError where the parser would leave out text without a word.
    """
    text, raw_controls = without_controls(text)
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True)
    raw = text.encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise SourceError("the page holds no text") from None
    for entry in parser.error_log:
        if entry.level_name == "FATAL" and "RESOURCE_LIMIT" in entry.type_name:
            raise SourceError("the page is nested more than 255 elements deep, or has one piece of 10 MB")
    return tree, [*raw_controls, *purge(tree), *set_out(tree)]


def semantics(element: Element) -> list[str]:
    """What ``element`` says that it is, by ``epub:type`` and ``role``, in lower case."""
    said = (element.get(name) or "" for name in ("epub:type", _EPUB_TYPE, "role"))
    return " ".join(said).lower().split()


def copied(tree: Element) -> Element:
    """A copy of ``tree`` with the lines of its comments too, which a copy is made without."""
    copy = deepcopy(tree)
    for comment, its_copy in zip(tree.iter(etree.Comment), copy.iter(etree.Comment), strict=True):
        its_copy.sourceline = comment.sourceline
    return copy


def same(one: str, other: str) -> bool:
    """Whether two lines say the same, spaces and punctuation aside."""
    return bool(one) and re.sub(r"[\s\W]+", "", one) == re.sub(r"[\s\W]+", "", other)
