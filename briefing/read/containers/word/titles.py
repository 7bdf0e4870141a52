"""Which paragraphs of a Word file are its title: by style, as the one heading that opens it, or by look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import Final

from briefing.read.containers.word.blocks import Block, Paragraph, Piece, Table
from briefing.read.containers.word.lines import LARGER, Set, may_head, ordinal, set_of, shown
from briefing.read.containers.word.styles import Kind
from briefing.zh.characters import COMMON_HAN

_LONGEST: Final = 60
"""Characters of a title that only its look shows, or its place."""
_TOP: Final = 12
"""Paragraphs among which it stands."""
_OFFICIAL: Final = re.compile(
    "(通知|通报|通告|公告|公报|决定|决议|命令|意见|请示|批复|报告|函|纪要|议案|办法|规定|方案|计划|要点|总结|说明|讲话)$"
)
"""How titles of official documents end, whose lines are broken by their sense (GB/T 9704-2012, 7.3.1)."""
_GOES_ON: Final = re.compile("(的|和|与|及|以及|关于|在|对|为|、)$")
"""How a line ends that is no title by itself."""
_SPACED: Final = re.compile(f"[{COMMON_HAN}]( [{COMMON_HAN}])+")
_WIDE: Final = re.compile(f"[{COMMON_HAN}《》“”]")


def title_of(blocks: Sequence[Block], usual: Set) -> list[Paragraph]:
    """The paragraphs of the title, empty where there is none; most of the text is set as is ``usual``."""
    styled = [list(group) for kind, group in groupby(blocks, _kind) if kind is Kind.TITLE]
    if styled:
        return [block for block in styled[0] if isinstance(block, Paragraph)]
    top, rest = _top(blocks)
    opening = _opening(rest)
    candidates = [each for each in top if may_head(each) and each.label is None and ordinal(each) is None]
    largest = max((set_of(each).size for each in candidates), default=0)
    if opening is not None and largest <= set_of(opening).size:
        return [opening]
    if largest >= usual.size + LARGER:
        at = next(at for at, each in enumerate(candidates) if set_of(each).size == largest)
        return _broken(candidates[at:])
    set_off = (
        at for at, each in enumerate(candidates) if each.centred or (set_of(each).bold and not usual.bold)
    )
    if (at := next(set_off, -1)) >= 0:
        return _broken(candidates[at:])
    return candidates[:1] if rest and candidates and candidates[0] is top[0] else []


def _kind(block: Block) -> Kind | None:
    return block.kind if isinstance(block, Paragraph) else None


def _top(blocks: Sequence[Block]) -> tuple[list[Paragraph], Sequence[Block]]:
    """The lines before the text, none of them long or a sentence; and the text, from its first heading on.

    Tables may stand among those lines: letterheads are set so.
    """
    found: list[Paragraph] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table) or (isinstance(block, Paragraph) and (block.boxed or not block.text)):
            continue
        if not isinstance(block, Paragraph) or block.kind is Kind.HEADING or len(found) == _TOP:
            return found, blocks[at:]
        if len(block.text) > _LONGEST or "。" in block.text:
            return found, blocks[at:]
        found.append(block)
    return found, []


def _opening(text: Sequence[Block]) -> Paragraph | None:
    """The heading that opens ``text``, if it stands alone at its depth and bears no number."""
    headings = [block for block in text if isinstance(block, Paragraph) and block.kind is Kind.HEADING]
    if not headings or headings[0] is not text[0] or ordinal(headings[0]) is not None:
        return None
    alone = sum(each.level <= headings[0].level for each in headings) == 1
    return headings[0] if alone and headings[0].label is None else None


def _broken(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The first of ``lines``, and those after it that are set alike and go on with it."""
    alike = takewhile(
        lambda each: (set_of(each), each.centred) == (set_of(lines[0]), lines[0].centred), lines
    )
    found = list(alike)
    words = words_of(found)
    official = _OFFICIAL.search(words) is not None and _OFFICIAL.search(found[0].text) is None
    goes_on = official or _GOES_ON.search(found[0].text) is not None
    return found if goes_on and len(words) <= _LONGEST else found[:1]


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
    """What ``title`` says, its lines joined, with a space only where words have one: 通　知 is 通知."""
    words = ""
    for text in map(shown, title):
        gap = " " if words and text and not (_WIDE.match(text[0]) or _WIDE.match(words[-1])) else ""
        words += gap + text
    return words.replace(" ", "") if _SPACED.fullmatch(words) else words
