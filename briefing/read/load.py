"""The bytes of a source, with what is known of them: a file, standard input, or a page of the web."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from briefing.address import without_userinfo
from briefing.errors import SourceError
from briefing.read.raw import MAX_BYTES, Raw, most, too_long
from briefing.read.signatures import refuse_binary

if TYPE_CHECKING:
    from briefing.config.fetch import Fetch

_URL: Final = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def load(source: str, stdin: BinaryIO | None, net: Fetch | None = None) -> Raw:
    """The bytes of ``source``: a path, an http(s) URL, or ``-`` for ``stdin``. Raises SourceError.

    ``net`` says which hosts may be asked though private, and which through a proxy; without it none may.
    """
    if source == "-":
        if stdin is None:
            raise SourceError("there is no standard input", where="-")
        return Raw(_limited(stdin, "standard input"), "-", "-")
    if scheme := _URL.match(source):
        if scheme[1].lower() not in ("http", "https"):
            raise SourceError(
                f"{scheme[1]} is not read",
                where=without_userinfo(source),
                fix="give an http or https address, or a file",
            )
        from briefing.read.fetch import fetch

        private, proxy = (net.allows(source), net.proxy(source)) if net else (False, "")
        raw = fetch(source, private=private, proxy=proxy)
        return replace(raw, where=without_userinfo(source))
    return _file(source)


def _file(source: str) -> Raw:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceError("is a folder, not an article", where=source)
        with path.open("rb") as stream:
            data = _limited(stream, source)
        return Raw(data, str(path.resolve()), source, path.suffix.lower())
    except FileNotFoundError:
        names = sys.getfilesystemencoding()
        garbled = f"names are read in {names} here; where this one is garbled, set LANG=zh_CN.UTF-8"
        raise SourceError("no such file", where=source, fix="" if names == "utf-8" else garbled) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot be read: {reason}", where=source) from None


def _limited(stream: BinaryIO, where: str) -> bytes:
    """All of ``stream``. Raises SourceError if it is longer than such a source may be, no more is read."""
    pieces = [stream.read(1 << 20)]
    limit = most(pieces[0])
    left = limit + 1 - len(pieces[0])
    while left > 0 and (piece := stream.read(min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    if left <= 0:
        if limit == MAX_BYTES:  # of a video it helps little to know how long it is
            refuse_binary(pieces[0], where=where)
        raise too_long(limit, where)
    return b"".join(pieces)
