"""Hidden text that is the article's: asked for only once it is known where on the page the article stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.errors import SourceError
from briefing.read.boilerplate import ends_article, is_boilerplate
from briefing.read.hidden import hiding, keeps_its_place, outermost, text_of
from briefing.read.others import UNSURE, is_named, is_notice, is_other, with_outer, words_around
from briefing.read.page import Page, inside, seen
from briefing.read.said import LEAST, Said, key
from briefing.read.select import SENTENCE, prose_of
from briefing.read.sheets import hide_by_sheets
from briefing.read.tree import Element, Run, same

_ROUNDS: Final = 3
"""How often text is looked for that is hidden inside hidden text just shown."""
_FAR: Final = 1
"""A hidden place under the headline is the article if it holds this many times the prose that is read."""
_FARTHER: Final = 10
"""The same for a place anywhere: until its script runs, a page may say a sentence or two of its own."""
_SEEN: Final = 3
"""From so many visible paragraphs on, an article counts as visible."""
_LABEL: Final = 12
"""Characters of a line that may stand between an article and its part that is folded away."""
_SAME: Final = 0.8
"""A hidden text of which this share is read already is a copy."""
_LEAST_ALONE: Final = 60
"""Characters of hidden prose that are the article of a page that shows none, whatever their place's name."""


@dataclass(frozen=True)
class _Hidden:
    """A hidden place on the page, opened."""

    number: int
    """Where it stands on the page."""
    element: Element
    """Hidden as it is."""
    opened: Element
    runs: tuple[int, ...]
    prose: int
    """Characters of it that may be an article's."""
    is_other: bool
    """Its name says that it holds something else."""


def unfolded(tree: Element, base: str) -> Page:
    """The page of ``tree`` with the hidden text shown that is the article's."""
    hide_by_sheets(tree)
    shown: set[int] = set()
    page = seen(tree, base)
    for _ in range(_ROUNDS):
        if not _is_worth_opening(page):
            break
        hidden = {page.order[element]: element for element in hiding(page.tree)}
        try:
            opened = seen(tree, base, shown | hidden.keys())
        except SourceError:  # all of it together is more than a page may hold
            break
        more, goes_on = _belonging(page, opened, hidden) if opened.runs else (set(), False)
        if not more:
            break
        shown |= more
        before, page = page, opened if more == hidden.keys() else seen(tree, base, shown)
        if goes_on:
            page = replace(page, numbers=sorted(_read(before, page).union(page.numbers)))
    return _without_teasers(page, shown) if shown else page


def _is_worth_opening(page: Page) -> bool:
    """Whether any of what ``page`` hides may come to be shown: to open it takes as long as reading."""
    texts = [(element, text_of(element)) for element in outermost(page.tree)]
    named = not page.folds and _prose(page) > 0
    texts = [(e, text) for e, text in texts if SENTENCE.search(text) and not (named and is_other(e))]
    return bool(texts) and (
        bool(page.folds)
        or any(keeps_its_place(element) for element, _ in texts)
        or sum(len(text) for _, text in texts) > _FAR * _prose(page)
    )


def _belonging(page: Page, opened: Page, hidden: Mapping[int, Element]) -> tuple[set[int], bool]:
    """Which of the ``hidden`` are the article's, with what they stand in; all of them are ``opened``. And
    whether they all go on where it is: then what is read of it already stays read."""
    places = _places(page, opened, hidden)
    said = Said([page.title, *(page.runs[number].text for number in page.numbers)])
    fitting: list[_Hidden] = []
    main = _main(page, opened, places)
    for place in (*main, *_within(page, opened, places)):
        text = [opened.runs[number].text for number in place.runs]
        if sum(len(line) for line in text if line in said) < _SAME * sum(map(len, text)):
            fitting.append(place)
            said.add(text)
    fitting += _labels(opened, places, fitting)
    more = {
        number
        for place in fitting
        for element in (place.opened, *place.opened.iterancestors())
        if (number := opened.order[element]) in hidden
    }
    return more, not main


def _main(page: Page, opened: Page, places: Sequence[_Hidden]) -> list[_Hidden]:
    """Those of the ``places`` that are the article itself, next to which the visible text is little.

    Of what is hidden in one of them it is asked again when that is shown.
    """
    chosen = set(opened.numbers)
    main = [place for place in places if place.prose and chosen.intersection(place.runs)]
    first = min((place.runs[0] for place in main), default=0)
    headline = max((n for n, run in enumerate(opened.runs[:first]) if same(run.text, page.title)), default=0)
    above = any(headline < number < first and prose_of(opened.runs[number]) for number in _read(page, opened))
    if sum(place.prose for place in main) <= _prose(page) * (_FARTHER if above else _FAR):
        return []
    holders = {place.opened for place in main}
    return [place for place in main if holders.isdisjoint(place.opened.iterancestors())]


def _labels(opened: Page, places: Sequence[_Hidden], fitting: Sequence[_Hidden]) -> list[_Hidden]:
    """Those of the ``places`` that stand among the ``fitting`` ones and are hidden as they are: headings."""
    numbers = {number for place in fitting for number in place.runs}
    first, last = min(numbers, default=0) - 1, max(numbers, default=-1)
    known = {place.number for place in fitting}
    ways = {(place.element.getparent(), place.element.get("style")) for place in fitting}
    return [
        place
        for place in places
        if place.number not in known
        and (place.element.getparent(), place.element.get("style")) in ways
        and first <= place.runs[0] <= last
        and not place.is_other
        and not any(is_notice(opened.runs[number].text) for number in place.runs)
    ]


