"""Lines joined to paragraphs, across columns and pages too.

A paragraph ends where the next line is set apart or set in, where the line ends though the next word would
have found room, or where the type changes. Evidence of each kind is weighed by what is usual in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.read.containers.pdf.layout.across import ENDS
from briefing.read.containers.pdf.layout.lines import Line, Piece
from briefing.read.containers.pdf.layout.measure import Column, Measure
from briefing.read.containers.pdf.layout.text import HYPHENS, pieces
from briefing.read.containers.pdf.sheet import OBJECT

BULLET: Final = re.compile(r"[•·●▪◆■○◎▶➢➤✓✔❖\ue000-\uf8ff]\s*|[-–—*]\s+")
"""Before an item. Signs of Symbol and Wingdings have no code of their own, and come from the private area."""
NUMBER: Final = re.compile(r"(?P<number>\d{1,2})\s*[.、．)）](?!\d)\s*")
LEAD: Final = re.compile(
    rf"{BULLET.pattern}|{NUMBER.pattern}|[(（]\s*[\d一二三四五六七八九十]{{1,3}}\s*[)）]|[①-⑳]|\[\d{{1,3}}\]"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[章节節条條编編部分篇]|[一二三四五六七八九十]{1,3}[、.．]|附[件录錄]"
)
"""How an item, an article of a law or a heading begins."""
_SPACED: Final = 1.3
"""Of the usual distance of lines: those of two paragraphs are further apart."""
_CLOSE: Final = 1.2
"""The same where paragraphs are not indented, below the end of a sentence."""
_HALF: Final = 0.5
"""Of its column that a line is wide, at the least, if it goes on below: one at the right edge is a date."""
_APART: Final = 1.75
"""Of the usual distance: no paragraph goes on so far below."""
_INDENT: Final = 0.9
"""Of the type's size that a first line is set in, at the least."""
_LEVEL: Final = 0.5
"""Of the type's size: places that differ by no more are one."""
_ROOM: Final = 0.6
"""Of the type's size that must be left at the end of a line beside the word that would have fitted."""
_LONG: Final = 0.7
"""Of its column that such a line is long which ends before its edge all the same: a word would not fit."""
_TYPE: Final = 0.08
"""Of a size that two sizes of one paragraph may differ; characters recognised on a scan differ more."""
_LARGE: Final = 1.15
"""Of the text's size, from which on type is that of headlines, whose lines are parted by their sense."""
_NARROW: Final = 10.0
"""Of the type's size: lines that end under one another are full though the column is wider (beside a
picture), unless they are as short as those of verse."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its lines, and the columns that they stand in."""

    lines: list[Line] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        """Its text."""
        return pieces(self.lines)

    @property
    def text(self) -> str:
        """Its text, marks of notes included."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def page(self) -> int:
        """On which it begins."""
        return self.columns[0].page

    @property
    def size(self) -> float:
        """Of its type."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """All of it is."""
        return all(line.bold for line in self.lines)

    @property
    def is_centred(self) -> bool:
        """It stands in the middle of its column, and reaches neither edge."""
        column = self.columns[0]
        middle = (column.left + column.right) / 2
        return all(
            abs(line.box.centre[0] - middle) <= line.size and line.box.x0 > column.left + 1.5 * line.size
            for line in self.lines
        )


def paragraphs(columns: Iterable[Column], measure: Measure) -> Iterator[Paragraph]:
    """The paragraphs of ``columns``, in their order; one may go on in the next column."""
    open_one: Paragraph | None = None
    for column in columns:
        for at, line in enumerate(column.lines):
            if open_one and not _begins(open_one, column, at, measure):
                open_one.lines.append(line)
                open_one.columns.append(column)
                continue
            if open_one:
                yield open_one
            open_one = Paragraph([line], [column])
    if open_one:
        yield open_one


def _begins(before: Paragraph, column: Column, at: int, measure: Measure) -> bool:
    """Whether line ``at`` of ``column`` begins a paragraph when it follows ``before``."""
    line, last = column.lines[at], before.lines[-1]
    if OBJECT in (line.text, last.text) or not _is_same_type(before, line):
        return True
    near = at > 0 and column.lines[at - 1] is last
    if near and (_is_same_headline(last, line, measure) or _goes_on_plainly(before, column, line, measure)):
        return False
    if _is_counted(before, line) or _is_short(before, line, measure):
        return True
    if near:
        return _begins_below(before, column, at, measure)
    return _begins_column(before, column, line, measure)


def _is_counted(before: Paragraph, line: Line) -> bool:
    """Whether ``line`` begins as an item does, after the end of a sentence or another item."""
    ended = ENDS.search(before.lines[-1].text) or LEAD.match(before.lines[0].text)
    return bool(BULLET.match(line.text) or (LEAD.match(line.text) and ended))


def _is_short(before: Paragraph, line: Line, measure: Measure) -> bool:
    """Whether the last line of ``before`` is one that nothing goes on from: a headline, a date, the end."""
    last, column = before.lines[-1], before.columns[-1]
    share = last.box.width / max(column.right - column.left, 1)
    if last.size >= _LARGE * measure.size and share < _LONG:
        return True
    return not _is_full(before, line) or (len(before.lines) == 1 and share < _HALF)


def _is_same_type(before: Paragraph, line: Line) -> bool:
    last = before.lines[-1]
    if abs(line.size - last.size) > _TYPE * last.size:
        return False
    return (
        line.bold == last.bold or not (before.bold or line.bold) or (before.bold and _is_full(before, line))
    )


def _is_same_headline(last: Line, line: Line, measure: Measure) -> bool:
    """Whether ``line`` goes on with the headline of ``last``: under it, in its middle or at its edge."""
    if last.size < _LARGE * measure.size:
        return False
    under = line.base - last.base <= 2 * last.size
    level = min(abs(line.box.centre[0] - last.box.centre[0]), abs(line.box.x0 - last.box.x0)) <= line.size
    return under and level and not LEAD.match(line.text) and last.text[-1] not in "。；："


def _is_full(before: Paragraph, line: Line) -> bool:
    """Whether the last line of ``before`` goes as far as it could: the beginning of ``line`` had no room."""
    last, column = before.lines[-1], before.columns[-1]
    if column.right - last.box.x1 <= line.first + _ROOM * last.size or _is_divided(last, line):
        return True
    beside = [line, *before.lines[-2:-1]]
    level = any(abs(other.box.x1 - last.box.x1) <= _LEVEL * last.size for other in beside)
    return level and last.box.width >= _NARROW * last.size and not ENDS.search(last.text)


def _goes_on_plainly(before: Paragraph, column: Column, line: Line, measure: Measure) -> bool:
    """Whether ``line`` is not set in, in a document whose paragraphs are, below no end of a sentence."""
    last = before.lines[-1]
    long = last.box.x1 - column.left >= _LONG * (column.right - column.left)
    begun = len(before.lines) > 1 or last.box.x0 - column.left > _INDENT * last.size
    level = line.box.x0 - column.left <= _LEVEL * line.size
    below = line.base - last.base <= _SPACED * measure.leading * line.size
    return measure.indented and long and begun and level and below and not ENDS.search(last.text)


def _is_divided(last: Line, line: Line) -> bool:
    """Whether a word is divided between two lines."""
    head, tail = last.text[-2:], line.text[:1]
    return head[-1] in HYPHENS and head[:1].isalpha() and tail.islower()


def _begins_below(before: Paragraph, column: Column, at: int, measure: Measure) -> bool:
    """Whether line ``at`` of ``column`` begins a paragraph under a full line of the same type."""
    line, last = column.lines[at], before.lines[-1]
    size = line.size
    step = (line.base - last.base) / _usual_step(before, column, at, measure)
    ended = ENDS.search(last.text) is not None
    if step > _APART or (ended and step > (_SPACED if measure.indented else _CLOSE)):
        return True
    further = (line.box.x0 - last.box.x0) / size
    if len(before.lines) > 1:
        return further > _INDENT or (further < -_INDENT and not LEAD.match(before.lines[0].text))
    if abs(further) <= _LEVEL:
        return ended and last.box.x0 - column.left > _INDENT * size
    return further > _INDENT and not LEAD.match(last.text)


def _usual_step(before: Paragraph, column: Column, at: int, measure: Measure) -> float:
    """From one baseline to the next around line ``at``: in the paragraph before it, or below it."""
    line, last = column.lines[at], before.lines[-1]
    below = column.lines[at + 1] if at + 1 < len(column.lines) else None
    if len(before.lines) > 1 and before.columns[-2] is column:
        return last.base - before.lines[-2].base
    full = line.box.x1 - column.left >= _LONG * (column.right - column.left)  # else the next one is set apart
    if full and below and abs(below.size - line.size) <= _TYPE * line.size and below.base > line.base:
        return below.base - line.base
    return measure.leading * line.size


def _begins_column(before: Paragraph, column: Column, line: Line, measure: Measure) -> bool:
    """Whether ``line``, at the head of a column, begins a paragraph, the column before having ended full."""
    if line.box.x0 - column.left > _INDENT * line.size:
        return not LEAD.match(before.lines[0].text)
    return ENDS.search(before.lines[-1].text) is not None and not measure.indented


def bridged(found: Sequence[Paragraph], measure: Measure, floats: Sequence[bool]) -> list[Paragraph]:
    """``found``, those joined that tables, pictures and notes interrupt; which go behind them.

    ``floats`` says which of them those are.
    """
    kept: list[Paragraph] = []
    waiting: list[Paragraph] = []
    for paragraph, is_float in zip(found, floats, strict=True):
        if is_float:
            waiting.append(paragraph)
            continue
        if waiting and kept and _goes_on(kept[-1], paragraph, measure):
            kept[-1].lines += paragraph.lines
            kept[-1].columns += paragraph.columns
            continue
        kept += [*waiting, paragraph]
        waiting = []
    return kept + waiting


def _goes_on(before: Paragraph, after: Paragraph, measure: Measure) -> bool:
    line, column = after.lines[0], after.columns[0]
    if not _is_same_type(before, line) or not _is_full(before, line) or before.columns[-1] is column:
        return False
    return not (LEAD.match(line.text) or _begins_column(before, column, line, measure))
