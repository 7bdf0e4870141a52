"""Signs of comparison and of ratio that stand between words: 收入>支出, 红∶黄=1∶2, 首页 > 新闻."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.signs.row import Row, said_as, unheard
from briefing.zh.characters import BASIC_HAN

_WORD: Final = rf"[{BASIC_HAN}A-Za-z]"
_ALONE: Final = r"[A-Za-zα-ω](?![A-Za-z])"
_LETTER_BEFORE: Final = r"(?<![A-Za-z])[A-Za-zα-ω]\s?"
_PLACE: Final = re.compile(
    r"(?:首页|主页|当前位置|所在位置|您的位置|导航|路径|菜单|设置|点击|打开|进入|依次|选择)[^，。！？\n]{0,24}$"
)
"""What begins a path through pages or menus, whose parts stand between signs of comparison."""
_PART: Final = rf"[{BASIC_HAN}]{{1,6}}"
_RATIO: Final = re.compile(
    rf"(?:∶{_PART}(?:∶{_PART})*\s?(?:=|的?(?:[质体]量?积?比|用量比|配比|比例|比值|之?比))|[:：]{_PART}(?:[:：]{_PART})*\s?=)"
    r"[为是约]{0,2}\s?\d+(?:\.\d+)?\s?[:：∶]\s?\d"
)
"""The rest of what is compared, and its ratio."""


def _of_a_path(plain: str, at: int) -> bool:
    return plain[at] == ">" and _PLACE.search(plain, max(0, at - 36), at) is not None


def _of_a_ratio(plain: str, at: int) -> bool:
    """Whether the colon at ``at`` parts things whose ratio follows: 红∶黄∶蓝的配比为1∶1∶2."""
    if plain[at] not in ":：∶" or not re.search(f"[{BASIC_HAN}]$", plain[:at]):
        return False
    return _RATIO.match(plain, at) is not None


_PATH: Final = unheard(id="signs/path", pattern=">", written="点击设置>通用", spoken="点击设置通用")
_RATIO_OF_WORDS: Final = said_as(
    "比", id="signs/ratio-of-words", pattern="[:：∶]", written="男:女=3:1", spoken="男比女等于三比一"
)

ROWS: Final[tuple[Row, ...]] = (
    _PATH._replace(stands=_of_a_path),
    _RATIO_OF_WORDS._replace(stands=_of_a_ratio),
    said_as(
        "小于",
        id="signs/less",
        pattern=rf"<(?=\s?{_ALONE})",
        before=_LETTER_BEFORE,
        written="a<b",
        spoken="a小于b",
    ),
    said_as(
        "大于",
        id="signs/greater",
        pattern=rf">(?=\s?{_ALONE})",
        before=_LETTER_BEFORE,
        written="a>b",
        spoken="a大于b",
    ),
    said_as(
        "小于",
        id="signs/less-between-words",
        pattern=rf"<(?=\s?{_WORD})(?![^<>\n]*>)",
        before=rf"{_WORD}\s?",
        written="支出<收入",
        spoken="支出小于收入",
    ),
    said_as(
        "大于",
        id="signs/greater-between-words",
        pattern=rf">(?=\s?{_WORD})",
        before=rf"{_WORD}\s?",
        written="需求>供给",
        spoken="需求大于供给",
    ),
)
"""Tried in order."""
