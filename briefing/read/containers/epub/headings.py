"""The headings of a book: what its contents and its documents call chapters, each with its level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile, zip_longest
from pathlib import PurePosixPath
from typing import Final

from briefing.nouns import Role
from briefing.read.containers.epub.contents import Entry
from briefing.read.containers.epub.documents import Document
from briefing.read.tree import Element, Run, same

_PIECES: Final = 3
"""A heading may stand in so many pieces: 第一章, 风雨."""
_NEAR: Final = 3
"""Among so many pieces of text from where an entry leads is the heading that it means."""
_OPENING: Final = 40
"""Characters of what may stand before it: a number, a motto."""
_MADE: Final = re.compile(
    r"(?:start|begin|unknown|untitled|未知|(?:section|chapter|part|text|index|split|html|body|page|file)[\s_.-]*\d[\d_.-]*"
    r"|封面|封底|扉页|扉頁|书名页|書名頁|目[录錄]|版[权權].*|cover|title ?page|(?:table of )?contents)",
    re.IGNORECASE,
)
"""Labels that a program made, and those of what is not text."""
_TOP, _DEEPEST = 2, 6


@dataclass(frozen=True, slots=True)
class _Rank:
    """A heading whose place in the book is known."""

    level: int
    rank: int
    """Of its element, 1 for ``h1``; 0 where it is no heading's."""


def _joined(runs: Sequence[Run]) -> list[Run]:
    """``runs``, a heading of several lines as one."""
    found: list[Run] = []
    for _, alike in groupby(runs, key=lambda run: run.element if _is_heading(run) else id(run)):
        lines = list(alike)
        if len(lines) > 1:
            _merge(lines, " ".join(line.text for line in lines))
        found.append(lines[0])
    return found


def entitle(documents: Sequence[Document], entries: Sequence[Entry], title: str) -> None:
    """Makes the headings of ``documents`` those of the book: one where each of the ``entries`` of its
    contents leads to, and levels that are the same throughout, from 2.

    A line that says the book's ``title`` before all text, or above the heading of a chapter, is left to that.
    """
    opening = True
    for document in documents:
        while _is_title(document.runs, title, opening=opening):
            del document.runs[0]
        opening = opening and not document.runs
    ranks: list[dict[int, _Rank]] = []
    for document in documents:
        own = [e for e in entries if e.name == document.name and not same(e.label, title)]
        document.runs, known = _entitled(document, _joined(document.runs), own)
        ranks.append(known)
    _settle([(document.runs, known) for document, known in zip(documents, ranks, strict=True)])


def _is_title(runs: Sequence[Run], title: str, *, opening: bool) -> bool:
    """Whether the first of ``runs`` says the ``title``: at the book's ``opening``, or over a heading."""
    if not (runs and same(runs[0].text, title)):
        return False
    return opening or all(map(_is_heading, runs[:2]))


def _entitled(
    document: Document, runs: Sequence[Run], entries: Sequence[Entry]
) -> tuple[list[Run], dict[int, _Rank]]:
    """``runs`` of ``document`` with a heading where each of the ``entries`` leads to, and the ranks of those
    by their number.

    A heading that the text shows, be it in several pieces or no element for headings, is taken as it stands;
    where there is none, the words of the contents stand for it.
    """
    starts = _starts(document, runs, entries)
    claimed: dict[int, tuple[int, Entry]] = {}
    taken: set[int] = set()
    waiting: list[tuple[int, Entry]] = []
    for entry, start in zip(entries, starts, strict=True):  # those that say the same, before any other
        near = range(start, min(start + _NEAR, len(runs)))
        pieces = ((at, _pieces(runs, at, entry.label)) for at in near)
        fitting = ((at, n) for at, n in pieces if n and taken.isdisjoint(range(at, at + n)))
        if found := next(fitting, None):
            claimed[found[0]] = found[1], entry
            taken.update(range(found[0], sum(found)))
        else:
            waiting.append((start, entry))
    before: dict[int, list[Entry]] = {}
    for (start, entry), after in zip_longest(waiting, waiting[1:]):
        end = min([start + _NEAR, len(runs), *(other for other in starts if other > start)])
        opening = takewhile(lambda at: at not in taken and len(runs[at].text) <= _OPENING, range(start, end))
        own = next((at for at in opening if _is_heading(runs[at])), None)
        if own is not None and (after is None or after[0] != start):  # not a part's, but its first chapter's
            claimed[own] = 1, entry
            taken.add(own)
        elif not _is_made(entry):
            before.setdefault(start, []).append(entry)
    return _composed(document.tree, runs, claimed, before)


