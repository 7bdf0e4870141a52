"""Dates as articles write them."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import Final

DATE: Final = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号號]?")

_SPLIT: Final = re.compile(r"(20\d\d)\s?(\d\d)/(\d\d)(?=\s+\d\d:\d\d)")
"""A year set apart from its day, as Xinhua's pages have it: ``202611/03 15:40``."""


def iso(text: str) -> str:
    """The first date in ``text``, ISO 8601; empty if there is none.

    >>> iso("2026年11月24日 08:00 来源：新华社")
    '2026-11-24'
    """
    for found in chain(DATE.finditer(text), _SPLIT.finditer(text)):
        try:
            return date(*(int(part) for part in found.groups())).isoformat()
        except ValueError:
            continue
    return ""
