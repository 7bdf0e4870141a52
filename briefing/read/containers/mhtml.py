"""A page saved as one message with all that it shows: MHTML, RFC 2557, as browsers and Word write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import Message
from typing import Final
from urllib.parse import unquote, urljoin

from briefing.errors import SourceError
from briefing.nouns import Article
from briefing.read.containers.saved import saved_from
from briefing.read.html import read_html
from briefing.read.raw import Raw, Written

_MOST_LEVELS: Final = 20
"""Multiparts in one file; a page has one, a letter with pictures three."""
_TRIED: Final = 5
"""So many of its pages are looked at for the article: that may stand in a frame."""


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
    pages = pages_of(parts)
    if not pages:
        raise SourceError("is a saved message without a page in it", fix="save the page as HTML only")
    failed: SourceError | None = None
    for page in pages[:_TRIED]:
        try:
            return _article(page, parts)
        except SourceError as error:
            failed = failed or error
    raise failed or SourceError("holds no text")


def pages_of(parts: list[Part]) -> list[Part]:
    """Its pages: the first, which is the one that was saved, then the largest of the others."""
    found = [part for part in parts if part.kind in ("text/html", "application/xhtml+xml")]
    return [*found[:1], *sorted(found[1:], key=lambda part: len(part.data), reverse=True)]


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
    whole = str(part["Content-Location"] or "")
    if part.get_content_type() in ("text/html", "application/xhtml+xml") and not whole:
        whole = str(message["Snapshot-Content-Location"] or message["Content-Location"] or "")
    base = str(part["Content-Base"] or message["Content-Base"] or message["Content-Location"] or "")
    payload = part.get_payload(decode=True)
    try:
        address = urljoin(base, "".join(whole.split()))
    except ValueError:
        address = ""
    return Part(
        part.get_content_type(),
        payload if isinstance(payload, bytes) else b"",
        part.get_content_charset() or "",
        address,
        str(part["Content-ID"] or "").strip().strip("<>"),
    )
