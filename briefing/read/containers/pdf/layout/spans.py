"""Glyphs joined to spans: what stands on one line without a gap. A column's edge always parts two spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from briefing.read.containers.pdf.sheet import Box, Glyph, around
from briefing.zh.punctuation import CLOSING, OPENING

_GAP: Final = 0.6
"""Of the type's size: what stands further apart is parted. Columns are set 1 apart at the least; words of a
justified line may be as far, and are joined again when columns are known."""
_DRAWN_GAP: Final = 1.6
"""The same where spaces are drawn in the gap."""
_BACK: Final = -0.5
"""How far type may go back: a mark above a letter, a punctuation mark hung into the one before."""
_HANGING: Final = CLOSING + "，。、；：！？"
_LEVEL: Final = 0.5
"""How far two baselines may lie apart: of a number set high and of what it is tied to."""


@dataclass(frozen=True)
class Span:
    """Glyphs that follow one another on a line; no spaces."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def box(self) -> Box:
        """Around all of them."""
        return around([glyph.box for glyph in self.glyphs])

    @cached_property
    def main(self) -> Glyph:
        """A glyph of the type that most of it is set in."""
        return main(self.glyphs)

    @cached_property
    def edges(self) -> tuple[float, float]:
        """Where its text begins and ends: half of a full-width mark at either end is blank, and may hang."""
        first, last = self.glyphs[0], self.glyphs[-1]
        before = 0.5 * first.box.width if first.text[0] in OPENING else 0.0
        behind = 0.5 * last.box.width if last.text[-1] in _HANGING else 0.0
        return self.box.x0 + before, self.box.x1 - behind

    @property
    def base(self) -> float:
        """The baseline of most of it."""
        return self.main.base

    @property
    def size(self) -> float:
        """The size of most of it."""
        return self.main.size

    @cached_property
    def text(self) -> str:
        """As it is drawn."""
        return "".join(" " * (glyph.spaced and at > 0) + glyph.text for at, glyph in enumerate(self.glyphs))


def main(glyphs: Sequence[Glyph]) -> Glyph:
    """The first glyph of the size and face that most of the width of ``glyphs`` is set in."""
    widths: dict[tuple[float, int], float] = {}
    for glyph in glyphs:
        key = round(glyph.size, 1), round(glyph.base)
        widths[key] = widths.get(key, 0.0) + max(glyph.box.width, 0.1)
    best = max(widths, key=lambda key: widths[key])
    return next(glyph for glyph in glyphs if (round(glyph.size, 1), round(glyph.base)) == best)


def spans(glyphs: Iterable[Glyph]) -> Iterator[Span]:
    """The spans of ``glyphs``, which come in the order in which they are drawn."""
    run: list[Glyph] = []
    for glyph in _without_spaces(glyphs):
        if run and not _follows(run[-1], glyph):
            yield Span(tuple(run))
            run = []
        run.append(glyph)
    if run:
        yield Span(tuple(run))


def _without_spaces(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """``glyphs`` without spaces, those behind one marked."""
    spaced = False
    for glyph in glyphs:
        if glyph.text.isspace() or not glyph.text.strip("\0"):
            spaced = True
            continue
        yield replace(glyph, spaced=True) if spaced else glyph
        spaced = False


def _follows(one: Glyph, other: Glyph) -> bool:
    """Whether ``other`` stands right behind ``one``, or is another letter of the same sign (a ligature)."""
    size = max(one.size, other.size)
    if abs(one.base - other.base) > _LEVEL * size:
        return False
    if one.box == other.box:
        return True
    gap = other.box.x0 - one.box.x1
    return _BACK * size <= gap <= (_DRAWN_GAP if other.spaced else _GAP) * size


def rows(found: Iterable[Span]) -> list[list[Span]]:
    """Spans that stand on one line each, from the top down, those of a line from left to right."""
    lines: list[list[Span]] = []
    for span in sorted(found, key=lambda span: span.base):
        size = min(span.size, lines[-1][0].size) if lines else 0.0
        if lines and abs(span.base - _level(lines[-1])) <= _LEVEL * size:
            lines[-1].append(span)
        else:
            lines.append([span])
    return [sorted(line, key=lambda span: span.box.x0) for line in lines]


def _level(line: Sequence[Span]) -> float:
    """The baseline of the widest span of a line."""
    return max(line, key=lambda span: span.box.width).base
