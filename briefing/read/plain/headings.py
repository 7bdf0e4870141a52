"""Which lines of a plain text are headings: asked of their neighbours, not of the line alone.

A heading is short and ends as no sentence does, and what follows it is text. Lines of its shape that stand
together are none: they are a list, names, speeches. Each heading becomes a chapter, so where a line may be
either, it is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from briefing.nouns import Role
from briefing.read.plain.credits import (
    are_names,
    ends_with_name,
    is_credit,
    is_fact,
    is_name,
    is_poet,
    may_be_name,
)
from briefing.read.plain.lines import Line, bare, is_ended, is_speech
from briefing.read.plain.marks import LISTED, SIGN, count_of
from briefing.stanza import BREAK

_LONGEST: Final = 30
"""Characters of a heading."""
_NONE: Final = ""
_PLAIN: Final = "plain"
"""The kind of a heading without a number; of any other, that of its count."""
_NAMES: Final = "names"
"""No heading, though it looks like one without a number."""
_COUNTING: Final = LISTED | {"lone"}
"""Kinds that head only where others of the kind do: alone they may as well count something."""
_CLAUSE: Final = "article"
"""The count of a law's articles, which head nothing but themselves."""
_CLOSES: Final = frozenset('。；;：:，,、…—.”」』"！？!?')
_ASKS: Final = frozenset("！？!?")
"""How a heading with a number may end, all the same."""
_OPENS: Final = ("“", "「", "『", "—", "-", '"', "‘", "…", "（", "(")
_LISTS: Final = re.compile(
    r"[【\[]?(?:人物|登场人物|出场人物|用料|食材|原料|材料|主料|辅料|配料|调料|工具|名单|日程|议程)"
    r"(?:表|清单)?[】\]]?"
)
"""What heads a list of short lines."""
_BEFORE: Final = re.compile(
    r"[【\[]?(?:核心阅读|核心閱讀|编者按|編者按|阅读提示|导读|導讀|内容提要|内容简介|提示)[】\]]?"
)
"""What stands over a summary above the text, and begins no chapter."""
_SPOKEN: Final = re.compile(r"[你妳您吗嗎呢吧啊呀哎哦嗯]")
"""What is said to somebody."""
_LETTER: Final = re.compile(r"[^\W_]")
_EDGE: Final = 3
"""Lines at either end among which one with a name is a byline or a signature."""
_RUN: Final = 3
"""Lines without number that are none if they stand together: two may be a heading and one below it."""


def with_headings(lines: Sequence[Line], *, titled: bool) -> list[Line]:
    """``lines``, headings in that role with their depth: 2, or more below others with numbers.

    ``titled``: a title stands before them.
    """
    kinds = [_kind(lines, at) for at in range(len(lines))]
    kinds = _with_text(lines, _without_runs(lines, kinds))
    return list(_deep(lines, _among_others(lines, kinds, titled=titled)))


def _kind(lines: Sequence[Line], at: int) -> str:
    """The kind of heading that ``lines[at]`` may be by its own words; none for anything else."""
    line, text = lines[at], bare(lines[at].text)
    if line.role is not Role.BODY or not 0 < len(text) <= _LONGEST or at == len(lines) - 1:
        return _NONE
    count = count_of(text)
    closed = text[-1] in (_CLOSES - _ASKS if count else _CLOSES) or (text.startswith(_OPENS) and not count)
    marked = SIGN.match(text) or "。" in text or "://" in text or BREAK in text or not _LETTER.search(text)
    if closed or marked or is_credit(text) or is_fact(text) or _BEFORE.fullmatch(text):
        return _NONE
    if _is_poet(lines, at) or _is_names(lines, at):
        return _NAMES
    kind = count.kind if count else _PLAIN
    return kind if kind != _CLAUSE else _NONE


