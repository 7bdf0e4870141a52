"""Names that stay for ever: of the show, and of each file's content."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import UUID, uuid5

PODCAST: Final = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Namespace of ``podcast:guid``: github.com/Podcastindex-org/podcast-namespace, docs/tags/guid.md."""
DIGITS: Final = 16
"""Hexadecimal digits of a digest in a file name."""
FEED: Final = "feed.xml"
GENERATOR: Final = "briefing"
"""By which feed and pages are known as ours."""


def podcast_guid(feed_url: str) -> str:
    """The ``podcast:guid`` of the feed at ``feed_url``: its scheme and trailing slashes do not count."""
    return str(uuid5(PODCAST, feed_url.partition("://")[2].rstrip("/")))


def hashed_name(name: str, *content: str) -> str:
    """``name`` with a digest of ``content``: ``episode-0123456789abcdef.mp3``. New content, new name."""
    digest = hashlib.sha256("\0".join(content).encode()).hexdigest()[:DIGITS]
    path = PurePosixPath(name)
    return f"{path.stem}-{digest}{path.suffix}"


def site_url(base_url: str) -> str:
    """``base_url`` as a feed can hold it: in ASCII, with a slash at its end.

    A host in Chinese is written in Punycode (RFC 3492), a path in percent-encoded UTF-8 (RFC 3986).
    """
    parts = urlsplit(base_url.rstrip("/") + "/")
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return urlunsplit((parts.scheme, host, quote(parts.path, safe="/%:@!$&'()*+,;=~-._"), "", ""))
