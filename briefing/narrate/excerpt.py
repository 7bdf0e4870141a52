"""Takes a segment out of a block, with the pins and links that lie in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from briefing.nouns import Block, Link, Pin, Segment

_LINE_BREAKS: Final = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
"""A segment is one line of ``script.md``."""


Mark = TypeVar("Mark", Link, Pin)


def excerpt(block: Block, start: int, end: int) -> Segment:
    """``block.text[start:end]`` as a segment, without white space at its ends; its text may be empty.

    ``block`` is tidied.
    """
    part = block.text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    links = [
        Link(max(link.start - start, 0), min(link.end, end) - start, link.url)
        for link in _meeting(block.links, start, end)
    ]
    pins = [
        Pin(max(pin.start - start, 0), min(pin.end, end) - start, pin.said)
        for pin in _meeting(block.pins, start, end)
    ]
    text = block.text[start:end].translate(_LINE_BREAKS)
    return Segment(text, block.role, tuple(links), tuple(pins))


def _meeting(marks: Sequence[Mark], start: int, end: int) -> Sequence[Mark]:
    """Those of ``marks``, which are in order and apart, that share a character with ``start`` to ``end``."""
    first = bisect_right(marks, start, key=lambda mark: mark.end)
    return marks[first : bisect_left(marks, end, lo=first, key=lambda mark: mark.start)]


def tidied(block: Block) -> Block:
    """``block`` with only such pins and links as ``script.md`` can write, in order.

    A blank one goes; of two pins or two links that overlap, the first stays; a link that cuts into a pin is
    widened over it.
    """
    pins: list[Pin] = []
    for pin in sorted(block.pins, key=lambda pin: pin.start):
        said = pin.said.translate(_LINE_BREAKS).strip()
        free = not pins or pins[-1].end <= pin.start
        if said and free and block.text[pin.start : pin.end].strip():
            pins.append(replace(pin, said=said))
    links: list[Link] = []
    for link in sorted(block.links, key=lambda link: link.start):
        touched = _meeting(pins, link.start, link.end)
        start = min([link.start, *(pin.start for pin in touched)])
        end = max([link.end, *(pin.end for pin in touched)])
        url = link.url.translate(_LINE_BREAKS).strip()
        free = not links or links[-1].end <= start
        if url and free and block.text[start:end].strip():
            links.append(Link(start, end, url))
    return replace(block, links=tuple(links), pins=tuple(pins))
