"""Fields of a Word file: what Word works out and sets into the text (ECMA-376-1, 17.16).

A field is an instruction and its result, each over any number of runs and paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from briefing.read.containers.word.names import Element, attribute, child, is_on, name

_CONTENTS: Final = frozenset(("TOC", "INDEX", "TOA"))
"""Fields whose result is a list of what stands elsewhere."""
_LINK: Final = re.compile(r'\bHYPERLINK\s+(?!\\)(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))', re.IGNORECASE)
_WORD: Final = re.compile(r"\s*(\w+|=)")
_UNREAD: Final = frozenset(("w:del", "w:moveFrom"))


@dataclass(slots=True)
class Field:
    """A field."""

    instruction: str = ""
    separated: bool = False
    """It has a result."""

    @property
    def kind(self) -> str:
        """The first word of its instruction: ``HYPERLINK``."""
        found = _WORD.match(self.instruction)
        return found[1].upper() if found else ""

    @property
    def is_contents(self) -> bool:
        """Whether it lists what stands elsewhere."""
        return self.kind in _CONTENTS

    @property
    def address(self) -> str:
        """Where a link leads; empty for one within the text, and for any other field."""
        found = _LINK.search(self.instruction)
        return (found["quoted"] or found["bare"] or "") if found else ""


def fields_of(root: Element) -> Mapping[Element, Field]:
    """The fields in ``root`` by the elements ``w:fldChar`` that mark them, if they mark a whole one."""
    found: dict[Element, Field] = {}
    opened: list[tuple[Field, list[Element]]] = []
    for each in root.iter("{*}fldChar", "{*}instrText"):
        if any(name(around) in _UNREAD for around in each.iterancestors()):
            continue
        kind = attribute(each, "w:fldCharType")
        if kind == "begin":
            opened.append((Field(), [each]))
        elif opened:
            field, marks = opened[-1]
            if name(each) == "w:instrText":
                field.instruction += "" if field.separated else each.text or ""
                continue
            field.separated = field.separated or kind == "separate"
            marks.append(each)
            if kind == "end":
                found |= dict.fromkeys(marks, field)
                opened.pop()
    return found


_PARTS: Final = r"\(\s*(?P<{0}>[^(),;，；\\]*)\s*[,;，；]\s*(?P<{1}>[^(),;，；\\]*)\s*\)"
_RUBY: Final = re.compile(
    r"\\o(?:\\a[a-z]+)?\s*\(\s*\\s\\up\s*\d*\s*\((?P<reading>[^()\\]*)\)\s*[,;，；]\s*(?P<base>[^()\\]*)\)",
    re.IGNORECASE,
)
"""A reading set above its character, as Word did it before ``w:ruby``."""
_ENCLOSED: Final = re.compile(
    r"\\o(?:\\a[a-z]+)?\s*\(\s*[○□△◇〇]\s*[,;，；]\s*(?P<inner>[^()\\]*)\)", re.IGNORECASE
)
_FRACTION: Final = re.compile(r"\\f\s*" + _PARTS.format("above", "below"), re.IGNORECASE)
_ROOT: Final = re.compile(r"\\r\s*" + _PARTS.format("degree", "inside"), re.IGNORECASE)


def equation(instruction: str) -> str | None:
    r"""The HTML of a field ``EQ`` without result, as ``EQ \o(\s\up 9(chóng),重)``; None for one not known."""
    if found := _RUBY.search(instruction):
        return ruby(escape(found["base"]), found["reading"])
    if found := _ENCLOSED.search(instruction):
        inner = found["inner"].strip()
        return chr(ord("①") + int(inner) - 1) if inner.isdecimal() and 0 < int(inner) <= 20 else escape(inner)
    if found := _FRACTION.search(instruction):
        return escape(rf"$\frac{{{found['above']}}}{{{found['below']}}}$")
    if (found := _ROOT.search(instruction)) and not found["degree"]:
        return escape(rf"$\sqrt{{{found['inside']}}}$")
    return None


def form(element: Element) -> str:
    """What a field of a form shows that has no result: a box, ticked or not; empty for any other."""
    box = child(element, "w:ffData", "w:checkBox")
    if box is None:
        return ""
    ticked = child(box, "w:checked")
    return "☑" if is_on(ticked if ticked is not None else child(box, "w:default")) else "☐"


def ruby(base: str, reading: str) -> str:
    """The HTML ``base`` with ``reading`` above it."""
    return f"<ruby>{base}<rt>{escape(reading)}</rt></ruby>" if reading.strip() else base
