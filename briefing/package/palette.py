"""Colours that can be read: contrast as WCAG 2.2 defines it, and an ink for any ground."""

from __future__ import annotations

from typing import Final, TypeAlias

Colour: TypeAlias = tuple[int, int, int]
"""Red, green, blue: 0 to 255, sRGB."""

BLACK: Final[Colour] = (0, 0, 0)
WHITE: Final[Colour] = (255, 255, 255)

CONTRAST: Final = 7.0
"""WCAG 2.2, success criterion 1.4.6 (level AAA)."""


def parse(colour: str) -> Colour:
    """The colour written ``#RRGGBB``."""
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 (black) to 1 (white), by the formula of WCAG 2.2."""
    red, green, blue = (_linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21, by the formula of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def ground_and_ink(colour: Colour) -> tuple[Colour, Colour]:
    """``colour``, changed no more than it must be, and the ink (black or white) that has 7:1 on it.

    A colour between the two, such as a mid grey, is darkened or lightened: whichever takes the smaller step.
    """
    choices = []
    for ink, toward in ((WHITE, BLACK), (BLACK, WHITE)):
        share = next(n for n in range(101) if contrast(mixed(colour, toward, n / 100), ink) >= CONTRAST)
        choices.append((share, mixed(colour, toward, share / 100), ink))
    _, ground, ink = min(choices)
    return ground, ink


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
