"""From the documents of a book to the blocks of an article, each note behind what refers to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.nouns import Block, Change, Role
from briefing.read.captions import captions
from briefing.read.containers.archive import Archive
from briefing.read.containers.epub.documents import Document
from briefing.read.containers.epub.package import place
from briefing.read.html import compose
from briefing.read.pictures import Found, pictures
from briefing.read.tree import Run


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a book."""

    blocks: tuple[Block, ...]
    said: frozenset[str]
    """The labels of the notes in it."""
    left_out: tuple[Change, ...]
    """Headings of nothing but notes."""


def text_of(archive: Archive, read: Sequence[Document], documents: Sequence[Document]) -> Text:
    """The text of the documents that are ``read``, with the notes of all ``documents``."""
    notes = {run.note: document for document in documents for run in document.runs if run.note}
    said = {label for document in read for label in _references(document)} & notes.keys()
    blocks: list[Block] = []
    left_out: list[Change] = []
    for document in read:
        empty = _of_notes_only(document.runs, said)
        left_out += (Change("footnote", document.runs[n].text, "", document.name) for n in sorted(empty))
        kept = [n for n, run in enumerate(document.runs) if not run.note and n not in empty]
        others = {notes[label].name: notes[label] for label in _references(document) if label in said}
        others.pop(document.name, None)
        far = [run for other in others.values() for run in other.runs if run.note]
        blocks += _blocks(archive, document, kept, far)
    return Text(tuple(blocks), frozenset(said), tuple(left_out))


def _blocks(archive: Archive, document: Document, kept: Sequence[int], far: Sequence[Run]) -> list[Block]:
    """The blocks of the runs ``kept`` of ``document``; ``far``: notes that stand in others."""
    for number in captions(document.runs, kept):
        document.runs[number].role = Role.CAPTION
    found = _held(archive, document, pictures(document.tree, document.runs, ""))
    return compose([*document.runs, *far], kept, "", found, bold_headings=False, tails=False)


def _held(archive: Archive, document: Document, found: Sequence[Found]) -> Iterator[Found]:
    """Those of the pictures ``found`` in ``document`` that the book holds, by their names in ``archive``."""
    for each in found:
        address = each.picture.address
        name = archive.named(place(archive, document.name, address)[0])
        if name or address.startswith("data:"):
            yield each._replace(picture=replace(each.picture, address=name or address))


def _references(document: Document) -> set[str]:
    """The labels of the notes that the text of ``document`` refers to."""
    return {reference.label for run in document.runs if not run.note for reference in run.references}


def _of_notes_only(runs: Sequence[Run], said: Collection[str]) -> set[int]:
    """The numbers of those headings among ``runs`` under which there is nothing but notes, said elsewhere."""
    found: set[int] = set()
    for number, run in enumerate(runs):
        if run.role is not Role.HEADING or run.note:
            continue
        notes = False
        for after in runs[number + 1 :]:
            if after.role is Role.HEADING and not after.note:
                if after.level <= run.level:
                    break
            elif after.note not in said:
                notes = False
                break
            else:
                notes = True
        if notes:
            found.add(number)
    return found
