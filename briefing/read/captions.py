"""Which paragraphs of a page are captions by their place: right under a picture, and set as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Final

from briefing.nouns import Role
from briefing.read.tree import Element, Run

_LONGEST: Final = 60
_NEAR: Final = 2
"""How many elements around the paragraph say how it is set."""
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:pic|img|image|photo|figure)[\s_-]?(?:text|txt|desc|descr|note|info|intro|caption|title)"
    r"|caption|(?:^|[\s_-])descr?(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names that sites give to captions: ``pictext``, ``img_descr``, ``desc``."""


def captions(runs: Sequence[Run], kept: Collection[int]) -> set[int]:
    """Those of the runs ``kept`` that are captions though no tag says so.

    Under a picture stand headings as well, often in bold and centred: where the page has such elsewhere, one
    is no caption.
    """
    short = [
        number for number in kept if runs[number].role is Role.BODY and len(runs[number].text) <= _LONGEST
    ]
    headings = any(runs[n].strong and not runs[n].under_picture and _is_centred(runs[n]) for n in short)
    return {
        number
        for number in short
        if runs[number].under_picture
        and (
            _is_named(runs[number]) or (_is_centred(runs[number]) and not (runs[number].strong and headings))
        )
    }


def _is_centred(run: Run) -> bool:
    return any(
        element.tag == "center"
        or (element.get("align") or "").lower() == "center"
        or _CENTRED.search(element.get("style") or "") is not None
        for element in _around(run)
    )


def _is_named(run: Run) -> bool:
    return any(_NAMED.search(element.get("class") or "") is not None for element in _around(run))


def _around(run: Run) -> list[Element]:
    """The element that holds the text of ``run``, its block, and what is near around that."""
    inner = [element if not tail else element.getparent() for element, tail in run.places[:1]]
    return [*(e for e in inner if e is not None), run.element, *islice(run.element.iterancestors(), _NEAR)]
