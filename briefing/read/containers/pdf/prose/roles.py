"""What each paragraph of a document is: its title, a heading, an item, a caption, a program, or contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from briefing.read.containers.pdf.layout.across import CAPTION
from briefing.read.containers.pdf.layout.lines import is_wide
from briefing.read.containers.pdf.layout.measure import Measure
from briefing.read.containers.pdf.prose.paragraphs import BULLET, NUMBER, Paragraph
from briefing.read.containers.pdf.sheet import OBJECT
from briefing.zh.characters import COMMON_HAN
from briefing.zh.surnames import FREQUENT

_LARGER: Final = 1.08
"""Of the text's size, from which on a line is a heading by its size."""
_TITLE: Final = 1.15
"""Of the text's size: a title."""
_SMALLER: Final = 0.96
"""Of the text's size: a caption."""
_LONGEST: Final = 60
"""Characters of a heading."""
_LONGEST_PLAIN: Final = 30
"""The same of one that is as large as the text."""
_LONGEST_TITLE: Final = 120
_LONGEST_CAPTION: Final = 120
_PROSE: Final = 30
"""Characters of a paragraph that says something."""
_LIST: Final = 3
"""So many headings one below the other, without a text between them, are a list."""
_NO_HEADING: Final = re.compile(
    r"[。；;，,、：:]$|^\d{4}\s*年\s*\d{1,2}\s*月(\s*\d{1,2}\s*日)?$|^[（(][^一二三四五六七八九十\d]|^[\W\d]+$|^——"
)
"""What a heading does not end in, begin with, or consist of."""
_WITHIN: Final = re.compile(r"[，。；,;]")
"""What no heading that is set like the text holds."""
_NUMBERED: Final = (
    re.compile(r"第[一二三四五六七八九十百零〇\d]{1,4}[编編卷部篇]"),
    re.compile(r"第[一二三四五六七八九十百零〇\d]{1,4}[章讲講]"),
    re.compile(r"第[一二三四五六七八九十百零〇\d]{1,4}[节節]"),
    re.compile(r"[一二三四五六七八九十]{1,3}\s*[、．.]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}\s*[.、．]?\s+(?=[^\d\s])|\d{1,2}[、．](?!\d)"),
    re.compile(r"\d{1,2}[.．]\d{1,2}(?![.．\d%])\s*(?=\S)"),
    re.compile(r"\d{1,2}([.．]\d{1,2}){2,3}(?![.．\d])\s*(?=\S)"),
)
"""How headings are numbered, from the highest down."""
_SURELY: Final = frozenset((0, 1, 2, 3))
"""Those of them that a heading is known by though it is set as the text is."""
_NAMED: Final = re.compile(
    r"(摘\s*要|引\s*言|前\s*言|绪\s*论|緒\s*論|结\s*论|結\s*論|结\s*语|結\s*語|致\s*谢|致\s*謝|附\s*录|附\s*錄"
    r"|参\s*考\s*文\s*献|參\s*考\s*文\s*獻|abstract|references)[:：]?",
    re.IGNORECASE,
)
"""Headings that need no number."""
_CONTENTS: Final = re.compile(r"(\.{4,}|…{2,}|·{4,}|([.·] ?){4,})\s*[\divxlc]{1,4}$", re.IGNORECASE)
"""How a line of contents ends: dots, and the number of a page."""
_NUMBERED_PAGE: Final = re.compile(r"\D\s*\d{1,4}$")
"""How one ends without dots."""
_CONTENTS_TITLE: Final = re.compile(r"目\s*[录錄次]|contents", re.IGNORECASE)
_PERSON: Final = re.compile(rf"[{FREQUENT}](\s*[{COMMON_HAN}]|[{COMMON_HAN}·]{{1,3}})[\d,*，]*")
_NAMES: Final = re.compile(rf"({_PERSON.pattern})([\s、，,;；]+({_PERSON.pattern}))*")
_MADE: Final = re.compile(r"(本报|本報|记者|記者|作者|编辑|編輯|来源|來源|文[/／])")
"""How a line begins that says who made the text."""


_Look = tuple[float, bool, int]
"""Of a heading: the less, the higher."""


