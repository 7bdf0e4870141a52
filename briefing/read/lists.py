"""Numbered lists of an HTML tree: which number an item bears, and how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Final

from briefing.nouns import Block, Role
from briefing.read.tree import Element

_PLAIN: Final = re.compile(r"list-style(-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
"""A list whose numbers are not shown."""
_NUMBER: Final = re.compile(r"\s*[+-]?\d{1,9}\s*", re.ASCII)
"""An integer as HTML reads one; those below 0 are taken as no number."""


def number(item: Element, text: str) -> int | None:
    """The number that a browser shows before ``item``; None where it shows none.

    None as well where its ``text`` begins with that number: a page that counts for itself. HTML, section
    4.4.8: ``value`` holds from its item on, ``start`` for the first, ``reversed`` counts down, without
    ``start`` to 1.
    """
    home = item.getparent()
    if item.tag != "li" or home is None or home.tag != "ol" or _PLAIN.search(home.get("style") or ""):
        return None
    items = [child for child in home if child.tag == "li"]
    step = 1 if home.get("reversed") is None else -1
    count = _integer(home.get("start"))
    if count is None:
        count = 1 if step == 1 else len(items)
    for other in items:
        value = _integer(other.get("value"))
        count = count if value is None else value
        if other is item:
            break
        count += step
    counted = re.match(rf"[（(]?{count}\s*[.、．)）]", text) is not None
    return None if count < 0 or counted else count


def depth(item: Element) -> int:
    """How many list items ``item`` stands inside."""
    return sum(1 for _ in item.iterancestors("li"))


def outermost_first(blocks: Iterable[Block]) -> list[Block]:
    """``blocks`` with the depth of items counted from the outermost beside them: a page may be one list.

    Pictures may stand between them.
    """
    found: list[Block] = []
    for _, alike in groupby(blocks, key=lambda block: block.role in {Role.ITEM, Role.PICTURE}):
        group = list(alike)
        least = min((block.level for block in group if block.role is Role.ITEM), default=0)
        found += [
            replace(block, level=block.level - least) if block.role is Role.ITEM else block for block in group
        ]
    return found


def _integer(written: str | None) -> int | None:
    return int(written) if written is not None and _NUMBER.fullmatch(written) else None
