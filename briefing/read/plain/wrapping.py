"""Paragraphs whose lines were broken at a width, as in letters, scans and printed pages, made whole.

The width is that of the text, or of a stretch of it: the one at which the most lines have no room left for
what begins the next, while hardly any line is wider, most are broken off inside a sentence, and the words or
the marks inside the lines say that this is prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from briefing.cells import TABULAR
from briefing.nouns import Change, Role
from briefing.read.plain.lines import Line, columns, is_ended
from briefing.read.plain.marks import begins_anew
from briefing.read.plain.seams import NO_START, goes_on, manner_of, seam

_NARROWEST: Final = 20
_WIDEST: Final = 140
"""Columns of broken lines: from a newspaper's column to a sheet across."""
_UNIT: Final = re.compile(rf"(?:[A-Za-z0-9][A-Za-z0-9.,'’%/_-]*|.)[{NO_START}]*")
"""What is not divided at the end of a line."""
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
_CUT: Final = 24
"""Columns of a line that may go on behind a page: a shorter one may be a heading."""
_NEARLY: Final = 0.75
"""Of the width that a line fills which goes on by its words alone."""
_MARK: Final = re.compile(r"[，。、；：！？,;!?]|\.(?=\s|$)")
_CLAUSE: Final = re.compile(r"[，。；！？]\S")
_SENTENCE: Final = re.compile(r"[。！？].*[，、]$")
_LISTED: Final = 100


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a stretch of lines is laid out."""

    width: int
    """Columns at which lines are broken; 0 if each is a paragraph of its own."""
    indent: int
    """Columns before a line that goes on with the one above."""
    double: bool
    """Whether a blank line goes before each."""
    marked: bool
    """Whether paragraphs are told by an indent or a blank line, not by a short line alone."""


_NONE: Final = _Layout(0, 0, double=False, marked=False)


def unwrapped(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines`` as paragraphs, and how many were joined; every hyphen that was taken out."""
    manner = manner_of(line.text for line in lines)
    starts: list[Line] = []
    texts: list[list[str]] = []
    joined: list[int] = []
    changes: list[Change] = []
    before: Line | None = None
    layouts = _layouts(lines)
    for line, layout in zip(lines, layouts, strict=True):
        if before is not None and _continues(starts[-1], before, line, layout):
            cut, space = seam(before.text, line.text, manner)
            if cut:
                texts[-1][-1] = texts[-1][-1][:-cut]
                changes.append(_hyphen(before, line))
            texts[-1] += [space, line.text]
            joined.append(line.number)
        else:
            starts.append(line)
            texts.append([line.text])
        before = line
    found = [replace(start, text="".join(pieces)) for start, pieces in zip(starts, texts, strict=True)]
    return found, [*_told(layouts, joined, found), *changes[:_LISTED]]


def _hyphen(line: Line, after: Line) -> Change:
    head, tail = re.search(r"\w*.$", line.text), re.match(r"\w*", after.text)
    parts = (head[0] if head else "", tail[0] if tail else "")
    return Change("hyphen", "/".join(parts), parts[0][:-1] + parts[1], f"line {line.number}")


def _told(layouts: Sequence[_Layout], joined: Sequence[int], found: Sequence[Line]) -> list[Change]:
    if not joined:
        return []
    widths = sorted({layout.width for layout in layouts if layout.width})
    at = f" at {' and '.join(map(str, widths))} columns" if 0 < len(widths) < 4 else ""
    what = f"{len(joined)} line{'s' * (len(joined) > 1)} broken off{at}"
    return [
        Change("layout", what, f"joined: {len(found)} paragraphs", f"lines {joined[0] - 1} to {joined[-1]}")
    ]


def _continues(start: Line, before: Line, line: Line, layout: _Layout) -> bool:
    """Whether ``line`` goes on with the paragraph from ``start`` to ``before``."""
    if line.role is not before.role or line.role in TABULAR or begins_anew(line.text):
        return False
    hanging = begins_anew(start.text) and line.indent > start.indent
    if not hanging and abs(line.indent - layout.indent) > 1:
        return False
    if line.after_page and not is_ended(before.text):
        wide = columns(before.text) + before.indent >= (_NEARLY * layout.width or _CUT)
        return wide or goes_on(before.text, line.text)
    if line.blanks > layout.double:
        return False
    return _fills(before, line, layout) if layout.width else _is_torn(before.text, line.text)


def _fills(before: Line, line: Line, layout: _Layout) -> bool:
    """Whether ``before`` ends where the lines of ``layout`` end, and not because its paragraph does."""
    width = columns(before.text) + before.indent
    if is_ended(before.text):
        return _is_full(before, line, layout.width) if layout.marked else width + _unit(line) > layout.width
    nearly = _NEARLY * layout.width <= width <= layout.width and goes_on(before.text, line.text)
    return nearly or _is_full(before, line, layout.width)


