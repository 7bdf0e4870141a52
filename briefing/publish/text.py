"""Text as feed and pages can hold it."""

from __future__ import annotations

from briefing.legal import ILLEGAL


def legal(text: str) -> str:
    """``text`` without what no XML document can hold: control characters and lone surrogates."""
    return ILLEGAL.sub("", text)


def cut(text: str, most_bytes: int) -> str:
    """``text``, or as much of it as with … fits into ``most_bytes`` of UTF-8."""
    if len(text.encode()) <= most_bytes:
        return text
    kept = text.encode()[: most_bytes - len("…".encode())].decode(errors="ignore")
    return kept.rstrip() + "…"
