"""The formats that an article may come in, and what reads each: a table with a row for each format.

To add a format, add a row, and a module that reads it. ``decode`` refuses what no row is for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Article
from briefing.read.containers.archive import holds
from briefing.read.containers.subtitles import is_captions, is_lyrics, read_subtitles
from briefing.read.raw import Raw
from briefing.read.refused import refuse_other
from briefing.read.sniff import is_markdown, is_message, is_page, is_pdf, is_word


@dataclass(frozen=True, slots=True)
class Reader:
    """A format, and what reads it."""

    name: str
    suffixes: tuple[str, ...]
    """Of names that such files have, in lower case with the dot; none where the bytes say it for sure."""
    media_types: tuple[str, ...]
    """As servers call it."""
    looks_like: Callable[[Raw], bool]
    """Whether a source that nothing names is of this format, by its bytes or by its text."""
    read: Callable[[Raw], Article]
    """The article, its source and script still to be filled in. Raises SourceError."""
    surely: bool = True
    """Whether a source that looks like this format is of it even if it is named as plain text."""


def reader_for(raw: Raw) -> Reader:
    """The row for ``raw``: by its name, by what the server says, else by how it looks; else plain text.

    Before all that by its bytes, where they say it whatever its name.
    """
    if sure := next((row for row in READERS if not row.suffixes and row.looks_like(raw)), None):
        return sure
    named = next((row for row in READERS if raw.suffix in row.suffixes), None) or next(
        (row for row in READERS if raw.media_type in row.media_types), None
    )
    if named not in (None, TEXT):
        return named
    asked = (row for row in READERS if row.surely or named is None)
    return next((row for row in asked if row.looks_like(raw)), TEXT)


def _html(raw: Raw) -> Article:
    from briefing.read.containers.saved import saved_from
    from briefing.read.html import read_html

    beside = not raw.base  # a page that was saved, and what it shows with it
    return _written(raw, lambda text: read_html(text, raw.base or saved_from(text), beside=beside), page=True)


def _mhtml(raw: Raw) -> Article:
    from briefing.read.containers.mhtml import read_mhtml

    return read_mhtml(raw)


def _word(raw: Raw) -> Article:
    from briefing.read.containers.word.reading import read_word

    return read_word(raw.data)


def _pdf(raw: Raw) -> Article:
    from briefing.read.containers.pdf import read_pdf

    return read_pdf(raw)


def _epub(raw: Raw) -> Article:
    from briefing.read.containers.epub import read_epub

    return read_epub(raw.data)


def _markdown(raw: Raw) -> Article:
    from briefing.read.markdown import read_markdown

    return _written(raw, lambda text: read_markdown(text, raw.base))


def _text(raw: Raw) -> Article:
    from briefing.read.plain import read_text

    return _written(raw, read_text)


def _subtitles(raw: Raw) -> Article:
    written = raw.written()
    article = read_subtitles(written.text)
    return replace(article, changes=(*written.changes, *article.changes))


def _written(raw: Raw, read: Callable[[str], Article], *, page: bool = False) -> Article:
    """What ``read`` makes of the text of ``raw``. Raises SourceError for what is no text, or no article."""
    written = raw.written()
    refuse_other(written.text, raw.suffix, page=page)
    if not written.text.strip("\ufeff \t\r\n\u3000\xa0\u200b"):
        raise SourceError("holds no text")
    article = read(written.text)
    return replace(article, changes=(*written.changes, *article.changes))


TEXT: Final = Reader(
    "text",
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    looks_like=lambda raw: False,
    read=_text,
)
"""Takes what no other row is for."""
MESSAGES: Final = (".mhtml", ".mht")
"""Names of saved pages."""
READERS: Final = (
    Reader(
        "word",
        suffixes=(),
        media_types=(),
        looks_like=lambda raw: is_word(raw.data),
        read=_word,
    ),
    Reader(
        "mhtml",
        suffixes=(),
        media_types=(),
        looks_like=lambda raw: is_message(raw.data, named=raw.suffix in MESSAGES),
        read=_mhtml,
    ),
    Reader(
        "pdf",
        suffixes=(".pdf",),
        media_types=("application/pdf", "application/x-pdf"),
        looks_like=lambda raw: is_pdf(raw.data),
        read=_pdf,
    ),
    Reader(
        "html",
        suffixes=(".html", ".htm", ".xhtml", ".shtml"),
        media_types=("text/html", "application/xhtml+xml"),
        looks_like=lambda raw: is_page(raw.text),  # a page saved as .txt is a page
        read=_html,
    ),
    Reader(
        "epub",
        suffixes=(".epub",),
        media_types=("application/epub+zip",),
        looks_like=lambda raw: holds(raw.data, "META-INF/container.xml"),
        read=_epub,
    ),
    Reader(
        "subtitles",
        suffixes=(".srt", ".vtt", ".lrc", ".sbv"),
        media_types=("text/vtt", "application/x-subrip"),
        looks_like=lambda raw: is_captions(raw.text) or is_lyrics(raw.text),
        read=_subtitles,
    ),
    Reader(
        "markdown",
        suffixes=(".md", ".markdown", ".mkd"),
        media_types=("text/markdown", "text/x-markdown"),
        looks_like=lambda raw: is_markdown(raw.text),
        read=_markdown,
        surely=False,
    ),
    TEXT,
)
"""In the order in which they are asked."""
WORD: Final = (".docx", ".docm")
"""Names of Word's files, which are told by their bytes."""
SUFFIXES: Final = frozenset((*WORD, *MESSAGES, *(suffix for row in READERS for suffix in row.suffixes)))
"""Of the files in a folder that may hold an article."""
