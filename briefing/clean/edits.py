"""The core of every rule: replacing spans of a text, what is tied to it kept in place, and saying so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.cells import TAB, TABULAR
from briefing.nouns import Article, Block, Change, Face, Role
from briefing.spans import Span, standing, within
from briefing.stanza import BREAK


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``becomes``."""

    start: int
    end: int
    becomes: str
    kind: str
    """As ``Change.kind``."""


Finder = Callable[[str], Iterable[Edit]]
"""Finds what a rule alters in a text; edits in order, not overlapping."""


def edit_texts(article: Article, find: Finder) -> Article:
    """``article`` with what ``find`` found replaced in its title and blocks, each edit among its changes.

    Code stays as it is.
    """
    title_edits = list(find(article.title))
    changes = list(changes_of(article.title, title_edits, "title"))
    blocks = []
    for number, block in enumerate(article.blocks, 1):
        edits = found(block, find)
        changes += changes_of(block.text, edits, f"block {number}")
        blocks.append(edit_block(block, edits))
    if not changes:
        return article
    return replace(
        article,
        title=edit_text(article.title, title_edits),
        blocks=tuple(blocks),
        changes=(*article.changes, *changes),
    )


def found(block: Block, find: Finder) -> list[Edit]:
    """What ``find`` finds in ``block``, in each cell and line of verse by itself; in no code and formula."""
    if block.role is Role.CODE:
        return []
    edits: list[Edit] = []
    start = 0
    for text in block.text.split(TAB if block.role in TABULAR else BREAK):
        edits += [replace(edit, start=edit.start + start, end=edit.end + start) for edit in find(text)]
        start += len(text) + 1
    formulas = [style for style in block.styles if style.face is Face.FORMULA]
    return [edit for edit in edits if not any(f.start < edit.end and edit.start < f.end for f in formulas)]


def edit_text(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with the edits made."""
    pieces = []
    done = 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.becomes]
        done = edit.end
    return "".join([*pieces, text[done:]])


def edit_block(block: Block, edits: Sequence[Edit]) -> Block:
    """``block`` with the edits made; a link, pin or style whose text is gone goes with it."""
    if not edits:
        return block
    return replace(
        block,
        text=edit_text(block.text, edits),
        links=_moved(block.links, edits),
        pins=_moved(block.pins, edits),
        styles=_moved(block.styles, edits),
        references=tuple(replace(each, at=_after(each.at, edits, 1)) for each in block.references),
    )


def split_block(block: Block, separator: str) -> list[Block]:
    """The parts of ``block`` between separators of one character, spaces at their ends cut off.

    The number of an item and the label of a note stay with the first that holds anything.
    """
    ends = [*(place for place, char in enumerate(block.text) if char == separator), len(block.text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    parts = [cut_block(block, start, end) for start, end in zip(starts, ends, strict=True)]
    first = next((part for part in parts if part.text), None)
    return [part if part is first else replace(part, number=None, label="") for part in parts]


def cut_block(block: Block, start: int, end: int) -> Block:
    """``block`` from ``start`` to ``end``, spaces at its ends cut off."""
    part = block.text[start:end]
    blank = " " if block.role in TABULAR else None  # a first or last cell may be empty
    left = start + len(part) - len(part.lstrip(blank))
    right = left + len(part.strip(blank))
    return replace(
        block,
        text=block.text[left:right],
        links=within(block.links, left, right),
        pins=within(block.pins, left, right),
        styles=within(block.styles, left, right),
        references=standing(block.references, (start, end), (left, right)),
    )


def changes_of(text: str, edits: Iterable[Edit], place: str) -> Iterable[Change]:
    """The ``edits`` of ``text``, which stands at ``place``, as changes of the article."""
    for edit in edits:
        where = f"{place}, character {edit.start + 1}"
        yield Change(edit.kind, text[edit.start : edit.end], edit.becomes, where)


def _moved(spans: tuple[Span, ...], edits: Sequence[Edit]) -> tuple[Span, ...]:
    moved = (replace(s, start=_after(s.start, edits, 0), end=_after(s.end, edits, 1)) for s in spans)
    return tuple(span for span in moved if span.start < span.end)


def _after(position: int, edits: Sequence[Edit], side: int) -> int:
    """Where ``position`` is after the edits; inside a replaced span, its start (side 0) or end (side 1)."""
    shift = 0
    for edit in edits:
        if position < edit.end or (position == edit.end == edit.start and side == 1):
            if position <= edit.start:
                break
            return edit.start + shift + (len(edit.becomes) if side else 0)
        shift += len(edit.becomes) - (edit.end - edit.start)
    return position + shift
