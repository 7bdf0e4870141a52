"""How a source looks: a page, Markdown, a page saved as a message, a Word file, a PDF."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPHS = re.compile(r"<(?:p|div|article|section|h[1-6])\b[^>]{0,500}>", re.IGNORECASE)
_MARKDOWN = re.compile(r"\A---\n(?:.*\n){1,40}?---\n|^#{1,6} +\S|^\[\^[^\]\n]+\]:|^```", re.MULTILINE)

_PDF = b"%PDF-"
_WITHIN = 1024
"""Bytes in which that stands (ISO 32000-1, annex H, note 13)."""

_HEADER = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_PAGES = re.compile(rb"^Content-Type:\s*(?:multipart/related|text/html)\b", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_POSTED = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|DKIM-Signature|Message-ID|To|Cc):", re.IGNORECASE | re.MULTILINE
)
"""Fields of a letter."""
_ZIP = b"PK\x03\x04"
_OFFICE = b"[Content_Types].xml"
_TEXT = b"word/document"
_TABLES = re.compile(rb"(?:xl/workbook|ppt/presentation)\.")


def is_page(text: str) -> bool:
    """Whether ``text`` is built as HTML: it begins as a page, or with a tag and has paragraphs in tags."""
    if _PAGE.match(text):
        return True
    start = text.lstrip("\ufeff \t\r\n")[:20_000]
    return (
        _PARAGRAPHS.match(start) is not None
        and start.lower().count("</p>") + start.lower().count("</div>") >= 2
    )


def is_markdown(text: str) -> bool:
    """Whether ``text`` begins with front matter, or has a heading, a footnote or a fence as Markdown has."""
    return _MARKDOWN.search(text[:20_000].replace("\r\n", "\n")) is not None


def is_message(data: bytes, *, named: bool = False) -> bool:
    """Whether ``data`` is a saved page: a message with a page in it that nobody posted.

    ``named``: its name says that it is one; a letter with pictures is built alike.
    """
    header = _HEADER.match(data[:20_000])
    if header is None or (_POSTED.search(header[0]) and not named):
        return False
    return _PAGES.search(header[0]) is not None and _MIME.search(header[0]) is not None


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` begins as a PDF."""
    return _PDF in data[:_WITHIN]


def is_word(data: bytes) -> bool:
    """Whether ``data`` is a Word file, be it damaged: a package of Office, no workbook, no presentation.

    A text may have a workbook in it, and the other way round: that is told when its parts are read.
    """
    package = data.startswith(_ZIP) and _OFFICE in data
    return package and (_TEXT in data or _TABLES.search(data) is None)
