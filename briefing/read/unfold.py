"""Hidden text that is the article's: asked for only once it is known where on the page the article stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from briefing.errors import SourceError
from briefing.read.boilerplate import ends_article, is_boilerplate
from briefing.read.hidden import hiding, keeps_its_place, outermost, text_of
from briefing.read.page import Page, inside, seen
from briefing.read.said import LEAST, Said, key
from briefing.read.select import SENTENCE, prose_of
from briefing.read.tree import Element, Run, same

_ROUNDS: Final = 3
"""Hidden text within hidden text is asked for so often."""
_FAR: Final = 1
"""A hidden place with so many times the prose that is read is the article, right under its headline."""
_FARTHER: Final = 10
"""The same, anywhere: a page that is shown by script says a sentence or two of its own meanwhile."""
_LABEL: Final = 12
"""A line no longer than this may stand between an article and what is folded of it."""
_SAME: Final = 0.8
"""A hidden text of which this share is read already is a copy."""
_NOTICE: Final = 80
"""A longer text is no notice."""
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_OTHER: Final = frozenset((
    "comment", "comments", "reply", "replies", "pinglun", "review", "reviews", "discuss", "discussion",
    "feedback", "recommend", "recommends", "related", "relate", "ad", "ads", "adv", "advert", "advertisement",
    "cookie", "cookies", "consent", "gdpr", "privacy", "login", "signin", "register", "dialog", "modal",
    "popup", "pop", "toast", "tip", "tips", "share", "shares", "sharing", "nav", "menu", "footer", "sidebar",
    "aside", "seo", "copyright", "qrcode", "subscribe", "vip", "reward", "donate", "hot", "rank", "ranking",
))  # fmt: skip
"""Words in the names of elements that hold something else."""
_NOT_TEXT: Final = re.compile(
    r"cookie|隐私|隱私|扫码|掃碼|扫描|二维码|公众号|登录|登錄|注册|註冊|下载|下載|客户端|广告|廣告|推广|赞助|贊助|分享|转发|版权|版權"
    r"|订阅|訂閱|会员|會員|打赏|APP|浏览器|瀏覽器|JavaScript",
    re.IGNORECASE,
)
"""What a notice speaks of."""


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


def unfolded(tree: Element, base: str) -> Page:
    """The page of ``tree`` with the hidden text shown that is the article's."""
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
        more = _belonging(page, opened, hidden) if opened.runs else set()
        if not more:
            break
        shown |= more
        page = opened if more == hidden.keys() else seen(tree, base, shown)
    return _without_teasers(page, shown) if shown else page


def _is_worth_opening(page: Page) -> bool:
    """Whether any of what ``page`` hides may come to be shown: to open it takes as long as reading."""
    texts = [(element, text_of(element)) for element in outermost(page.tree)]
    texts = [(element, text) for element, text in texts if SENTENCE.search(text) and not is_other(element)]
    return bool(texts) and (
        bool(page.folds)
        or any(keeps_its_place(element) for element, _ in texts)
        or sum(len(text) for _, text in texts) > _FAR * _prose(page)
    )


def _belonging(page: Page, opened: Page, hidden: Mapping[int, Element]) -> set[int]:
    """Which of the ``hidden`` are the article's, with what they stand in; all of them are ``opened``."""
    places = _places(opened, hidden)
    said = Said([page.title, *(page.runs[number].text for number in page.numbers)])
    fitting: list[_Hidden] = []
    for place in (*_main(page, opened, places), *_within(page, opened, places)):
        text = [opened.runs[number].text for number in place.runs]
        if sum(len(line) for line in text if line in said) < _SAME * sum(map(len, text)):
            fitting.append(place)
            said.add(text)
    fitting += _labels(opened, places, fitting)
    return {
        number
        for place in fitting
        for element in (place.opened, *place.opened.iterancestors())
        if (number := opened.order[element]) in hidden
    }


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
        and not is_other(place.element)
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
    return [
        place
        for place in places
        if place.prose
        and place.runs[0] >= first
        and parts[place.runs[0]] in near
        and (parts[place.runs[0]] in folds or keeps_its_place(place.element))
    ]


def _places(opened: Page, hidden: Mapping[int, Element]) -> list[_Hidden]:
    """The ``hidden`` that hold text, in order."""
    held: dict[Element, list[int]] = {}
    for number, run in enumerate(opened.runs):
        within = (next((e for e in chain if opened.order[e] in hidden), None) for chain in inside(run))
        for element in dict.fromkeys(within):
            if element is not None:
                held.setdefault(element, []).append(number)
    return [
        _Hidden(
            opened.order[element],
            hidden[opened.order[element]],
            element,
            tuple(runs),
            _weight_of(opened, element, runs),
        )
        for element, runs in sorted(held.items(), key=lambda item: opened.order[item[0]])
    ]


def _weight_of(opened: Page, element: Element, runs: Sequence[int]) -> int:
    """Characters of prose in the hidden ``element`` that are no notice, and in nothing named otherwise."""
    texts = [opened.runs[number].text for number in runs]
    if is_other(element) or is_notice("".join(texts)):
        return 0
    return sum(
        prose_of(opened.runs[number])
        for number in runs
        if not any(_is_named(around) for around in _up_to(element, opened.runs[number].element))
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


def is_notice(text: str) -> bool:
    """Whether a short ``text`` speaks of the site and not of the news."""
    return len(text) <= _NOTICE and _NOT_TEXT.search(text) is not None


def is_other(element: Element) -> bool:
    """Whether the name of ``element``, or of what it stands in, says that it holds something else."""
    return any(_is_named(around) for around in (element, *islice(element.iterancestors(), 2)))


def _is_named(element: Element) -> bool:
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return element.tag not in ("html", "body") and any(
        word.lower() in _OTHER for word in _WORD.findall(names)
    )


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
