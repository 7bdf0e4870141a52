"""Characters that no XML document can hold, taken out of what is read: raw, or spelled as entities."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from lxml.html import HtmlElement

from briefing.legal import ILLEGAL
from briefing.nouns import Change

MAX_PLACES: Final = 100
"""Places are listed up to this many."""
_BREAKS: Final = frozenset("\x0b\x0c")
"""They end a line, as word processors mean them, and readers of plain text take them."""


def without_controls(text: str) -> tuple[str, list[Change]]:
    """``text`` with line breaks for vertical tabs and form feeds, without the others; the lines of any."""
    found: dict[str, list[str]] = {}
    line, counted = 1, 0
    for match in ILLEGAL.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        found.setdefault(f"line {line}", []).append(match[0])
    return (ILLEGAL.sub(_instead, text), _listed(found)) if found else (text, [])


def purge(tree: HtmlElement) -> list[Change]:
    """Takes them out of the texts and attributes of ``tree``, where entities spell them: the lines."""
    found: dict[str, list[str]] = {}

    def cleaned(text: str, element: HtmlElement) -> str:
        found.setdefault(f"line {element.sourceline}", []).extend(ILLEGAL.findall(text))
        return ILLEGAL.sub(_instead, text)

    for element in tree.iter():
        if element.text and ILLEGAL.search(element.text):
            element.text = cleaned(element.text, element)
        if element.tail and ILLEGAL.search(element.tail):
            element.tail = cleaned(element.tail, element)
        for name, value in element.attrib.items():
            if ILLEGAL.search(value):
                element.set(name, cleaned(value, element))
    return _listed(found)


def _instead(match: re.Match[str]) -> str:
    return "\n" if match[0] in _BREAKS else ""


def _listed(found: dict[str, list[str]]) -> list[Change]:
    """What each place held, up to MAX_PLACES of them, and how many there are besides."""
    changes = [
        Change("control", ", ".join(f"U+{ord(c):04X} × {n}" for c, n in Counter(held).items()), "", where)
        for where, held in list(found.items())[:MAX_PLACES]
    ]
    if more := sum(map(len, list(found.values())[MAX_PLACES:])):
        changes.append(Change("control", f"{more} more", "", f"{len(found) - MAX_PLACES} more lines"))
    return changes
