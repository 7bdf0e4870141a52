"""Letters quoted in a letter: the marks ``>`` before their lines taken away, the lines quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Change, Role
from briefing.read.plain.lines import Line, columns, places

_MARK: Final = re.compile(r"(?:[>＞]\s?)+(?P<indent>\s*)")
_LEAST: Final = 2
"""Lines that begin so: one alone may be a sign of its own."""


def without_quoting(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines``, those quoted in the role of quotations without the marks before them.

    A mark alone is a blank line of the letter quoted. How often letters were quoted in letters is not kept:
    each parts its lines from the others.
    """
    marked = [line.number for line in lines if _MARK.match(line.text)]
    if len(marked) < _LEAST:
        return list(lines), []
    found: list[Line] = []
    depth = blanks = 0
    for line in lines:
        mark = _MARK.match(line.text)
        if mark and mark.end() == len(line.text):
            blanks += 1
            continue
        deep = len(re.sub(r"\s", "", mark[0])) if mark else 0
        parted = replace(line, blanks=max(line.blanks, blanks, int(deep != depth)))
        if mark:
            words, indent = line.text[mark.end() :], columns(mark["indent"])
            parted = replace(parted, text=words, indent=indent, role=Role.QUOTATION)
        found.append(parted)
        depth, blanks = deep, 0
    return found, [Change("markup", f"> × {len(marked)}", "", places(marked))]
