"""Which paragraphs of a Word file are headings though no style says so, by their look and what is around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from briefing.read.containers.word.blocks import Block, Paragraph
from briefing.read.containers.word.lines import (
    LARGER,
    LONGEST_HEADING,
    ORDINALS,
    Set,
    is_counted_caption,
    may_head,
    ordinal,
    set_of,
    shows_picture,
)
from briefing.read.containers.word.styles import Kind

_WRITTEN_OUT: Final = 4
"""So many of ORDINALS head by themselves; those in digits are items unless they are set off."""
_UNCOUNTED: Final = len(ORDINALS)
_ALIKE: Final = 2
"""More headings than so many in a row without a number head nothing: they are a list, or names."""
_OUTER: Final = re.compile(
    r"(内容)?摘\s*要|前\s*言|引\s*言|序\s*[言幕]?|导\s*语|结\s*[语束]语?|结\s*论|尾\s*声|后\s*记|致\s*谢|鸣\s*谢|跋"
    r"|(主要)?参考(文献|资料)|注\s*释|附\s*[录件注]\s*[一二三四五六七八九十\d]*"
)
"""Headings that stand in no other, however they are set."""
_HIGHEST: Final = 2
_Rank = tuple[int, int]
"""How high a heading by look stands, the highest first: by its size, and by how it is counted."""


def settle_headings(blocks: Sequence[Block], usual: Set) -> None:
    """Makes headings of ``blocks`` that look like such, below those by style.

    ``usual``: how most of the text is set.
    """
    ranks = _settled(blocks, _evened([_rank(block, usual) for block in blocks]))
    order = sorted({rank for rank in ranks if rank is not None})
    level = 1
    for block, rank in zip(blocks, ranks, strict=True):
        if isinstance(block, Paragraph) and block.kind is Kind.HEADING:
            level = block.level
        elif isinstance(block, Paragraph) and rank is not None:
            outer = _OUTER.fullmatch(block.text) is not None
            block.kind, block.level = Kind.HEADING, _HIGHEST if outer else level + 1 + order.index(rank)


def _rank(block: Block, usual: Set) -> _Rank | None:
    """How high ``block`` stands if it looks like a heading; None if it does not."""
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST_HEADING or not may_head(block):
        return None
    bullet = block.label is not None and not block.label.text
    if bullet or shows_picture(block) or is_counted_caption(block):
        return None
    its, rank = set_of(block), ordinal(block)
    set_off = its.size >= usual.size + LARGER or (its.bold and not usual.bold)
    if not set_off and (rank is None or rank >= _WRITTEN_OUT):
        return None
    return -max(its.size, usual.size), _UNCOUNTED if rank is None else rank


def _evened(ranks: Sequence[_Rank | None]) -> list[_Rank | None]:
    """``ranks``, those that are counted in one way all as high as the highest of them."""
    sizes: dict[int, int] = {}
    for size, counted in filter(None, ranks):
        sizes[counted] = min(size, sizes.get(counted, size))
    return [rank and (rank[0] if rank[1] == _UNCOUNTED else sizes[rank[1]], rank[1]) for rank in ranks]


def _settled(blocks: Sequence[Block], ranks: Sequence[_Rank | None]) -> list[_Rank | None]:
    """``ranks`` without those that head nothing.

    They are two counted lines in a row, or more than _ALIKE others; those without a number that stand above
    the text, with the names and the day; and the last line of all.
    """
    begun = next(
        (at for at, block in enumerate(blocks) if ranks[at] is None and not _is_short(block)), len(blocks)
    )
    kept = [None if rank and rank[1] == _UNCOUNTED and at < begun else rank for at, rank in enumerate(ranks)]
    start = 0
    for rank, group in groupby(list(kept)):
        end = start + len(list(group))
        most = _ALIKE if rank is not None and rank[1] == _UNCOUNTED else 1
        if end - start > most or end == len(kept):
            kept[start:end] = [None] * (end - start)
        start = end
    return kept


def _is_short(block: Block) -> bool:
    """Whether ``block`` is a line such as stand between the title and the text, or nothing."""
    return isinstance(block, Paragraph) and len(block.text) <= LONGEST_HEADING and "。" not in block.text
