"""What stands between the pages of a printed text: page numbers, heads that run on, a table of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from briefing.nouns import Change
from briefing.read.plain.lines import Line, columns, is_ended, places
from briefing.zh.punctuation import narrowed

_NUMERAL: Final = r"(?:\d{1,4}|[〇零一二三四五六七八九十百]{1,5})"
_SURE: Final = re.compile(
    rf"第\s*{_NUMERAL}\s*[页頁](?:\s*[,，/]?\s*[（(]?共\s*{_NUMERAL}\s*[页頁][）)]?)?"
    rf"|共\s*{_NUMERAL}\s*[页頁]\s*[,，/]?\s*第\s*{_NUMERAL}\s*[页頁]"
    rf"|[^。！？；]{{0,24}}?第\s*{_NUMERAL}\s*[页頁]\s*[,，/]?\s*共\s*{_NUMERAL}\s*[页頁][^。！？；]{{0,16}}"
    r"|[-–—－―•·~]{1,3}\s*\d{1,4}\s*[-–—－―•·~]{1,3}"
    r"|page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
"""A page number that is nothing else."""
_BARE: Final = re.compile(
    r"\[?(?P<number>\d{1,4})\]?(?:\s*/\s*\d{1,4})?|p\.?\s*(?P<p>\d{1,4})", re.IGNORECASE
)
"""A number alone, which may as well head a section."""
_AT_EDGE: Final = re.compile(r"^\W*\d{1,4}\W*(?=\D)|(?<=\D)\W*\d{1,4}\W*$")
_ISSUE: Final = re.compile(
    r"[^，。；！？：:]{0,30}(?:(?:19|20)\d\d\s*年\s*,?\s*第?\s*\d{1,4}\s*[期卷号版]"
    r"|总第\s*\d{1,4}\s*期|vol\.?\s*\d+)[^。！？]{0,20}",
    re.IGNORECASE,
)
"""The head of a periodical's page: its name and issue."""
_NUMBERED: Final = re.compile(r"\d{1,4}[ \u00a0\u3000]{2,}\S.{0,40}|\S.{0,40}[ \u00a0\u3000]{2,}\d{1,4}")
"""A head set apart from the number of its page."""
_LONGEST_HEAD: Final = 120
"""Columns of a head that runs on."""
_PAGE: Final = 4
"""Lines between two heads: a name may stand twice over what its bearer wrote."""
_NEAR: Final = 8
"""Lines of page numbers and heads between two pages, at most."""
_CUT: Final = 20
"""Columns of a line that is broken off: a shorter one without a full stop may be a heading."""
_PROSE: Final = re.compile(r"[，。；,;]\s?\w")
"""A mark within a line: verse has them at the ends of its lines."""
_LEADERS: Final = re.compile(r"\S.{0,60}?\s*(?:[.．·•…‥]\s*){3,}\d{1,4}|\S.{0,60}?\t+\d{1,4}")
"""A line of a table of contents, with what leads to its page."""
_DOTS: Final = re.compile(r"[.．·•…‥]{3}")
_CONTENTS: Final = re.compile(r"目\s*[录錄次]|contents", re.IGNORECASE)
_TOLD: Final = 10
"""So many page numbers are told one by one."""