def _is_torn(text: str, after: str) -> bool:
    """Whether a sentence goes on from ``text`` where nothing else says that lines are broken."""
    return not is_ended(text) and _is_cut(text) and goes_on(text, after)


def _layouts(lines: Sequence[Line]) -> list[_Layout]:
    """The layout around each of ``lines``; those of a letter that is quoted have their own."""
    found: dict[Role, Iterator[_Layout]] = {}
    for role in {line.role for line in lines}:
        alike = [line for line in lines if line.role is role]
        found[role] = iter(_of_stretches(alike))
    return [next(found[line.role]) for line in lines]


def _of_stretches(lines: Sequence[Line]) -> Iterator[_Layout]:
    """The layout of all ``lines``, or of the stretch between blank lines where that has one of its own."""
    parted = sum(bool(line.blanks) for line in lines[1:])
    whole = _layout(lines, double=len(lines) > _STRETCH and parted >= _DOUBLE * (len(lines) - 1))
    for stretch in _stretches(lines):
        own = _NONE if whole.double or len(stretch) < _STRETCH else _layout(stretch, double=False)
        wide = max(columns(line.text) + line.indent for line in stretch)
        fits = bool(whole.width) and wide <= whole.width + _slack(whole.width)
        alike = not own.width or abs(own.width - whole.width) <= _slack(whole.width)
        yield from [whole if fits and alike else own] * len(stretch)


def _stretches(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    starts = [at for at, line in enumerate(lines) if at and line.blanks]
    yield from (lines[start:end] for start, end in pairwise((0, *starts, len(lines))))


def _layout(lines: Sequence[Line], *, double: bool) -> _Layout:
    """The layout of ``lines`` as a whole; without a width where they are not broken at one."""
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if after.blanks <= double and _may_continue(line, after)
    ]
    width = _width(lines, pairs)
    full = [(line, after) for line, after in pairs if width and _is_full(line, after, width)]
    if not full or not _is_prose(full, len(pairs)):
        return _NONE
    indents = Counter(after.indent for line, after in full if not begins_anew(line.text))
    indent = max(indents, key=lambda each: indents[each], default=0)
    marks = [
        after.blanks > double or after.indent > indent + 1
        for line, after in pairwise(lines)
        if not _is_full(line, after, width) and not begins_anew(after.text)
    ]
    return _Layout(width, indent, double, 2 * sum(marks) > len(marks))


def _may_continue(line: Line, after: Line) -> bool:
    """Whether neither an indent nor what it begins with sets ``after`` apart from ``line``."""
    hanging = begins_anew(line.text) and after.indent > line.indent
    return (hanging or after.indent <= line.indent + 1) and not begins_anew(after.text)


def _width(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> int:
    """The width at which the most ``lines`` have no room for what begins the next; 0 for none."""
    widths = Counter(min(columns(line.text) + line.indent, _WIDEST + 1) for line in lines)
    steps = Counter[int]()
    for line, after in pairs:
        least = columns(line.text) + line.indent
        most = least + _unit(after) + _slack(least)
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
    asked = full[:_ASKED]
    going = sum(_is_cut(line.text) or goes_on(line.text, after.text) for line, after in asked)
    if len(full) < (_LEAST if not going else _LEAST - 1) or len(full) < _FULL * pairs:
        return False
    if 2 * sum(not is_ended(line.text) for line, _ in asked) < len(asked):
        return False
    texts = [line.text for line, _ in asked]
    inside = sum(len(_MARK.findall(text[:-1])) for text in texts)
    at_end = sum(_MARK.match(text[-1]) is not None for text in texts)
    return going >= max(1, _GOING_ON * len(asked)) or inside > _INSIDE * (inside + at_end)


def _is_cut(text: str) -> bool:
    """Whether a line breaks off inside a clause of prose, or inside a sentence that is not its first."""
    return (_CLAUSE.search(text) and not _MARK.match(text[-1])) or _SENTENCE.search(text) is not None


def _is_full(line: Line, after: Line, width: int) -> bool:
    """Whether ``line`` has no room for what begins ``after``, give or take what proportional fonts do."""
    own = columns(line.text) + line.indent
    return width - _unit(after) - _slack(width) < own <= width + _slack(width)


def _slack(width: int) -> int:
    """Columns by which lines of ``width`` differ in print, where punctuation is set closer."""
    return 4 if width >= 40 else 2


def _unit(line: Line) -> int:
    """Columns of what is not divided at the beginning of ``line``."""
    found = _UNIT.match(line.text)
    return columns(found[0]) if found else 2
