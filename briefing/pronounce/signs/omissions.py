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
_POINTING: Final = re.compile(
    r"(?:[第献骤∈∉∪∩=≤≥]|(?<![意常罕少看偏听])见|(?<![关备专倾])注|(?<![企意试地妄])图|(?<![发代外])表|(?<![方模形样款格])式|"
    r"(?<![筛候当人推])选|(?<![事奖])项|如|(?<![饱缓温总])和|(?<!参)与|(?<![涉提普])及|或|(?<![于但还就都可只])是|"
    r"(?<![行认作成因称以视])为|(?<![问课难主话])题|(?<![方档草提])案|(?<!选)择|(?<!立)即|按|(?<!对)照|款|条|"
    r"(?<![得达遇受提看感找])到|(?<![甚直])至|(?<!出)版)$"
)
"""What points at what follows, as in 见[3] and 答案是②: there the mark is text; 发表[3] does not."""


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
            rf"(?<=[^\s\d[(（])[\[［〔]"
            rf"(?:[注註]?\s?{_NUMERAL}(?:[-–—、]\s?{_NUMERAL}){{0,9}}|来源请求)[\]］〕](?![年号])"
        ),
        unless=_POINTING,
    ),
    Omission(
        "note",
        re.compile(
            rf"(?<=[^\s\d[(（])[\[［〔][注註]?\s?{_NUMERAL}(?:[-–—,，、]\s?{_NUMERAL}){{1,9}}[\]］〕]"
        ),
        unless=re.compile(rf"{BEFORE_INTERVAL}$|{_POINTING.pattern}"),
    ),
    Omission(
        "note",
        re.compile(rf"(?<=[{COMMON_HAN}])(?:\[[a-z]\]|【[注註]?{_NUMERAL}】{_ENDS})"),
        unless=_POINTING,
    ),
    Omission(
        "note",
        re.compile(rf"(?<=[{COMMON_HAN}”》）])\s?[{_ENCLOSED}]{{1,3}}{_ENDS}"),
        unless=re.compile(
            rf"(?:^|[^{BASIC_HAN}”》）])[{_ENCLOSED}]|[{_ENCLOSED}][{BASIC_HAN}]|{_POINTING.pattern}"
        ),
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
