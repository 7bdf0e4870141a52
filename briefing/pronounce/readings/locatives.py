"""What says where, light after its noun: 桌上 (shang5), 历史上, 公园里 (li5), 手里边 (bian5).

The tagger tells it from the verb (上山) and from the measure (十里路). As in 《现代汉语词典》 (7th edition),
which gives the light tone to 上 and 里 as 方位词 and to 边 after another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from briefing.zh.characters import HAN


class Row(NamedTuple):
    """A character that says where."""

    id: str
    char: str
    reading: str
    example: str
    counter: str
    """Words in which it is another."""


TABLE: Final = (
    Row("readings/locatives/上", "上", "shang5", "讲桌上放着纸，理论上讲得通。", "楼上的人正要上山。"),
    Row("readings/locatives/里", "里", "li5", "公园里人多，包里有书。", "走了十里路，邻里相送。"),
    Row("readings/locatives/边", "边", "bian5", "东西在他手里边。", "路边有人。"),
)
_ROWS: Final = {row.char: row for row in TABLE}

_THINGS: Final = frozenset({"n", "nz", "nw", "vn", "an", "s", "LOC", "ORG"})
"""Parts of speech of what is a place or is taken for one."""
_WHOLE: Final = frozenset({"s", "n", "d"})
"""Those of a word that the tagger leaves whole: 桌上, 事实上."""
_CLOSES: Final = frozenset("》”’")
_FULL: Final = (
    *(
        "马上",
        "楼上",
        "海上",
        "水上",
        "陆上",
        "线上",
        "网上",
        "天上",
        "世上",
        "掌上",
        "以上",
        "之上",
        "至上",
        "井上",
        "太上",
    ),
    *("公里", "海里", "英里", "华里", "邻里", "故里", "乡里", "千里", "万里", "百里", "十里"),
)
"""What ends so and keeps its tone."""
_VERSE: Final = re.compile(
    rf"\s*(?:(?:[{HAN}]{{5}}[，。！？；]){{2,}}|(?:[{HAN}]{{7}}[，。！？；]){{2,}})\s*"
)
"""Lines of one length, five or seven characters: they are recited, and every tone is full."""
_IDIOM: Final = 4
"""Characters of the shortest word in whose midst nothing is light: 字里行间, 表里如一."""
_SIDES: Final = frozenset("里外上下前后左右")


def keeps_tone(chunk: str, at: int, bounds: Collection[int]) -> bool:
    """Whether what stands at ``at`` is in verse or in an idiom; words of ``chunk`` end at ``bounds``."""
    if _VERSE.fullmatch(chunk):
        return True
    start, end = max(one for one in bounds if one <= at), min(one for one in bounds if one > at)
    return end - start >= _IDIOM and at + 1 < end


def locatives(words: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str, str]]:
    """Each light character of the table in ``words``, tagged by LAC: place, reading, row's id."""
    at = 0
    before, was = "", ""
    for word, kind in words:
        at += len(word)
        row = _ROWS.get(word[-1])
        after_a_thing = kind == "f" and (was in _THINGS or before[-1:] in _CLOSES)
        if row and row.char != "边" and (after_a_thing if len(word) == 1 else kind in _WHOLE):
            if not (before[-1:] + word).endswith(_FULL):
                yield at - 1, row.reading, row.id
        elif row and row.char == "边" and len(word) > 1 and word[-2] in _SIDES and kind in {"s", "f"}:
            yield at - 1, row.reading, row.id
        before, was = word, kind
