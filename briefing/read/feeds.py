"""Feeds, RSS and Atom: which articles they name, the newest first. Nothing is fetched here."""

from __future__ import annotations

import html
import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from briefing.errors import SourceError
from briefing.read.raw import Raw

_ROOT: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<\?[^>]{0,500}\?>|<!--.{0,5000}?-->|<!DOCTYPE[^>]{0,500}>)*<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
"""How a feed begins, in any encoding that has ASCII."""
_LOOKED_AT: Final = 20_000
"""Bytes within which its first element stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names."""

    address: str
    """Absolute, http or https."""
    title: str
    """In one line, without markup; may be empty."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed names."""

    title: str
    entries: tuple[Entry, ...]
    """The newest first; those without a day in the order of the feed, behind."""


def is_feed(raw: Raw) -> bool:
    """Whether ``raw`` is a feed, by how it begins, whatever its name."""
    return _ROOT.match(raw.data[:_LOOKED_AT]) is not None


def feed_of(raw: Raw) -> Feed:
    """The feed that ``raw`` holds. Raises SourceError where it names no article."""
    import feedparser

    headers = {"content-location": raw.base} if raw.base else {}
    if raw.media_type:
        headers["content-type"] = raw.media_type + (f"; charset={raw.charset}" if raw.charset else "")
    # As a stream: of bytes it would ask whether they are the name of a file.
    parsed = feedparser.parse(io.BytesIO(raw.data), response_headers=headers)
    found = sorted(_entries(parsed.entries), key=lambda each: -each[0])
    if not found:
        raise SourceError("a feed that names no article", where=raw.where)
    unlike = dict.fromkeys(entry.address for _, entry in found)
    entries = {entry.address: entry for _, entry in reversed(found)}
    return Feed(_one_line(parsed.feed.get("title", "")), tuple(entries[address] for address in unlike))


def _entries(parsed: list[Any]) -> Iterator[tuple[float, Entry]]:
    """Each entry that has an address, with its moment in seconds; 0 where it has none."""
    for entry in parsed:
        address = str(entry.get("link", "")).strip()
        if re.match(r"https?://", address, re.IGNORECASE):
            when = entry.get("published_parsed") or entry.get("updated_parsed")
            moment = float(timegm(when)) if when else 0.0
            yield moment, Entry(address, _one_line(entry.get("title", "")))


def _one_line(title: str) -> str:
    """``title``, which may be HTML, as text in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", title)).split())
