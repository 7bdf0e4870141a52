"""A page turned so that its lines run along x and follow one another along y, whatever way they were set.

Lines may run from left to right, up or down a page lying on its side, or be written from top to bottom, one
to the left of the other, as Chinese was and in Taiwan often is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Final

from briefing.read.containers.pdf.drawing.canvas import Canvas, Drawn
from briefing.read.containers.pdf.drawing.seen import sight, texts
from briefing.read.containers.pdf.sheet import Box, Glyph, Page, around

_ASKEW: Final = 3.0
"""Degrees that a line may slant."""
_ABOVE: Final = 0.88
"""Of a Chinese character that stands above its baseline."""
_INKED: Final = 0.01
"""Of the type's size that a character's box begins behind its origin, if it is that of its ink."""
_STAMP: Final = 30
"""Letters that run another way on a page with no others: fewer are a stamp on an empty page."""
_ABOUT: Final = (0.7, 1.4)
"""Of the usual size of recognised type: what is meant to be of that size."""
_RUN: Final = 3
"""So many characters one below the other, among lines that run along, are a line of their own."""


class Way(Enum):
    """Where the lines of a text run, by the angle of what stands upright in them."""

    RIGHT = 0
    UP = 90
    LEFT = 180
    DOWN = -90
    """On its side, or written from top to bottom with Latin words on their side."""


def upright(canvas: Canvas) -> Page:
    """The page of ``canvas``, turned to be read, with what is seen on it."""
    seen = sight(canvas)
    letters = [one for one in seen.characters if not one.text.isspace()]
    votes = Counter(way for one in letters if (way := _way(one)))
    vertical = 2 * _stacked(letters) > votes[Way.RIGHT]
    if vertical:
        votes[Way.DOWN] += votes.pop(Way.RIGHT)
    way = max(votes, key=lambda each: votes[each]) if votes else Way.RIGHT
    vertical = vertical and way is Way.DOWN
    if votes[way] < _STAMP and not vertical:
        way = Way.RIGHT
    box = _placing(canvas, way)
    ways = {way, Way.RIGHT} if vertical else {way}
    glyphs = [_glyph(one, way, box) for one in seen.characters if _way(one) in ways]
    glyphs = _evened(glyphs) if seen.scanned else glyphs
    page = box(canvas.left, canvas.bottom, canvas.right, canvas.top)
    return Page(
        number=canvas.number,
        width=page.width,
        height=page.height,
        glyphs=tuple(_gathered(glyphs, vertical)),
        aside=tuple(texts(seen.characters, lambda one: _way(one) not in ways)),
        rules=tuple(box(*line) for line in canvas.lines),
        pictures=tuple(box(one.left, one.bottom, one.right, one.top) for one in canvas.pictures),
        links=tuple(box(*link) for link in canvas.links),
        hidden=seen.hidden,
        scanned=seen.scanned,
    )


def _way(one: Drawn) -> Way | None:
    """Where ``one`` looks along; None if it slants."""
    return _nearest(one.angle)


@lru_cache(maxsize=1024)
def _nearest(angle: float) -> Way | None:
    nearest = round(angle / 90) * 90
    return Way(nearest if nearest > -180 else 180) if abs(angle - nearest) <= _ASKEW else None


def _stacked(letters: Sequence[Drawn]) -> int:
    """How many Chinese characters stand upright right below the one before."""
    return sum(
        not (one.text.isascii() or other.text.isascii())
        and _way(one) is _way(other) is Way.RIGHT
        and abs(one.x - other.x) < 0.15 * one.size
        and 0.5 * one.size < one.y - other.y < 2.5 * one.size
        for one, other in pairwise(letters)
    )


_Placing = Callable[[float, float, float, float], Box]
"""Where a rectangle of the page lies when that is turned."""


def _placing(canvas: Canvas, way: Way) -> _Placing:
    left, bottom, right, top = canvas.left, canvas.bottom, canvas.right, canvas.top
    return {
        Way.RIGHT: lambda x, y, x1, y1: Box(x - left, top - y1, x1 - left, top - y),
        Way.DOWN: lambda x, y, x1, y1: Box(top - y1, right - x1, top - y, right - x),
        Way.UP: lambda x, y, x1, y1: Box(y - bottom, x - left, y1 - bottom, x1 - left),
        Way.LEFT: lambda x, y, x1, y1: Box(right - x1, y - bottom, right - x, y1 - bottom),
    }[way]


def _glyph(one: Drawn, way: Way, placed: _Placing) -> Glyph:
    box = placed(one.left, one.bottom, one.right, one.top)
    origin = placed(one.x, one.y, one.x, one.y)
    base, x0, x1 = origin.y0, box.x0, box.x1
    if _way(one) is not way:  # upright in a line from top to bottom
        base = box.centre[1] + (_ABOVE - 0.5) * one.size
        short = (one.size - box.width) / 2 if one.text.isalpha() and not one.text.isascii() else 0.0
        x0, x1 = (x0 - short, x1 + short) if short > 0 else (x0, x1)
    elif x0 - origin.x0 > _INKED * one.size and not one.text.isascii():
        # Of some fonts PDFium tells what is blackened, not how wide a character is set.
        x0, x1 = origin.x0, max(x1, origin.x0 + one.size)
    box = Box(x0, base - _ABOVE * one.size, x1, base + (1 - _ABOVE) * one.size)
    return Glyph(one.text, box, base, one.size, one.face, one.light > 0.5, one.unknown)


def _evened(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """``glyphs`` that a program recognised, those of about the usual size with just that.

    It takes the size of each line from its picture, and hardly two are the same.
    """
    usual = median(glyph.size for glyph in glyphs) if glyphs else 0.0
    return [
        replace(glyph, size=usual) if _ABOUT[0] * usual <= glyph.size <= _ABOUT[1] * usual else glyph
        for glyph in glyphs
    ]


def _gathered(glyphs: Sequence[Glyph], vertical: bool) -> Iterator[Glyph]:
    """``glyphs``, each run of them that stands across the lines as one: figures side by side in a vertical
    line, the characters of a label written down the side of a table.
    """
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and _across(run[-1], glyph, vertical):
            run.append(glyph)
            continue
        yield from _one(run, vertical)
        run = [glyph]
    yield from _one(run, vertical)


def _across(one: Glyph, other: Glyph, vertical: bool) -> bool:
    """Whether ``other`` follows ``one`` across the lines."""
    if abs(one.box.centre[0] - other.box.centre[0]) > 0.3 * one.size:
        return False
    step = (other.base - one.base) / one.size
    if vertical:
        return -1.2 < step < -0.2
    return 0.5 < step < 2.5 and not (one.text.isascii() or other.text.isascii())


def _one(run: Sequence[Glyph], vertical: bool) -> Sequence[Glyph]:
    if len(run) < (2 if vertical else _RUN):
        return run
    box = around([glyph.box for glyph in run])
    base = box.centre[1] + (_ABOVE - 0.5) * run[0].size if vertical else run[0].base
    return [replace(run[0], text="".join(glyph.text for glyph in run), box=box, base=base)]
