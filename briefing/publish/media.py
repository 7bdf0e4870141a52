"""What a web server says of each kind of file: its media type, and for how long it may be kept."""

from __future__ import annotations

import mimetypes
import re
from typing import Final

from briefing.files import ALL, BY_NAME, Kind

RSS: Final = "application/rss+xml"
BY_SUFFIX: Final = {
    **{file.suffix: file.served_as for file in ALL if file.kind is not Kind.CHAPTERS},
    ".css": "text/css; charset=utf-8",
    ".xml": f"{RSS}; charset=utf-8",
}
FOR_EVER: Final = "public, max-age=31536000, immutable"
"""Of a file whose name holds a digest of its content (RFC 8246)."""
ASK_AGAIN: Final = "no-cache"
_HASHED: Final = re.compile(r"(.+)-[0-9a-f]{16}(\.\w+)")


def media_type(name: str) -> str:
    """The media type of a file called ``name``."""
    if hashed := _HASHED.fullmatch(name):
        file = BY_NAME.get(hashed[1] + hashed[2])
        if file is not None:
            return file.served_as
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return BY_SUFFIX.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def cache_control(name: str) -> str:
    """How long a file called ``name`` may be kept without asking again."""
    return FOR_EVER if _HASHED.fullmatch(name) else ASK_AGAIN
