"""Page and book of an episode without the pictures, which are others': words stand in their place."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path
from typing import Final

from briefing.files import PICTURES
from briefing.publish.fit import changed
from briefing.wording import LANGUAGES, word

_FIGURE: Final = re.compile(
    rf'<figure>\s*<img(?=[^<>]*\ssrc="{PICTURES}/)(?:\s[\w:-]+="[^"]*")*\s*/?>(?P<captioned>\s*<figcaption)?'
)
_ALT: Final = re.compile(r'\salt="([^"]*)"')
_NO_MORE: Final = frozenset(word("picture", script) for script in LANGUAGES)
"""What stands in for a picture of which nothing is said."""
_PICTURED: Final = re.compile(r"/(?:\d+-[0-9a-f]{16}\.(?:jpg|png)|[^/]+\.epub)\Z")
_ITEM: Final = re.compile(rf'<item\s[^<>]*href="{PICTURES}/[^"]*"[^<>]*/>')
_ACCESS: Final = (
    ('<meta property="schema:accessMode">visual</meta>', ""),
    (">textual,visual</meta>", ">textual</meta>"),
    *((word("accessibility_pictures", script), word("accessibility", script)) for script in LANGUAGES),
)
"""What the book says of how it can be read, and what holds of it without pictures."""


def shows_pictures(path: str) -> bool:
    """Whether the published file ``path`` is one of the article's pictures or a book, which may hold them."""
    return _PICTURED.search(path) is not None


def bare_page(page: str) -> str:
    """``page``, in HTML or XHTML, with what stands in for the article's pictures in their place."""
    return _FIGURE.sub(_words, page)


def bare_book(path: Path) -> bytes:
    """The book ``path`` without pictures of the article; always the same bytes. Raises PackageError."""
    target = io.BytesIO()
    try:
        with zipfile.ZipFile(path) as book, zipfile.ZipFile(target, "w") as copy:
            for entry in book.infolist():
                data = book.read(entry)
                if entry.filename.startswith(f"EPUB/{PICTURES}/"):
                    continue
                if entry.filename.endswith(".xhtml"):
                    data = bare_page(data.decode()).encode()
                elif entry.filename.endswith(".opf"):
                    data = _bare_package(data.decode()).encode()
                copy.writestr(entry, data)
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError):
        raise changed(path) from None
    return target.getvalue()


def _words(figure: re.Match[str]) -> str:
    found = _ALT.search(figure[0])
    alt = html.unescape(found[1]) if found else ""
    captioned = figure["captioned"] or ""
    said = "" if captioned and alt in _NO_MORE else f"<p>{html.escape(alt, quote=False)}</p>"
    return f"<figure>{said}{captioned}"


def _bare_package(package: str) -> str:
    package = _ITEM.sub("", package)
    for before, after in _ACCESS:
        package = package.replace(before, after)
    return package