def _composed(
    tree: Element,
    runs: Sequence[Run],
    claimed: Mapping[int, tuple[int, Entry]],
    before: Mapping[int, Sequence[Entry]],
) -> tuple[list[Run], dict[int, _Rank]]:
    found: list[Run] = []
    ranks: dict[int, _Rank] = {}
    skip = 0
    for at in range(len(runs) + 1):
        place = runs[at].element if 0 < at < len(runs) else next(tree.iter("body"), tree)
        for entry in before.get(at, ()):
            ranks[len(found)] = _Rank(_level(entry), 0)
            found.append(Run(place, place.sourceline or 0, Role.HEADING, text=entry.label))
        if at == len(runs) or at < skip:
            continue
        if at in claimed:
            pieces, entry = claimed[at]
            ranks[len(found)] = _Rank(_level(entry), runs[at].level)
            if pieces > 1:
                _merge(runs[at : at + pieces], entry.label)
            skip = at + pieces
            runs[at].role = Role.HEADING
        found.append(runs[at])
    return found, ranks


def _settle(documents: Sequence[tuple[Sequence[Run], Mapping[int, _Rank]]]) -> None:
    """Gives each heading of a book its level, from 2: those that the contents name by them, the others by
    what stands around them.

    ``documents``: the runs of each, and the ranks of those headings by their number.
    """
    usual = _usual(documents)
    for runs, ranks in documents:
        here = sorted({run.level for run in runs if _is_heading(run) and run.level})
        known: _Rank | None = None
        for number, run in enumerate(runs):
            if number in ranks:
                known = ranks[number]
                run.level = known.level
            elif _is_heading(run):
                rank = run.level
                if known is None:
                    level = usual[rank]
                elif known.rank in here and known.rank:
                    level = known.level + max(0, here.index(rank) - here.index(known.rank))
                else:
                    level = known.level + 1 + here.index(rank)
                run.level = min(level, _DEEPEST)


def _usual(documents: Sequence[tuple[Sequence[Run], Mapping[int, _Rank]]]) -> dict[int, int]:
    """The level of a heading by its rank where nothing else tells: that of most that the contents name, below
    one that they do not name; without any, the ranks that there are from 2."""
    named: dict[int, Counter[int]] = {}
    ranks: set[int] = set()
    for runs, known in documents:
        for number, run in enumerate(runs):
            if _is_heading(run) and run.level:
                ranks.add(run.level)
                if number in known:
                    named.setdefault(known[number].rank, Counter())[known[number].level] += 1
    usual: dict[int, int] = {}
    level = _TOP - 1
    for rank in sorted(ranks):
        level = named[rank].most_common(1)[0][0] if rank in named else level + 1
        usual[rank] = min(level, _DEEPEST)
    return usual


def _starts(document: Document, runs: Sequence[Run], entries: Sequence[Entry]) -> list[int]:
    """For each of ``entries`` the number of the first of ``runs`` that stands where it leads to."""
    if not any(entry.fragment for entry in entries):
        return [0] * len(entries)
    order = {element: number for number, element in enumerate(document.tree.iter())}
    firsts = [order[run.places[0][0] if run.places else run.element] for run in runs]
    named = {name: order[each] for each in order for name in (each.get("name"), each.get("id")) if name}
    places = [named.get(f"{document.number}.{entry.fragment}", 0) for entry in entries]
    return [next((n for n, first in enumerate(firsts) if first >= at), len(runs)) for at in places]


def _pieces(runs: Sequence[Run], at: int, label: str) -> int:
    """How many of ``runs`` from ``at`` on say together what ``label`` says; 0 if none do."""
    text = ""
    for number, run in enumerate(runs[at : at + _PIECES], 1):
        if run.note or run.picture or run.role in (Role.ITEM, Role.CODE) or run.cell is not None:
            return 0
        text += run.text
        if same(text, label):
            return number
    return 0


def _merge(lines: Sequence[Run], text: str) -> None:
    """Makes the first of ``lines`` a heading that says ``text``, which is what they say."""
    head = lines[0]
    head.text, head.links, head.pins, head.styles = text, (), (), ()
    head.references = tuple(reference for line in lines for reference in line.references)
    head.role = Role.HEADING


def _is_heading(run: Run) -> bool:
    return run.role is Role.HEADING and not run.note


def _is_made(entry: Entry) -> bool:
    stem = PurePosixPath(entry.name).stem
    return _MADE.fullmatch(entry.label) is not None or entry.label == stem


def _level(entry: Entry) -> int:
    return min(entry.depth + _TOP - 1, _DEEPEST)
