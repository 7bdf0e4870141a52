"""A book's table of contents: of EPUB 3 (nav) or of EPUB 2 (NCX)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefing.read.containers.archive import Archive
from briefing.read.containers.epub.package import place
from briefing.read.tree import Element, same, semantics


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    label: str
    name: str
    """Of the document that it leads to."""
    fragment: str
    depth: int
    """From 1."""


def of_navigation(archive: Archive, name: str, tree: Element, title: str) -> list[Entry]:
    """The entries of the navigation document ``name`` of the book ``title``."""
    navs = [nav for nav in tree.iter("nav") if "toc" in semantics(nav)]
    lists = [first for nav in navs[:1] or list(tree.iter("nav"))[:1] if (first := nav.find("ol")) is not None]
    return _settled([entry for first in lists for entry in _items(archive, name, first, 1)], title)


def landmarks(archive: Archive, name: str, tree: Element) -> dict[str, str]:
    """What documents are, by name, as the navigation document ``name`` says."""
    found: dict[str, str] = {}
    for nav in tree.iter("nav"):
        if "landmarks" in semantics(nav):
            for anchor in nav.iter("a"):
                file, fragment = place(archive, name, anchor.get("href") or "")
                if not fragment:
                    found.setdefault(file, next(iter(semantics(anchor)), ""))
    return found


def of_ncx(archive: Archive, name: str, tree: etree._Element, title: str) -> list[Entry]:
    """The entries of the contents file ``name`` of the book ``title``."""
    return _settled(
        [entry for top in tree.iter("{*}navMap") for entry in _points(archive, name, top, 1)], title
    )


def _items(archive: Archive, base: str, listed: Element, depth: int) -> Iterator[Entry]:
    for item in listed.iterchildren("li"):
        head = next((each for each in item if each.tag in ("a", "span")), None)
        if head is not None:
            href = head.get("href") or ""
            name, fragment = place(archive, base, href) if href else ("", "")
            yield Entry(" ".join("".join(head.itertext()).split()), name, fragment, depth)
        for inner in item.iterchildren("ol"):
            yield from _items(archive, base, inner, depth + 1)


def _points(archive: Archive, base: str, holder: etree._Element, depth: int) -> Iterator[Entry]:
    for point in holder.iterchildren("{*}navPoint"):
        label = point.find("{*}navLabel")
        content = point.find("{*}content")
        words = "" if label is None else " ".join("".join(str(text) for text in label.itertext()).split())
        src = "" if content is None else str(content.get("src") or "")
        name, fragment = place(archive, base, src) if src else ("", "")
        yield Entry(words, name, fragment, depth)
        yield from _points(archive, base, point, depth + 1)


def _settled(entries: list[Entry], title: str) -> list[Entry]:
    """``entries``, one that leads nowhere standing where the next inside it does; the ``title`` is no entry
    that holds all others."""
    if sum(entry.depth == 1 for entry in entries) == 1 < len(entries) and same(entries[0].label, title):
        entries = [replace(entry, depth=entry.depth - 1) for entry in entries[1:]]
    found: list[Entry] = []
    for entry in reversed(entries):
        heads = not entry.name and bool(found) and found[-1].depth > entry.depth
        found.append(replace(found[-1], label=entry.label, depth=entry.depth) if heads else entry)
    return [entry for entry in reversed(found) if entry.name and entry.label]