def without_pages(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines`` without page numbers, running heads and tables of contents, and what those were.

    A number alone is a page's where others go on counting and one stands inside a sentence, or the last ends
    the text. A line that repeats, its own numbers aside, runs on if it stands beside page numbers or inside
    sentences, for the most part; the name and issue of a periodical do so beside one number. A line after
    what was taken out says so: a sentence may go on there.
    """
    contents = _contents(lines)
    numbers = _numbers(lines, contents)
    heads = _heads(lines, numbers)
    gone = contents | numbers | heads
    if not gone:
        return list(lines), []
    kept = [
        replace(line, after_page=True) if at and at - 1 in numbers | heads else line
        for at, line in enumerate(lines)
        if at not in gone
    ]
    changes = [_told(lines, found) for found in (contents, numbers, *_alike(lines, heads)) if found]
    return kept, changes


def _contents(lines: Sequence[Line]) -> set[int]:
    """The lines of a table of contents, with its heading: they lead to pages, or stand again below."""
    led = {at for at, line in enumerate(lines) if _LEADERS.fullmatch(line.text)}
    runs = {at for at in led if at - 1 in led or at + 1 in led}
    if not any(_DOTS.search(lines[at].text) for at in runs):
        runs = set()
    last = {"".join(line.text.split()): at for at, line in enumerate(lines)}
    heads = [at for at, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)]
    for head in heads:
        end = head + 1
        while end < len(lines) and last["".join(lines[end].text.split())] > end:
            end += 1
        runs |= set(range(head + 1, end)) if end - head > 2 else set()
    return runs | {head for head in heads if head + 1 in runs}


def _numbers(lines: Sequence[Line], apart: set[int]) -> set[int]:
    short = {at: narrowed(line.text) for at, line in enumerate(lines) if len(line.text) <= _LONGEST_HEAD}
    sure = {at for at, text in short.items() if _SURE.fullmatch(text)}
    counted = {
        at: int(number["number"] or number["p"])
        for at, text in short.items()
        if at not in apart and (number := _BARE.fullmatch(text))
    }
    sure |= {at for at in counted if _is_issue(lines, at - 1) or _is_issue(lines, at + 1)}
    if not counted:
        return sure
    rising = all(after == before + 1 for before, after in pairwise(counted.values()))
    others = sure | set(counted)
    inside = any(_is_inside(lines, at, others) for at in counted)
    at_end = max(counted) == len(lines) - 1 and min(counted) > 1
    return others if rising and (inside or at_end) else sure


def _heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """The lines that run on at the head or foot of pages."""
    alike: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if at not in numbers and columns(line.text) <= _LONGEST_HEAD and (key := _key(line.text)):
            alike[key].append(at)
    repeated = [those for those in alike.values() if len(those) > 1 and those[-1] - those[0] > _PAGE]
    candidates = numbers.union(*repeated)
    found = {
        at
        for at, line in enumerate(lines)
        if (_is_issue(lines, at) and {at - 1, at + 1} & numbers)
        or ((_is_issue(lines, at) or _NUMBERED.fullmatch(line.text)) and _is_inside(lines, at, numbers))
    }
    for those in repeated:
        beside = [
            at for at in those if at - 1 in numbers or at + 1 in numbers or _is_inside(lines, at, candidates)
        ]
        if 2 * len(beside) > len(those) or len(beside) > 1:
            found |= {*beside, *(those[1:] if 2 * len(beside) > len(those) else ())}
    return found


def _is_issue(lines: Sequence[Line], at: int) -> bool:
    return 0 <= at < len(lines) and _ISSUE.fullmatch(lines[at].text) is not None


def _key(text: str) -> str:
    """What a head repeats: its words, without the number of the page or any other."""
    return re.sub(r"\d+", "0", re.sub(r"\s", "", _AT_EDGE.sub("", narrowed(text).strip())))


def _is_inside(lines: Sequence[Line], at: int, others: set[int]) -> bool:
    """Whether a sentence of prose is broken off before ``lines[at]``, and before ``others`` around it."""
    above, below = range(at - 1, max(-1, at - _NEAR), -1), range(at + 1, min(len(lines), at + _NEAR))
    before = next((lines[near] for near in above if near not in others), None)
    after = next((lines[near] for near in below if near not in others), None)
    if before is None or after is None or is_ended(before.text) or columns(before.text) < _CUT:
        return False
    return after.indent <= before.indent + 1 and any(_PROSE.search(each.text) for each in (before, after))


def _alike(lines: Sequence[Line], heads: set[int]) -> Iterable[set[int]]:
    """``heads`` by what they repeat."""
    alike: dict[str, set[int]] = defaultdict(set)
    for at in sorted(heads):
        alike[_key(lines[at].text)].add(at)
    return alike.values()


def _told(lines: Sequence[Line], gone: set[int]) -> Change:
    those = [lines[at] for at in sorted(gone)]
    counted = Counter(line.text for line in those)
    texts = [text if count == 1 else f"{text} × {count}" for text, count in counted.items()]
    more = [f"{len(texts) - _TOLD} more"] if len(texts) > _TOLD else []
    return Change("page", ", ".join([*texts[:_TOLD], *more]), "", places([line.number for line in those]))
