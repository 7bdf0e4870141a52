"""What a web server says of each kind of file: its media type, and for how long it may be kept."""

from __future__ import annotations

import mimetypes
import re
from typing import Final

TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".opus": "audio/ogg; codecs=opus",
    ".srt": "application/x-subrip; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
}
CHAPTERS: Final = "application/json+chapters"
"""Of Podcasting 2.0 chapters."""
FOR_EVER: Final = "public, max-age=31536000, immutable"
"""Of a file whose name holds a digest of its content (RFC 8246)."""
ASK_AGAIN: Final = "no-cache"
_HASHED: Final = re.compile(r".+-[0-9a-f]{16}\.\w+")


def media_type(name: str) -> str:
    """The media type of a file called ``name``."""
    if re.fullmatch(r"chapters-[0-9a-f]{16}\.json", name):
        return CHAPTERS
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def cache_control(name: str) -> str:
    """How long a file called ``name`` may be kept without asking again."""
    return FOR_EVER if _HASHED.fullmatch(name) else ASK_AGAIN
