"""Which reader a source is for: by its name, by what the server says, else by how it looks."""

from __future__ import annotations

import re
from typing import Final, Literal

Kind = Literal["html", "markdown", "text"]

SUFFIXES: Final[dict[str, Kind]] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown",
    ".txt": "text", ".text": "text",
}  # fmt: skip
MEDIA_TYPES: Final[dict[str, Kind]] = {
    "text/html": "html", "application/xhtml+xml": "html",
    "text/markdown": "markdown", "text/x-markdown": "markdown",
    "text/plain": "text",
}  # fmt: skip
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPHS = re.compile(r"<(?:p|div|article|section|h[1-6])\b[^>]{0,500}>", re.IGNORECASE)
_MARKDOWN = re.compile(r"\A---\n(?:.*\n){1,40}?---\n|^#{1,6} +\S|^\[\^[^\]\n]+\]:|^```", re.MULTILINE)


def kind(text: str, suffix: str = "", media_type: str = "") -> Kind:
    """The reader for ``text``. A page saved as ``.txt`` is a page; stray tags in a text make none."""
    named = SUFFIXES.get(suffix) or MEDIA_TYPES.get(media_type)
    if named in (None, "text") and is_page(text):
        return "html"
    if named is not None:
        return named
    return "markdown" if _MARKDOWN.search(text[:20_000].replace("\r\n", "\n")) else "text"


def is_page(text: str) -> bool:
    """Whether ``text`` is built as HTML: it begins as a page, or with a tag and has paragraphs in tags."""
    if _PAGE.match(text):
        return True
    start = text.lstrip("\ufeff \t\r\n")[:20_000]
    return (
        _PARAGRAPHS.match(start) is not None
        and start.lower().count("</p>") + start.lower().count("</div>") >= 2
    )
