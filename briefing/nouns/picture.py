"""A picture of an article: where it is to be had, and the words that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Picture:
    """What an article says of one of its pictures; its bytes are had when the episode is made."""

    address: str
    """As the article gives it, never blank, on one line: a path beside it or a web address."""
    alt: str = ""
    """What stands in for it where it is not seen."""
    caption: str = ""
    """The title its author gave it, shown below it and never spoken. A caption that is text of the article
    is a block or segment of its own, after the picture."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it lies in an episode's folder."""

    name: str
    """``pictures/1.jpg``."""
    data: bytes
    """JPEG or PNG."""
    width: int
    """Pixels."""
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """What came of the pictures of a script, by address; one that shows nothing is in neither."""

    files: Mapping[str, PictureFile] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    """Why each of the others cannot be had."""


NO_PICTURES: Final = Pictures()
