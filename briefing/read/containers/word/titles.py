"""Which paragraphs of a Word file are its title: by style, as the one heading that opens it, or by look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import Final

from briefing.read.containers.word.blocks import Block, Paragraph, Piece
from briefing.read.containers.word.lines import LARGER, Set, may_head, ordinal, set_of, shown
from briefing.read.containers.word.styles import Kind
from briefing.zh.characters import COMMON_HAN

_LONGEST: Final = 60
"""Characters of a title that only its look shows, or its place."""
_TOP: Final = 12
"""Paragraphs among which it stands."""
_WIDE: Final = re.compile(f"[{COMMON_HAN}《》“”]")


def title_of(blocks: Sequence[Block], usual: Set) -> list[Paragraph]:
    """The paragraphs of the title, empty where there is none; most of the text is set as is ``usual``."""
    styled = [list(group) for kind, group in groupby(blocks, _kind) if kind is Kind.TITLE]
    if styled:
        return [block for block in styled[0] if isinstance(block, Paragraph)]
    top = _top(blocks)
    opening = _opening(blocks, top)
    candidates = [each for each in top if may_head(each) and each.label is None and ordinal(each) is None]
    largest = max((set_of(each).size for each in candidates), default=0)
    if opening is not None and largest <= set_of(opening).size:
        return [opening]
    if largest >= usual.size + LARGER:
        first = next(each for each in candidates if set_of(each).size == largest)
        return _broken(blocks, first)
    set_off = (each for each in candidates if each.centred or (set_of(each).bold and not usual.bold))
    if (line := next(set_off, None)) is not None:
        return [line]
    goes_on = any(block is not top[-1] for block in blocks[-1:]) if top else False
    return candidates[:1] if goes_on and candidates and candidates[0] is top[0] else []


def _kind(block: Block) -> Kind | None:
    return block.kind if isinstance(block, Paragraph) else None


def _top(blocks: Sequence[Block]) -> list[Paragraph]:
    """The lines before the text, none of them long or a sentence, up to the first heading."""
    found: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or block.kind is Kind.HEADING or len(found) == _TOP:
            break
        if len(block.text) > _LONGEST or "。" in block.text:
            break
        if block.text and not block.boxed:
            found.append(block)
    return found


def _opening(blocks: Sequence[Block], top: Sequence[Paragraph]) -> Paragraph | None:
    """The heading that opens the text, if it stands alone at its depth and bears no number."""
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.kind is Kind.HEADING]
    before = sum(1 for _ in takewhile(lambda block: block is not next(iter(headings), None), blocks))
    empty = sum(isinstance(block, Paragraph) and not block.text for block in blocks[:before])
    if not headings or before > len(top) + empty:
        return None
    first = headings[0]
    alone = sum(each.level <= first.level for each in headings) == 1
    return first if alone and ordinal(first) is None and first.label is None else None


def _broken(blocks: Sequence[Block], first: Paragraph) -> list[Paragraph]:
    """``first`` and the lines right after it that are set alike: a long title is broken by hand."""
    at = next(at for at, block in enumerate(blocks) if block is first)
    found = [first]
    for block in blocks[at + 1 :]:
        if not isinstance(block, Paragraph) or not may_head(block) or block.label is not None:
            break
        if (set_of(block), block.centred) != (set_of(first), first.centred):
            break
        found.append(block)
    return found if sum(len(each.text) for each in found) <= _LONGEST else found[:1]


def without_title(blocks: Sequence[Block], title: Sequence[Paragraph]) -> list[Block]:
    """``blocks`` without the words of ``title``; what else that holds goes to the paragraph after it."""
    left: list[Block] = []
    held: list[Piece] = []
    for block in blocks:
        if any(block is each for each in title) and isinstance(block, Paragraph):
            held += [piece for piece in block.pieces if not piece.text and piece.html]
        else:
            if held and isinstance(block, Paragraph):
                block.pieces[:0], held = held, []
            left.append(block)
    return [Paragraph(held), *left] if held else left


def words_of(title: Sequence[Paragraph]) -> str:
    """What ``title`` says, its lines joined, with a space only where words have one."""
    words = ""
    for text in map(shown, title):
        gap = " " if words and text and not (_WIDE.match(text[0]) or _WIDE.match(words[-1])) else ""
        words += gap + text
    return words