def _within(page: Page, opened: Page, places: Sequence[_Hidden]) -> list[_Hidden]:
    """Those of the ``places`` that go on where the article is: beside a button that unfolds them, or in a gap
    that waits for them."""
    read = _read(page, opened)
    holds = {number for place in places for number in place.runs}
    part, parts, starts = 0, [], []
    for number, run in enumerate(opened.runs):
        part += number not in read and number not in holds and _parts(run)
        parts.append(part)
        starts.append(opened.order[run.places[0][0] if run.places else run.element])
    folds = {parts[max(bisect_right(starts, fold) - 1, 0)] for fold in opened.folds}
    first = min((number for number in read if prose_of(opened.runs[number])), default=len(parts))
    near = {parts[number] for number in read}
    found = [
        place
        for place in places
        if place.prose
        and place.runs[0] >= first
        and parts[place.runs[0]] in near
        and (parts[place.runs[0]] in folds or keeps_its_place(place.element))
    ]
    return [] if len(found) == 1 and _is_trap(opened, found[0], read) else found


def _is_trap(opened: Page, place: _Hidden, read: Collection[int]) -> bool:
    """Whether the only hidden ``place`` is one paragraph in an article that is to be seen: a trap."""
    shown = sum(prose_of(opened.runs[number]) > 0 for number in read if number not in place.runs)
    return place.element.tag in ("p", "span") and shown >= _SEEN


def _places(page: Page, opened: Page, hidden: Mapping[int, Element]) -> list[_Hidden]:
    """The ``hidden`` that hold text, in order."""
    held: dict[Element, list[int]] = {}
    for number, run in enumerate(opened.runs):
        within = (next((e for e in chain if opened.order[e] in hidden), None) for chain in inside(run))
        for element in dict.fromkeys(within):
            if element is not None:
                held.setdefault(element, []).append(number)
    telling = words_around(page.runs[number].element for number in page.numbers)
    beside = _beside_folds(opened)
    found = []
    for element, runs in sorted(held.items(), key=lambda item: opened.order[item[0]]):
        untold = telling | UNSURE if _is_told_by_place(page, opened, element, runs, beside) else telling
        other = is_other(element, untold)
        weight = 0 if other else _weight_of(opened, element, runs, untold)
        number = opened.order[element]
        found.append(_Hidden(number, hidden[number], element, tuple(runs), weight, other))
    return found


def _beside_folds(opened: Page) -> set[Element]:
    """What stands beside a button that unfolds, or beside the box that holds nothing but the button."""
    folds = set(opened.folds)
    beside: set[Element] = set()
    for fold in (element for element, number in opened.order.items() if number in folds):
        box = fold.getparent()
        if box is not None:
            beside.update(box)
            if text_of(box) == text_of(fold) and box.getparent() is not None:
                beside.update(box.getparent())
    return beside


def _is_told_by_place(
    page: Page, opened: Page, element: Element, runs: Sequence[int], beside: Collection[Element]
) -> bool:
    """Whether a hidden ``element`` is so placed that its name matters less: beside a button that unfolds it,
    or on a page that shows no prose."""
    if any(around in beside for around in with_outer(element)):
        return True
    prose = sum(prose_of(opened.runs[number]) for number in runs)
    shown = sum(len(page.runs[number].text) for number in page.numbers)
    return _prose(page) == 0 and prose >= max(_LEAST_ALONE, shown)


def _weight_of(opened: Page, element: Element, runs: Sequence[int], untold: Collection[str]) -> int:
    """Characters of prose in the hidden ``element`` that are no notice, and in nothing named otherwise."""
    if is_notice("".join(opened.runs[number].text for number in runs)):
        return 0
    return sum(
        prose_of(opened.runs[number])
        for number in runs
        if not any(is_named(around, untold) for around in _up_to(element, opened.runs[number].element))
    )


def _read(page: Page, opened: Page) -> set[int]:
    """Those runs of the ``opened`` page that are read as it is."""
    elements = {page.order[page.runs[number].element] for number in page.numbers}
    return {number for number, run in enumerate(opened.runs) if opened.order[run.element] in elements}


def _prose(page: Page) -> int:
    """Characters of prose that are read."""
    return sum(prose_of(page.runs[number]) for number in page.numbers)


def _parts(run: Run) -> bool:
    """Whether a visible ``run`` that is not read parts what stands before it from what stands after it."""
    return ends_article(run.text) or (len(run.text) > _LABEL and not is_boilerplate(run.text))


def _up_to(outer: Element, inner: Element) -> Iterator[Element]:
    """``inner`` and what it stands in, below ``outer``."""
    for element in (inner, *inner.iterancestors()):
        if element is outer:
            return
        yield element


def _without_teasers(page: Page, shown: Collection[int]) -> Page:
    """``page`` without lines that what was unfolded begins with again."""
    unfolded = {
        number
        for number, run in enumerate(page.runs)
        if any(page.order[element] in shown for elements in inside(run) for element in elements)
    }
    full = sorted(key(page.runs[number].text) for number in unfolded)

    def is_teaser(number: int) -> bool:
        begins = key(page.runs[number].text)
        if len(begins) < LEAST or page.runs[number].level or number in unfolded:
            return False
        after = bisect_right(full, begins)
        return after < len(full) and full[after].startswith(begins)

    return replace(page, numbers=[number for number in page.numbers if not is_teaser(number)])
