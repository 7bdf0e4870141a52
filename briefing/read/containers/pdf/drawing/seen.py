"""Which characters of a page are to be seen: not what is white on white, covered, or off the page.

Where a program recognised the characters of a scanned page, they lie unseen over its picture, or under it,
and are the text all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from briefing.read.containers.pdf.drawing.canvas import Canvas, Drawn, Painted

_WHITE: Final = 0.97
"""Light of a colour that is not seen on paper."""
_TOLD_APART: Final = 0.1
"""Light by which what lies behind must differ."""
_LEAST: Final = 1.5
"""Points of a character that can be made out; print goes down to 4."""
_WHOLE: Final = 0.5
"""Of a page that its pictures cover, if it is scanned."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a page."""

    characters: tuple[Drawn, ...]
    hidden: tuple[str, ...]
    """Runs of text that are not seen."""
    scanned: bool
    """The characters are those that a program recognised."""


def sight(canvas: Canvas) -> Sight:
    """What is to be seen of ``canvas``."""
    on_page = [one for one in canvas.characters if _is_on(canvas, one)]
    plain = {id(one) for one in on_page if _is_seen(canvas, one)}
    pictured = covered(canvas) >= _WHOLE
    over = max(
        (picture.order for picture in canvas.pictures if _share(canvas, picture) >= _WHOLE), default=-1
    )
    under = [one for one in on_page if id(one) not in plain or one.order < over]
    scanned = pictured and 2 * len(under) > len(on_page)
    kept = plain | {id(one) for one in on_page} if scanned else plain
    return Sight(
        tuple(one for one in canvas.characters if id(one) in kept),
        tuple(texts(canvas.characters, lambda one: id(one) not in kept)),
        scanned,
    )


def covered(canvas: Canvas) -> float:
    """The share of a page that its pictures cover, together."""
    return sum(_share(canvas, picture) for picture in canvas.pictures)


def texts(characters: Sequence[Drawn], chosen: Callable[[Drawn], bool]) -> Iterable[str]:
    """The runs of those ``chosen``, as they follow one another, that hold a letter."""
    for is_chosen, run in groupby(characters, chosen):
        text = " ".join("".join(one.text for one in run).split())
        if is_chosen and any(character.isalnum() for character in text):
            yield text


def _share(canvas: Canvas, picture: Painted) -> float:
    """Of a page that ``picture`` covers."""
    width = min(picture.right, canvas.right) - max(picture.left, canvas.left)
    height = min(picture.top, canvas.top) - max(picture.bottom, canvas.bottom)
    page = (canvas.right - canvas.left) * (canvas.top - canvas.bottom)
    return max(width, 0) * max(height, 0) / page if page > 0 else 0.0


def _is_on(canvas: Canvas, one: Drawn) -> bool:
    x, y = (one.left + one.right) / 2, (one.bottom + one.top) / 2
    return canvas.left <= x <= canvas.right and canvas.bottom <= y <= canvas.top and one.size >= _LEAST


def _is_seen(canvas: Canvas, one: Drawn) -> bool:
    if not one.seen:
        return False
    around = [each for each in (*canvas.shapes, *canvas.pictures) if _holds(each, one)]
    if any(each.order > one.order and each.solid for each in around):
        return False
    behind = [each for each in around if each.order < one.order]
    ground = max(behind, key=lambda each: each.order).light if behind else 1.0
    return one.light < _WHITE or abs(one.light - ground) > _TOLD_APART


def _holds(shape: Painted, one: Drawn) -> bool:
    x, y = (one.left + one.right) / 2, (one.bottom + one.top) / 2
    return shape.left <= x <= shape.right and shape.bottom <= y <= shape.top
