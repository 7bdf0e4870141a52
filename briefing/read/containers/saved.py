"""A page that a browser saved: where it was."""

from __future__ import annotations

import re
from typing import Final

_SAVED: Final = re.compile(
    r"<!--\s*(?:saved from url=\((?P<digits>\d{1,4})\)(?P<url>https?://\S+)"
    r"|Page saved with SingleFile\s+url:\s*(?P<single>https?://\S+))",
    re.IGNORECASE,
)
"""Internet Explorer, Chrome and Edge write the length of the address before it; SingleFile a comment."""
_START: Final = 5000
"""Characters within which that stands."""


def saved_from(text: str) -> str:
    """The address that a page was saved from, as its first lines say; empty where they do not.

    >>> saved_from("<!DOCTYPE html>\\n<!-- saved from url=(0022)https://example.org/1 -->")
    'https://example.org/1'
    """
    found = _SAVED.search(text[:_START])
    if found is None:
        return ""
    return found["url"] or found["single"]
