"""Which runs of a page are its article: trafilatura chooses, the page's own structure mends the choice.

trafilatura returns a tree of its own, in which ruby, captions, quotations, tables and line breaks are changed
or lost. So each run is marked with a character of its own before the tree is handed over; the marks that come
back say which runs were chosen, and the article is made of the page's own runs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Final

from briefing.errors import SourceError
from briefing.formula import is_apart
from briefing.nouns import Face, Role
from briefing.read.boilerplate import closes_article, ends_article, is_boilerplate, is_closing
from briefing.read.elements import BLOCK
from briefing.read.tree import Element, Run, same
from briefing.zh.characters import COMMON_HAN, EXTENSION_B
from briefing.zh.newsroom import REPORTERS
from briefing.zh.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS

SENTENCE = re.compile(r"[。！？!?；…]|，.{20}")
"""What tells prose from a label: the end of a sentence, or a clause of some length."""
_BYLINE: Final = re.compile(
    rf"[{OPENING_BRACKETS}]?\s*[{COMMON_HAN}A-Za-z0-9·《》]{{0,12}}({REPORTERS})\s*[:：/／]?\s*"
    rf"[{COMMON_HAN}·]{{1,4}}([\s、，,]+[{COMMON_HAN}·]{{1,4}}){{0,8}}\s*[{CLOSING_BRACKETS}]?"
)
"""A line that says who reported: ``本报记者 沈青 周明远``."""
_HEAD: Final = 10
"""How many runs above the article belong to its head: title, subtitles, date, byline."""
_SHARE: Final = 0.8
"""The article's element is the innermost that holds this share of the chosen prose: comments below it and
teasers beside it make up less (measured on 24 news pages)."""
_MOST: Final = 0.8
"""An editor's line below this share of the prose is the article's last."""
_FAR: Final = 2
"""Another place on the page is chosen instead if it holds this many times as much prose."""
_PARAGRAPH: Final = 20
"""The shortest paragraph of news: a page whose sentences are all shorter is a diary, a poem, a list."""


def article_runs(tree: Element, runs: Sequence[Run], title: str = "") -> list[int]:
    """Indices of the runs that are the article, in order."""
    text = {number for number, run in enumerate(runs) if not is_links(run)}
    if len(text) == len(runs):
        # No navigation: no site's page, but one that somebody saved or wrote as an article.
        return _tidy(runs, text)
    return _bylines(runs, _chosen(tree, runs, text, title))


def _chosen(tree: Element, runs: Sequence[Run], text: set[int], title: str) -> list[int]:
    """Indices of the runs of a site's page that are the article; ``text`` are those that are no links."""
    chosen = _extracted(tree, runs) or text
    top = _headline(runs, chosen, title)
    below = {number for number in text if number >= top}
    chosen = _weightier(runs, {number for number in chosen if number >= top}, below)
    prose = _prose(runs, chosen, title)
    if not prose:
        return _tidy(runs, chosen & text)
    holder = _holder(runs, prose)
    inside = {
        number
        for number in chosen
        if holder is runs[number].element or holder in _around(runs[number].element)
    }
    numbers = inside | _adopted(runs, inside, holder)
    return _tidy(runs, numbers | _first_heading(runs, min(numbers), title))


def _extracted(tree: Element, runs: Sequence[Run]) -> set[int]:
    """Indices of the runs that trafilatura takes for the article."""
    import trafilatura

    held = set("".join(tree.itertext()))
    unused = (chr(code) for code in EXTENSION_B if chr(code) not in held)
    marks = dict(zip(unused, range(len(runs)), strict=False))
    copy = _marked(tree, {mark: runs[number].places for mark, number in marks.items()})
    for section in copy.iter("section"):
        # Editors of public accounts set each paragraph in a section, whose text it would lose.
        if not any(inner.tag in BLOCK for inner in section.iterdescendants()):
            section.tag = "p"
            section.attrib.clear()
    for cell in copy.iter("td", "th"):
        # It would make a place for each cell that a span covers, a hundred thousand for a few.
        cell.attrib.pop("colspan", None)
        cell.attrib.pop("rowspan", None)
    try:
        document = trafilatura.bare_extraction(
            copy,
            include_comments=False,
            include_tables=True,
            include_images=True,
            include_links=True,
            include_formatting=True,
            with_metadata=False,
        )
    except RecursionError:
        raise SourceError("the page is nested too deep to be read") from None
    if document is None:
        return set()
    return {marks[character] for character in set("".join(document.body.itertext())) if character in marks}


