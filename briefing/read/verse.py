"""Which lines are verse, where a source breaks them as lines: judged by their length, ends and words alone.

Lines are broken for other reasons too: addresses, lists, tables of facts, paragraphs. Where they could be
either, they are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from briefing.zh.characters import COMMON_HAN
from briefing.zh.punctuation import CLOSING_A_SENTENCE
from briefing.zh.surnames import FREQUENT

LONGEST: Final = 30
"""Syllables of a line of verse, a Latin word counted as one."""
_SYLLABLE: Final = re.compile(rf"[{COMMON_HAN}]|[^\W\d_{COMMON_HAN}]+")
_NO_VERSE: Final = re.compile(
    r"[-*•·●▪◆■○◎※☐☑]|\d{1,3}\s*[.、．)）]|[(（]\w{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、"
    r"|[^\s，。！？；：“「]{1,6}[：:]\s*[^\s”」』]"
    r"|.*(?:://|www\.|@|\d{5})"
    rf"|.*[{COMMON_HAN}]{{2}}(?:省|市|自治区|自治區|州|盟)[{COMMON_HAN}]{{1,12}}"
    r"(?:市|区|區|县|縣|旗|镇|鎮|乡|鄉|路|街|道|巷|村|号|號)"
    r"|.*(?:\d[号號室楼樓层層弄栋棟]|[一二三四五六七八九十〇零][号號])"
    rf"|.*[。｡][{CLOSING_A_SENTENCE}]?\s*[^\s{CLOSING_A_SENTENCE}]"
)
"""A line of a list, with a label, with an address, of more than one sentence."""
_STOPPED: Final = re.compile(rf"[。｡！？!?.][{CLOSING_A_SENTENCE}]?$")
_FLOWING: Final = re.compile(rf"[，,、；;：:—…～~][{CLOSING_A_SENTENCE}]?$")
_TOLD: Final = re.compile("[我你您他她它咱不了着著在是像如也又这這那]")
"""Words that sentences have and the items of a list seldom."""
_CLAUSE: Final = re.compile(r"[^，。！？；,!?;]+")
_METRES: Final = range(3, 12)
"""Syllables of a clause that verse counts: 三字经 to 长短句."""
_REGULAR: Final = (5, 7)
"""Of a line whose length alone makes two of them verse."""
_NAME: Final = 4
_WIDE: Final = 12
"""Syllables from which lines of one length may be prose, broken where a page was full."""


def stanzas(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of ``lines`` that are verse, in order: what leads up to it and what follows may be prose.

    What says who made a text is for the caller to leave out.
    """
    cuts = [-1, *(at for at, line in enumerate(lines) if not _may_be(line)), len(lines)]
    found = []
    for before, end in pairwise(cuts):
        for start in (before + 1, before + 2):  # the first may only lead up to the others
            if is_verse(lines[start:end]):
                found.append((start, end))
                break
    return found


def is_verse(lines: Sequence[str]) -> bool:
    """Whether all of ``lines`` are one stanza.

    >>> is_verse(["床前明月光，", "疑是地上霜。"]), is_verse(["河湾市桥东区长桥路", "新桥管理处"])
    (True, False)
    """
    if len(lines) < 2 or not all(map(_may_be, lines)) or lines[0].endswith(("：", ":")):
        return False
    weights, inner = [_weight(line) for line in lines], lines[:-1]
    if 4 * sum(any(map(str.isdecimal, line)) for line in lines) > len(lines) or _is_wrapped(lines, weights):
        return False
    stopped = sum(bool(_STOPPED.search(line)) for line in inner)
    flowing = sum(bool(_FLOWING.search(line)) for line in inner)
    if 2 * stopped > len(inner):
        return _is_metrical(lines)
    if flowing:
        return len(lines) > 2 or weights[0] == weights[1]
    return _is_bare_verse(lines, weights)


def is_line(line: str) -> bool:
    """Whether ``line`` is short enough for a line of verse that is marked as one."""
    return 0 < _weight(line) <= LONGEST


def _may_be(line: str) -> bool:
    return is_line(line) and not _NO_VERSE.match(line)


def _weight(line: str) -> int:
    return len(_SYLLABLE.findall(line))


def _is_wrapped(lines: Sequence[str], weights: Sequence[int]) -> bool:
    """Whether ``lines`` are prose broken where it reached an edge: all but the last as wide, mid-sentence."""
    full = weights[:-1]
    open_ended = sum(not (_STOPPED.search(line) or _FLOWING.search(line)) for line in lines[:-1])
    return min(full) >= _WIDE and max(full) - min(full) <= 2 and 2 * open_ended > len(full)


def _is_metrical(lines: Sequence[str]) -> bool:
    """Whether ``lines``, each a sentence, have the same clauses: two in each line, or one in four lines."""
    shapes = {tuple(map(_weight, _CLAUSE.findall(line))) for line in lines}
    if len(shapes) > 1:
        return False
    (shape,) = shapes
    return all(weight in _METRES for weight in shape) and (len(shape) > 1 or len(lines) >= 4)


def _is_bare_verse(lines: Sequence[str], weights: Sequence[int]) -> bool:
    """Whether ``lines``, none with a mark at its end, are of one length or tell something."""
    if set(weights) <= {weights[0]} and weights[0] in _REGULAR:
        return True
    if max(weights) <= _NAME and 2 * sum(line[0] in FREQUENT for line in lines) > len(lines):
        return False
    if set(weights) <= {weights[0]} and weights[0] in _METRES and len(lines) >= 4:
        return len(lines) % 2 == 0
    told = sum(bool(_TOLD.search(line)) for line in lines)
    return len(lines) > 2 and median(weights) >= _NAME and 2 * told >= len(lines)
