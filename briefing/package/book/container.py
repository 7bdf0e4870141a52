"""The EPUB file: a ZIP whose first entry says what it is. EPUB 3.3, section 4 (OCF)."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Final

from briefing.config import Show
from briefing.files import AUDIO, BOOK, COVER
from briefing.package.book import content
from briefing.package.book.metadata import package
from briefing.package.book.overlay import clips, overlay
from briefing.package.edition import Edition

CONTAINER: Final = b"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every entry, the earliest that ZIP has: the same episode is the same file."""


def book(target: Path, edition: Edition, show: Show, *, audio: Path, cover: bytes) -> None:
    """Writes the read-aloud book of ``edition`` to ``target``, with the MP3 ``audio`` and the JPEG ``cover``.

    The same arguments give the same bytes.
    """
    by_part = clips(edition)
    with zipfile.ZipFile(target, "w") as book:
        _put(book, "mimetype", BOOK.media_type.encode(), zipfile.ZIP_STORED)
        _put(book, "META-INF/container.xml", CONTAINER)
        _put(book, "EPUB/package.opf", package(edition, show, by_part))
        _put(book, "EPUB/nav.xhtml", content.navigation(edition))
        _put(book, "EPUB/cover.xhtml", content.cover_page(edition))
        for part in edition.parts:
            _put(book, f"EPUB/{content.file_of(part)}", content.chapter(edition, part))
            if stretch := by_part[part.id]:
                smil = overlay(content.file_of(part), AUDIO.name, stretch)
                _put(book, f"EPUB/{part.id}.smil", content.written(smil))
        _put(book, "EPUB/style.css", content.STYLE.encode())
        _put(book, f"EPUB/{COVER.name}", cover, zipfile.ZIP_STORED)
        for image in edition.images():
            _put(book, f"EPUB/{image.file.name}", image.file.data, zipfile.ZIP_STORED)
        entry = _entry(f"EPUB/{AUDIO.name}", zipfile.ZIP_STORED)
        entry.file_size = audio.stat().st_size
        with audio.open("rb") as source, book.open(entry, "w") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)


def _put(book: zipfile.ZipFile, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    book.writestr(_entry(name, method), data)


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = method
    entry.create_system = 3  # Unix, whatever this machine is
    entry.external_attr = 0o100644 << 16
    return entry
