"""What an EPUB says of itself: metadata, the order of its documents, what some of them are. EPUB 2 and 3.

https://www.w3.org/TR/epub-33/, https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm; old books write names of
elements in capitals (OEB 1.2).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from lxml import etree

from briefing.errors import SourceError
from briefing.read.containers.archive import Archive
from briefing.read.containers.xml import xml
from briefing.zh.dates import iso

CONTAINER: Final = "META-INF/container.xml"
_NOBODY: Final = frozenset(("", "unknown", "未知", "佚名", "不详", "不詳"))
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PUBLISHED: Final = ("publication", "original-publication", "")
"""Of several dates, that of these events, the surest first (OPF 2, 2.2.7)."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document in the order of reading."""

    name: str
    """In the archive."""
    linear: bool = True
    is_picture: bool = False
    """It is one, and no text."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a book says of itself."""

    title: str
    author: str
    date: str
    """ISO 8601 date, or empty."""
    publisher: str
    spine: tuple[Item, ...]
    navigation: str
    """Name of the navigation document (EPUB 3), or empty."""
    ncx: str
    """Name of the contents file (EPUB 2), or empty."""
    guide: Mapping[str, str]
    """What documents are, by name: ``cover``, ``toc`` (EPUB 2)."""
    root: str
    """The folder of the archive that the book lies in, with its ``/``; mostly empty."""


def package_of(archive: Archive) -> Package:
    """What the book in ``archive`` says of itself. Raises SourceError where it is no book."""
    container = next((name for name in archive.names if name.endswith(CONTAINER)), "")
    if not container:
        raise SourceError(f"is a zip file without {CONTAINER}: no EPUB book")
    root = container.removesuffix(CONTAINER)
    files = _named(xml(archive.read(container), container), "rootfile")
    name = archive.named(root + unquote(next((_of(file, "full-path") for file in files), "")))
    tree = xml(archive.read(name or "its package document"), name)
    items = {_of(item, "id"): item for item in _named(tree, "item")}

    def held(item: etree._Element) -> str:
        return place(archive, name, _of(item, "href"))[0]

    found: dict[str, Item] = {}
    for ref in _named(tree, "itemref"):
        if (item := items.get(_of(ref, "idref"))) is not None:
            is_picture = _of(item, "media-type").startswith("image/")
            found.setdefault(held(item), Item(held(item), _of(ref, "linear").lower() != "no", is_picture))
    spine = tuple(found.values())
    if not any(item.linear for item in spine):
        spine = tuple(replace(item, linear=True) for item in spine)
    navigation = (item for item in items.values() if "nav" in _of(item, "properties").split())
    ncx = (item for item in items.values() if _of(item, "media-type") == "application/x-dtbncx+xml")
    return Package(
        title=_title(tree),
        author=_author(tree),
        date=_date(tree),
        publisher=next(iter(_texts(tree, "publisher")), ""),
        spine=spine,
        navigation=next(map(held, navigation), ""),
        ncx=next(map(held, ncx), ""),
        guide={
            place(archive, name, _of(each, "href"))[0]: _of(each, "type").lower()
            for each in _named(tree, "reference")
            if "#" not in _of(each, "href")
        },
        root=root,
    )


def place(archive: Archive, base: str, href: str) -> tuple[str, str]:
    """The file and the fragment that ``href`` in the file ``base`` means, the file as written if not there.

    Both are empty for an address outside the book.
    """
    address, _, fragment = href.strip().partition("#")
    if _SCHEME.match(address) or address.startswith("//"):
        return "", ""
    path = address.partition("?")[0]
    for written in (path, unquote(path)):
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), written)) if written else base
        if known := archive.named(name):
            return known, unquote(fragment)
    return name, unquote(fragment)


def _title(tree: etree._Element) -> str:
    """The main title; where none says that it is, the first."""
    main = {about for about, name, value in _refined(tree) if name == "title-type" and value == "main"}
    titles = [element for element in _named(tree, "title") if _text(element)]
    chosen = [element for element in titles if _of(element, "id") in main] or titles
    return next(map(_text, chosen), "")


def _author(tree: etree._Element) -> str:
    """Who wrote the book; where no one is said to have, all who made it."""
    roles = {about: value for about, name, value in _refined(tree) if name == "role"}
    makers = [
        (_text(each), _of(each, "role") or roles.get(_of(each, "id"), "")) for each in _named(tree, "creator")
    ]
    known = [(name, role) for name, role in makers if name.lower() not in _NOBODY]
    authors = [name for name, role in known if role in ("aut", "")] or [name for name, _ in known]
    return "、".join(dict.fromkeys(authors))


def _date(tree: etree._Element) -> str:
    dates = [(_of(each, "event").lower(), iso(_text(each))[:10]) for each in _named(tree, "date")]
    return next((date for event in _PUBLISHED for kind, date in dates if kind == event and date), "")


def _refined(tree: etree._Element) -> Iterator[tuple[str, str, str]]:
    """What EPUB 3 says of single pieces of metadata: whose id, which property, its value."""
    for meta in _named(tree, "meta"):
        yield _of(meta, "refines").removeprefix("#"), _of(meta, "property"), _text(meta)


def _texts(tree: etree._Element, name: str) -> list[str]:
    return [text for element in _named(tree, name) if (text := _text(element))]


def _named(tree: etree._Element, name: str) -> list[etree._Element]:
    """The elements called ``name``, whatever their namespace and case."""
    return [each for each in tree.iter("*") if etree.QName(each).localname.lower() == name]


def _of(element: etree._Element, name: str) -> str:
    """The attribute ``name`` of ``element``, whatever its namespace; empty where there is none."""
    found = (str(value) for key, value in element.attrib.items() if etree.QName(str(key)).localname == name)
    return next(found, "").strip()


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
