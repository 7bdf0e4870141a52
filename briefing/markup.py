"""Elements written as they nest: ``E.p("see ", E.a("here", href="feed.xml"))``. Text goes in as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from lxml import etree

Content = str | etree._Element | Mapping[str, str]


class Maker:
    """Makes an element for each name asked of it. (lxml.builder does the same, without types.)"""

    def __getattr__(self, tag: str) -> Callable[..., etree._Element]:
        return partial(element, tag)


def element(tag: str, *content: Content, **attributes: str) -> etree._Element:
    """An element holding ``content``: text, elements, and mappings of attributes, in any order."""
    made = etree.Element(tag, attributes)
    for part in content:
        if isinstance(part, str):
            _append_text(made, part)
        elif isinstance(part, Mapping):
            for name, value in part.items():
                made.set(name, value)
        else:
            made.append(part)
    return made


def html(made: etree._Element) -> str:
    """``made`` as HTML."""
    return etree.tostring(made, encoding="unicode", method="html")


def _append_text(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


E: Final = Maker()
