"""Makes segments of a block: its sentences, the very short ones joined and the very long ones cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.narrate.clauses import clauses
from briefing.narrate.excerpt import excerpt, tidied
from briefing.narrate.length import LENGTH, Length, running_weight
from briefing.narrate.sentences import sentence_spans
from briefing.nouns import Block, Face, Role, Segment
from briefing.stanza import lines


def segments(block: Block, length: Length = LENGTH) -> tuple[Segment, ...]:
    """The segments of ``block``, in order: all of its text but white space between them.

    No pin, link or formula is cut. A segment weighs more than ``length.most`` only where it could not be cut,
    and less than ``length.least`` only where a neighbour would have grown too long, or there is none.
    """
    block = tidied(block)
    text, weights = block.text, running_weight(block.text)
    kept = _inside([(mark.start, mark.end) for mark in block.links])
    kept |= _inside([(mark.start, mark.end) for mark in block.pins])
    kept |= _inside([(style.start, style.end) for style in block.styles if style.face is Face.FORMULA])
    parts: list[tuple[int, int]] = []
    for start, end in _outside(kept, sentence_spans(text)):
        if weights[end] - weights[start] <= length.most:
            parts.append((start, end))
        else:
            inside = {place - start for place in range(start, end) if place in kept}
            its_weights = [weight - weights[start] for weight in weights[start : end + 1]]
            cut = clauses(text[start:end], its_weights, inside, length)
            parts += [(start + a, start + b) for a, b in cut]
    found = (excerpt(block, start, end) for start, end in _joined(parts, weights, length))
    return _listed(block, [segment for segment in found if segment.text.strip()])


def _listed(block: Block, found: Sequence[Segment]) -> tuple[Segment, ...]:
    """``found``, those of an item as deep as it and the first with its number; of a note, its label."""
    if block.role is Role.FOOTNOTE and found:
        return (replace(found[0], label=block.label), *found[1:])
    if block.role is not Role.ITEM:
        return tuple(found)
    numbers = (block.number, *(None for _ in found))
    return tuple(
        replace(one, level=block.level, number=number) for one, number in zip(found, numbers, strict=False)
    )


def verse(block: Block, length: Length = LENGTH) -> tuple[Segment, ...]:
    """The segments of ``block`` line by line, so that none holds words of two lines."""
    divided = [found for line in lines(block) if (found := segments(line, length))]
    broken = [(*found[:-1], replace(found[-1], breaks=True)) for found in divided[:-1]]
    return tuple(segment for found in (*broken, *divided[-1:]) for segment in found)


def single(block: Block) -> tuple[Segment, ...]:
    """All of ``block`` as one segment, or none where it is blank."""
    segment = excerpt(tidied(block), 0, len(block.text))
    return (segment,) if segment.text.strip() else ()


def _inside(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The places between the first and the last character of each of ``spans``."""
    return {place for start, end in spans for place in range(start + 1, end)}


def _outside(kept: set[int], spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """``spans``, those that meet at a place of ``kept`` made one."""
    start = 0
    for _, end in spans:
        if end not in kept:
            yield start, end
            start = end


def _joined(parts: list[tuple[int, int]], weights: list[int], length: Length) -> list[tuple[int, int]]:
    """``parts``, each too short one joined to the one before it, or else to the one after."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined:
            before, after = weights[start] - weights[joined[-1][0]], weights[end] - weights[start]
            if min(before, after) < length.least and before + after <= length.most:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
