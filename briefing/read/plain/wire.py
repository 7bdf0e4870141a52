"""The head of a dispatch, 新华社北京11月25日电（记者李明、王红）: who sent it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.zh.dates import DATE, iso
from briefing.zh.newsroom import OURSELVES, WIRE

_WIRE: Final = re.compile(WIRE)
_OURS: Final = re.compile(OURSELVES)


@dataclass(frozen=True, slots=True)
class Wire:
    """What the head of a dispatch says."""

    publisher: str = ""
    date: str = ""
    """ISO 8601, or empty where no line of the text says the year."""
    author: str = ""


def wire_of(texts: Sequence[str]) -> Wire:
    """What the head of the dispatch among the paragraphs ``texts`` says; nothing where there is none.

    It gives no year: that of another date in the text of the same day is taken.
    """
    found = next((wire for text in texts if (wire := _WIRE.match(text))), None)
    if found is None:
        return Wire()
    publisher = "" if _OURS.fullmatch(found["publisher"]) else found["publisher"]
    day = (int(found["month"] or 0), int(found["day"]))
    dates = filter(None, (iso(date[0]) for text in texts for date in DATE.finditer(text)))
    date = next((date for date in dates if day == (int(date[5:7]), int(date[8:10]))), "")
    names = re.split(r"[、，,\s]+", found["names"].strip()) if found["names"] else []
    return Wire(publisher, date, "、".join(filter(None, names)))
