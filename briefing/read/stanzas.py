"""Stanzas of an HTML tree: lines parted by ``<br>``, or paragraphs of a page that calls them verse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.nouns import Role
from briefing.read.plain.credits import is_credit
from briefing.read.tree import Element, Run
from briefing.read.verse import is_line, stanzas

_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:verses?|poems?|poetry|stanzas?|line-?(?:block|group)|lg|lyrics?|shi(?:ci|ge|ju)|gushi(?:ci|wen)?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names by which pages call verse: those of Wikisource, Standard Ebooks, Docutils, TEI, and pinyin."""
_ROLES: Final = (Role.BODY, Role.QUOTATION)
_NEAR: Final = 3
"""How many elements outward a line's own may be named."""


def groups(runs: Sequence[Run], kept: Sequence[int], tables: Sequence[Element | None]) -> Iterator[range]:
    """The indices of ``runs``, in order: those of a stanza together, any other alone.

    ``kept`` are their places on the page, ``tables`` the tables of data that they stand in.
    """
    alone = Counter(run.element for run in runs)
    start = 0
    for end in range(1, len(runs) + 1):
        if (
            end < len(runs)
            and kept[end] == kept[end - 1] + 1
            and tables[end - 1] is tables[end] is None
            and _goes_on(runs[end - 1], runs[end], alone)
        ):
            continue
        yield from _parted(runs, start, end)
        start = end


def _goes_on(run: Run, after: Run, alone: Counter[Element]) -> bool:
    """Whether ``after`` is set as the line below ``run``."""
    if not all(
        each.role in _ROLES and not each.picture and not is_credit(each.text) for each in (run, after)
    ):
        return False
    if run.strong is not after.strong:  # a heading above it
        return False
    if run.element is after.element:
        return after.breaks == 1
    return (
        run.element.getnext() is after.element
        and alone[run.element] == alone[after.element] == 1
        and _is_named(run.element)
        and _is_named(after.element)
    )


def _parted(runs: Sequence[Run], start: int, end: int) -> Iterator[range]:
    lines = [run.text for run in runs[start:end]]
    marked = end - start > 1 and all(_is_named(run.element) for run in runs[start:end])
    spans = [(0, end - start)] if marked and all(map(is_line, lines)) else stanzas(lines)
    done = start
    for first, last in spans:
        yield from (range(at, at + 1) for at in range(done, start + first))
        yield range(start + first, start + last)
        done = start + last
    yield from (range(at, at + 1) for at in range(done, end))


def _is_named(element: Element) -> bool:
    """Whether ``element``, or one close around it, has a name for verse."""
    around = [element, *list(element.iterancestors())[: _NEAR - 1]]
    return any(each.tag == "lg" or _NAMED.search(each.get("class") or "") for each in around)
