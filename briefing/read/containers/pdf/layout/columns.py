"""The columns of a page: its spans parted into regions, each of one column, in the order of reading.

Where the page is divided is seen from the gaps between neighbours on a line: a gutter is a strip that many
gaps have in common. It holds as far as no span crosses it; what crosses it (a headline, an abstract, a
figure's caption) divides the columns above it from those below.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from briefing.read.containers.pdf.layout.across import goes_past, is_set_in
from briefing.read.containers.pdf.layout.spans import Span, rows

_NARROWEST: Final = 0.6
"""Of the type's size: a gutter. LaTeX sets 1 between columns, newspapers as little as 0.7."""
_BESIDE: Final = 1.0
"""Of the type's size: how much higher or lower stands what is next to a span; columns need share no baseline,
and lie half the distance of lines apart at the most."""
_LEAST_LINES: Final = 3
"""Lines on either side of a gutter that is seen for the first time."""
_LEAST_WIDTH: Final = 6.0
"""Of the type's size: a line of a column; cells of a table are shorter."""
_NEAR: Final = 2.0
"""Of the type's size: how near to the gutter a line of a column ends, or begins with an indentation."""
_SHARE: Final = 0.35
"""Of the lines on either side that are so near, at the least: those of prose are, cells are not."""
_DEEPEST: Final = 6
"""How often a page is divided."""
_APART: Final = 2.0
"""Of the type's size: lines of columns are closer."""
_LOOSER: Final = 1.3
"""How much further apart lines stand that do not belong together."""

