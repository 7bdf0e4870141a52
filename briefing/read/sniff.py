"""How a text looks: built as HTML, or written in Markdown."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPHS = re.compile(r"<(?:p|div|article|section|h[1-6])\b[^>]{0,500}>", re.IGNORECASE)
_MARKDOWN = re.compile(r"\A---\n(?:.*\n){1,40}?---\n|^#{1,6} +\S|^\[\^[^\]\n]+\]:|^```", re.MULTILINE)


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
