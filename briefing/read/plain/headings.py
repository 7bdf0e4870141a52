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
from briefing.read.plain.credits import is_credit, is_fact, is_poet
from briefing.read.plain.lines import Line, bare, is_ended, is_speech
from briefing.read.plain.marks import LISTED
from briefing.read.plain.shapes import LONGEST, NAMES, NONE, OPENS, PLAIN, kind_of, signs_poem
from briefing.stanza import BREAK

_LEAD: Final = "lead"
"""The kind of a heading over a list of short lines."""
_SHORT: Final = 8
"""Characters of it."""
_COUNTING: Final = LISTED | {"lone"}
"""Kinds that head only where others of the kind do: alone they may as well count something."""
_LISTS: Final = re.compile(
    r"[【\[]?(?:人物|登场人物|出场人物|用料|食材|原料|材料|主料|辅料|配料|调料|工具|名单|日程|议程)"
    r"(?:表|清单)?[】\]]?"
)
"""What heads such a list even if it is the only one."""
_RUN: Final = 3
"""Lines without number that are none if they stand together: two may be a heading and one below it."""


def with_headings(lines: Sequence[Line], *, titled: bool) -> list[Line]:
    """``lines``, headings in that role with their depth: 2, or more below others with numbers.

    ``titled``: a title stands before them.
    """
    kinds = [kind_of(lines, at) for at in range(len(lines))]
    kinds = _with_text(lines, _without_runs(lines, kinds))
    return list(_deep(lines, _among_others(lines, kinds, titled=titled)))


def _without_runs(lines: Sequence[Line], kinds: Sequence[str]) -> list[str]:
    """``kinds`` without those that stand together with their like, or say the same without a number.

    The first of such lines may head the others. Where lines of a run are laid out as paragraphs are, people
    speak in them or a story goes on, and nothing without a number is a heading.
    """
    kept = list(kinds)
    runs = [run for run in _runs(lines, kinds) if len(run) >= _most(lines, kinds, run)]
    for at in (at for run in runs for at in run):
        kept[at] = NONE
    leads = [run[0] for run in runs if _is_lead(lines, run)]
    for at in leads if len(leads) > 1 else [at for at in leads if _LISTS.fullmatch(lines[at].text)]:
        kept[at] = _LEAD
    told = any(_is_told(lines, kinds, run) for run in runs)
    alike = Counter(line.text for line in lines)
    none = {at for at, kind in enumerate(kept) if kind == PLAIN and (told or alike[lines[at].text] > 1)}
    return [NONE if at in none or kind == NAMES else kind for at, kind in enumerate(kept)]


def _most(lines: Sequence[Line], kinds: Sequence[str], run: Sequence[int]) -> int:
    """How many lines of the kind of ``run`` are too many to be headings.

    Two without number may be, but not with a line between paragraphs that blank lines part.
    """
    if kinds[run[0]] not in (PLAIN, NAMES):
        return 2
    close = len(run) == 2 and not lines[run[1]].blanks and all(kinds[at] == PLAIN for at in run)
    return 2 if close and any(line.blanks for line in lines) else _RUN


def _is_lead(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether the first of ``run``, which stand close together, heads the others: apart, and the shortest."""
    first, *others = (lines[at] for at in run)
    if not others or any(line.blanks for line in others) or not (first.blanks or not run[0]):
        return False
    return len(first.text) <= _SHORT and all(len(first.text) < len(line.text) for line in others)


def _is_told(lines: Sequence[Line], kinds: Sequence[str], run: Sequence[int]) -> bool:
    """Whether ``run`` is three or more that go on as the paragraphs around them do, and no names."""
    after = run[-1] + 1
    blanks = {
        bool(lines[at].blanks)
        for at in (*run[0 if run[0] else 1 :], *range(after, min(after + 1, len(lines))))
    }
    return len(run) >= _RUN and len(blanks) == 1 and all(kinds[at] == PLAIN for at in run)


def _runs(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[list[int]]:
    """The places of neighbours of one kind; a blank line parts them unless one goes before each."""
    for kind, group in groupby(range(len(lines)), key=lambda at: kinds[at].replace(NAMES, PLAIN)):
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
        plain = kept[at] == PLAIN and (_is_stanza(lines, at) or is_speech(lines[after].text))
        if kept[at] != _LEAD and (plain or not below):
            kept[at] = NONE
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
    long = BREAK in text or is_ended(text) or len(text) > LONGEST
    prose = long and not is_credit(text) and not is_fact(text)
    return prose or is_poet(text) or signs_poem(lines, at)


def _among_others(lines: Sequence[Line], kinds: Sequence[str], *, titled: bool) -> list[str]:
    """``kinds`` without counts that nothing goes on with, and without what goes with the title above.

    Right below it a line without number is a second line of the headline, unless there are others.
    """
    counted = Counter(kinds)
    kept = [NONE if kind in _COUNTING and counted[kind] < 2 else kind for kind in kinds]
    first = next((at for at, line in enumerate(lines) if line.role is Role.BODY and not _is_above(line)), 0)
    alone = kept[first : first + 1] == [PLAIN] and counted[PLAIN] == 1
    if titled and alone and not _LISTS.fullmatch(lines[first].text):
        kept[first] = NONE
    return kept


def _is_above(line: Line) -> bool:
    """Whether a line that stands below a title may go with it: a byline, a date, a number."""
    text = bare(line.text)
    return is_credit(text) or is_fact(text) or text.startswith(OPENS)


def _deep(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Line]:
    """``lines`` with their headings, each kind of number below the one in which it came up."""
    above: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if not kind:
            yield line
            continue
        if kind in above:
            del above[above.index(kind) + 1 :]
        elif kind not in (PLAIN, _LEAD):
            above.append(kind)
        level = 1 + len(above) if kind in above else 2
        yield replace(line, role=Role.HEADING, level=min(level, 6))
