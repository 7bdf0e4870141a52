"""Makes segments of a block: its sentences, the very short ones joined and the very long ones cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.narrate.clauses import clauses
from briefing.narrate.excerpt import excerpt, tidied
from briefing.narrate.length import LENGTH, Length, running_weight
from briefing.narrate.sentences import sentence_spans
from briefing.narrate.turns import Turn
from briefing.nouns import Block, Face, Role, Segment
from briefing.stanza import BREAK, lines, part


def segments(block: Block, length: Length = LENGTH, turns: Sequence[Turn] = ()) -> tuple[Segment, ...]:
    """The segments of ``block``, in order: all of its text but white space between them.

    Each is said by one voice: ``turns`` are its runs that are not the narrator's. No pin, link or formula is
    cut; a turn that would cut one is the narrator's. A segment weighs more than ``length.most`` only where it
    could not be cut, and less than ``length.least`` only where a neighbour would have grown too long, or
    there is none.
    """
    block = tidied(block)
    kept = _kept(block)
    found: list[Segment] = []
    for turn in _runs(len(block.text), [t for t in turns if not kept & {t.start, t.end}]):
        spoken = _divided(part(block, turn.start, turn.end) if turns else block, length)
        found += (replace(segment, voice=turn.voice) for segment in spoken)
    return _listed(block, found)


def _divided(block: Block, length: Length) -> Iterator[Segment]:
    """The segments of a tidied ``block``, all said by one voice."""
    text, weights, kept = block.text, running_weight(block.text), _kept(block)
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
    return (segment for segment in found if segment.text.strip())


def _runs(length: int, turns: Sequence[Turn]) -> Iterator[Turn]:
    """``turns``, and what is the narrator's between them, from 0 to ``length``."""
    end = 0
    for turn in (*turns, Turn(length, length, "")):
        if turn.start > end:
            yield Turn(end, turn.start, "")
        if turn.end > turn.start:
            yield turn
        end = turn.end


def _kept(block: Block) -> set[int]:
    """The places in ``block`` that lie inside a link, a pin or a formula."""
    kept = _inside([(mark.start, mark.end) for mark in block.links])
    kept |= _inside([(mark.start, mark.end) for mark in block.pins])
    return kept | _inside([(s.start, s.end) for s in block.styles if s.face is Face.FORMULA])


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


def verse(block: Block, length: Length = LENGTH, turns: Sequence[Turn] = ()) -> tuple[Segment, ...]:
    """The segments of ``block`` line by line, so that none holds words of two lines; ``turns`` are of one."""
    divided = []
    start = 0
    for line in lines(block):
        end = start + len(line.text)
        its = [replace(t, start=t.start - start, end=t.end - start) for t in turns if start <= t.start < end]
        divided += [found] if (found := segments(line, length, its)) else []
        start = end + len(BREAK)
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
