"""The bytes of an article's picture: from beside it, out of itself or of the file that holds both, or from
the web if it came from there."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from briefing.errors import SourceError
from briefing.read.raw import MAX_BYTES, too_long

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_DATA: Final = re.compile(
    r"data:(?P<kind>[^,]{0,200}?)(?P<base64>;base64)?,(?P<data>.*)", re.DOTALL | re.IGNORECASE
)
"""RFC 2397."""
ACCEPT: Final = "image/jpeg,image/png,image/webp,image/gif,image/bmp;q=0.5"

Get = Callable[[str, float], bytes]
"""Gets what is at an http(s) address, within so many seconds. Raises SourceError."""


def get(url: str, time_s: float) -> bytes:
    """As pages are fetched, under the same rules."""
    from briefing.read.fetch import fetch

    return fetch(url, time_s=time_s, accept=ACCEPT).data


@dataclass(frozen=True)
class Origin:
    """Where an article came from, and so where its pictures may be taken."""

    folder: Path | None = None
    """In which it lies, if it is a file: pictures lie there, or in a folder there."""
    fetched: bool = False
    """Whether it came from the web. What did not never causes a request."""
    held: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures that stood in the article itself, by the address that names them now."""
    enclosed: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures that lie in one file with the article, by address."""


def taken(address: str, origin: Origin, time_s: float, get: Get = get) -> bytes:
    """The bytes at ``address``, as an article of ``origin`` gives it. Raises SourceError."""
    for at_hand in (origin.held, origin.enclosed):
        if address in at_hand:
            return at_hand[address]
    if (data := embedded(address)) is not None:
        return data
    if origin.fetched:
        if urlsplit(address).scheme not in ("http", "https"):
            raise SourceError("is not an http or https address")
        return get(address, time_s)
    if _SCHEME.match(address):
        raise SourceError("was not fetched: the article was read from a file")
    if origin.folder is None:
        raise SourceError("was not looked for: the article was read from standard input")
    return beside(origin.folder, address)


def beside(folder: Path, address: str) -> bytes:
    """The file at the relative path ``address`` in ``folder`` or below, nowhere else. Raises SourceError."""
    written = re.split("[?#]", address)[0]
    for name in dict.fromkeys((address, unquote(address), written, unquote(written))):
        try:
            path = (folder / name).resolve()
            if Path(name).is_absolute() or ".." in re.split(r"[/\\]", name) or not _holds(folder, path):
                raise SourceError("does not lie in the article's own folder")
            if path.is_file():
                return _read(path)
        except (OSError, ValueError, RuntimeError):  # also of links that lead in a circle
            continue
    raise SourceError("no such file")


def embedded(address: str) -> bytes | None:
    """What a ``data:`` address holds; None for another, or one that holds nothing."""
    found = _DATA.fullmatch(address)
    if found is None:
        return None
    data = unquote_to_bytes(found["data"])
    try:
        return base64.b64decode(b"".join(data.split())) if found["base64"] else data
    except binascii.Error:
        return None


def _holds(folder: Path, path: Path) -> bool:
    return path.is_relative_to(folder.resolve())


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_long(MAX_BYTES)
    return data
