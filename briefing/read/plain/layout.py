"""The width at which the lines of a text, or of a stretch of it, are broken, and what tells its paragraphs.

It is the width at which the most lines have no room left for what begins the next, while hardly any line is
wider, most are broken off inside a sentence, and the words or the marks inside the lines say that this is
prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefing.nouns import Role
from briefing.read.plain.lines import Line, columns, is_ended
from briefing.read.plain.marks import begins_anew
from briefing.read.plain.seams import NO_START, goes_on
from briefing.zh.punctuation import OPENING

_NARROWEST: Final = 20
_WIDEST: Final = 140
"""Columns of broken lines: from a newspaper's column to a sheet across."""
_UNIT: Final = re.compile(rf"[{OPENING}(\[]*\s?(?:[A-Za-z0-9][!-~]*|.)\s?[{NO_START}]*")
"""What is not divided at the end of a line."""
_DEEPEST: Final = 8
"""Columns of a paragraph's indent."""
_PROPORTIONAL: Final = 1.2
"""Of the width that a line may have whose letters are narrower than half of a Chinese character."""
_NEARLY: Final = 0.75
"""Of the width that a stretch reaches which has it, too."""
_LEAST: Final = 3
"""Full lines that show a width; two do if a word is torn between them."""
_WIDER: Final = 0.1
"""Share of lines that may be wider, or one: an address, a line of another kind."""
_FULL: Final = 0.25
"""Share of full lines among those that another follows: a story in short speeches has few."""
_GOING_ON: Final = 0.15
"""Share of full lines that the next goes on from, by its words: two of five in prose, none in verse."""
_INSIDE: Final = 0.65
"""Share of marks that stand inside lines: nine of ten in prose, none or half of them in verse."""
_ASKED: Final = 400
"""Full lines whose words are looked at."""
_STRETCH: Final = 4
"""Lines between two blank ones that may have a width of their own."""
_DOUBLE: Final = 0.9
"""Share of lines with a blank one before, from which on blank lines part no paragraphs."""
_MARK: Final = re.compile(r"[，。、；：！？,;!?]|\.(?=\s|$)")
_CLAUSE: Final = re.compile(r"[，。；！？]\S")
_STOP: Final = re.compile(r"[。！？；]|[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a stretch of lines is laid out."""

    width: int
    """Columns at which lines are broken; 0 if each is a paragraph of its own."""
    indent: int
    """Columns before a line that goes on with the one above."""
    double: bool
    """Whether a blank line goes before each."""
    marked: bool
    """Whether paragraphs are told by an indent or a blank line, not by a short line alone."""


_NONE: Final = Layout(0, 0, double=False, marked=False)


def layouts_of(lines: Sequence[Line]) -> list[Layout]:
    """The layout around each of ``lines``; those of a letter that is quoted have their own."""
    found: dict[Role, Iterator[Layout]] = {}
    for role in {line.role for line in lines}:
        alike = [line for line in lines if line.role is role]
        found[role] = iter(_of_stretches(alike))
    return [next(found[line.role]) for line in lines]


def _of_stretches(lines: Sequence[Line]) -> Iterator[Layout]:
    """The layout of all ``lines``, or of the stretch between blank lines where that has one of its own."""
    parted = sum(bool(line.blanks) for line in lines[1:])
    whole = _layout(lines, double=len(lines) > _STRETCH and parted >= _DOUBLE * (len(lines) - 1))
    for stretch in _stretches(lines):
        wide = max(map(reach, stretch))
        if not whole.width or wide > _PROPORTIONAL * whole.width or wide < _NEARLY * whole.width:
            own = _NONE if whole.double or len(stretch) < _STRETCH else _layout(stretch, double=False)
            yield from [own if own.width or wide > whole.width else whole] * len(stretch)
        else:
            yield from [whole] * len(stretch)


def _stretches(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    starts = [at for at, line in enumerate(lines) if at and line.blanks]
    yield from (lines[start:end] for start, end in pairwise((0, *starts, len(lines))))


def _layout(lines: Sequence[Line], *, double: bool) -> Layout:
    """The layout of ``lines`` as a whole; without a width where they are not broken at one."""
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if after.blanks <= double and _may_continue(line, after)
    ]
    width = _width(lines, pairs)
    full = [(line, after) for line, after in pairs if width and is_full(line, after, width)]
    if not full or not _is_prose(full, len(pairs)):
        return _NONE
    indents = Counter(after.indent for line, after in full if not begins_anew(line.text))
    indent = max(indents, key=lambda each: indents[each], default=0)
    marks = [
        after.blanks > double or after.indent > indent + 1
        for line, after in pairwise(lines)
        if not is_full(line, after, width) and not begins_anew(after.text)
    ]
    return Layout(width, indent, double, 2 * sum(marks) > len(marks))


def _may_continue(line: Line, after: Line) -> bool:
    """Whether neither an indent nor what it begins with sets ``after`` apart from ``line``."""
    hanging = begins_anew(line.text) and after.indent > line.indent
    return (hanging or after.indent <= line.indent + 1) and not begins_anew(after.text)


def _width(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> int:
    """The width at which the most ``lines`` have no room for what begins the next; 0 for none."""
    widths = Counter(min(reach(line), _WIDEST + 1) for line in lines)
    steps = Counter[int]()
    for line, after in pairs:
        least = reach(line)
        most = least + unit(after) + _slack(least)
        if least <= _WIDEST and most > _NARROWEST:
            steps[max(least, _NARROWEST)] += 1
            steps[most] -= 1
    best = full = 0
    most_full = 0
    wider = len(lines) - sum(count for width, count in widths.items() if width < _NARROWEST)
    for width in range(_NARROWEST, _WIDEST + 1):
        full += steps[width]
        wider -= widths[width]
        if full > most_full and wider <= max(1, _WIDER * len(lines)):
            best, most_full = width, full
    return best


def _is_prose(full: Sequence[tuple[Line, Line]], pairs: int) -> bool:
    """Whether the ``full`` lines, each with the next, are prose that was broken off."""
    asked = [(line.text, after.text) for line, after in full[:_ASKED]]
    going = [goes_on(text, after) for text, after in asked]
    cut = [is_cut(text) or goes for (text, _), goes in zip(asked, going, strict=True)]
    if len(full) < (_LEAST - 1 if any(cut) else _LEAST) or len(full) < _FULL * pairs:
        return False
    if 2 * sum(not is_ended(text) for text, _ in asked) < len(asked):
        return False
    if not any(_STOP.search(text + after) for text, after in asked):  # a song has no full stops
        return 2 * sum(going) >= len(asked)
    inside = sum(len(_MARK.findall(text[:-1])) for text, _ in asked)
    at_end = sum(_MARK.match(text[-1]) is not None for text, _ in asked)
    return sum(cut) >= max(1, _GOING_ON * len(asked)) or inside > _INSIDE * (inside + at_end)


def is_cut(text: str) -> bool:
    """Whether a line breaks off inside a clause of prose, or inside a sentence that is not its first."""
    if text[-1] in "，、":
        return _STOP.search(text) is not None
    return _CLAUSE.search(text) is not None and not _MARK.match(text[-1])


def reach(line: Line) -> int:
    """The column at which ``line`` ends; an indent too deep for a paragraph's was no space on the page."""
    return columns(line.text) + (line.indent if line.indent <= _DEEPEST else 0)


def is_full(line: Line, after: Line, width: int) -> bool:
    """Whether ``line`` has no room for what begins ``after``, give or take what proportional fonts do."""
    return width - unit(after) - _slack(width) < reach(line) <= _PROPORTIONAL * width


def _slack(width: int) -> int:
    """Columns by which lines of ``width`` differ in print, where punctuation is set closer."""
    return 4 if width >= 40 else 2


def unit(line: Line) -> int:
    """Columns of what is not divided at the beginning of ``line``."""
    found = _UNIT.match(line.text)
    return columns(found[0]) if found else 2
