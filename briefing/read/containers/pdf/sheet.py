"""A page as it is drawn: glyphs, rules, shapes and pictures, each with its place.

Places are in points (1/72 inch) from the upper left corner of the page as it is read: x to the right along
the lines, y from line to line, whatever way the page was turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

OBJECT: Final = "\ufffc"
"""What stands for a table among characters."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Along the lines."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Across the lines."""
        return self.y1 - self.y0

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle, x and y."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether ``point`` lies in it, or on its edge."""
        return self.x0 <= point[0] <= self.x1 and self.y0 <= point[1] <= self.y1


def around(boxes: Sequence[Box]) -> Box:
    """The least box that holds all ``boxes``, of which there is one at least."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Face:
    """A font."""

    name: str
    """As the document names it, without the tag of a subset; empty where it has none."""
    bold: bool = False
    mono: bool = False
    """Each of its letters is as wide as the next."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character in its place."""

    text: str
    box: Box
    """From its origin to where the next begins, and from the font's ascent to its descent."""
    base: float
    """The y of its baseline."""
    size: float
    """Of its font, in points."""
    face: Face
    pale: bool = False
    """Its colour is nearer to white than to black."""
    unknown: bool = False
    """The font does not say which character it is."""
    spaced: bool = False
    """A space is drawn before it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in the order in which it is drawn."""

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    aside: tuple[str, ...]
    """Texts that run another way than the page does: watermarks, stamps in the margin."""
    rules: tuple[Box, ...]
    """Lines, along or across the page, as thin boxes."""
    pictures: tuple[Box, ...]
    links: tuple[Box, ...] = ()
    """What leads to another page."""
    hidden: tuple[str, ...] = ()
    """Texts that are on the page and not to be seen."""
    scanned: bool = False
    """Its glyphs are not to be seen, but lie over a picture of the page, where a program recognised them."""
