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
    """As the feed has it, made absolute; empty where it has none."""
    title: str
    """In one line, without markup; may be empty."""
    guid: str = ""
    """By which the feed knows it, if it does."""


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
    """The feed that ``raw`` holds, with the articles that are pages of the web, each once.

    Raises SourceError where it names none.
    """
    feed = whole_feed(raw)
    found = [entry for entry in feed.entries if re.match(r"https?://", entry.address, re.IGNORECASE)]
    if not found:
        raise SourceError("a feed that names no article", where=raw.where)
    unlike = dict.fromkeys(entry.address for entry in found)
    entries = {entry.address: entry for entry in reversed(found)}
    return Feed(feed.title, tuple(entries[address] for address in unlike))


def whole_feed(raw: Raw) -> Feed:
    """The feed that ``raw`` holds, with all that it names; without any entry where it is no feed."""
    import feedparser

    headers = {"content-location": raw.base} if raw.base else {}
    if raw.media_type:
        headers["content-type"] = raw.media_type + (f"; charset={raw.charset}" if raw.charset else "")
    # As a stream: of bytes it would ask whether they are the name of a file.
    parsed = feedparser.parse(io.BytesIO(raw.data), response_headers=headers)
    found = sorted(_entries(parsed.entries), key=lambda each: -each[0])
    return Feed(_one_line(parsed.feed.get("title", "")), tuple(entry for _, entry in found))


def _entries(parsed: list[Any]) -> Iterator[tuple[float, Entry]]:
    """Each entry with its moment in seconds; 0 where it has none."""
    for entry in parsed:
        when = entry.get("published_parsed") or entry.get("updated_parsed")
        moment = float(timegm(when)) if when else 0.0
        address = str(entry.get("link", "")).strip()
        yield moment, Entry(address, _one_line(entry.get("title", "")), str(entry.get("id", "")).strip())


def _one_line(title: str) -> str:
    """``title``, which may be HTML, as text in one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", title)).split())
