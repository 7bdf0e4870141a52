"""What a PDF says of itself, as far as its pages bear it out.

The title of a PDF is often the name of a file (``Microsoft Word - 文档1.doc``), its author whoever set up the
computer, its date the day on which it was printed: none is taken on its word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import pypdfium2

_KEYS: Final = ("Title", "Author", "Creator", "Producer")
_BROWSER: Final = re.compile(r"Skia/PDF|Chrom|Firefox|wkhtmltopdf", re.IGNORECASE)
_LEAST: Final = 2
"""Characters of a name."""
_PARTS: Final = re.compile(r"\s*[;；、,，]\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says."""

    title: str
    author: str
    printed: bool
    """A browser printed it: it is a page of the web."""


def metadata(document: pypdfium2.PdfDocument) -> Metadata:
    """What ``document`` says of itself."""
    told = {key: " ".join(document.get_metadata_value(key).split()) for key in _KEYS}
    printed = bool(_BROWSER.search(told["Creator"] + " " + told["Producer"]))
    return Metadata(told["Title"], told["Author"], printed)


def author(said: Metadata, first_page: str) -> str:
    """Those whom the file names as authors, if they stand on its ``first_page`` too."""
    text = "".join(first_page.split())
    names = [name for name in _PARTS.split(said.author) if len(name) >= _LEAST]
    return "、".join(names) if names and all("".join(name.split()) in text for name in names) else ""
