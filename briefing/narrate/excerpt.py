"""Takes a segment out of a block, with the pins and links that lie in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefing.nouns import Block, Link, Pin, Segment

_LINE_BREAKS: Final = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
"""A segment is one line of ``script.md``."""


def excerpt(block: Block, start: int, end: int) -> Segment:
    """``block.text[start:end]`` as a segment, without white space at its ends; its text may be empty."""
    part = block.text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    links = [
        Link(max(link.start - start, 0), min(link.end, end) - start, link.url)
        for link in block.links
        if start < link.end and link.start < end
    ]
    pins = [
        Pin(max(pin.start - start, 0), min(pin.end, end) - start, pin.said)
        for pin in block.pins
        if start < pin.end and pin.start < end
    ]
    text = block.text[start:end].translate(_LINE_BREAKS)
    return Segment(text, block.role, tuple(links), tuple(pins))


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
        touched = [pin for pin in pins if pin.start < link.end and link.start < pin.end]
        start = min([link.start, *(pin.start for pin in touched)])
        end = max([link.end, *(pin.end for pin in touched)])
        url = link.url.translate(_LINE_BREAKS).strip()
        free = not links or links[-1].end <= start
        if url and free and block.text[start:end].strip():
            links.append(Link(start, end, url))
    return replace(block, links=tuple(links), pins=tuple(pins))
