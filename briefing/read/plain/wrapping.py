"""Paragraphs whose lines were broken at a width, as in letters, scans and printed pages, made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.cells import TABULAR
from briefing.nouns import Change
from briefing.read.plain.credits import is_credit
from briefing.read.plain.layout import Layout, is_cut, is_full, layouts_of, reach, unit
from briefing.read.plain.lines import Line, columns, is_ended
from briefing.read.plain.marks import begins_anew, count_of
from briefing.read.plain.seams import goes_on, manner_of, seam

_CUT: Final = 24
"""Columns of a line that may go on behind a page: a shorter one may be a heading."""
_NEARLY: Final = 0.75
"""Of the width that a line fills which goes on by its words alone."""
_REMARK: Final = 60
"""Columns of a credit, or of a remark in brackets."""
_BRACKETS: Final = re.compile(r"[（(【〔][^（()）]*[）)】〕]")
_SPEECH: Final = ("“", "「", "『")
_OPEN: Final = re.compile(r"[（(【〔][^（()）】〕]*$")
_PROSE: Final = re.compile(r"[，。！？]")
_LISTED: Final = 100
"""Words whose hyphen was taken out that are told one by one."""


def unwrapped(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines`` as paragraphs, and how many were joined; every hyphen that was taken out."""
    manner = manner_of(line.text for line in lines)
    starts: list[Line] = []
    texts: list[list[str]] = []
    joined: list[int] = []
    changes: list[Change] = []
    before: Line | None = None
    layouts = layouts_of(lines)
    for line, after, layout in zip(lines, [*lines[1:], None], layouts, strict=False):
        if before is not None and _continues(starts[-1], before, line, after, layout):
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
    head, tail = re.search(r"\w*.$", line.text[-_REMARK:]), re.match(r"\w*", after.text)
    parts = (head[0] if head else "", tail[0] if tail else "")
    return Change("hyphen", "/".join(parts), parts[0][:-1] + parts[1], f"line {line.number}")


def _told(layouts: Sequence[Layout], joined: Sequence[int], found: Sequence[Line]) -> list[Change]:
    if not joined:
        return []
    widths = sorted({layout.width for layout in layouts if layout.width})
    at = f" at {' and '.join(map(str, widths))} columns" if 0 < len(widths) < 4 else ""
    what = f"{len(joined)} line{'s' * (len(joined) > 1)} broken off{at}"
    return [
        Change("layout", what, f"joined: {len(found)} paragraphs", f"lines {joined[0] - 1} to {joined[-1]}")
    ]


def _continues(start: Line, before: Line, line: Line, after: Line | None, layout: Layout) -> bool:
    """Whether ``line`` goes on with the paragraph from ``start`` to ``before``; ``after`` comes next."""
    if line.role is not before.role or line.role in TABULAR or not _is_aligned(start, line, layout):
        return False
    if line.after_page and not is_ended(before.text):
        wide = reach(before) >= (_NEARLY * layout.width or _CUT)
        return not begins_anew(line.text) and (wide or goes_on(before.text, line.text))
    if line.blanks > layout.double or _is_remark(before, line):
        return False
    if not layout.width:
        return _is_torn(before.text, line.text) and not begins_anew(line.text)
    if is_ended(before.text):
        return _goes_on_anew(before, line, after, layout)
    last = _is_last(line, after, layout) and not is_ended(line.text)
    return _is_filled(before, line, layout, surely=last) and not _counts_on(start, line)


def _is_aligned(start: Line, line: Line, layout: Layout) -> bool:
    """Whether ``line`` is indented as those that go on are, or below the words of an item of a list."""
    hanging = begins_anew(start.text) and line.indent > start.indent
    return hanging or abs(line.indent - layout.indent) <= 1


def _is_remark(before: Line, line: Line) -> bool:
    """Whether ``line`` is a credit, or a remark in brackets, below a sentence or below another."""
    if columns(line.text) > _REMARK:
        return False
    below = is_ended(before.text) or not (_PROSE.search(before.text) or _OPEN.search(before.text[-_REMARK:]))
    return below and (is_credit(line.text) or _BRACKETS.fullmatch(line.text) is not None)


def _goes_on_anew(before: Line, line: Line, after: Line | None, layout: Layout) -> bool:
    """Whether the paragraph of ``before``, whose sentence has ended, has a further one in ``line``.

    Not in what begins as no sentence does, nor in a last line without a full stop, a heading or a signature;
    a speech begins a paragraph where nothing else would tell one.
    """
    if begins_anew(line.text) or (line.text.startswith(_SPEECH) and not layout.marked):
        return False
    if _is_last(line, after, layout) and not is_ended(line.text):
        return False
    full = reach(before) + unit(line) > layout.width
    return is_full(before, line, layout.width) if layout.marked else full


def _is_last(line: Line, after: Line | None, layout: Layout) -> bool:
    """Whether ``line`` would be the last of its paragraph."""
    return after is None or after.blanks > layout.double or not is_full(line, after, layout.width)


def _is_filled(before: Line, line: Line, layout: Layout, *, surely: bool) -> bool:
    """Whether ``before`` reaches the edge, or comes near where its words or the layout say that it goes on.

    ``surely``: only what is told by more than the layout, since ``line`` may be a heading.
    """
    own = reach(before)
    full = is_full(before, line, layout.width)
    if (full and (not surely or own <= layout.width)) or own < _NEARLY * layout.width:
        return full
    return (layout.marked and not surely) or goes_on(before.text, line.text)


def _counts_on(start: Line, line: Line) -> bool:
    """Whether ``line`` is the next of a list that ``start`` is of, or an item with a sign."""
    count, before = count_of(line.text), count_of(start.text)
    if count is None:
        return begins_anew(line.text)
    return before is not None and before.kind == count.kind and before.number + 1 == count.number


def _is_torn(text: str, after: str) -> bool:
    """Whether a sentence goes on from ``text`` where nothing else says that lines are broken."""
    return not is_ended(text) and is_cut(text) and goes_on(text, after)
