"""Lists of a plain text: lines with bullets, and lines that count in figures with nothing between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.nouns import Role
from briefing.read.plain.lines import Line
from briefing.read.plain.marks import BULLET, Count, count_of


def with_items(lines: Sequence[Line]) -> list[Line]:
    """``lines``, those of a list as its items, without bullet or number.

    A number alone is no list, nor are numbers with paragraphs between them: those may head them.
    """
    found = list(map(_bulleted, lines))
    for run in _counted(lines):
        beside = sum(after == before + 1 for (before, _), (after, _) in pairwise(run))
        if 2 * beside > len(run) - 1 > 0:
            for at, count in run:
                found[at] = replace(
                    lines[at], text=lines[at].text[count.end :], role=Role.ITEM, item=count.number
                )
    return found


def _bulleted(line: Line) -> Line:
    bullet = BULLET.match(line.text) if line.role is Role.BODY else None
    return replace(line, text=line.text[bullet.end() :], role=Role.ITEM) if bullet else line


def _counted(lines: Sequence[Line]) -> Iterator[list[tuple[int, Count]]]:
    """The runs of lines that count on in figures, each with its place and number."""
    run: list[tuple[int, Count]] = []
    for at, line in enumerate(lines):
        count = count_of(line.text) if line.role is Role.BODY else None
        if count is None or count.kind != "arabic" or count.end == len(line.text):
            continue
        if run and count.number != run[-1][1].number + 1:
            yield run
            run = []
        run.append((at, count))
    if run:
        yield run
