"""An utterance for the eye: pinyin over the text, then what was chosen, written out, repaired, left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import click

from briefing.cli.columns import columns
from briefing.conductor.ruby import ruby
from briefing.nouns import Change, Utterance, Why
from briefing.pronounce.readings.words import usual
from briefing.zh.pinyin import marked

_TURNS: Final = frozenset(["LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"])
_JOINER: Final = "\u200d"
"""Between the pictures of one emoji."""
COLOURS: Final = {"?": "yellow", "*": "cyan", "!": "green"}
"""Of a reading, by its mark; the mark says the same."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A piece of the text and what stands over it."""

    shown: str
    over: str
    mark: str = ""

    @property
    def width(self) -> int:
        return max(columns(self.shown), columns(self.over + self.mark))


def lines_of(
    utterance: Utterance, repairs: Sequence[Change], width: int, *, why: bool = False
) -> Iterator[str]:
    """The lines that show ``utterance`` within ``width`` columns, in colour; ``why`` names the rules too."""
    chosen = [each for each in utterance.why if _worth_a_mark(utterance, each)]
    for row in _rows(_cells(utterance, chosen), width):
        yield " ".join(_over(cell) for cell in row).rstrip()
        yield " ".join(cell.shown + " " * (cell.width - columns(cell.shown)) for cell in row).rstrip()
    for shown, said in _written_out(utterance):
        yield f"  {shown} → {said}"
    for each in chosen:
        mark = "?" if each.doubtful else "*"
        told = f"{utterance.spoken[each.at]} {marked(utterance.readings[each.at])}{mark}"
        rival = f"or {marked(each.runner_up)}" if each.doubtful else f"not {marked(each.runner_up)}"
        yield f"  {click.style(told, fg=COLOURS[mark])} {rival}, {each.sure:.0%} sure"
    for each in utterance.why if why else ():
        yield f"  {_printable(utterance.text[each.start : each.end])} by {each.rule}"
    for change in repairs:
        yield f"  repaired {_printable(change.before)} → {_printable(change.after)}"
    for change in utterance.omitted:
        yield f"  left out {_printable(change.before)} ({change.kind}, {change.where})"
    if not utterance.spoken:
        yield "  nothing is spoken"


def _worth_a_mark(utterance: Utterance, why: Why) -> bool:
    """Whether it is a choice of readings and no matter of course: not the usual reading, or not sure."""
    if not why.runner_up:
        return False
    return why.doubtful or utterance.readings[why.at] != usual(utterance.spoken[why.at])


def _cells(utterance: Utterance, chosen: Sequence[Why]) -> list[_Cell]:
    marks = {utterance.spans[at][0]: "!" for at in utterance.pinned}
    for each in chosen:
        if marks.get(each.start) != "?":
            marks[each.start] = "?" if each.doubtful else "*"
    cells = []
    at = 0
    for pin in ruby(utterance):
        cells += [_Cell(piece, "") for piece in _pieces(utterance.text[at : pin.start])]
        mark = next((marks[place] for place in range(pin.start, pin.end) if place in marks), "")
        cells.append(_Cell(_printable(utterance.text[pin.start : pin.end]), pin.said, mark))
        at = pin.end
    return cells + [_Cell(piece, "") for piece in _pieces(utterance.text[at:])]


def _pieces(text: str) -> list[str]:
    """What stands between readings: Latin words whole, anything else by characters."""
    pieces: list[str] = []
    for char in _printable(text):
        if pieces and (columns(char) == 0 or pieces[-1][-1] == _JOINER or _one_word(pieces[-1][-1], char)):
            pieces[-1] += char
        elif not char.isspace():
            pieces.append(char)
    return pieces


def _one_word(before: str, char: str) -> bool:
    return before.isascii() and before.isalnum() and char.isascii() and char.isalnum()


def _printable(text: str) -> str:
    """``text`` without what would steer the terminal."""
    return "".join("�" if _steers(char) else char for char in text)


def _steers(char: str) -> bool:
    """Whether it is a control character, or turns the direction of writing."""
    return unicodedata.category(char) in ("Cc", "Cs") or unicodedata.bidirectional(char) in _TURNS


def _rows(cells: Sequence[_Cell], width: int) -> Iterator[list[_Cell]]:
    """The cells, as many to a row as there is room for, one at least."""
    row: list[_Cell] = []
    taken = 0
    for cell in cells:
        if row and taken + cell.width > width:
            yield row
            row, taken = [], 0
        row.append(cell)
        taken += cell.width + 1
    if row:
        yield row


def _over(cell: _Cell) -> str:
    reading = cell.over + cell.mark
    gap = " " * (cell.width - columns(reading))
    return (click.style(reading, fg=COLOURS[cell.mark]) if cell.mark else reading) + gap


def _written_out(utterance: Utterance) -> Iterator[tuple[str, str]]:
    """Each run of the text that is not said by its own characters, and what is said for it."""
    runs: list[tuple[int, int, list[str]]] = []
    for char, (start, end) in zip(utterance.spoken, utterance.spans, strict=True):
        if not char.isalnum() or start == end:
            continue
        if runs and start < runs[-1][1]:
            runs[-1][2].append(char)
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]), runs[-1][2])
        else:
            runs.append((start, end, [char]))
    for start, end, chars in runs:
        shown, said = utterance.text[start:end], "".join(chars)
        if end - start > 1 or not (shown.isalpha() or shown == said):
            yield _printable(shown), said
