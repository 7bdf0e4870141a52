"""The lines of a stanza, which stand in the text of one block with a line break between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Final

from briefing.nouns import Block
from briefing.spans import moved, placed, standing, within

BREAK: Final = "\n"


def stanza(lines: Iterable[Block]) -> Block:
    """``lines`` as one block, in the role of the first."""
    parts = list(lines)
    starts = accumulate((len(part.text) + len(BREAK) for part in parts), initial=0)
    begun = list(zip(starts, parts, strict=False))
    return replace(
        parts[0],
        text=BREAK.join(part.text for part in parts),
        links=tuple(link for at, part in begun for link in moved(part.links, at)),
        pins=tuple(pin for at, part in begun for pin in moved(part.pins, at)),
        styles=tuple(style for at, part in begun for style in moved(part.styles, at)),
        references=tuple(each for at, part in begun for each in placed(part.references, at)),
    )


def lines(block: Block) -> Iterator[Block]:
    """Each line of ``block`` as a block; no reading crosses a break."""
    start = 0
    for text in block.text.split(BREAK):
        end = start + len(text)
        yield replace(
            block,
            text=text,
            links=within(block.links, start, end),
            pins=moved(block.pins, -start, len(text)),
            styles=within(block.styles, start, end),
            references=placed(block.references, -start, len(text)),
        )
        start = end + len(BREAK)


def part(block: Block, start: int, end: int) -> Block:
    """``block.text[start:end]`` as a block, with the readings that lie within."""
    span = start, end
    return replace(
        block,
        text=block.text[start:end],
        links=within(block.links, start, end),
        pins=moved(block.pins, -start, end - start),
        styles=within(block.styles, start, end),
        references=standing(block.references, span, span),
    )
