"""A Word file read as an Article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from lxml.html import tostring

from briefing.errors import SourceError
from briefing.nouns import Article, Block, Change, Role
from briefing.read.captions import captions
from briefing.read.containers.archive import Archive
from briefing.read.containers.enclosed import Enclosed
from briefing.read.containers.mhtml import pages_of, parts_of, written
from briefing.read.containers.word.blocks import Page
from briefing.read.containers.word.drawings import words_of
from briefing.read.containers.word.inline import Shared
from briefing.read.containers.word.markup import ROLE, html_of
from briefing.read.containers.word.names import name
from briefing.read.containers.word.notes import Notes, anchored, beside
from briefing.read.containers.word.numbering import Numbering
from briefing.read.containers.word.parts import Parts
from briefing.read.containers.word.roles import Laid, laid_out
from briefing.read.containers.word.story import Story
from briefing.read.containers.word.styles import Kind, Styles
from briefing.read.containers.xml import xml
from briefing.read.html import compose, noted, opening, tails, unplaced
from briefing.read.pictures import pictures
from briefing.read.raw import Raw
from briefing.read.sniff import is_message, is_page
from briefing.read.tree import Element, Run, parse
from briefing.read.walk import runs as walked
from briefing.zh.characters import COMMON_HAN

_ROLES: Final = {Kind.AUTHOR: Role.CREDIT, Kind.LETTERHEAD: Role.DATA}
_HIDDEN: Final = 0.1
"""From this share of the text on, a person is told that some is hidden."""
_PAIR: Final = re.compile(f"(?=([{COMMON_HAN}]{{2}}))")
_TITLED: Final = 0.5
"""So much of a title has to be found in the text, if only the file's properties know it: they often are those
of an older text that was written over."""


def read_word(data: bytes) -> Article:
    """The article of a Word file, its source and script still to be filled in.

    What its properties say of author and day is not taken: they name who made the file first and when, often
    the template's. Raises SourceError for what is no text of Word, or damaged, or made to overwhelm.
    """
    parts = Parts(Archive(data))
    notes = Notes(parts)
    styles = Styles(parts.root("styles"))
    shared = Shared(
        styles,
        Numbering(parts.root("numbering"), styles),
        notes.mark,
        lambda kind, part: _words(parts, kind, part),
        lambda part: _page(parts, part),
    )
    story = Story(parts.document, parts.relations(parts.main), shared)
    laid = laid_out(story.blocks(parts.document))
    told = list(_noted(parts, notes, shared))
    tree, controls = parse(f"<body>{html_of(laid.blocks)}{''.join(html for html, _ in told)}</body>")
    runs, changes = walked(tree)
    kept = [number for number, run in enumerate(runs) if not run.note]
    title, blocks = _composed(tree, runs, kept, laid)
    left_out = (
        *story.left_out,
        *_contents([*story.contents, *laid.contents]),
        *(change for _, changes in told for change in changes),
        *_unanswered(runs, kept),
        *notes.unreferred(parts, shared),
        *beside(parts, shared),
    )
    return Article(
        title=title or _titled(parts, blocks),
        blocks=blocks,
        source="",
        author=laid.author,
        changes=(*unplaced([*controls, *changes, *tails(runs, kept)]), *left_out),
        doubts=tuple(_doubts(left_out, title, blocks)),
        enclosed=Enclosed(parts.archive, blocks),
    )


def _composed(
    tree: Element, runs: Sequence[Run], kept: list[int], laid: Laid
) -> tuple[str, tuple[Block, ...]]:
    """The title and the blocks of the runs ``kept``; a page that was put into the file may bring a title.

    Raises SourceError where there is no text.
    """
    for run in runs:
        if role := run.element.get(ROLE):
            run.role = _ROLES[Kind(role)]
    title = laid.title
    paged = any(isinstance(block, Page) for block in laid.blocks)
    if paged and not title and (headline := opening(runs, kept)) is not None:
        title = runs[headline].text
        kept.remove(headline)
    for number in captions(runs, kept):
        runs[number].role = Role.CAPTION
    found = pictures(tree, runs, "")
    blocks = tuple(compose(runs, kept, title, found, bold_headings=False))
    if not title and not any(block.text for block in blocks):
        raise SourceError("holds pictures and no text" if found else "holds no text")
    return title, blocks


def _unanswered(runs: Sequence[Run], kept: Sequence[int]) -> list[Change]:
    """The notes whose mark stands in no text: in a heading of nothing, beside a picture alone."""
    answered = noted(runs, kept)
    return [
        Change("footnote", run.text, "", f"note {run.note}")
        for number, run in enumerate(runs)
        if run.note and number not in answered
    ]


def _noted(parts: Parts, notes: Notes, shared: Shared) -> Iterator[tuple[str, list[Change]]]:
    """The HTML of each note that the text refers to, and what is left out of it."""
    for key in list(notes.referred):
        note = notes.notes[key]
        story = Story(note.root, parts.relations(note.part), shared)
        yield anchored(*key, html_of(story.blocks(note.element))), story.left_out


def _words(parts: Parts, kind: str, part: str) -> str:
    """What the ``part`` of a drawing says: the words themselves where they stand in no part of their own."""
    if kind not in ("chart", "diagram"):
        return part
    return words_of(xml(parts.archive.read(part), part)) if parts.archive.named(part) else ""


def _page(parts: Parts, part: str) -> Page | None:
    """The page in HTML that ``part`` is, alone or in a message; None for another kind of file."""
    if not parts.archive.named(part):
        return None
    data = parts.archive.read(part)
    try:
        saved = is_message(data, named=True)
        text = (written(pages_of(parts_of(data))[0]) if saved else Raw(data, "").written()).text
        return Page(_body(text)) if is_page(text) else None
    except SourceError:
        return None


def _body(text: str) -> str:
    """What the page ``text`` shows, as HTML."""
    tree, _ = parse(text)
    body = tree.find("body")
    inner = body if body is not None else tree
    return escape(inner.text or "") + "".join(tostring(each, encoding="unicode") for each in inner)


def _contents(lines: list[str]) -> list[Change]:
    """That the tables of contents are left out."""
    return [Change("contents", " / ".join(lines), "", f"{len(lines)} lines")] if lines else []


def _titled(parts: Parts, blocks: tuple[Block, ...]) -> str:
    """The title that the file's properties know, if the text speaks of the same."""
    for relation in parts.relations("").values():
        if relation.kind == "core-properties" and parts.archive.named(relation.target):
            root = xml(parts.archive.read(relation.target), relation.target)
            title = next((" ".join((each.text or "").split()) for each in root if name(each) == "title"), "")
            pairs = set(_PAIR.findall(title))
            said = set(_PAIR.findall("".join(block.text for block in blocks)))
            return title if pairs and len(pairs & said) >= _TITLED * len(pairs) else ""
    return ""


def _doubts(left_out: tuple[Change, ...], title: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """What a person should look at: that much of the text is hidden."""
    hidden = sum(len(change.before) for change in left_out if change.kind == "hidden")
    read = len(title) + sum(len(block.text) for block in blocks)
    if hidden > _HIDDEN * read:
        yield f"{hidden} characters that the file hides were left out, {read} were read"
