"""A source as it came: its bytes, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_BYTES: Final = 10_000_000
"""The longest source that is read."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A source as it came."""

    data: bytes
    identity: str
    """Its absolute path, its URL after redirects, or ``-``."""
    suffix: str = ""
    """Of its name, in lower case with the dot."""
    media_type: str = ""
    """Such as ``text/html``, where a server said so."""
    charset: str = ""
    """Where a server said so."""
    base: str = ""
    """The URL that its links are relative to."""
