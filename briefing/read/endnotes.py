"""Notes that a page sets without links: ``[2]`` in the text, and ``[2] 桥梁史`` under 参考资料 at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from briefing.nouns import Block, Link, Pin, Reference, Role
from briefing.spans import Span
from briefing.zh.characters import COMMON_HAN

_TITLE: Final = re.compile(
    r"[【\[]?(参考|參考)(资料|資料|文献|文獻|来源|來源|链接|連結)?[】\]]?[:：]?"
    r"|[【\[]?(引用|注释|註釋|注解|註解|脚注|腳註|尾注|尾註|附注|附註|文中链接)(链接|連結|文献|文獻)?[】\]]?[:：]?"
    r"|(references?|notes|footnotes|endnotes):?",
    re.IGNORECASE,
)
"""The line above such notes."""
_NUMBER: Final = r"[\[［【〔]\s*(?P<number>\d{1,3})\s*[\]］】〕]"
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK: Final = re.compile(
    rf"\s*{_NUMBER}|(?<=[{COMMON_HAN}，。、；：！？”’》）])(?:(?P<circled>[①-⑳])|(?P<raised>[{_RAISED}]{{1,3}}))"
)
"""A mark in the text; a circled or raised number only behind Chinese, since m² and ① of a list are none."""
_LEAD: Final = re.compile(rf"\s*(?:{_NUMBER}|(?P<circled>[①-⑳])|(?P<counted>\d{{1,3}})\s*[.、．](?!\d))\s*")
"""What stands before a note."""
_PLAIN: Final = {ord(raised): str(digit) for digit, raised in enumerate(_RAISED)}


class _Cut(NamedTuple):
    """A mark, which is taken out of the text."""

    start: int
    end: int
    label: str


def with_endnotes(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with such marks as references and such notes as notes, each in its place.

    Only under a heading that says so, and only where the text refers to one of them. A mark that no note
    answers stays as it is.
    """
    start = next((at for at in range(len(blocks) - 1, 0, -1) if _TITLE.fullmatch(blocks[at].text.strip())), 0)
    if not start or any(block.label for block in blocks):
        return list(blocks)
    end = _end(blocks, start + 1)
    notes = list(_notes(blocks[start + 1 : end]))
    labels = {note.label for note in notes} - {""}
    body = [_without(block, list(_marks(block, labels))) for block in blocks[:start]]
    if not any(block.references for block in body):
        return list(blocks)
    return [*body, blocks[start], *notes, *blocks[end:]]


def _end(blocks: Sequence[Block], start: int) -> int:
    """Behind the last of ``blocks`` from ``start`` to the next heading that has a number before it."""
    end = start
    for at in range(start, len(blocks)):
        if blocks[at].role is Role.HEADING:
            break
        lead = _LEAD.match(blocks[at].text)
        if lead or blocks[at].number is not None:
            end = at + (2 if lead and lead.end() == len(blocks[at].text) else 1)
    return end


def _notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks`` as notes: what has no number goes on with that before, a bare number begins the next."""
    waiting = ""
    for block in blocks:
        lead = _LEAD.match(block.text)
        label = waiting or _label(lead) or ("" if block.number is None else str(block.number))
        note = replace(block, role=Role.FOOTNOTE, level=0, number=None, label=label)
        if lead and not waiting:
            note = _without(note, [_Cut(0, lead.end(), "")])
        waiting = "" if note.text else label
        if note.text:
            yield note


def _label(found: re.Match[str] | None) -> str:
    """The number in a mark, a raised one in plain digits; empty where there is none."""
    return next(filter(None, found.groups()), "").translate(_PLAIN) if found else ""


def _marks(block: Block, labels: set[str]) -> Iterator[_Cut]:
    """The marks in ``block`` of notes ``labels``: none at its start or in what has a link or reading."""
    if block.role is Role.CODE:
        return
    for found in _MARK.finditer(block.text):
        tied: tuple[Link | Pin, ...] = (*block.links, *block.pins)
        free = not any(span.start < found.end() and found.start() < span.end for span in tied)
        if found.start() and free and (label := _label(found)) in labels:
            yield _Cut(found.start(), found.end(), label)


def _without(block: Block, cuts: Sequence[_Cut]) -> Block:
    """``block`` with references in place of ``cuts``; one without label is merely cut."""

    def after(place: int) -> int:
        return place - sum(min(place, cut.end) - cut.start for cut in cuts if cut.start < place)

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        found = (replace(span, start=after(span.start), end=after(span.end)) for span in spans)
        return tuple(span for span in found if span.start < span.end)

    edges = [0, *(edge for cut in cuts for edge in (cut.start, cut.end)), len(block.text)]
    return replace(
        block,
        text="".join(block.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)),
        links=moved(block.links),
        pins=moved(block.pins),
        styles=moved(block.styles),
        references=tuple(Reference(after(cut.start), cut.label) for cut in cuts if cut.label),
    )
