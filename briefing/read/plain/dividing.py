"""Paragraphs that lost their line breaks, parted again: at the indents left, or at sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Change, Role
from briefing.read.plain.lines import Line, places
from briefing.zh.punctuation import CLOSING_A_SENTENCE, QUOTATION_MARKS

_INDENT: Final = re.compile(rf"(?<=[。！？!?…：；{CLOSING_A_SENTENCE}])\u3000{{2,}}(?=\S)")
"""The indent of a paragraph, inside a line."""
_END: Final = re.compile(rf"[。！？!?…]+[{CLOSING_A_SENTENCE}]*\s*|[.!?]\s+(?=[A-Z])")
_BEGINS: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十]{1,3}(?:[，、,]|[章节條条])"
    r"|[一二三四五六七八九十]是|首先|其次|再次|最后|最後|此外|另外|同时|同時|与此同时|然而|不过|不過|但是|因此|因而"
    r"|所以|总之|總之|综上|据(?:了解|介绍|悉|统计)|對此|对此|目前|近年来|近年來|如今|当天|當天|【"
)
"""How a paragraph begins, rather than a sentence inside one."""
_OPENING: Final = frozenset(left for left, _ in QUOTATION_MARKS)
_CLOSING: Final = frozenset(right for _, right in QUOTATION_MARKS)
_LONGEST: Final = 1200
"""Characters of a paragraph that nobody meant as one: a page of a book has 600."""
_PARAGRAPH: Final = 180
"""Characters of one that is made: what a screen of a telephone shows."""
_MOST: Final = 360
"""Characters at which it ends even before a sentence that does not begin one."""
_DEEPEST: Final = 400
"""Characters of a quotation that is not divided."""


def divided(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines``, parted at indents inside them; in a text almost without line breaks, at sentences.

    Without that a page would be one block, and an hour be spoken without a pause longer than a sentence's.
    """
    found = [part for line in lines for part in _at_indents(line)]
    longest = [line for line in found if line.role is Role.BODY and len(line.text) > _LONGEST]
    if 2 * sum(len(line.text) for line in longest) <= sum(len(line.text) for line in found):
        return found, []
    parted: list[Line] = []
    changes: list[Change] = []
    for line in found:
        parts = list(_at_sentences(line.text)) if line in longest else [line.text]
        parted += [replace(line, text=part) for part in parts]
        if len(parts) > 1:
            what = f"a line of {len(line.text):,} characters"
            changes.append(
                Change("layout", what, f"parted at sentences: {len(parts)} paragraphs", places([line.number]))
            )
    return parted, changes


def _at_indents(line: Line) -> Iterator[Line]:
    if line.role is not Role.BODY:
        yield line
        return
    for at, part in enumerate(_INDENT.split(line.text)):
        yield replace(line, text=part) if not at else replace(line, text=part, indent=4, blanks=0)


def _at_sentences(text: str) -> Iterator[str]:
    """``text`` in paragraphs of whole sentences; no quotation is divided."""
    start = 0
    for end in _ends(text):
        long = end - start
        if long >= _MOST or (long >= _PARAGRAPH and _BEGINS.match(text, end)):
            yield text[start:end].rstrip()
            start = end
    if start < len(text):
        yield text[start:]


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of ``text`` end that are in no quotation, unless one goes on too long."""
    depth = opened = place = 0
    for found in _END.finditer(text):
        for at in range(place, found.end()):
            if text[at] in _OPENING:
                depth, opened = depth + 1, at
            elif text[at] in _CLOSING:
                depth = max(0, depth - 1)
        place = found.end()
        if place - opened > _DEEPEST:
            depth = 0
        if not depth and place < len(text):
            yield place
