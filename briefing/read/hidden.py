"""What of a page a browser does not show until something is done: which elements, and how to show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

_TAGS: Final = frozenset(("template", "noscript", "dialog"))
_GONE: Final = re.compile(r"(?<![\w-])display\s*:\s*none", re.IGNORECASE)
_CLEAR: Final = re.compile(
    r"(?<![\w-])(visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0*(\.0*)?%?\s*(!|;|$))", re.IGNORECASE
)
_FLAT: Final = re.compile(
    r"(?<![\w-])(max-)?height\s*:\s*0*(\.0*)?(px|em|rem|vh|%)?\s*(!|;|$)", re.IGNORECASE
)
_CUT: Final = re.compile(r"(?<![\w-])overflow(-y)?\s*:\s*(hidden|clip)", re.IGNORECASE)
_AWAY: Final = re.compile(r"(?<![\w-])(left|top|text-indent)\s*:\s*-\d{4,}(px)?\s*(!|;|$)", re.IGNORECASE)
_TINY: Final = re.compile(r"(?<![\w-])font-size\s*:\s*0+(\.0*)?(px|em|rem|%)?\s*(!|;|$)", re.IGNORECASE)
_SIZED: Final = re.compile(r"(?<![\w-])font(-size)?\s*:", re.IGNORECASE)
_SPOKEN: Final = frozenset(("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"))
"""Classes of what only a screen reader says."""
_MUTE: Final = frozenset(("script", "style"))


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser without scripts shows nothing of ``element``, as its tag and attributes say."""
    if element.tag in _TAGS:
        return element.get("open") is None and element.get("shadowrootmode") is None
    return _is_gone(element) or _CLEAR.search(element.get("style") or "") is not None


def keeps_its_place(element: HtmlElement) -> bool:
    """Whether the hidden ``element`` leaves a gap on the page: what is to be shown soon, and nothing else."""
    return element.tag not in _TAGS and not _is_gone(element)


def hiding(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of ``tree`` that are hidden, in order, also those in others."""
    return (element for element in tree.iter("*") if is_hidden(element))


def outermost(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of ``tree`` that are hidden, in order, without those in others."""
    walker = etree.iterwalk(tree, events=("start",))
    for _, element in walker:
        if is_hidden(element):
            walker.skip_subtree()
            yield element


def show(element: HtmlElement) -> None:
    """Makes ``element`` one that a browser shows."""
    element.attrib.pop("style", None)
    element.attrib.pop("hidden", None)
    classes = (element.get("class") or "").split()
    if not _SPOKEN.isdisjoint(classes):
        element.set("class", " ".join(name for name in classes if name not in _SPOKEN))
    if element.tag in _TAGS:
        element.tag = "div"


def text_of(element: HtmlElement) -> str:
    """The text inside ``element``, without scripts and styles, each run of white space one space."""
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str) and inner.tag not in _MUTE:
            pieces.append(inner.text or "")
        pieces.append(inner.tail or "")
    return " ".join("".join(pieces).split())


def _is_gone(element: HtmlElement) -> bool:
    style = element.get("style") or ""
    return (
        element.get("hidden") is not None
        or _GONE.search(style) is not None
        or (_FLAT.search(style) is not None and _CUT.search(style) is not None)
        or _AWAY.search(style) is not None
        or (_TINY.search(style) is not None and not any(map(_is_sized, element.iterdescendants("*"))))
        or not _SPOKEN.isdisjoint((element.get("class") or "").split())
    )


def _is_sized(element: HtmlElement) -> bool:
    """Whether ``element`` has a size of its own: a layout may set the size of what holds it to zero."""
    return element.tag == "img" or _SIZED.search(element.get("style") or "") is not None
