"""What a line begins with that says what it is: a bullet, a number of a list or of a heading, a speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefing.zh.characters import COMMON_HAN

BULLET: Final = re.compile(
    r"(?:[-*+]\s+|[•·●▪◆■○◎‣◦⚫➢➤▶❖✓✔\uf0b7\uf06c\uf0d8\uf0fc\uf076\uf075\uf06e]\s*)(?=[^\W_]|[“‘「『《（(])(?!.*[-*]$)"
)
"""Before an item of a list, and no part of it; those of Word's fonts are in the private use area."""
SIGN: Final = re.compile(r"[-*•·●▪◆■○◎※△▲☆★→‣◦]")
"""What a line of a list, or of a screenplay, begins with."""
_CHINESE: Final = "[〇零一二三四五六七八九十百]"
_UNITS: Final = "年月日时時点點分秒个個人名位号號岁元万亿米公千吨度次条"
"""What a number counts that is none of a heading."""
_SPEAKER: Final = re.compile(r"(?:[问問答]|[QA]\d{0,2})\s*[：:]", re.IGNORECASE)


class _Counting(NamedTuple):
    """A way to number; each row is tested by its example."""

    kind: str
    pattern: str
    """The number is the group ``number``."""
    example: str
    surely: bool = False
    """Whether nothing but a heading is numbered so."""


COUNTINGS: Final = (
    _Counting(
        "part",
        rf"第\s*(?P<number>\d{{1,3}}|{_CHINESE}{{1,5}})\s*[部编編卷篇辑輯](?=[\s：:]|$)",
        "第一部　渡口",
        True,
    ),
    _Counting(
        "chapter",
        rf"第\s*(?P<number>\d{{1,4}}|{_CHINESE}{{1,7}})\s*[章回场場幕集讲講](?=[\s：:]|[^，。；：！？]{{0,20}}$)",
        "第十二章 大桥",
        True,
    ),
    _Counting("poem", rf"[（(]?(?:其|之)\s*(?P<number>{_CHINESE}{{1,3}})[）)]?$", "其二", True),
    _Counting(
        "section", rf"第\s*(?P<number>\d{{1,3}}|{_CHINESE}{{1,5}})\s*[节節](?=[\s：:]|$)", "第二节 养护", True
    ),
    _Counting(
        "article",
        rf"第\s*(?P<number>\d{{1,4}}|{_CHINESE}{{1,7}})\s*[条條款](?=[\s　：:])",
        "第三条 每月检查一次",
    ),
    _Counting("chinese", rf"(?P<number>{_CHINESE}{{1,3}})\s*、", "一、明确责任"),
    _Counting("bracketed", rf"[（(]\s*(?P<number>{_CHINESE}{{1,3}})\s*[）)]", "（二）养护情况"),
    _Counting(
        "outline",
        r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})(?=[\s　]|[^\d\W年月日时点元万亿米公千吨岁%])",
        "2.1 养护",
    ),
    _Counting("arabic", r"(?P<number>\d{1,3})\s*[.、．)）](?!\d)", "3. 浮冰"),
    _Counting("bracketed arabic", r"[（(]\s*(?P<number>\d{1,3})\s*[）)]", "（3）大风"),
    _Counting("circled", r"(?P<number>[①-⑳])", "③大风"),
    _Counting("two digits", r"(?P<number>0\d)(?=[\s　|｜丨/／.、·]|$)", "01 渡口"),
    _Counting(
        "named", r"(?:part|chapter|section)\.?\s*(?P<number>\d{1,3}|[ivx]{1,6})\b", "PART 01 渡口", True
    ),
    _Counting("spaced", rf"(?P<number>\d{{1,2}})[ \u3000]+(?=[{COMMON_HAN}])(?![{_UNITS}])", "1 引言"),
    _Counting("lone", r"(?P<number>\d{1,3})$", "12"),
)
"""In the order in which they are asked."""
LISTED: Final = frozenset(("arabic", "bracketed arabic", "circled"))
"""Kinds that count the items of a list more often than they head anything."""
_MAY_COUNT: Final = re.compile(rf"[第其之（(\d①-⑳]|{_CHINESE}|part|chapter|section", re.IGNORECASE)
"""How a line with a number begins: asked first, since most lines have none."""
_COUNTINGS: Final = tuple((row, re.compile(row.pattern, re.IGNORECASE)) for row in COUNTINGS)


@dataclass(frozen=True, slots=True)
class Count:
    """The number before a line."""

    kind: str
    number: int
    """-1 where it is not understood."""
    end: int
    """Where the words begin."""
    surely: bool


def count_of(text: str) -> Count | None:
    """The number before ``text``."""
    if not _MAY_COUNT.match(text):
        return None
    for row, pattern in _COUNTINGS:
        if found := pattern.match(text):
            end = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
            return Count(row.kind, _integer(found["number"]), end, row.surely)
    return None


def begins_anew(text: str) -> bool:
    """Whether a line with such a beginning goes on with no other."""
    count = count_of(text)
    anew = count is not None and count.kind not in ("lone", "outline", "spaced")
    return anew or BULLET.match(text) is not None or _SPEAKER.match(text) is not None


def _integer(written: str) -> int:
    """The value of a number in figures, circled or in Chinese up to 9999; -1 for any other."""
    if written.isdecimal():
        return int(written)
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    total = digit = 0
    for char in written:
        if char in "十百":
            total += max(digit, 1) * (10 if char == "十" else 100)
            digit = 0
        elif (value := "〇一二三四五六七八九".find(char.replace("零", "〇"))) >= 0:
            digit = value
        else:
            return -1
    return total + digit