Region = list[Span]
"""Spans of one column."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """The strip between two columns."""

    x0: float
    x1: float

    def is_crossed(self, span: Span) -> bool:
        """Whether ``span`` runs across all of it: a bracket that hangs into it does not."""
        margin = 0.1 * (self.x1 - self.x0)
        x0, x1 = span.edges
        return x0 < self.x0 + margin and x1 > self.x1 - margin

    def is_left(self, span: Span) -> bool:
        """Whether ``span`` stands to the left of it."""
        return span.box.centre[0] < (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class _Gap:
    """A span and its neighbour to the right."""

    left: Span
    right: Span

    @property
    def ends(self) -> tuple[float, float]:
        return self.left.edges[1], self.right.edges[0]


def gutters(spans: Sequence[Span]) -> list[Gutter]:
    """The widest divisions of a page: those that need no other page to be sure of."""
    found = _gutter(spans, ())
    return [found] if found else []


def regions(spans: Sequence[Span], known: Sequence[Gutter] = (), depth: int = 0) -> Iterator[Region]:
    """The regions of ``spans`` in the order of reading; ``known`` are gutters of the pages around."""
    gutter = _gutter(spans, known) if depth < _DEEPEST else None
    if gutter is None:
        if spans:
            yield list(spans)
        return
    size = median(span.size for span in spans)
    for part in _past(_bands(spans, gutter), gutter, size):
        yield from regions(part, known, depth + 1)


def _gutter(spans: Sequence[Span], known: Sequence[Gutter]) -> Gutter | None:
    """The strip that most gaps share, if it parts columns."""
    if len(spans) < 2:
        return None
    size = median(span.size for span in spans)
    gaps = [gap for gap in _gaps(spans) if gap.ends[1] - gap.ends[0] >= _NARROWEST * size]
    left = list(gaps)
    while left:
        strip, sharing = _shared(left)
        if len(sharing) < _LEAST_LINES and not any(_meet(strip, one) for one in known):
            return None
        if _parts_prose(strip, sharing, spans, size):
            return strip
        left = [gap for gap in left if gap not in sharing]
    return None


def _gaps(spans: Sequence[Span]) -> Iterator[_Gap]:
    """Each span with what stands next to it on the right, on the same height."""
    ordered = sorted(spans, key=lambda span: span.base)
    bases = [span.base for span in ordered]
    for span in ordered:
        reach = _BESIDE * span.size
        near = ordered[bisect_left(bases, span.base - reach) : bisect_right(bases, span.base + reach)]
        beside = [one for one in near if one.edges[0] >= span.edges[1] - 0.1 * span.size and one is not span]
        if beside:
            yield _Gap(span, min(beside, key=lambda one: one.box.x0))


def _shared(gaps: Sequence[_Gap]) -> tuple[Gutter, list[_Gap]]:
    """The strip that most of ``gaps`` have in common, and those that have."""
    edges = sorted([(gap.ends[0], 1) for gap in gaps] + [(gap.ends[1], -1) for gap in gaps])
    most = count = 0
    best = (0.0, 0.0)
    for (x, step), (further, _) in zip(edges, [*edges[1:], edges[-1]], strict=True):
        count += step
        if count > most:
            most, best = count, (x, further)
    strip = Gutter(*best)
    return strip, [gap for gap in gaps if gap.ends[0] <= strip.x0 and gap.ends[1] >= strip.x1]


def _parts_prose(strip: Gutter, gaps: Sequence[_Gap], spans: Sequence[Span], size: float) -> bool:
    """Whether lines end at ``strip`` and begin at it, as those of columns do."""
    lefts = {id(gap.left): gap.left for gap in gaps}.values()
    rights = {id(gap.right): gap.right for gap in gaps}.values()
    if strip.x1 - strip.x0 < _NARROWEST * size / 2:
        return False
    if min(median(_width(span, spans) for span in side) for side in (lefts, rights)) < _LEAST_WIDTH * size:
        return False
    ending = sum(span.edges[1] >= strip.x0 - _NEAR * size for span in lefts)
    beginning = sum(span.edges[0] <= strip.x1 + _NEAR * 1.5 * size for span in rights)
    return ending >= _SHARE * len(lefts) and beginning >= _SHARE * len(rights)


def _width(span: Span, spans: Sequence[Span]) -> float:
    """Of the line that ``span`` is part of: two marks in a row part spans that touch."""
    x0, x1 = span.box.x0, span.box.x1
    level = [one.box for one in spans if abs(one.base - span.base) < 0.1 * span.size]
    near = _NARROWEST * span.size
    for box in sorted(level, key=lambda box: box.x0):
        if abs(box.x0 - x1) < near:
            x1 = box.x1
    for box in sorted(level, key=lambda box: -box.x1):
        if abs(x0 - box.x1) < near:
            x0 = box.x0
    return x1 - x0


def _meet(one: Gutter, other: Gutter) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _bands(spans: Sequence[Span], gutter: Gutter) -> list[tuple[list[Span], bool]]:
    """``spans`` from the top down: what stands beside ``gutter``, and what crosses it, in turn."""
    ordered = sorted(spans, key=lambda span: span.base)
    over = _over_both(ordered, gutter)
    bands = [
        (list(band), not crossed)
        for crossed, band in groupby(ordered, key=lambda span: gutter.is_crossed(span) or id(span) in over)
    ]
    found: list[tuple[list[Span], bool]] = []
    for band, is_divided in bands:
        divided = is_divided and _is_divided(band, gutter)
        before, beside = _own(band, found[-1][0] if found else [], gutter) if divided else ([], band)
        if before:
            found[-1] = ([*found[-1][0], *before], False)
        if found and not divided and not found[-1][1]:
            found[-1] = ([*found[-1][0], *beside], False)
        else:
            found.append((beside, divided))
    return found


def _over_both(spans: Sequence[Span], gutter: Gutter) -> set[int]:
    """The headings over both columns that are too short to cross ``gutter``, by their ids.

    Such a one stands apart from what is above it, with nothing to its right; both columns begin anew below.
    """
    heights = [line[0].base for line in rows([span for span in spans if gutter.is_left(span)])]
    steps = {below: below - above for above, below in pairwise(heights)}
    usual = median(steps.values()) if steps else 0.0
    return {
        id(span)
        for line, below in pairwise(rows(spans))
        if steps.get(line[0].base, 0.0) > _LOOSER * usual
        and {gutter.is_left(span) for span in below} == {True, False}
        and all(
            gutter.is_left(span) and not gutter.is_crossed(span)
            for span in spans
            if abs(span.base - line[0].base) < usual
        )
        for span in line
    }


def _is_divided(band: Sequence[Span], gutter: Gutter) -> bool:
    """Whether a ``band`` has text on both sides of ``gutter``, or as much on one as makes a column."""
    wide = [span for span in band if span.box.width >= _LEAST_WIDTH * span.size]
    near = [span for span in wide if span.box.x1 >= gutter.x0 - _NEAR * span.size]
    return len({gutter.is_left(span) for span in wide}) == 2 or len(near) >= _LEAST_LINES


def _past(bands: Sequence[tuple[list[Span], bool]], gutter: Gutter, size: float) -> Iterator[list[Span]]:
    """The parts of ``bands`` in the order of reading.

    Of a band that is divided, the left column and then the right one; of several together where they go past
    what stands between them.
    """
    right: list[list[Span]] = []
    for at, (band, is_divided) in enumerate(bands):
        sides = _sides(band, gutter)
        if is_divided:
            yield sides[0]
            right.append(sides[1])
        goes_on = at + 2 < len(bands) and is_divided and _goes_past(bands[at : at + 3], gutter, size)
        if is_divided and not goes_on:
            yield from right
            right = []
        if not is_divided:
            yield band


def _goes_past(bands: Sequence[tuple[list[Span], bool]], gutter: Gutter, size: float) -> bool:
    """Whether the columns of the first of three ``bands`` go on in those of the last."""
    (above, _), (between, _), (below, is_divided) = bands
    return is_divided and is_set_in(between, size) and goes_past(_sides(above, gutter), _sides(below, gutter))


def _sides(band: Sequence[Span], gutter: Gutter) -> tuple[list[Span], list[Span]]:
    """What stands to the left of ``gutter``, and what to the right."""
    left = [span for span in band if gutter.is_left(span)]
    return left, [span for span in band if not gutter.is_left(span)]


def _own(band: Sequence[Span], above: Sequence[Span], gutter: Gutter) -> tuple[list[Span], list[Span]]:
    """The spans of a ``band`` that belong to what crosses the page ``above`` it, and the others.

    The last line of an abstract or of a headline may be too short to cross the gutter, and so may the names
    of authors, side by side.
    """
    lines = rows(band)
    if not above or len(lines) < 2:
        return [], list(band)
    last = max(above, key=lambda span: span.base)
    left = min(span.box.x0 for span in band)
    end = 0
    while end < len(lines) - 1 and _is_names(lines[end], left, lines[end + 1]):
        end += 1
    first, second = lines[0][0], lines[1][0]
    close = first.base - last.base < (second.base - first.base) * _LOOSER
    level = gutter.is_left(first) and abs(first.box.x0 - last.box.x0) < last.size
    alone = abs(second.size - last.size) > 0.1 * last.size
    same = len(lines[0]) == 1 and abs(first.size - last.size) <= 0.1 * last.size
    if not end and same and ((close and level) or alone):
        end = 1
    taken = {id(span) for line in lines[:end] for span in line}
    return [span for span in band if id(span) in taken], [span for span in band if id(span) not in taken]


def _is_names(line: Sequence[Span], left: float, below: Sequence[Span]) -> bool:
    """Whether a ``line`` is of short parts, none at the ``left`` edge, and apart from what is ``below``."""
    short = all(span.box.width < _LEAST_WIDTH * span.size and span.box.x0 > left + span.size for span in line)
    return short and below[0].base - line[0].base > _APART * line[0].size
