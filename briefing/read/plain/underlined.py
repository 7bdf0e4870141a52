"""Headings that a line of signs is drawn under, as in Markdown and in text written for a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Change, Role
from briefing.read.plain.lines import Line, is_ended, places

_RULE: Final = re.compile(r"([=＝\-─━~～])\1{2,}")
_LONGEST: Final = 40


def without_underlines(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines``, short ones with a rule under them as headings, the first apart: it may be the title."""
    ruled = [
        at
        for at in range(1, len(lines))
        if _RULE.fullmatch(lines[at].text) and not lines[at].blanks and _may_be(lines[at - 1])
    ]
    if not ruled:
        return list(lines), []
    heads = {at - 1 for at in ruled if at > 1}
    kept = [
        replace(line, role=Role.HEADING, level=2) if at in heads else line
        for at, line in enumerate(lines)
        if at not in ruled
    ]
    numbers = [lines[at].number for at in ruled]
    return kept, [Change("markup", f"{lines[ruled[0]].text} × {len(ruled)}", "", places(numbers))]


def _may_be(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not is_ended(line.text) and not _RULE.fullmatch(line.text)
