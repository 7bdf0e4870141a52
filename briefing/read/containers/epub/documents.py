"""The documents of a book opened, with what they say of one another, and walked run by run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Change
from briefing.read.containers.archive import Archive
from briefing.read.containers.epub import notes
from briefing.read.containers.epub.contents import Entry, landmarks, of_navigation, of_ncx
from briefing.read.containers.epub.furniture import NAVIGATION, cut
from briefing.read.containers.epub.package import Package
from briefing.read.containers.epub.xhtml import document
from briefing.read.containers.xml import xml
from briefing.read.footnotes import Footnotes
from briefing.read.hidden import is_hidden, show
from briefing.read.tree import Element, Run
from briefing.read.walk import runs_of_document

MAX_TEXT: Final = 60_000_000
"""Bytes of all documents of a book: ten million characters and their tags; no serial is longer."""


@dataclass
class Document:
    """A document of a book."""

    number: int
    """Among those of the book, from 0: what its ids begin with."""
    name: str
    linear: bool
    tree: Element
    changes: list[Change]
    runs: list[Run] = field(default_factory=list)


@dataclass(frozen=True)
class Opened:
    """A book with its documents."""

    documents: list[Document]
    """In the order of reading."""
    entries: list[Entry]
    kinds: Mapping[str, str]
    """What documents are, by name: ``cover``, ``toc``."""
    missing: list[Change]
    """Documents that are not there, or cannot be read."""


def opened(archive: Archive, package: Package) -> Opened:
    """The documents of the book of ``package``. Raises SourceError where there is too much of them."""
    documents: list[Document] = []
    missing: list[Change] = []
    left = MAX_TEXT
    for item in package.spine:
        if item.is_picture:
            continue
        try:
            data = archive.read(item.name)
            if not data.strip():
                continue
            left -= len(data)
            if left < 0:
                raise SourceError(f"is a book of more than {MAX_TEXT // 1_000_000} MB of text")
            tree, changes = document(data)
        except SourceError as error:
            if left < 0:
                raise
            missing.append(Change("missing", item.name, "", str(error)))
            continue
        documents.append(Document(len(documents), item.name, item.linear, tree, changes))
    entries, kinds = _contents(archive, package, {each.name: each.tree for each in documents})
    _walk(archive, documents)
    return Opened(documents, entries, {**package.guide, **kinds}, missing)


def _contents(
    archive: Archive, package: Package, trees: Mapping[str, Element]
) -> tuple[list[Entry], dict[str, str]]:
    """The entries of the table of contents, and what documents are by the navigation document."""
    entries: list[Entry] = []
    kinds: dict[str, str] = {}
    if archive.named(package.navigation):
        name = package.navigation
        tree = trees[name] if name in trees else document(archive.read(name))[0]
        entries, kinds = of_navigation(archive, name, tree, package.title), landmarks(archive, name, tree)
        kinds[name] = NAVIGATION
    if not entries and archive.named(package.ncx):
        entries = of_ncx(archive, package.ncx, xml(archive.read(package.ncx), package.ncx), package.title)
    return entries, kinds


def _walk(archive: Archive, documents: list[Document]) -> None:
    """Walks all ``documents``: their runs, and what is left out."""
    for each in documents:
        each.changes += cut(each.tree, each.name)
        notes.spelt(each.tree)
    notes.tied(archive, {each.name: each.tree for each in documents})
    ids = {str(own) for each in documents for element in each.tree.iter("*") if (own := element.get("id"))}
    for each in documents:
        notes.written_out(each.tree, each.number, ids)
    footnotes = Footnotes(*(each.tree for each in documents))
    for holder in footnotes.holders:
        for element in (holder, *holder.iterancestors()):
            if is_hidden(element):  # until its mark is touched
                show(element)
    for each in documents:
        each.runs, left_out = runs_of_document(each.tree, footnotes)
        each.changes += (replace(change, where=f"{each.name}, {change.where}") for change in left_out)
