"""Footnotes: what stands in small type at the foot of a column, or under a short line, and its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.read.containers.pdf.layout.lines import Line, Piece
from briefing.read.containers.pdf.sheet import Box

_SMALL: Final = 0.93
"""Of the size of the text that notes are set in, at the most."""
_SHARE: Final = 0.5
"""Of a column that its notes take, at the most."""
_RULE: Final = (20.0, 0.6)
"""Of the line above notes: points at the least, and part of its column at the most."""
_LEAD: Final = re.compile(
    r"\s*(?:[\[［【〔(（]\s*(?P<bracketed>\d{1,3}|[*∗†‡§])\s*[\]］】〕)）]|(?P<circled>[①-⑳])|(?P<sign>[*＊∗†‡§※]{1,3})"
    r"|(?P<counted>\d{1,3})(?=[.、．:：\s]|$))[.、．:：]?\s*"
)
"""How a note begins."""
_MARK: Final = re.compile(r"[\[［【〔(（]?\s*(\d{1,3}|[①-⑳]|[*＊∗†‡§※]{1,3})\s*[\]］】〕)）]?")
"""How a mark looks that is set high."""
_CIRCLED: Final = re.compile(r"[①-⑳]")
_REFERENCES: Final = re.compile(
    r"[【\[]?(参考|參考|引用|注释|註釋|尾注|尾註|references?|notes)", re.IGNORECASE
)
"""How the heading of a list begins that closes a text, and is no footnote."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    name: str
    """By which its mark refers to it: of one document."""
    label: str
    """As its mark shows it; empty where it has none."""
    lines: tuple[Line, ...]


def parted(
    lines: Sequence[Line], size: float, rules: Iterable[Box], foot: bool
) -> tuple[list[Line], list[Line]]:
    """The ``lines`` of a column above its footnotes, and those of its footnotes; ``size``: of the text.

    ``foot``: the column stands at the foot of a page, under others, and may be all footnotes.
    """
    if not lines:
        return [], []
    heights = _ruled(lines, size, rules)
    start = len(lines)
    while start and lines[start - 1].size <= _SMALL * size:
        start -= 1
    while start < len(lines) and not (_is_under(lines, start, heights) or _lead(lines[start])):
        start += 1
    under = (at for at in range(1, len(lines)) if _is_under(lines, at, heights))
    start = min(start, next((at for at in under if lines[at].text[:1].isdigit() or _lead(lines[at])), start))
    most = len(lines) if foot else _SHARE * len(lines)
    listed = any(_REFERENCES.match(line.text) for line in lines[max(start - 1, 0) :])
    if start == len(lines) or len(lines) - start > most or listed:
        return list(lines), []
    return list(lines[:start]), list(lines[start:])


def _ruled(lines: Sequence[Line], size: float, rules: Iterable[Box]) -> list[float]:
    """The heights of short lines at the left edge of ``lines``."""
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    return [
        rule.centre[1]
        for rule in rules
        if _RULE[0] <= rule.width <= _RULE[1] * (right - left) and rule.height < rule.width
        if left - 2 * size <= rule.x0 <= left + 2 * size
    ]


def _is_under(lines: Sequence[Line], at: int, heights: Iterable[float]) -> bool:
    """Whether a short line goes right above line ``at``."""
    above = lines[at - 1].base if at else lines[at].base - 3 * lines[at].size
    return any(above < height < lines[at].base for height in heights)


def _lead(line: Line) -> str:
    """The label that ``line`` begins with; empty where it has none."""
    first = line.pieces[0]
    if first.raised == 1 and (mark := _MARK.fullmatch(first.text.strip())):
        return mark[1]
    lead = _LEAD.match(line.text)
    return next(filter(None, lead.groups()), "") if lead else ""


def notes(lines: Iterable[Line], page: int, labels: set[str]) -> Iterator[Note]:
    """The footnotes that ``lines`` of a page make up; ``labels`` are the marks in the text of that page."""
    found: list[tuple[str, list[Line]]] = []
    for line in lines:
        label = _lead(line)
        bare = re.match(r"\d{1,2}", line.text)
        if not label and bare and bare[0] in labels:
            label = bare[0]
        if label or not found:
            found.append((label, [_without(line, label)]))
        else:
            found[-1][1].append(line)
    for at, (label, held) in enumerate(found):
        yield Note(f"n{page}-{at}", label, tuple(held))


def _without(line: Line, label: str) -> Line:
    """``line`` without the ``label`` that it begins with."""
    if not label:
        return line
    first, *others = line.pieces
    if first.raised == 1 and others:
        return replace(line, pieces=(replace(others[0], text=others[0].text.lstrip(" .、．")), *others[1:]))
    lead = _LEAD.match(first.text)
    end = lead.end() if lead else len(label)
    return replace(line, pieces=(replace(first, text=first.text[end:]), *others))


def labels(lines: Iterable[Line]) -> set[str]:
    """What is set high in ``lines`` as a mark is."""
    return {
        mark[1]
        for line in lines
        for piece in line.pieces
        if piece.raised == 1 and (mark := _MARK.fullmatch(piece.text.strip()))
    }


def marked(line: Line, found: Iterable[Note]) -> Line:
    """``line`` with the marks in it of the notes ``found``, all of its page."""
    names = {note.label: note.name for note in found if note.label}
    return replace(line, pieces=tuple(part for piece in line.pieces for part in _parts(piece, names)))


def _parts(piece: Piece, names: dict[str, str]) -> Iterator[Piece]:
    mark = _MARK.fullmatch(piece.text.strip())
    if piece.raised == 1 and mark and mark[1] in names:
        yield Piece(mark[1], 1, names[mark[1]])
        return
    end = 0
    for circled in _CIRCLED.finditer(piece.text):
        if circled[0] in names and circled.start():
            yield replace(piece, text=piece.text[end : circled.start()])
            yield Piece(circled[0], 1, names[circled[0]])
            end = circled.end()
    yield replace(piece, text=piece.text[end:])
