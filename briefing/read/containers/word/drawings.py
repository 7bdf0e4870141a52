"""What a drawing of a Word file holds: pictures, text boxes, and the words of charts and diagrams.

ECMA-376-1, section 20, and VML (part 4, section 19), which older programs write, and Word beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final, NamedTuple

from briefing.read.containers.word.names import (
    SHAPES,
    Element,
    attribute,
    child,
    descendants,
    name,
    prefix_of,
    value_of,
)
from briefing.read.containers.word.parts import Relation

_EMU: Final = 9525
"""English Metric Units of a pixel at 96 dpi (ECMA-376-1, 20.1.2.1)."""
_MADE_UP: Final = re.compile(
    r"描述已自动生成|已自动生成说明|AI 生成的内容可能不正确|Description automatically generated"
    r"|AI-generated content may be incorrect|Machine generated alternative text",
    re.IGNORECASE,
)
"""What Office adds to a description that it made up by itself."""
_FORMULA: Final = re.compile(r"Equation|MathType|AxMath", re.IGNORECASE)
"""Programs for formulae, which leave a picture of them in a format of Windows."""
_POINTS: Final = re.compile(r"(?<![\w-])(?P<side>width|height)\s*:\s*(?P<points>\d+(?:\.\d+)?)pt")


class Picture(NamedTuple):
    """A picture, as HTML."""

    html: str


class Box(NamedTuple):
    """The content of a text box."""

    element: Element


class Words(NamedTuple):
    """Words that stand in a drawing and are not read."""

    kind: str
    """``chart``, ``diagram``, ``drawing``, ``description``, ``picture``, ``formula``."""
    text: str


class Art(NamedTuple):
    """A line of letters drawn as a picture."""

    text: str


Drawn = Picture | Box | Words | Art
_PARTS: Final = {"c:chart": ("chart", "r:id"), "dgm:relIds": ("diagram", "r:dm")}
"""What stands in a part of its own, and which attribute names that."""


def chosen(element: Element) -> Element | None:
    """Of an ``mc:AlternateContent`` the one branch that is meant for us (ECMA-376-3, 7.5)."""
    choices = [each for each in element if name(each) == "mc:Choice"]
    for each in choices:
        if all(_is_known(each, prefix) for prefix in attribute(each, "Requires").split()):
            return each
    fallback = child(element, "mc:Fallback")
    return fallback if fallback is not None else next(iter(choices), None)


def _is_known(element: Element, prefix: str) -> bool:
    namespace = element.nsmap.get(prefix, "")
    return prefix_of(element, prefix) in SHAPES or "/office/word/" in namespace


def drawn(drawing: Element, relations: Mapping[str, Relation]) -> Iterator[Drawn]:
    """All that stands in ``drawing``, in order; ``relations`` are those of its part."""
    program = next((attribute(each, "ProgID") for each in descendants(drawing, "o:OLEObject")), "")
    if _FORMULA.match(program):
        yield Words("formula", program)
        return
    if program:
        yield Words("embedded", program)
    waiting = [drawing]
    described = drawing
    while waiting:
        element = waiting.pop()
        kind = name(element)
        if kind == "mc:AlternateContent":
            branch = chosen(element)
            waiting += [] if branch is None else [branch]
        elif kind == "w:txbxContent":
            yield Box(element)
        elif kind in ("pic:pic", "v:imagedata"):
            yield from _picture(element, described, relations)
        elif kind in _PARTS:
            what, key = _PARTS[kind]
            relation = relations.get(attribute(element, key))
            yield Words(what, relation.target if relation else "")
        elif kind == "v:textpath" and (text := attribute(element, "string").strip()):
            yield Art(text)
        elif kind == "a:t" and (element.text or "").strip():
            yield Words("drawing", element.text or "")
        else:
            if kind in ("wp:docPr", "v:shape", "v:rect"):
                described = element
            waiting += reversed(element)


def words_of(root: Element) -> str:
    """What a chart or diagram says: its texts, and the names of what it counts."""
    said = [each.text or "" for each in root.iter("{*}t")]
    for names in root.iter("{*}strCache"):
        said += [each.text or "" for each in names.iter("{*}v")]
    return " ".join(dict.fromkeys(filter(None, map(str.strip, said))))


def _picture(element: Element, described: Element, relations: Mapping[str, Relation]) -> Iterator[Drawn]:
    """The picture ``element``, which ``described`` describes; and a description that nobody wrote."""
    if any(value_of(each) in ("1", "true") for each in descendants(described, "adec:decorative")):
        return
    blip = element if name(element) == "v:imagedata" else next(descendants(element, "a:blip"), None)
    ids = [] if blip is None else [attribute(blip, key) for key in ("r:embed", "r:link", "r:id", "r:href")]
    relation = next((relations[ident] for ident in ids if ident in relations), None)
    if relation is None:
        yield Words("picture", attribute(described, "name") or "without its file")
        return
    own = next(descendants(element, "pic:cNvPr"), element)
    alt = next(
        filter(None, (attribute(each, key) for each in (described, own) for key in ("descr", "alt"))), ""
    )
    if _MADE_UP.search(alt):
        yield Words("description", " ".join(alt.split()))
        alt = ""
    sides = "".join(f' {side}="{pixels}"' for side, pixels in _size(element, described).items())
    yield Picture(f'<img src="{escape(relation.target)}" alt="{escape(" ".join(alt.split()))}"{sides}>')


def _size(element: Element, described: Element) -> dict[str, int]:
    """The width and height of a picture in pixels, as far as they are told."""
    extent = next((each for each in descendants(element, "a:ext") if attribute(each, "cx")), None)
    if extent is None:
        extent = child(described.getparent(), "wp:extent")
    if extent is not None:
        told = {"width": attribute(extent, "cx"), "height": attribute(extent, "cy")}
        return {side: int(emu) // _EMU for side, emu in told.items() if emu.isdecimal() and int(emu)}
    style = attribute(described, "style")
    return {found["side"]: round(float(found["points"]) * 4 / 3) for found in _POINTS.finditer(style)}
