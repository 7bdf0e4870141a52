"""The body of an answer as it was before the server compressed it, within a limit of length."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Final

from briefing.errors import SourceError

_OLD_NAMES: Final = {"x-gzip": "gzip"}
"""Old names of codings, RFC 9110, section 8.4.1.3."""


def coding_of(header: str) -> str:
    """The one coding of a ``Content-Encoding``: ``gzip``, ``deflate`` or empty. Raises SourceError."""
    names = [name.strip().lower() for name in header.split(",")]
    codings = [_OLD_NAMES.get(name, name) for name in names if name not in ("", "identity")]
    if len(codings) > 1 or not {*codings} <= {"gzip", "deflate"}:
        raise SourceError(f"is compressed as {', '.join(codings)}, which was not asked for")
    return codings[0] if codings else ""


def unpacked(data: bytes, coding: str, most: int) -> bytes:
    """``data`` before it was coded. Raises SourceError if that is over ``most`` bytes, or not whole."""
    if not coding:
        return data
    try:
        text = _gunzipped(data, most + 1) if coding == "gzip" else _inflated(data, most + 1)
    except (EOFError, OSError, zlib.error):
        raise SourceError(f"comes damaged or cut short: its {coding} does not end as it should") from None
    if len(text) > most:
        raise SourceError(f"is longer than {most // 1_000_000} MB")
    return text


def _gunzipped(data: bytes, most: int) -> bytes:
    """The first ``most`` bytes of a gzip file, of all its members (RFC 1952).

    Raises EOFError, OSError, zlib.error.
    """
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        return file.read(most)


def _inflated(data: bytes, most: int) -> bytes:
    """The first ``most`` bytes of ``deflate``: in a zlib stream (RFC 1950), or, as some servers do, bare.

    Raises zlib.error.
    """
    wrapped = len(data) > 1 and data[0] & 15 == zlib.DEFLATED and int.from_bytes(data[:2]) % 31 == 0
    stream = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
    text = stream.decompress(data, most)
    if len(text) < most and (not stream.eof or stream.unused_data):
        raise zlib.error("no end, or more than its end")
    return text
