"""Numbers, letters, and the signs around them, written out as they are said.

Each family of written tokens is a file with a table of rules. A row begins with its id, by which a token
names it and by which it is found: ``numbers/ratios/fraction`` stands in ``ratios.py``. It ends with its
example, which is a test. At any position the longest match is taken; of equal ones, the row that comes first.
"""

from __future__ import annotations

import re
from functools import cache, reduce
from typing import Final, NamedTuple

from briefing.pronounce.numbers import (
    algebra,
    called,
    chemistry,
    codes,
    counts,
    dates,
    dialled,
    hidden,
    letters,
    lives,
    marks,
    maths,
    measures,
    money,
    names,
    physics,
    ranges,
    ratios,
    scores,
    times,
    years,
)  # fmt: skip
from briefing.pronounce.numbers.numerals import number
from briefing.pronounce.numbers.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *dialled.RULES,
    *algebra.RULES,
    *dates.RULES,
    *lives.RULES,
    *years.RULES,
    *codes.RULES,
    *physics.RULES,
    *measures.HEIGHTS,
    *called.RULES,
    *names.RULES,
    *scores.RULES,
    *ratios.RULES,
    *ranges.RULES,
    *scores.OR_RANGES,
    *times.RULES,
    *ratios.RATIOS,
    *money.RULES,
    *measures.RULES,
    *chemistry.RULES,
    *marks.RULES,
    *hidden.RULES,
    *maths.RULES,
    *counts.RULES,
    *letters.RULES,
)


_ATOM: Final = r"[^()\[\]\\]|\\.|\[(?:[^\]\\]|\\.)*\]"
_GROUP: Final = reduce(lambda inner, _: rf"\((?:{_ATOM}|{inner})*\)", range(4), rf"\((?:{_ATOM})*\)")
_LOOK_AHEAD: Final = rf"\(\?[=!](?:{_ATOM}|{_GROUP})*\)"
_BACK: Final = re.compile(r"\\[1-9]")

_DIGITS: Final = re.compile(r"\d+")
CUT: Final = "numbers/cut"
"""Decides for digits of which a pin takes the end: no rule can end before the number does."""


@cache
def _any() -> re.Pattern[str]:
    """Matches wherever a row may: most places hold no token, which one look tells quicker than all rows do.

    What must follow a token is left to its row: it is most of what there is to compile.
    """
    look_ahead = re.compile(_LOOK_AHEAD)
    return re.compile("|".join(f"(?:{_BACK.sub('.', look_ahead.sub('', row.pattern))})" for row in RULES))


class Token(NamedTuple):
    """A written token, ``text[start:end]``, the words that say it, and the id of the rule that gave them."""

    start: int
    end: int
    said: str
    rule: str


def token_at(text: str, start: int, limit: int) -> Token | None:
    """The token that begins at ``start`` and ends by ``limit``, or None.

    ``text`` has half-width digits, letters and signs; what stands around the token decides how it is said.
    """
    if _any().match(text, start) is None:
        return None
    best: Token | None = None
    for row in RULES:
        found = row.match(text, start)
        if found is not None and found[0] <= limit and (best is None or found[0] > best.end):
            best = Token(start, *found, row.id)
    if best is None and (digits := _DIGITS.match(text, start, limit)):
        return Token(start, digits.end(), number(digits[0]), CUT)
    return best
