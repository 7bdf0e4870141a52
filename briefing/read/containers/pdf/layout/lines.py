"""Lines of text: the spans of a row as one line, with its spaces, and what is set high or low in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from briefing.read.containers.pdf.layout.spans import Span, main, rows
from briefing.read.containers.pdf.sheet import Box, Face, Glyph, around

_WORD_GAP: Final = 0.15
"""Of the type's size: Latin words stand 0.2 apart at the least, letters no more than 0.1."""
_WIDE_GAP: Final = 0.7
"""From which on Chinese characters are apart though no space is drawn; lines are stretched by less."""
_EVEN_GAP: Final = 0.2
"""The same on a line that is not stretched."""
_STRETCHED: Final = 0.1
"""A gap on a line that is."""
_EVERYWHERE: Final = 0.5
"""Of the places between Chinese characters: with more spaces they say nothing, as programs that recognise
text set them."""
_SPREAD: Final = 0.3
"""Between characters that are set apart for the looks of it: 通　知."""
_RAISED: Final = 0.12
"""Of a line's size that a number is set above or below its baseline."""
_SMALL: Final = 0.87
"""Of a line's size that such a number has at the most."""
_SAME: Final = 0.15
"""Of the type's size: glyphs that lie nearer are one, drawn twice to look bold, or as its shadow."""
_LABEL: Final = re.compile(r"^(\w) +(\w)(?=$|[\s:：】\]])")
"""摘　要："""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line, set as high."""

    text: str
    raised: int = 0
    """1: above the baseline, -1: below."""
    note: str = ""
    """Of the note that it is the mark of, what names it in the document."""


@dataclass(frozen=True)
class Line:
    """One line of text."""

    pieces: tuple[Piece, ...]
    box: Box
    base: float
    size: float
    """Of the type that most of it is set in."""
    face: Face
    """The same."""
    bold: bool
    """All of it is."""
    first: float
    """How wide what stands at its beginning is, which would have to fit into the line before."""

    @cached_property
    def text(self) -> str:
        """As it reads."""
        return "".join(piece.text for piece in self.pieces)


def lines(spans: Iterable[Span]) -> list[Line]:
    """The lines of ``spans``, all of one column, from the top down."""
    return [line([glyph for span in row for glyph in span.glyphs]) for row in rows(spans)]


def line(glyphs: Iterable[Glyph]) -> Line:
    """One line, of ``glyphs`` in whatever order."""
    signs = list(_once(sorted(glyphs, key=lambda glyph: glyph.box.x0)))
    most = main(signs)
    pieces = _pieces(signs, most)
    return Line(
        pieces=pieces,
        box=around([glyph.box for glyph in signs]),
        base=most.base,
        size=most.size,
        face=most.face,
        bold=all(glyph.face.bold for glyph in [one for one in signs if one.text.isalnum()] or [most]),
        first=_first(signs),
    )


def is_wide(character: str) -> bool:
    """Whether it is as wide as a Chinese character, and no space stands beside it."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—·"


def _once(signs: Sequence[Glyph]) -> Iterator[Glyph]:
    """``signs`` without those that are drawn again over themselves."""
    kept: list[Glyph] = []
    for sign in signs:
        near = (one for one in kept[-3:] if one.text == sign.text and one.box.width > 0)
        if any(abs(one.box.x0 - sign.box.x0) < _SAME * one.size and one.box != sign.box for one in near):
            continue
        kept.append(sign)
        yield sign


def _pieces(signs: Sequence[Glyph], most: Glyph) -> tuple[Piece, ...]:
    spaced = _spaces(signs)
    pieces: list[Piece] = []
    for sign, space in zip(signs, spaced, strict=True):
        raised = _height(sign, most)
        text = (" " if space else "") + sign.text
        if pieces and pieces[-1].raised == raised:
            pieces[-1] = Piece(pieces[-1].text + text, raised)
        else:
            pieces.append(Piece(text, raised))
    if _LABEL.match(pieces[0].text):
        pieces[0] = Piece(_LABEL.sub(r"\1\2", pieces[0].text))
    return tuple(pieces)


def _height(sign: Glyph, most: Glyph) -> int:
    if sign.size > _SMALL * most.size:
        return 0
    above = (most.base - sign.base) / most.size
    return 1 if above > _RAISED else -1 if above < -_RAISED else 0


def _spaces(signs: Sequence[Glyph]) -> list[bool]:
    """Whether a space goes before each sign."""
    pairs = list(pairwise(signs))
    gaps = [_gap(one, other) for one, other in pairs]
    wide = [is_wide(one.text[-1]) and is_wide(other.text[0]) for one, other in pairs]
    least = _usual(gap for gap, is_one in zip(gaps, wide, strict=True) if is_one)
    tracked = _usual(gap for gap, is_one in zip(gaps, wide, strict=True) if not is_one)
    even = _is_even([gap for (one, other), gap in zip(pairs, gaps, strict=True) if _are_letters(one, other)])
    found = []
    for (one, other), gap, is_one in zip(pairs, gaps, wide, strict=True):
        if is_one and least >= _SPREAD:
            found.append(gap > 2 * least + _SPREAD)
        elif is_one or is_wide(one.text[-1]) or is_wide(other.text[0]):
            close = even and _are_letters(one, other)
            found.append(other.spaced or gap > (_EVEN_GAP if close else _WIDE_GAP))
        else:
            found.append(other.spaced or gap > _WORD_GAP + tracked)
    letters = [at for at, (one, other) in enumerate(pairs) if _are_letters(one, other)]
    if sum(found[at] for at in letters) > _EVERYWHERE * len(letters):
        for at in letters:
            found[at] = False
    return [False, *found]


def _are_letters(one: Glyph, other: Glyph) -> bool:
    """Whether both are Chinese characters, no marks."""
    return all(is_wide(end) and end.isalpha() for end in (one.text[-1], other.text[0]))


def _is_even(gaps: Sequence[float]) -> bool:
    """Whether nearly all ``gaps`` are none: the line is not stretched."""
    return 5 * sum(gap > _STRETCHED for gap in gaps) < len(gaps)


def _usual(gaps: Iterable[float]) -> float:
    """The gap that hardly any on a line falls short of, 0 at the least."""
    found = sorted(gaps)
    return max(found[len(found) // 5], 0.0) if found else 0.0


def _gap(one: Glyph, other: Glyph) -> float:
    """Of their size that two glyphs are apart."""
    return (other.box.x0 - one.box.x1) / max(one.size, other.size) if one.box != other.box else 0.0


def _first(signs: Sequence[Glyph]) -> float:
    """The width of the first word, or of the first character with the punctuation that stays with it."""
    end = 1
    while end < len(signs) and _stays(signs[end - 1], signs[end]):
        end += 1
    return signs[end - 1].box.x1 - signs[0].box.x0


def _stays(one: Glyph, other: Glyph) -> bool:
    """Whether no line may end between them: within a Latin word, before a closing mark, behind an opening,
    on either side of a quotation mark (Unicode Standard Annex 14, rule LB19, as some programs keep it).
    """
    if other.spaced:
        return False
    if not is_wide(one.text[-1]) and not is_wide(other.text[0]):
        return _gap(one, other) <= _WORD_GAP
    kinds = unicodedata.category(one.text[-1]), unicodedata.category(other.text[0])
    return kinds[0] in ("Ps", "Pi", "Pf") or kinds[1] in ("Pe", "Pi", "Pf", "Po")