def _marked(tree: Element, places: Mapping[str, Sequence[tuple[Element, bool]]]) -> Element:
    """A copy of ``tree`` with each mark before the texts at its places."""
    whole: dict[tuple[Element, bool], str | None] = {}
    for mark, texts in places.items():
        for element, tail in texts:
            before = element.tail if tail else element.text
            whole.setdefault((element, tail), before)
            _set(element, mark + (before or ""), tail=tail)
    copy = deepcopy(tree)
    for (element, tail), text in whole.items():  # to find the places in the copy would cost more
        _set(element, text, tail=tail)
    return copy


def _set(element: Element, text: str | None, *, tail: bool) -> None:
    if tail:
        element.tail = text
    else:
        element.text = text


def _headline(runs: Sequence[Run], chosen: set[int], title: str) -> int:
    """Index of the headline, or 0. What stands above it is no part of the article, though notices and menus
    may outweigh a short one. A headline with little of the prose below it, by its level, is another's."""
    total = sum(prose_of(runs[number]) for number in chosen)
    below = 0
    for number in reversed(range(len(runs))):
        run = runs[number]
        below += prose_of(run) if number in chosen else 0
        least = (0.1 if run.level == 1 else 0.3) * total
        if below >= least > 0 and same(run.text, title) and not (is_links(run) or run.picture):
            return number
    return 0


def _weightier(runs: Sequence[Run], chosen: set[int], text: set[int]) -> set[int]:
    """``chosen``, unless one place on the page, none of it chosen, holds far more prose than all of that."""
    places: dict[Element, set[int]] = {}
    for number in text:
        if (place := runs[number].element.getparent()) is not None:
            places.setdefault(place, set()).add(number)
    weights = {
        place: sum(prose_of(runs[number]) for number in numbers)
        for place, numbers in places.items()
        if not numbers & chosen
    }
    best = max(weights, key=lambda place: weights[place], default=None)
    enough = _FAR * sum(prose_of(runs[number]) for number in chosen)
    return places[best] if best is not None and weights[best] > max(enough, _PARAGRAPH) else chosen


def _bylines(runs: Sequence[Run], numbers: list[int]) -> list[int]:
    """``numbers`` with the lines above them that say who reported, which pages set apart from the text."""
    first = min(numbers, default=0)
    above = range(max(0, first - _HEAD), first)
    return [n for n in above if _BYLINE.fullmatch(runs[n].text) and not runs[n].picture] + numbers


def is_links(run: Run) -> bool:
    """Whether a run is mostly links."""
    return 2 * run.linked > len(run.text)


def is_prose(run: Run) -> bool:
    """Whether a run is part of a text rather than a label."""
    return prose_of(run) > 0


def prose_of(run: Run) -> int:
    """How much prose a run holds, in characters."""
    return len(run.text) - run.linked if SENTENCE.search(run.text) and not is_boilerplate(run.text) else 0


def _prose(runs: Sequence[Run], chosen: set[int], title: str) -> dict[int, int]:
    """How much prose each of the ``chosen`` holds, the headline none; in a diary of short lines, few of which
    end as a sentence does, each line counts."""
    said = {
        number: len(runs[number].text) - runs[number].linked
        for number in chosen
        if not same(runs[number].text, title) and not is_boilerplate(runs[number].text)
    }
    prose = {number: weight for number in said if (weight := prose_of(runs[number]))}
    return said if 0 < max(prose.values(), default=0) < _PARAGRAPH else prose


def _holder(runs: Sequence[Run], prose: dict[int, int]) -> Element:
    """The innermost element that holds most of the ``prose``: a paragraph, where one is most of it."""
    weight: Counter[Element] = Counter()
    for number, length in prose.items():
        for element in _around(runs[number].element):
            weight[element] += length
    enough = _SHARE * max(weight.values())
    depth = {
        element: sum(1 for _ in element.iterancestors()) for element in weight if weight[element] >= enough
    }
    return max(depth, key=lambda element: depth[element])


