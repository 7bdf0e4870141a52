"""Lays out an article as the sections of a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.casting import Casting
from briefing.cells import TABULAR, is_cells
from briefing.narrate.length import Length
from briefing.narrate.segments import segments, single, verse
from briefing.narrate.titles import one_line
from briefing.narrate.turns import Turn, turns
from briefing.nouns import Article, Block, Picture, Role, Section, Segment

_HEADINGS: Final = (Role.TITLE, Role.HEADING)
_MAY_BE_VERSE: Final = (Role.BODY, Role.QUOTATION)
_LEVELS: Final = range(1, 7)
"""Depths that ``script.md`` can write; 1 is the title's."""


def sections_of(article: Article, length: Length, cast: Casting) -> tuple[Section, ...]:
    """The sections of ``article``: its title opens the first, each heading one more.

    A title that the text repeats as its first heading is not said twice. Where there is no title, what stands
    before the first heading is a section without one: a first sentence that lends its words as a title is
    spoken only in its place.
    """
    opened: list[tuple[Section, list[tuple[Segment, ...]]]] = []
    title = single(Block(Role.TITLE, article.title))
    if title:
        opened.append((Section(title[0], 1, ()), []))
    following = (*article.blocks[1:], None)
    for block, after, its in zip(article.blocks, following, turns(article.blocks, cast), strict=False):
        if block.role in _HEADINGS:
            for heading in single(block):
                if not (title and len(opened) == 1 and _repeats(heading, *opened[0])):
                    opened.append((Section(heading, _level(block), ()), []))
        elif paragraph := _paragraph(block, length, its):
            if not opened:
                opened.append((Section(None, 1, ()), []))
            before = opened[-1][1]
            under = block.role is Role.CAPTION and (after is None or after.role not in TABULAR)
            if before and (
                (is_cells(paragraph[0]) and _goes_before(before[-1][-1], paragraph[0]))
                or (under and before[-1][0].picture is not None)
            ):
                before[-1] += paragraph
            else:
                before.append(paragraph)
    return tuple(replace(section, paragraphs=tuple(paragraphs)) for section, paragraphs in opened)


def _paragraph(block: Block, length: Length, its: Sequence[Turn]) -> tuple[Segment, ...]:
    """``block`` as a paragraph. What is never spoken stays one segment, however long; code to the letter."""
    if block.picture is not None:
        return (_shown(block.picture),)
    if block.role is Role.CODE:
        return (Segment(block.text.replace("\r", "\n"), Role.CODE),) if block.text.strip() else ()
    rows = single(block) if block.role in {Role.DATA, Role.HEADER, Role.ROW} else ()
    whole = block.role is Role.DATA or any(map(is_cells, rows))
    if whole:
        return rows
    divided = verse if block.role in _MAY_BE_VERSE else segments
    return divided(block, length, its)


def _shown(picture: Picture) -> Segment:
    """The segment of ``picture``, each of its words on one line."""
    words = Picture(*map(one_line, (picture.address, picture.alt, picture.caption)))
    return Segment("", Role.PICTURE, picture=words)


def _goes_before(last: Segment, row: Segment) -> bool:
    """Whether ``last`` is of the table of ``row``: its caption, its headings, a row above."""
    return last.role is Role.CAPTION or (row.role is Role.ROW and is_cells(last))


def _repeats(heading: Segment, first: Section, paragraphs: list[tuple[Segment, ...]]) -> bool:
    """Whether ``heading`` says what the title of ``first`` has just said."""
    return first.heading is not None and not paragraphs and heading.text == first.heading.text


def _level(block: Block) -> int:
    return 1 if block.role is Role.TITLE else min(max(block.level, 2), _LEVELS[-1])
