"""An EPUB book read as one article: its documents in their order, whole, with its notes and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Article, Change, Role
from briefing.read.containers.archive import Archive
from briefing.read.containers.enclosed import Enclosed
from briefing.read.containers.epub.documents import Document, Opened, opened
from briefing.read.containers.epub.furniture import kind_of, left_out
from briefing.read.containers.epub.headings import entitle
from briefing.read.containers.epub.locked import refuse_locked
from briefing.read.containers.epub.package import Package, package_of
from briefing.read.containers.epub.text import Text, text_of

__all__ = ["read_epub"]

_MUCH: Final = 500
"""Characters of a document beside the text, from which on a person is told that it is left out."""


def read_epub(data: bytes) -> Article:
    """The article that the book ``data`` is, its source and script still to be filled in.

    Raises SourceError for what is damaged, locked, or holds no text.
    """
    archive = Archive(data)
    package = package_of(archive)
    refuse_locked(archive, package.root, [item.name for item in package.spine])
    book = opened(archive, package)
    kinds = _kinds(book, package)
    read = [document for document in book.documents if document.name not in kinds]
    entitle(read, book.entries, package.title)
    text = text_of(archive, read, book.documents)
    if not any(block.text and block.role is not Role.HEADING for block in text.blocks):
        if book.missing:
            raise SourceError(next(_missing(book)))
        raise SourceError("is a book of pictures: it holds no text")
    unread = list(_unread(book, kinds, text))
    return Article(
        title=package.title,
        blocks=text.blocks,
        source="",
        date=package.date,
        author=package.author,
        publisher=package.publisher,
        changes=(
            *book.missing,
            *(c for each in book.documents for c in each.changes),
            *unread,
            *text.left_out,
        ),
        doubts=(*_missing(book), *_beside(book, kinds, text)),
        enclosed=Enclosed(archive, text.blocks),
    )


def _kinds(book: Opened, package: Package) -> dict[str, str]:
    """What those documents are that are not read, by name."""
    made = (package.title, *package.author.split("、"), package.publisher)
    kinds: dict[str, str] = {}
    for each in book.documents:
        said = book.kinds.get(each.name, "")
        if kind := kind_of(each.runs, said, made, linear=each.linear, number=each.number):
            kinds[each.name] = kind
    return kinds


def _unread(book: Opened, kinds: dict[str, str], text: Text) -> Iterator[Change]:
    """What of the documents stands neither in ``text`` nor under any heading of it."""
    for each in book.documents:
        kind = kinds.get(each.name, "")
        if words := _unsaid(each, kind, text):
            yield left_out(kind or "footnote", words, each.name)


def _unsaid(document: Document, kind: str, text: Text) -> str:
    """The words of ``document`` that are not said: all of one that is not read, of others notes, but for the
    notes of ``text``."""
    return " ".join(run.text for run in document.runs if run.note not in text.said and (kind or run.note))


def _missing(book: Opened) -> Iterator[str]:
    for change in book.missing:
        yield f"a document of the book could not be read: {change.before}: {change.where}"


def _beside(book: Opened, kinds: dict[str, str], text: Text) -> Iterator[str]:
    """What to look at where a document is long that stands beside the order of reading."""
    for each in book.documents:
        words = _unsaid(each, kinds.get(each.name, ""), text)
        if kinds.get(each.name) == "auxiliary" and len(words) >= _MUCH:
            yield f"{len(words)} characters beside the order of reading left out: {each.name}: {words[:20]}…"