def _adopted(runs: Sequence[Run], inside: set[int], holder: Element) -> set[int]:
    """Runs not chosen that stand among the chosen: captions between them, prose in the same place."""
    first, last = min(inside), max(inside)
    places = {_place(runs[number], holder) for number in inside}
    makes = {_make(runs[number], holder) for number in inside}
    found = set()
    for number, run in enumerate(runs):
        if number in inside or run.note or is_links(run):
            continue
        between = first < number < last
        if run.role is Role.CODE or _is_formula(run):
            if between or _place(run, holder) in places:
                found.add(number)
        elif run.role is Role.CAPTION or run.cell is not None:
            if between:
                found.add(number)
        elif (_place(run, holder) in places and (between or prose_of(run))) or (
            prose_of(run) and holder in _around(run.element) and _make(run, holder) in makes
        ):
            found.add(number)
    return found | _next_to(runs, inside | found)


def _is_formula(run: Run) -> bool:
    """Whether a run is a formula that is set apart."""
    return is_apart(run.text) and any(s.face is Face.FORMULA and not s.start for s in run.styles)


def _next_to(runs: Sequence[Run], inside: set[int]) -> set[int]:
    """Runs that go on before and after those ``inside`` in the same place: a byline, a short last line."""
    found = set()
    for start, step in ((min(inside), -1), (max(inside), 1)):
        number = start + step
        while 0 <= number < len(runs) and _beside(runs[start], runs[number]) and _goes_on(runs[number]):
            found.add(number)
            number += step
    return found


def _first_heading(runs: Sequence[Run], first: int, title: str) -> set[int]:
    """The heading right above the run ``first``, beside it, if the page's headline stands further above."""
    heading = runs[first - 1] if first else runs[0]
    beside = heading.level and heading.element.getparent() is runs[first].element.getparent()
    headed = any(run.level and same(run.text, title) for run in runs[: max(0, first - 1)])
    return {first - 1} if first and beside and headed and not same(heading.text, title) else set()


def _beside(run: Run, other: Run) -> bool:
    """Whether two runs stand in one block, or in blocks of one kind side by side."""
    one, two = run.element, other.element
    return one is two or (one.getparent() is two.getparent() and one.tag == two.tag)


def _goes_on(run: Run) -> bool:
    """Whether a run beside the article may be part of it."""
    return not (run.note or run.picture or run.linked or is_boilerplate(run.text) or ends_article(run.text))


def _place(run: Run, holder: Element) -> Element | None:
    """The element that holds the run's block, or the block itself if that is the article's element."""
    return run.element if run.element is holder else run.element.getparent()


def _make(run: Run, holder: Element) -> tuple[tuple[str, str], ...]:
    """Tags and classes from the run's block out to the ``holder``: those of paragraphs are the same where
    each stands in a box of its own."""
    make = []
    for element in _around(run.element):
        if element is holder:
            break
        make.append((str(element.tag), element.get("class") or ""))
    return tuple(make)


def _tidy(runs: Sequence[Run], numbers: set[int]) -> list[int]:
    """``numbers`` in order, without boilerplate and without what follows the article's end."""
    prose = [number for number in numbers if prose_of(runs[number])]
    first, final = min(prose, default=0), max(prose, default=len(runs))
    kept: list[int] = []
    total = sum(prose_of(runs[number]) for number in numbers)
    read, closed = 0, False
    last = max(numbers, default=-1)
    for number in range(min(numbers, default=0), last + 1):
        run = runs[number]
        if (2 * read >= total > 0 and ends_article(run.text)) or (closed and not is_closing(run.text)):
            break
        edge = not first <= number <= final and (
            is_links(run) or not re.search(r"[^\W\d\ue000-\uf8ff]", run.text)
        )
        if number in numbers and not edge and not is_boilerplate(run.text):
            kept.append(number)
            read += prose_of(run)
        closed = closed or (read >= _MOST * total > 0 and closes_article(run.text))
    return kept


def _around(element: Element) -> Iterator[Element]:
    """``element`` and what it stands in, outwards."""
    yield element
    yield from element.iterancestors()
