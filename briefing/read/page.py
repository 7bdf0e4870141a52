"""A page with some of what it hides shown: its runs, and which of them are the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Change
from briefing.read import about
from briefing.read.hidden import show, text_of
from briefing.read.select import article_runs
from briefing.read.tree import Element, Run, copied
from briefing.read.walk import runs as walked

MAX_ELEMENTS: Final = 50_000
"""Beyond it trafilatura's time, which grows with the square, passes five seconds. News pages have 3,000."""
_FOLD: Final = re.compile(
    r"[\W_]{0,3}(点击|點擊|轻触|輕觸)?"
    r"((展开|展開|阅读|閱讀|查看|显示|顯示|浏览|瀏覽|加载|載入|继续阅读|繼續閱讀|打开|打開)"
    r"(全文|更多(内容|內容)?|全部(内容|內容|文字)?|完整(内容|內容|文章|全文)|余下(全文|内容|部分)|餘下(全文|內容)"
    r"|剩余(内容|全文|部分)?|剩餘(內容|全文)?|剩下(的)?(内容|部分)|正文|下文)|展开|展開|全文|余下全文|继续阅读|繼續閱讀"
    r"|(read|show|load) more|continue reading|expand)"
    r"([\W_]{0,3}(剩余|剩餘|还剩|還剩)?\s*\d{1,3}\s*%)?[\W_]{0,3}",
    re.IGNORECASE,
)
"""What a button says that unfolds the rest of an article."""
_STAYS: Final = re.compile(r"\s*(#|javascript:|$)", re.IGNORECASE)
_BUTTONS: Final = frozenset(
    ("a", "button", "span", "div", "p", "i", "em", "label", "section", "summary", "font")
)


@dataclass(frozen=True)
class Page:
    """One way to see a page."""

    tree: Element
    runs: list[Run]
    numbers: list[int]
    """Those of the runs that are the article."""
    title: str
    left_out: list[Change]
    """What is neither shown nor read."""
    order: dict[Element, int]
    """Where each element stands, the same however the page is seen."""
    folds: list[int]
    """Where its buttons stand that unfold the rest of an article."""


def seen(tree: Element, base: str, shown: Collection[int] = ()) -> Page:
    """The page of ``tree`` with the elements numbered ``shown`` not hidden, and then without buttons.

    Raises SourceError for one of more than MAX_ELEMENTS elements.
    """
    if shown:
        tree = copied(tree)
    elements = list(tree.iter())  # comments too: text stands behind them
    folds = [number for number, element in enumerate(elements) if _is_fold(element)]
    for number in shown:
        show(elements[number])
    if shown:
        for number in folds:
            elements[number].tag = "button"
    if len(elements) > MAX_ELEMENTS:
        raise SourceError(f"the page has more than {MAX_ELEMENTS} elements: not one article")
    runs, left_out = walked(tree, about.base(tree, base))
    title = about.title(tree, runs)
    numbers = article_runs(tree, runs, title) if runs else []
    order = {element: number for number, element in enumerate(elements)}
    return Page(tree, runs, numbers, title, left_out, order, folds)


def inside(run: Run) -> Iterator[tuple[Element, ...]]:
    """For each text of ``run``, the elements that it stands in, from the innermost out."""
    for element, tail in run.places:
        yield (*(() if tail else (element,)), *element.iterancestors())


def _is_fold(element: Element) -> bool:
    """Whether ``element`` is such a button: it leads to no other page."""
    if element.tag not in _BUTTONS:
        return False
    if element.tag == "a" and not _STAYS.match(element.get("href") or ""):
        return False
    text = text_of(element) if element.tag in ("a", "button") else (element.text or "").strip()
    return len(text) <= 20 and _FOLD.fullmatch(text) is not None
