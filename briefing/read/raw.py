"""A source as it came: its bytes, what is known of them, and the text that they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Change
from briefing.read.controls import without_controls
from briefing.read.decode import decode
from briefing.read.signatures import refuse_binary

MAX_BYTES: Final = 10_000_000
"""The longest text that is read, or picture, or answer of a server."""
LARGEST: Final = 100_000_000
"""Bytes of the largest file that holds a text and its pictures: a document of photographs."""
_WITH_PICTURES: Final = (b"PK\x03\x04", b"%PDF-", b"From:", b"MIME-Version:", b"Content-Type:")
"""How such files begin: zip, PDF, a page saved as a message."""


def most(start: bytes) -> int:
    """How many bytes a source that begins with ``start`` may have."""
    return LARGEST if start.startswith(_WITH_PICTURES) else MAX_BYTES


def too_long(most: int, where: str = "") -> SourceError:
    """That a source has more than ``most`` bytes."""
    return SourceError(f"is longer than {most // 1_000_000} MB", where=where)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a server says of a page, by which it tells later whether that has changed."""

    etag: str = ""
    modified: str = ""
    """As its header ``Last-Modified`` has it."""


NEVER_SEEN: Final = Edition()


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a source."""

    text: str
    changes: tuple[Change, ...]
    """What could not be decoded, and what no text of ours may hold."""


@dataclass(frozen=True)
class Raw:
    """A source as it came."""

    data: bytes
    identity: str
    """Its absolute path, its URL after redirects, or ``-``."""
    where: str = ""
    """As a person named it, for an error; without user name and password."""
    suffix: str = ""
    """Of its name, in lower case with the dot."""
    media_type: str = ""
    """Such as ``text/html``, where a server said so."""
    charset: str = ""
    """Where a server said so."""
    base: str = ""
    """The URL that its links are relative to."""
    edition: Edition = NEVER_SEEN

    def written(self) -> Written:
        """Its text. Raises SourceError where it is none."""
        if isinstance(self._decoded, SourceError):
            raise self._decoded
        return self._decoded

    @property
    def text(self) -> str:
        """Its text, to be looked at; empty where it is none."""
        return "" if isinstance(self._decoded, SourceError) else self._decoded.text

    @cached_property
    def _decoded(self) -> Written | SourceError:
        """Decoded once, however many readers look at it."""
        try:
            refuse_binary(self.data, self.suffix)
            if len(self.data) > MAX_BYTES:
                raise too_long(MAX_BYTES)
            decoded = decode(self.data, [self.charset])
        except SourceError as error:
            return error
        text, controls = without_controls(decoded.text)
        return Written(text, (*decoded.changes, *controls))
