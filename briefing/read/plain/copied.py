"""What was copied with an article out of an app or a page: counts, buttons, who wrote an answer and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from briefing.nouns import Change, Role
from briefing.read.boilerplate import is_boilerplate
from briefing.read.plain.lines import Line, places
from briefing.zh.boilerplate import BELOW, BESIDE, COPIED, any_of
from briefing.zh.hanzi import detect, to_hans

_COPIED: Final = re.compile(any_of(COPIED))
_BESIDE: Final = re.compile(any_of(BESIDE))
_BELOW: Final = re.compile(any_of(BELOW))
_EDIT: Final = re.compile(
    r"\s*(?:[\[［]\s*(?:编辑|編輯)(?:\s*\|\s*(?:编辑|編輯)(?:源代码|原始碼))?\s*[\]］]|编辑\s?播报|播报\s?编辑)$"
)
"""What an encyclopaedia sets behind each of its headings."""
_LONGEST: Final = 100
_NAME: Final = 12
_TAIL: Final = 30
_PROSE: Final = re.compile(r".{5,}[。！？!?…][”’」』）)]*$")
_APART: Final = 2
"""Lines of others, such as a name, between two of these above an article."""


def without_copied(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines`` without them, and those left out; what stands among them above the article says who wrote it.

    A line that an encyclopaedia lets its readers edit is a heading.
    """
    cleared, changes = _without_edit(lines)
    texts = _simplified(cleared)
    sure = {at for at, text in texts.items() if _COPIED.fullmatch(text)}
    first, last = _prose(cleared, sure)
    beside = {
        at
        for at, text in texts.items()
        if at
        and not first <= at <= last
        and (_BESIDE.fullmatch(text) or is_boilerplate(text) or (at > last and _BELOW.fullmatch(text)))
    }
    gone = _spread(sure, beside, first)
    above = [at for at in sorted(gone) if at < first]
    named = [at for at in _around(cleared, above) if at not in gone]
    repeated = {at for at in named if cleared[at].text == cleared[at - 1].text}
    roles = dict.fromkeys(named, Role.DATA) | dict.fromkeys(named[:1], Role.CREDIT)
    kept = [
        replace(line, role=roles.get(at, line.role))
        for at, line in enumerate(cleared)
        if at not in gone | repeated
    ]
    return kept, [*changes, *_told(cleared, sorted(gone | repeated))]


def _told(lines: Sequence[Line], gone: Sequence[int]) -> Iterator[Change]:
    """A change for each run of lines left out."""
    for _, run in groupby(enumerate(gone), key=lambda each: each[1] - each[0]):
        those = [lines[at] for _, at in run]
        first, last = those[0].number, those[-1].number
        where = places([first]) if first == last else f"lines {first} to {last}"
        yield Change("boilerplate", " / ".join(line.text for line in those), "", where)


def _around(lines: Sequence[Line], above: Sequence[int]) -> range:
    """The places between the first and the last of ``above``, with a name before them; never the title's."""
    if not above:
        return range(0)
    first = min(above)
    name = first > 1 and len(lines[first - 1].text) <= _NAME and not re.search(r"\W", lines[first - 1].text)
    return range(max(1, first - name), max(above))


def _without_edit(lines: Sequence[Line]) -> tuple[list[Line], list[Change]]:
    """``lines``, those as headings that something to edit them stood behind."""
    found = [_EDIT.search(line.text, max(0, len(line.text) - _TAIL)) for line in lines]
    if sum(map(bool, found)) < 2:
        return list(lines), []
    cleared: list[Line] = []
    numbers: list[int] = []
    for line, edit in zip(lines, found, strict=True):
        if edit is None or not edit.start():
            cleared.append(line)
            continue
        numbers.append(line.number)
        role, level = (Role.HEADING, 2) if cleared else (line.role, line.level)
        cleared.append(replace(line, text=line.text[: edit.start()], role=role, level=level))
    mark = next(edit[0].strip() for edit in found if edit)
    return cleared, [Change("boilerplate", f"{mark} × {len(numbers)}", "", places(numbers))]


def _simplified(lines: Sequence[Line]) -> dict[int, str]:
    """The text of each short line by its place, in simplified characters."""
    short = {at: line.text.strip("\u200b ") for at, line in enumerate(lines) if len(line.text) <= _LONGEST}
    whole = "\n".join(short.values())
    return dict(zip(short, (to_hans(whole) if detect(whole) == "hant" else whole).split("\n"), strict=False))


def _prose(lines: Sequence[Line], others: set[int]) -> tuple[int, int]:
    """The first and the last line of prose; with none of it, beyond the end and before the start."""
    prose = [
        at
        for at, line in enumerate(lines)
        if at not in others and _PROSE.fullmatch(line.text) and (at or line.text.endswith("。"))
    ]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def _spread(sure: set[int], beside: set[int], first: int) -> set[int]:
    """``sure``, and those of ``beside`` next to it, and to those: above the article names may part them."""
    gone = set(sure)
    waiting = sorted(sure)
    while waiting:
        at = waiting.pop()
        reach = 1 + (_APART if at < first else 0)
        near = (beside - gone).intersection(range(at - reach, at + reach + 1))
        gone |= near
        waiting += near
    return gone
