"""Runs that are shown and not said: marks of notes (据统计[1]), what is damaged beyond repair."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing.pronounce.numbers.algebra import BEFORE_INTERVAL
from briefing.zh.characters import BASIC_HAN, COMMON_HAN

_ENCLOSED: Final = "①-⑳㉑-㉟㊱-㊿❶-❿➀-➓"
_ENDS: Final = r"(?=[，。、；：！？）”」』]|$)"
"""Where a clause may end."""
_NUMERAL: Final = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})"
_POINTING: Final = r"(?<![见注献第图表式选项如和与及或是为骤题案择即按照款条到至版∈∉∪∩=≤≥])"
"""Not after a character that points at what follows, as in 见[3] and 答案是②: there the mark is text."""


class Omission(NamedTuple):
    """One kind of run that is not said."""

    kind: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    """What of the text before tells that it is something else."""


OMISSIONS: Final = (
    Omission(
        "note",
        re.compile(
            rf"(?<=[^\s\d[(（]){_POINTING}[\[［〔]"
            rf"(?:[注註]?\s?{_NUMERAL}(?:[-–—,，、]\s?{_NUMERAL}){{0,9}}|来源请求)[\]］〕](?![年号])"
        ),
        unless=re.compile(rf"{BEFORE_INTERVAL}$"),
    ),
    Omission(
        "note",
        re.compile(rf"(?<=[{COMMON_HAN}])(?:\[[a-z]\]|{_POINTING}【[注註]?{_NUMERAL}】{_ENDS})"),
    ),
    Omission(
        "note",
        re.compile(rf"(?<=[{COMMON_HAN}”》）])\s?{_POINTING}[{_ENCLOSED}]{{1,3}}{_ENDS}"),
        unless=re.compile(rf"(?:^|[^{BASIC_HAN}”》）])[{_ENCLOSED}]|[{_ENCLOSED}][{BASIC_HAN}]"),
    ),
    Omission(
        "emoji",
        re.compile(
            r"[(（]?(?<![A-Za-z\d])(?:([Tt;^@=Oo\-])[_﹏▽]{1,2}\1|>[_﹏]{1,2}<|QAQ|Q[Ww]Q|O[wW]O|T[wW]T)(?![A-Za-z\d])[)）]?"
        ),
    ),
    Omission("damage", re.compile(r"⟨[^⟨⟩\n]{0,200}⟩")),
)
"""A circled number that ends a clause is the mark of a note, unless the text before holds a list of them."""


def omission_at(plain: str, at: int, end: int) -> tuple[str, int, int] | None:
    """Kind, start and end of the run at ``at``, before ``end``, that is not said, or None."""
    for kind, pattern, unless in OMISSIONS:
        found = pattern.match(plain, at, end)
        if found and not (unless and unless.search(plain, 0, at)):
            return kind, at, found.end()
    return None
