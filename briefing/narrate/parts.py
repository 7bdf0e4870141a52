"""A long article divided in several, one a chapter: for a book that becomes as many episodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.nouns import Article, Block, Role

_CHAPTER, _SUBCHAPTER = 2, 3
"""The level of a chapter's heading, and of one below the heading of a part that has no text of its own."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A heading, which the text before the first has none of, and the blocks up to the next."""

    heading: Block | None
    blocks: tuple[Block, ...]

    @property
    def has_text(self) -> bool:
        return any(block.text.strip() and block.role is not Role.HEADING for block in self.blocks)


def parts_of(article: Article) -> tuple[Article, ...]:
    """``article`` as one article for each chapter, in order; itself alone where it has not two.

    Each is titled with the article's title and the chapter's heading; headings above it that have no text of
    their own (第一部) are said with the first chapter below. What was left out of the article, and what a
    person should look at, is told with the first.
    """
    titles: list[str] = []
    waiting: list[Block] = []
    parts: list[Article] = []
    for stretch in _stretches(article.blocks):
        heading = [stretch.heading] if stretch.heading is not None else []
        if not stretch.has_text:
            titles += (block.text for block in heading)
            waiting += stretch.blocks
            continue
        up = (heading[0].level if heading else 1) - 1
        blocks = [*waiting, *stretch.blocks]
        named = " ".join([*titles, *(block.text for block in heading)])
        title = "：".join(filter(None, (article.title, named)))
        parts.append(replace(article, title=title, blocks=tuple(_raised(block, up) for block in blocks)))
        titles, waiting = [], []
    if len(parts) < 2:
        return (article,)
    if titles or waiting:
        last = [Block(Role.HEADING, title, _CHAPTER) for title in titles]
        parts[-1] = replace(parts[-1], blocks=(*parts[-1].blocks, *last, *waiting))
    return (parts[0], *(replace(part, changes=(), doubts=()) for part in parts[1:]))


def _stretches(blocks: Sequence[Block]) -> list[_Stretch]:
    """``blocks`` parted before each heading of a chapter."""
    cuts = list(_cuts(blocks))
    before = tuple(blocks[: cuts[0]] if cuts else blocks)
    edges = pairwise([*cuts, len(blocks)])
    after = [_Stretch(blocks[start], tuple(blocks[start + 1 : end])) for start, end in edges]
    return [_Stretch(None, before), *after] if before else after


def _cuts(blocks: Sequence[Block]) -> Iterator[int]:
    """Where chapters begin: with headings of their level, or below that of a part without text of its own."""
    bare = part = False
    for number, block in enumerate(blocks):
        if block.role is not Role.HEADING:
            bare = bare and not block.text.strip()
        elif block.level <= _CHAPTER:
            bare, part = True, False
            yield number
        else:
            part = part or (bare and block.level == _SUBCHAPTER)
            bare = False
            if part and block.level == _SUBCHAPTER:
                yield number


def _raised(block: Block, up: int) -> Block:
    """``block``, a heading moved ``up`` by so many levels."""
    return replace(block, level=max(_CHAPTER, block.level - up)) if block.role is Role.HEADING else block
