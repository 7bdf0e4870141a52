"""Names of elements and attributes of Office Open XML, as ``w:p``, whichever namespaces a file uses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

Element = etree._Element

_OOXML: Final = "http://schemas.openxmlformats.org"
_PREFIXES: Final = {
    f"{_OOXML}/wordprocessingml/2006/main": "w",
    f"{_OOXML}/officeDocument/2006/relationships": "r",
    f"{_OOXML}/officeDocument/2006/math": "m",
    f"{_OOXML}/drawingml/2006/main": "a",
    f"{_OOXML}/drawingml/2006/picture": "pic",
    f"{_OOXML}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_OOXML}/drawingml/2006/chart": "c",
    f"{_OOXML}/drawingml/2006/diagram": "dgm",
    f"{_OOXML}/markup-compatibility/2006": "mc",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
"""The transitional namespaces and the strict ones (ECMA-376 part 1, annex A; part 4), and Microsoft's."""
SHAPES: Final = frozenset(("wps", "wpg", "wpc"))
"""Prefixes of what a shape may need to be understood, and is."""


@cache
def short(tag: str) -> str:
    """``w:p`` for ``{http://…/wordprocessingml/2006/main}p``; of a namespace not known, the local name.

    >>> short("{urn:schemas-microsoft-com:vml}shape"), short("{urn:other}p")
    ('v:shape', 'p')
    """
    namespace, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(namespace.removeprefix("{"))
    return f"{prefix}:{local}" if prefix else local


def prefix_of(element: Element, prefix: str) -> str:
    """The prefix that is ours for what ``prefix`` stands for at ``element``; empty for one not known."""
    return _PREFIXES.get(element.nsmap.get(prefix, ""), "")


def name(element: Element) -> str:
    """The name of ``element``, as ``w:p``."""
    return short(str(element.tag))


def attribute(element: Element, wanted: str) -> str:
    """The attribute ``wanted``, as ``r:id`` or ``descr``; empty where there is none."""
    return next((str(value) for key, value in element.items() if short(str(key)) == wanted), "")


def value_of(element: Element) -> str:
    """The attribute that says what a property is, ``w:val`` of text and ``m:val`` of formulae; or empty."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == "val"), "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first child named ``path[0]``, of that the first named ``path[1]`` and so on; None if one lacks."""
    for wanted in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == wanted), None)
    return element


def setting(element: Element | None, *path: str) -> str:
    """What the property ``child(element, *path)`` is; empty where there is none."""
    found = child(element, *path)
    return "" if found is None else value_of(found)


def descendants(element: Element, *wanted: str) -> Iterator[Element]:
    """The elements named ``wanted`` inside ``element``, in order."""
    return (each for each in element.iterdescendants() if name(each) in wanted)


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is on: ``<w:b/>``, but not ``<w:b w:val="0"/>``."""
    return element is not None and value_of(element) not in ("0", "false", "off", "none")