class Kind(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    CAPTION = "caption"
    CODE = "code"
    TABLE = "table"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, and what it is."""

    kind: Kind
    paragraph: Paragraph
    level: int = 0
    """Of a heading: 2 to 6."""


def is_float(paragraph: Paragraph, measure: Measure) -> bool:
    """Whether ``paragraph`` may interrupt another: a table or a caption."""
    return paragraph.text == OBJECT or _is_caption(paragraph, measure)


def parts(paragraphs: Sequence[Paragraph], measure: Measure) -> list[Part]:
    """What each of ``paragraphs`` is."""
    kinds = [_kind(paragraph, measure) for paragraph in paragraphs]
    _find_title(paragraphs, kinds, measure)
    _take_back(paragraphs, kinds)
    _number(paragraphs, kinds)
    levels = _levels(one for one, kind in zip(paragraphs, kinds, strict=True) if kind is Kind.HEADING)
    return [
        Part(kind, one, levels[_look(one)] if kind is Kind.HEADING else 0)
        for one, kind in zip(paragraphs, kinds, strict=True)
    ]


def _levels(headings: Iterable[Paragraph]) -> dict[_Look, int]:
    """The level of headings by their look: by size and weight, among alike ones by their numbers.

    One without a number stands as high as the highest numbered ones that look like it.
    """
    found: dict[_Look, int] = {}
    level = 2
    for _, alike in groupby(sorted({_look(one) for one in headings}), key=lambda look: look[:2]):
        looks = list(alike)
        for at, look in enumerate(looks):
            found[look] = min(level, 6)
            level += look[2] >= 0 or len(looks) == 1 or at == len(looks) - 1
    return found


def _kind(paragraph: Paragraph, measure: Measure) -> Kind:
    text = paragraph.text
    if text == OBJECT:
        return Kind.TABLE
    if all(line.face.mono for line in paragraph.lines) and sum(map(is_wide, text)) < len(text) / 4:
        return Kind.CODE
    if _CONTENTS.search(text):
        return Kind.CONTENTS
    if _is_caption(paragraph, measure):
        return Kind.CAPTION
    if BULLET.match(text):
        return Kind.ITEM
    return Kind.HEADING if _is_heading(paragraph, measure) else Kind.BODY


def _is_caption(paragraph: Paragraph, measure: Measure) -> bool:
    if not CAPTION.match(paragraph.text) or len(paragraph.text) > _LONGEST_CAPTION:
        return False
    set_apart = paragraph.size <= _SMALLER * measure.size or paragraph.is_centred or paragraph.bold
    return set_apart or (len(paragraph.lines) == 1 and not re.search("[。，]", paragraph.text))


def _is_heading(paragraph: Paragraph, measure: Measure) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST or _NO_HEADING.search(text) or _MADE.match(text) or _NAMES.fullmatch(text):
        return False
    if paragraph.size >= _LARGER * measure.size:
        return True
    if len(paragraph.lines) > 1 or len(text) > _LONGEST_PLAIN or paragraph.size < _SMALLER * measure.size:
        return False
    if _NAMED.fullmatch(text) or (paragraph.bold and not measure.bold):
        return True
    number = _numbering(text)
    other_face = paragraph.lines[0].face.name != measure.face and is_wide(text[-1])
    return number >= 0 and not _WITHIN.search(text) and (number in _SURELY or other_face)


def _numbering(text: str) -> int:
    """Which of _NUMBERED a heading begins with; -1 if none."""
    return next((at for at, pattern in enumerate(_NUMBERED) if pattern.match(text)), -1)


def _look(paragraph: Paragraph) -> _Look:
    """How a heading looks; the higher ones before the lower."""
    return -round(paragraph.size), not paragraph.bold, _numbering(paragraph.text)


def _find_title(paragraphs: Sequence[Paragraph], kinds: list[Kind], measure: Measure) -> None:
    """Makes the largest line of the first page the title; or the first of all, if it is set as a heading."""
    first = [at for at, one in enumerate(paragraphs) if one.page == paragraphs[0].page]
    large = [
        at
        for at in first
        if paragraphs[at].size >= _TITLE * measure.size and len(paragraphs[at].text) <= _LONGEST_TITLE
        if kinds[at] in (Kind.HEADING, Kind.BODY) and any(map(str.isalpha, paragraphs[at].text))
    ]
    best = max(large, key=lambda at: (paragraphs[at].size, -at), default=None)
    if best is None and kinds and (kinds[0] is Kind.HEADING or _is_headline(paragraphs)):
        best = 0 if _numbering(paragraphs[0].text) < 0 else None
    if best is not None:
        kinds[best] = Kind.TITLE


def _is_headline(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the first of ``paragraphs`` stands over the others as a title does, if set like them."""
    first = paragraphs[0]
    others = sum(one.is_centred for one in paragraphs[1:])
    return (
        first.is_centred
        and 2 * others < len(paragraphs)
        and len(first.text) <= _LONGEST
        and not _NO_HEADING.search(first.text)
        and not _NAMES.fullmatch(first.text)
    )


def _take_back(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Makes those headings text again that head nothing: lines of a cover, a list, the last line."""
    _take_out_contents(paragraphs, kinds)
    told = False
    for heads, run in groupby(range(len(kinds)), key=lambda at: kinds[at] is Kind.HEADING):
        numbers = list(run)
        if heads:
            _take_back_run(paragraphs, kinds, numbers, told)
        told = told or any(kinds[at] is Kind.BODY and _is_prose(paragraphs[at]) for at in numbers)


def _take_out_contents(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Marks as contents what stands under their title, as long as it ends with the number of a page."""
    for at, one in enumerate(paragraphs):
        if _CONTENTS_TITLE.fullmatch(one.text):
            end = at + 1
            while end < len(kinds) and _NUMBERED_PAGE.search(paragraphs[end].text):
                end += 1
            if end > at + _LIST:
                kinds[at:end] = [Kind.CONTENTS] * (end - at)


def _take_back_run(
    paragraphs: Sequence[Paragraph], kinds: list[Kind], run: Sequence[int], told: bool
) -> None:
    """The same of headings right below one another. ``told``: a text goes before them, no mere cover."""
    looks = [_look(paragraphs[at]) for at in run]
    below = run[-1] + 1
    for at, look, after in zip(run, looks, [*looks[1:], None], strict=True):
        if after is None:
            text = below < len(kinds) and kinds[below] not in (Kind.CONTENTS, Kind.TITLE)
            sure = told or look[2] >= 0 or (text and _is_prose(paragraphs[below]))
            heads = text and sure
        else:
            heads = look < after
        if not heads or looks.count(look) >= _LIST:
            kinds[at] = Kind.BODY


def _is_prose(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= _PROSE


def _number(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Makes items of paragraphs that are counted from one to the next."""
    counted = {
        at: int(found["number"])
        for at, one in enumerate(paragraphs)
        if kinds[at] is Kind.BODY and (found := NUMBER.match(one.text))
    }
    for at, number in counted.items():
        before = max((other for other in counted if other < at), default=None)
        after = min((other for other in counted if other > at), default=None)
        if (before is not None and counted[before] == number - 1) or (
            after is not None and counted[after] == number + 1
        ):
            kinds[at] = Kind.ITEM
