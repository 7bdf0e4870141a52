"""EPUB files built in memory: of a folder of ``books/``, or of a few documents given as text.

A folder of ``books/`` holds ``book/``, what is in the file, and ``expected.txt``: what the book says of
itself, what is left out of it, and after a blank line its blocks, one a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from tests.read.containers.test_archive import zipped

BOOKS: Final = Path(__file__).parent / "books"
CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
TITLED = "<dc:title>河边的人</dc:title><dc:creator>沈青</dc:creator>"
P = "<p>{}</p>".format


@dataclass(frozen=True)
class Expected:
    """What should come of a book."""

    fields: dict[str, str]
    left_out: list[str]
    """The kinds of what is listed, each with its document: ``contents nav.xhtml``."""
    blocks: list[str]
    """Headings with as many # as their level, notes as [^label]: text, pictures as !address, items as - ."""


def names():
    """Of the folders of books."""
    return sorted(folder.name for folder in BOOKS.iterdir())


def book(name):
    """The bytes of the book in the folder ``name``."""
    home = BOOKS / name / "book"
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return zipped([(path.relative_to(home).as_posix(), path.read_bytes()) for path in files])


def expected(name):
    """What should come of the book in the folder ``name``."""
    head, _, blocks = (BOOKS / name / "expected.txt").read_text(encoding="utf-8").partition("\n\n")
    lines = [line.partition(": ") for line in head.splitlines()]
    return Expected(
        {key: value for key, _, value in lines if key != "left out"},
        [value for key, _, value in lines if key == "left out"],
        blocks.splitlines(),
    )


def epub(bodies, metadata=TITLED, *, contents="", files=(), attributes="", spine=""):
    """The bytes of a book with a document of each of ``bodies``, by name, in order.

    ``contents``: the body of a navigation document; ``attributes``: of each document's body.
    """
    items = "".join(
        f'<item id="d{n}" href="{escape(name)}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(bodies)
    )
    refs = "".join(f'<itemref idref="d{n}"/>' for n in range(len(bodies)))
    if contents:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine or refs}</spine></package>"
    )
    documents = [*bodies.items(), *([("nav.xhtml", contents)] if contents else ())]
    return zipped(
        [
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", CONTAINER.encode()),
            ("content.opf", package.encode()),
            *((name, page(body, attributes)) for name, body in documents),
            *files,
        ]
    )


def page(body, attributes=""):
    """A document with ``body``, which may be its bytes already."""
    if isinstance(body, bytes):
        return body
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        f" xmlns:epub='http://www.idpf.org/2007/ops'><head><title/></head><body {attributes}>{body}</body>"
        "</html>"
    ).encode()


def toc(*entries):
    """The body of a navigation document with ``entries``: (label, address)."""
    items = "".join(f'<li><a href="{address}">{label}</a></li>' for label, address in entries)
    return f'<nav epub:type="toc"><ol>{items}</ol></nav>'


def plain(page):
    """All words of a document's body, as anyone would take them out."""
    body = re.sub(r"(?s)<(style|script|rt|rp)\b.*?</\1>|<!--.*?-->", "", page.partition("<body")[2])
    return re.sub(r"^[^>]*>|<[^>]+>", "", body)
