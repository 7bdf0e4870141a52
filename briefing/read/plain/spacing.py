"""Lines set with a space between all their characters, as headlines are: 关 于 … 的 通 知."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Change
from briefing.read.plain.lines import Line, places
from briefing.zh.characters import COMMON_HAN

_SPACE: Final = "[ \u3000\u00a0\u2002\u2003\u2009]"
_MARKS: Final = "，、。：；！？“”‘’《》（）〔〕—…·"
_HAN: Final = re.compile(rf"[{COMMON_HAN}]")
_TOKEN: Final = re.compile(rf"[{_MARKS}]*(?:[{COMMON_HAN}][{_MARKS}]*)?|[0-9A-Za-z%.]+[{_MARKS}]*")
"""One character, or a number or word that is no Chinese, with the marks beside it."""
_AROUND: Final = re.compile(rf"{_SPACE}{{2,}}|\t")
_LISTED: Final = 5
"""So many lines are told by themselves."""


def closed_up(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines``, those closed up that are set so from end to end, or in each of their parts of a table."""
    found: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        text = "".join(_closed(line.text))
        if text != line.text:
            changes.append(Change("spacing", line.text, text, places([line.number])))
        found.append(replace(line, text=text))
    if len(changes) > _LISTED:
        numbers = [line.number for line, after in zip(lines, found, strict=True) if line != after]
        told = f"{len(changes)} lines with a space between all characters"
        changes = [Change("spacing", told, "closed up", places(numbers))]
    return found, changes


def _closed(text: str) -> Iterator[str]:
    """The parts of ``text`` between wider spaces, and those spaces."""
    start = 0
    for gap in (*_AROUND.finditer(text), None):
        end = gap.start() if gap else len(text)
        part = text[start:end]
        yield "".join(re.split(_SPACE, part)) if _is_spaced(part) else part
        if gap:
            yield gap[0]
            start = gap.end()


def _is_spaced(part: str) -> bool:
    """Whether each character of ``part`` stands alone, two of them Chinese at least."""
    tokens = re.split(_SPACE, part)
    alone = sum(_HAN.search(token) is not None for token in tokens)
    return alone > 1 and all(map(_TOKEN.fullmatch, tokens))
