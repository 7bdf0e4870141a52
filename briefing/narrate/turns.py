"""Who says which run of a text, where the show has a voice for quotations, or for labels (``[cast]``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from briefing.casting import Casting
from briefing.narrate.quotations import quotations
from briefing.nouns import Block, Role
from briefing.speakers import TALK, speakers
from briefing.stanza import BREAK

_MAY_QUOTE: Final = (Role.BODY, Role.ITEM)
"""A quotation that stands by itself has a voice as a role."""


@dataclass(frozen=True, slots=True)
class Turn:
    """``block.text[start:end]`` is said by ``voice``, and by nobody else."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of verse, or a whole block of prose."""

    block: int
    start: int
    text: str
    role: Role
    voice: str = ""


def turns(blocks: Sequence[Block], cast: Casting) -> list[tuple[Turn, ...]]:
    """Of each of ``blocks`` the runs that are not the narrator's, in order and apart.

    What is said under a label is one run with the label; quotations in it stay with who quotes.
    """
    found: list[list[Turn]] = [[] for _ in blocks]
    if not cast.quote and not cast.speakers:
        return [() for _ in blocks]
    lines = list(_lines(blocks))
    heads = speakers(((line.role, line.text) for line in lines), cast.speakers)
    told: list[_Line] = []
    for line, label in zip(lines, heads, strict=True):
        voice = cast.speakers.get(label, "")
        if voice:
            found[line.block].append(Turn(line.start, line.start + len(line.text), voice))
        told.append(_Line(line.block, line.start, "" if voice else line.text, line.role, voice))
    for (role, voice), group in groupby(told, key=lambda line: (line.role, line.voice)):
        if not cast.quote or voice or role not in _MAY_QUOTE:
            continue
        run = list(group)
        for line, spans in zip(run, quotations([line.text for line in run]), strict=True):
            joined = _joined(line.text, spans)
            found[line.block] += (Turn(line.start + a, line.start + b, cast.quote) for a, b in joined)
    return [tuple(each) for each in found]


def _lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    for index, block in enumerate(blocks):
        start = 0
        for text in block.text.split(BREAK) if block.role in TALK else [block.text]:
            yield _Line(index, start, text, block.role)
            start += len(text) + len(BREAK)


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """``spans``, widened over what stands between or around them without a word in it."""
    if not spans:
        return
    start = end = 0
    for a, b in (*spans, (len(text), len(text))):
        if _has_words(text[end:a]):
            if end > start:
                yield start, end
            start = a
        end = b
    if end > start:
        yield start, end


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)
