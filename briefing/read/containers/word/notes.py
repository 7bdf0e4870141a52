"""The notes of a Word file, numbered as the text refers to them; its comments, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

from briefing.nouns import Change
from briefing.read.containers.word.blocks import paragraphs
from briefing.read.containers.word.inline import Shared
from briefing.read.containers.word.names import Element, attribute, name
from briefing.read.containers.word.parts import Parts
from briefing.read.containers.word.story import Story
from briefing.read.footnotes import MARK

_KINDS: Final = ("footnote", "endnote")
_BESIDE: Final = {"comments": "comment", "header": "running head", "footer": "running head"}
"""Parts that are beside the text, and how what they say is listed."""

_LETTER: Final = re.compile(r"[^\W\d_]")
"""What the mere number of a page has none of."""


class Note(NamedTuple):
    """A note, and the part that it stands in."""

    part: str
    root: Element
    element: Element


class Notes:
    """The notes of one file."""

    def __init__(self, parts: Parts) -> None:
        self.notes: dict[tuple[str, str], Note] = {}
        """By kind and id; without the lines that part notes from the text."""
        self.referred: dict[tuple[str, str], str] = {}
        """The labels of those that the text refers to, in order."""
        for kind in _KINDS:
            for part, root in parts.roots(f"{kind}s"):
                for each in root:
                    if name(each) == f"w:{kind}" and attribute(each, "w:type") in ("", "normal"):
                        self.notes[kind, attribute(each, "w:id")] = Note(part, root, each)

    def mark(self, kind: str, ident: str, own: str) -> str:
        """The HTML of the mark of a note, empty where there is none; ``own``: what is written for it."""
        if (kind, ident) not in self.notes:
            return ""
        label = own if own and MARK.fullmatch(own) else str(len(self.referred) + 1)
        label = self.referred.setdefault((kind, ident), label)
        return f'<sup><a href="#{_anchor(kind, ident)}">{escape(label)}</a></sup>'

    def unreferred(self, parts: Parts, shared: Shared) -> Iterator[Change]:
        """The notes that the text does not refer to, which are left out."""
        for key, note in self.notes.items():
            if key not in self.referred and (
                said := _said(note.part, note.root, note.element, parts, shared)
            ):
                yield Change(key[0], said, "", f"{key[0]} {key[1]}")


def _anchor(kind: str, ident: str) -> str:
    return f"{kind}-{escape(ident)}"


def anchored(kind: str, ident: str, inner: str) -> str:
    """The HTML ``inner`` of a note, where its mark leads."""
    return f'<div id="{_anchor(kind, ident)}">{inner}</div>'


def beside(parts: Parts, shared: Shared) -> Iterator[Change]:
    """What stands in comments, headers and footers: each line once."""
    told: set[str] = set()
    for relation, kind in _BESIDE.items():
        for part, root in parts.roots(relation):
            holders = list(root) if relation == "comments" else [root]
            for number, holder in enumerate(holders, 1):
                said = _said(part, root, holder, parts, shared)
                if _LETTER.search(said) and said not in told:
                    yield Change(kind, said, "", f"comment {number}" if relation == "comments" else relation)
                    told.add(said)


def _said(part: str, root: Element, holder: Element, parts: Parts, shared: Shared) -> str:
    """What ``holder`` in ``part`` says, on one line."""
    blocks = Story(root, parts.relations(part), shared).blocks(holder)
    return " ".join(filter(None, (paragraph.text for paragraph in paragraphs(blocks))))
