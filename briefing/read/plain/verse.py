"""Verse in a plain text: its lines, which stand together, as stanzas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Role
from briefing.read.plain.credits import is_credit, is_fact, may_be_name
from briefing.read.plain.lines import Line, is_speech
from briefing.read.plain.marks import count_of
from briefing.read.verse import is_line, stanzas
from briefing.stanza import BREAK

_SPOKEN: Final = 4
"""One line of so many is a speech where people speak in turn."""
_MARK: Final = re.compile(r"[，。！？；]")
_MOSTLY: Final = 0.5
"""Share of lines in stanzas from which on the others that stand together are stanzas, too."""
_WHOLE: Final = 0.8
"""The same in a text with a blank line before each: nothing else tells its verse from speeches."""

Span = tuple[int, int]


def with_verse(lines: Sequence[Line]) -> list[Line]:
    """``lines``, those of each stanza as one, with line breaks in it.

    A blank line ends a stanza; where one goes before each line, nothing tells stanzas, and the text is verse
    as a whole or not at all.
    """
    found: list[Line] = []
    done = 0
    for start, end in _stanzas(lines):
        text = BREAK.join(line.text for line in lines[start:end])
        found += [*lines[done:start], replace(lines[start], text=text)]
        done = end
    return [*found, *lines[done:]]


def _stanzas(lines: Sequence[Line]) -> list[Span]:
    parted = sum(bool(line.blanks) for line in lines[1:]) == len(lines) - 1
    runs = list(_runs(lines, parted))
    spans = [span for run in runs for span in _within(lines, run)]
    bare = [span for span in spans if _is_couplet(lines, span)]
    spans = [span for span in spans if span not in bare or len(bare) > 1 or _is_announced(lines, span)]
    share = sum(end - start for start, end in spans) / max(1, len(lines))
    if parted:
        return spans if share >= _WHOLE else []
    if share < _MOSTLY:
        return spans
    others = [run for run in runs if not any(run[0] <= start < run[1] for start, _ in spans)]
    return sorted([*spans, *(run for run in others if _may_be(lines, run))])


def _is_couplet(lines: Sequence[Line], span: Span) -> bool:
    """Whether ``span`` is two lines without marks, as verse has several and a cover one."""
    return span[1] - span[0] == 2 and not any(_MARK.search(line.text) for line in lines[slice(*span)])


def _is_announced(lines: Sequence[Line], span: Span) -> bool:
    """Whether a line that leads up to something stands before ``span``."""
    return span[0] > 0 and lines[span[0] - 1].text.endswith(("：", ":"))


def _runs(lines: Sequence[Line], parted: bool) -> Iterator[Span]:
    """Lines that stand together; ``parted``: one blank line is none."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or _parts(lines, end) or (lines[end].blanks and not parted):
            yield start + _parts(lines, start), end
            start = end


def _within(lines: Sequence[Line], run: Span) -> Iterator[Span]:
    for start, end in stanzas([line.text for line in lines[run[0] : run[1]]]):
        span = run[0] + start, run[0] + end
        if not _is_speech(lines, span):
            yield span


def _is_speech(lines: Sequence[Line], span: Span) -> bool:
    """Whether people speak in turn in the lines of ``span``: some are quotations from end to end."""
    spoken = sum(is_speech(line.text) for line in lines[slice(*span)])
    return _SPOKEN * spoken >= span[1] - span[0]


def _may_be(lines: Sequence[Line], run: Span) -> bool:
    return (
        run[1] - run[0] > 1
        and not _is_speech(lines, run)
        and all(is_line(line.text) for line in lines[run[0] : run[1]])
    )


def _parts(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` is surely none of verse: a fact, a number, a poet's name below a title."""
    line = lines[at]
    if line.role is not Role.BODY or is_credit(line.text) or is_fact(line.text) or count_of(line.text):
        return True
    ends = at + 1 < len(lines) and lines[at + 1].blanks > 0
    below = at == 1 or (at > 1 and lines[at - 1].blanks > 0)
    return ends and below and not line.blanks and may_be_name(line.text)
