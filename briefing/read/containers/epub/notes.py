"""A book's notes made those of one page: links between documents, and what reading apps have instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import Final

from lxml import html

from briefing.read.containers.archive import Archive
from briefing.read.containers.epub.package import place
from briefing.read.tree import Element, semantics

_ATTRIBUTES: Final = (
    ("img", "zy-footnote", ""),
    ("img", "alt", "zhangyue-footnote"),
    ("img", "alt", "qqreader-footnote"),
    ("img", "alt", "epub-footnote"),
    ("img", "alt", "duokan-footnote"),
    ("span", "data-wr-footernote", ""),
)
"""Where the apps 掌阅, QQ阅读, 多看 and 微信读书 keep a note: in which element, attribute, class."""
_SIGNS: Final = frozenset(("noteref", "doc-noteref", "duokan-footnote", "footnote"))
_GLYPH: Final = re.compile(r"(?![图圖注註])[^\W\d_A-Za-z]")
"""A character that a picture may stand for; 图 and 注 say what kind of picture it is."""


def written_out(tree: Element, number: int, ids: Collection[str]) -> None:
    """Puts the notes that stand in attributes at the end of ``tree``, and marks that refer to them.

    ``number``: of the document, which its ids begin with; ``ids``: all of the book. A picture that is the
    mark of a note by a link is taken away, whatever it says.
    """
    numbers = count(1)
    for element in list(tree.iter("img", "span")):
        anchor = next(element.iterancestors("a"), None)
        if anchor is not None and _is_sign(anchor) and (anchor.get("href") or "").removeprefix("#") in ids:
            element.drop_tree()
        elif words := _kept(element):
            name = f"{number}.note-in-attribute-{next(numbers)}"
            mark = html.Element("a", {"href": f"#{name}", "role": "doc-noteref"})
            mark.tail = element.tail
            element.getparent().replace(element, mark)
            note = html.Element("aside", {"id": name, "role": "doc-footnote"})
            note.text = words
            next(tree.iter("body"), tree).append(note)


def _is_sign(anchor: Element) -> bool:
    """Whether ``anchor`` is the mark of a note and says nothing."""
    kinds = {*semantics(anchor), *(anchor.get("class") or "").split()}
    return not kinds.isdisjoint(_SIGNS) and not "".join(anchor.itertext()).strip()


def _kept(element: Element) -> str:
    """The note that ``element`` keeps in an attribute; empty where it keeps none."""
    classes = (element.get("class") or "").split()
    for tag, attribute, name in _ATTRIBUTES:
        words = (element.get(attribute) or "").strip()
        if element.tag == tag and words and (not name or name in classes) and element.getparent() is not None:
            return words
    return ""


def spelt(tree: Element) -> None:
    """Puts the character in place of a picture of one: rare ones are often drawn."""
    for image in list(tree.iter("img")):
        alt = (image.get("alt") or "").strip()
        parent = image.getparent()
        marks = next(image.iterancestors("a"), None) is not None
        if parent is not None and not marks and _GLYPH.fullmatch(alt):
            before = image.getprevious()
            text = alt + (image.tail or "")
            if before is None:
                parent.text = (parent.text or "") + text
            else:
                before.tail = (before.tail or "") + text
            parent.remove(image)


def tied(archive: Archive, trees: Mapping[str, Element]) -> None:
    """Makes each link within the book one within a page: ``#2.n1`` is ``n1`` in the third document."""
    numbers = {name: number for number, name in enumerate(trees)}
    for name, tree in trees.items():
        for element in tree.iter("*"):
            for attribute in ("id", "name"):
                if own := element.get(attribute):
                    element.set(attribute, f"{numbers[name]}.{own}")
        for anchor, href in _links(tree):
            file, fragment = place(archive, name, href)
            if file in numbers:
                anchor.set("href", f"#{numbers[file]}.{fragment}")


def _links(tree: Element) -> Iterator[tuple[Element, str]]:
    for anchor in tree.iter("a"):
        if href := (anchor.get("href") or "").strip():
            yield anchor, href
