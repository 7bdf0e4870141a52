"""A page saved as one message with all that it shows: MHTML, RFC 2557, as browsers and Word write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from typing import Final
from urllib.parse import unquote, urljoin

from briefing.errors import SourceError
from briefing.nouns import Article
from briefing.read.containers.saved import saved_from
from briefing.read.hidden import text_of
from briefing.read.html import read_html
from briefing.read.raw import Raw, Written
from briefing.read.tree import parse

_PAGES: Final = frozenset(("text/html", "application/xhtml+xml"))
_MOST_LEVELS: Final = 20
"""Multiparts in one file; a page has one, a letter with pictures three."""
_FRAMES: Final = 5
"""So many of the pages in frames are looked at for the article, the largest first."""
_EMPTY: Final = 100
"""Characters of a page that shows nothing but its frames."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file in the message."""

    kind: str
    """Its media type."""
    data: bytes
    charset: str
    address: str
    """Where it was, absolute; empty where that is not said."""
    ident: str
    """Its Content-ID, by which ``cid:`` addresses name it."""


def read_mhtml(raw: Raw) -> Article:
    """The article of a saved page, its source and script still to be filled in. Raises SourceError."""
    parts = parts_of(raw.data)
    page, *frames = pages_of(parts)
    try:
        return _article(page, parts)
    except SourceError:
        if not frames or len(text_of(parse(written(page).text)[0])) > _EMPTY:
            raise
    for frame in sorted(frames, key=lambda part: len(part.data), reverse=True)[:_FRAMES]:
        with suppress(SourceError):
            return _article(frame, parts)
    raise SourceError("no article was found on the page or in its frames", fix="save its text as .txt or .md")


def pages_of(parts: list[Part]) -> list[Part]:
    """Its pages, first the one that was saved. Raises SourceError where there is none."""
    found = [part for part in parts if part.kind in _PAGES]
    if not found:
        raise SourceError("is a saved message without a page in it", fix="save the page as HTML only")
    return found


def written(page: Part) -> Written:
    """The text of ``page``. Raises SourceError."""
    return Raw(page.data, "", charset=page.charset).written()


def _article(page: Part, parts: list[Part]) -> Article:
    text = written(page)
    address = page.address or saved_from(text.text)
    base = address if address.startswith(("http://", "https://")) else ""
    held = Held(parts, page.address)
    article = read_html(text.text, base, held=held)
    addresses = (block.picture.address for block in article.blocks if block.picture is not None)
    enclosed = {each: held[each] for each in addresses if each in held}
    return replace(article, changes=(*text.changes, *article.changes), enclosed=enclosed)


class Held:
    """The files of a saved page by the addresses that it may give them; ``root`` is its own."""

    def __init__(self, parts: list[Part], root: str) -> None:
        self._root = root
        self._data: Mapping[str, bytes] = {
            **{part.address: part.data for part in reversed(parts) if part.address},
            **{f"cid:{part.ident}": part.data for part in reversed(parts) if part.ident},
        }

    def __contains__(self, address: object) -> bool:
        return isinstance(address, str) and self._named(address) is not None

    def __getitem__(self, address: str) -> bytes:
        return self._data[self._named(address) or address]

    def _named(self, address: str) -> str | None:
        """The address under which a part has what ``address`` means."""
        try:
            whole = urljoin(self._root, address)
        except ValueError:
            whole = address
        return next((each for each in (address, whole, unquote(whole)) if each in self._data), None)


def parts_of(data: bytes) -> list[Part]:
    """The files in the message ``data``, the page that was saved before the others. Raises SourceError."""
    if len(re.findall(rb"multipart/", data, re.IGNORECASE)) > _MOST_LEVELS:
        raise SourceError(f"is a message of more than {_MOST_LEVELS} levels, not a saved page")
    try:
        message = message_from_bytes(data.lstrip(), policy=policy.compat32)
        found = [_part(each, message) for each in message.walk() if not each.is_multipart()]
    except (ValueError, LookupError, RecursionError):
        raise SourceError("is a damaged saved page", fix="save it anew, as HTML only") from None
    start = str(message.get_param("start") or "").strip("<>")
    return sorted(found, key=lambda part: part.ident != start) if start else found


def _part(part: Message, message: Message) -> Part:
    whole = _field(part, "Content-Location")
    if part.get_content_type() in _PAGES and not whole:
        whole = _field(message, "Snapshot-Content-Location") or _field(message, "Content-Location")
    base = _field(part, "Content-Base") or _field(message, "Content-Base")
    base = base or _field(message, "Content-Location")
    payload = part.get_payload(decode=True)
    try:
        address = urljoin(base, whole)
    except ValueError:
        address = ""
    return Part(
        part.get_content_type(),
        payload if isinstance(payload, bytes) else b"",
        part.get_content_charset() or "",
        address,
        _field(part, "Content-ID").strip("<>"),
    )


def _field(message: Message, name: str) -> str:
    """What the field ``name`` says, its encoded words (RFC 2047) decoded, without white space."""
    return "".join(str(make_header(decode_header(str(message[name] or "")))).split())
