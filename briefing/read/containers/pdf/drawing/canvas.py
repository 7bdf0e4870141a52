"""A page as it is drawn: its characters, lines, shapes and pictures.

Places are those of PDF: points from the lower left corner, y upwards, whatever way the page is turned.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.read.containers.pdf.sheet import Face


@dataclass(frozen=True, slots=True)
class Drawn:
    """A character as it is drawn."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    """Where its baseline begins."""
    size: float
    angle: float
    """Of its baseline, in degrees anticlockwise."""
    face: Face
    seen: bool
    """It is painted, with some colour."""
    light: float
    """Of its colour: 0 black, 1 white."""
    order: int
    """Which of the page's objects it belongs to."""
    unknown: bool
    """The font does not say which character it is."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A filled shape or a picture, by its least rectangle."""

    left: float
    bottom: float
    right: float
    top: float
    order: int
    light: float
    """Of its colour; of a picture 0.5."""
    solid: bool = False
    """A rectangle that nothing shows through."""


@dataclass(slots=True)
class Canvas:
    """A page as it is drawn."""

    number: int
    left: float
    bottom: float
    right: float
    top: float
    characters: list[Drawn] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Along or across the page: left, bottom, right, top."""
    shapes: list[Painted] = field(default_factory=list)
    pictures: list[Painted] = field(default_factory=list)
    links: list[tuple[float, float, float, float]] = field(default_factory=list)
    """What leads to another page: left, bottom, right, top."""
    remarks: list[str] = field(default_factory=list)
    """What readers wrote on it: comments, boxes of text."""
