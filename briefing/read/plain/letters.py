"""Letters as mail programs write them: what they quote, marked with ``>``, and the signature below ``--``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Change, Role
from briefing.read.plain.lines import Line, columns, places

_MARK: Final = re.compile(r"(?:[>＞]\s?)+(?P<indent>\s*)")
_SIGNATURE: Final = "--"
"""The line above it, as in RFC 3676, section 4.3."""
_LONGEST: Final = 8
"""Lines of a signature."""
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


def without_signature(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines``, those of a signature at the end as data, without the mark above them."""
    start = next((at for at, line in enumerate(lines) if line.text == _SIGNATURE), len(lines))
    if not start or not 0 < len(lines) - 1 - start <= _LONGEST:
        return list(lines), []
    signed = (replace(line, role=Role.DATA) for line in lines[start + 1 :])
    return [*lines[:start], *signed], [Change("markup", _SIGNATURE, "", places([lines[start].number]))]
