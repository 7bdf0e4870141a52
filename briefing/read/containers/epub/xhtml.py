"""A document of a book as a tree like that of a page: XHTML as it should be, or else as browsers take it."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final

from lxml import etree, html

from briefing.errors import SourceError
from briefing.nouns import Change
from briefing.read.containers.xml import MAX_MARKS
from briefing.read.controls import without_controls
from briefing.read.decode import decode
from briefing.read.tree import Element, parse

_PROLOGUE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}\?>)?(?:\s|<!--.{0,5000}?-->|<\?[^>]{0,500}\?>)*"
    r"(?:<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>)?",
    re.IGNORECASE | re.DOTALL,
)
"""What may declare entities, which a tree of ours never has."""
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))


def document(data: bytes) -> tuple[Element, list[Change]]:
    """The tree of the document ``data``, and what could not be decoded or may stand in no tree.

    Raises SourceError for what is no text, or too much of it.
    """
    decoded = decode(data)
    text, controls = without_controls(decoded.text)
    if text.count("<") + text.count("=") > MAX_MARKS:
        raise SourceError(f"a document in it has more than {MAX_MARKS} tags and attributes")
    prologue = _PROLOGUE.match(text)
    text = text[prologue.end() if prologue else 0 :]
    tree = _wellformed(text)
    if tree is None:
        tree, more = parse(text)
        controls += more
    return tree, [*decoded.changes, *controls]


def _wellformed(text: str) -> Element | None:
    """The tree of ``text`` where it is XML: only there is ``<a/>`` closed. None where it is not."""
    text = _ENTITY.sub(_character, text)
    parser = html.XHTMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError):
        return None
    for element in tree.iter("*"):
        element.tag = etree.QName(element).localname.lower()
    return tree if tree.tag == "html" else None


def _character(entity: re.Match[str]) -> str:
    """What a named entity of HTML stands for, which XML does not know."""
    if entity[1] in _OF_XML:
        return entity[0]
    return html5.get(f"{entity[1]};", entity[0])
