"""Web addresses without the user name and password that may stand in them: those serve a request only."""

from __future__ import annotations

import re
from typing import Final

_USERINFO: Final = re.compile(r"([a-z][a-z0-9+.-]*://)([^/?#]*)@", re.IGNORECASE)
"""All up to the last @ of an authority, RFC 3986, section 3.2.1."""
_IN_TEXT: Final = re.compile(
    r"([a-z][a-z0-9+.-]*:/{1,2})(?:[^/?#\s]*|[^/?#\s:@]+:(?!\d+/)[^\s@]*)@", re.IGNORECASE
)
"""The same in a message, where ``//`` may have become ``/``, as in a path, and where a password that was not
percent-encoded may hold slashes."""


def parted(address: str) -> tuple[str, str]:
    """``address`` without its ``user:password@``, and that without the @; or as it is, and empty."""
    found = _USERINFO.match(address)
    return (found[1] + address[found.end() :], found[2]) if found else (address, "")


def without_userinfo(address: str) -> str:
    """``https://user:password@host/`` as ``https://host/``; what is no address, or has none, as it is."""
    return parted(address)[0]


def hidden(text: str) -> str:
    """``text``, a message, with every address in it as ``without_userinfo`` gives it."""
    return _IN_TEXT.sub(r"\1", text)