def _is_poet(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` says, between its title and its first stanza, who wrote a poem."""
    below = lines[at + 1 : at + 2]
    return (
        bool(below) and BREAK in below[0].text and not lines[at].blanks and may_be_name(bare(lines[at].text))
    )


def _is_names(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]``, at the article's edge, is only names, or somebody with an office."""
    if _EDGE <= at < len(lines) - _EDGE or _is_poet(lines, at + 1):
        return False
    text = bare(lines[at].text)
    if is_name(text) or ends_with_name(text):
        return True
    around = [bare(lines[near].text) for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    return are_names(text) and (
        any(is_credit(line) or are_names(line) for line in around) or is_name(text[:3])
    )


def _without_runs(lines: Sequence[Line], kinds: Sequence[str]) -> list[str]:
    """``kinds`` without those that stand together with their like, or say what another one says.

    If some do that are no names, people speak in lines of their own: then what is said to somebody heads
    nothing.
    """
    kept = list(kinds)
    spoken = False
    for run in _runs(lines, kinds):
        if len(run) >= (_RUN if kinds[run[0]] in (_PLAIN, _NAMES) else 2):
            for at in run:
                kept[at] = _NONE
            if _LISTS.fullmatch(lines[run[0]].text):
                kept[run[0]] = _PLAIN
            spoken |= not any(is_name(lines[at].text) for at in run)
    alike = Counter(line.text for line in lines)
    return [
        _NONE
        if kind == _NAMES or alike[line.text] > 1 or (spoken and kind == _PLAIN and _SPOKEN.search(line.text))
        else kind
        for line, kind in zip(lines, kept, strict=True)
    ]


def _runs(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[list[int]]:
    """The places of neighbours of one kind; a blank line parts them unless one goes before each."""
    for kind, group in groupby(range(len(lines)), key=lambda at: kinds[at].replace(_NAMES, _PLAIN)):
        run = list(group)
        if not kind:
            continue
        starts = [at for at in run[1:] if lines[at].blanks]
        if len(starts) == len(run) - 1:
            yield run
            continue
        for start, end in pairwise((run[0], *starts, run[-1] + 1)):
            yield list(range(start, end))


def _with_text(lines: Sequence[Line], kinds: Sequence[str]) -> list[str]:
    """``kinds`` without those that no text follows, nor a heading of another kind that some follows."""
    kept = list(kinds)
    for at in range(len(lines) - 2, -1, -1):
        after = at + 1
        below = _is_text(lines, kept, after) or (kept[after] and kept[after] != kept[at])
        if not below or (kept[at] == _PLAIN and (_is_stanza(lines, at) or is_speech(lines[after].text))):
            kept[at] = _NONE
    return kept


def _is_stanza(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` stands alone between two stanzas."""
    parted = bool(lines[at].blanks and lines[at + 1].blanks)
    return parted and at > 0 and BREAK in lines[at - 1].text and BREAK in lines[at + 1].text


def _is_text(lines: Sequence[Line], kinds: Sequence[str], at: int) -> bool:
    """Whether ``lines[at]`` is what a heading stands over."""
    line = lines[at]
    if line.role not in (Role.BODY, Role.DATA, Role.CREDIT, Role.HEADING):
        return True
    text = bare(line.text)
    if line.role is not Role.BODY or kinds[at]:
        return False
    listed = _LISTS.fullmatch(bare(lines[at - 1].text)) is not None
    prose = (
        (BREAK in text or is_ended(text) or len(text) > _LONGEST)
        and not is_credit(text)
        and not is_fact(text)
    )
    return prose or is_poet(text) or _is_poet(lines, at) or listed


def _among_others(lines: Sequence[Line], kinds: Sequence[str], *, titled: bool) -> list[str]:
    """``kinds`` without counts that nothing goes on with, and without what goes with the title above.

    Right below it a line without number is a second line of the headline, unless there are others.
    """
    counted = Counter(kinds)
    kept = [_NONE if kind in _COUNTING and counted[kind] < 2 else kind for kind in kinds]
    first = next((at for at, line in enumerate(lines) if line.role is Role.BODY and not _is_above(line)), 0)
    alone = kept[first : first + 1] == [_PLAIN] and counted[_PLAIN] == 1
    if titled and alone and not _LISTS.fullmatch(lines[first].text):
        kept[first] = _NONE
    return kept


def _is_above(line: Line) -> bool:
    """Whether a line that stands below a title may go with it: a byline, a date, a number."""
    text = bare(line.text)
    return is_credit(text) or is_fact(text) or text.startswith(_OPENS)


def _deep(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Line]:
    """``lines`` with their headings, each kind of number below the one in which it came up."""
    above: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if not kind:
            yield line
            continue
        if kind in above:
            del above[above.index(kind) + 1 :]
        elif kind != _PLAIN:
            above.append(kind)
        level = 2 if kind == _PLAIN else 1 + len(above)
        yield replace(line, role=Role.HEADING, level=min(level, 6))
