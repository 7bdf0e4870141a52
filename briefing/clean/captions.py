"""Paragraphs that are captions by their words, and the photographers in them: shown, not spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from briefing.clean.bylines import NAME
from briefing.clean.edits import cut_block
from briefing.nouns import Article, Block, Role
from briefing.zh.characters import COMMON_HAN
from briefing.zh.hanzi import to_hans
from briefing.zh.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS

_LONGEST: Final = 150
"""Characters; a longer paragraph is no caption."""


class Sign(NamedTuple):
    """What gives a caption away; each row is tested by its example."""

    pattern: str
    """Over the paragraph in simplified characters."""
    example: str
    expected: str
    """The example as caption and credit, divided by ``|``."""


_TAKEN: Final = r"(?:(?<![拍录航偷实盗])摄|[\s/／]摄影)"
_DONE: Final = r"(?<=[。！？…”」）)])(?![”」）)])\s*"
"""After the sentence of a caption."""
CREDITS: Final = (
    Sign(
        rf"(?:[{COMMON_HAN}]{{2,4}}社发\s*)?[{OPENING_BRACKETS}](?:[^（）()，。文]{{0,24}}(?:{_TAKEN}|供图|截图)"
        rf"|(?:图片?|照片)(?:\s*[/／:：|｜\s]|来源|源|据|由)[^（）()，。文]{{1,24}}|[^（）()，。]{{0,8}}(?:资料图片?|资料照片|视觉中国))"
        rf"[{CLOSING_BRACKETS}]",
        "图为启动仪式。（刘通摄）",
        "图为启动仪式。|（刘通摄）",
    ),
    Sign(
        rf"{_DONE}[^。，！？；：:,]{{1,30}}?(?:{_TAKEN}|供图|[\s/／]图|资料图?片?|截图)",
        "雨游古楼。城市摄影队 周斌 摄",
        "雨游古楼。|城市摄影队 周斌 摄",
    ),
    Sign(
        rf"(?<=\S)\s+{NAME}\s*[/／]?\s*摄影?",
        "获奖师生合影 张艳 摄",
        "获奖师生合影|张艳 摄",
    ),
    Sign(
        rf"{_DONE}本文图片.{{0,40}}图",
        "剪报册。本文图片均为 某某网记者 段彦 图",
        "剪报册。|本文图片均为 某某网记者 段彦 图",
    ),
    Sign(
        rf"{_DONE}图(?:片来源|源|据)\s*[:：/]?[^。]{{1,20}}",
        "老街。图源：网络",
        "老街。|图源：网络",
    ),
)
"""How a caption ends that says whose picture it is."""
BEGINNINGS: Final = (
    Sign(r"[▲△▼↑↓]\s*\w", "▲ 第一锅汤出锅", "▲ 第一锅汤出锅"),
    Sign(r"(?:资料)?图(?:为|片?\s*\d*\s*[:：])", "图为新桥夜景。", "图为新桥夜景。"),
    Sign(r"资料(?:图片?|照片)\s*[:：]", "资料图片：新桥夜景", "资料图片：新桥夜景"),
)
"""How a caption begins."""

_CREDIT: Final = re.compile("(?:" + "|".join(sign.pattern for sign in CREDITS) + r")\s*$")
_BEGINNING: Final = re.compile("|".join(sign.pattern for sign in BEGINNINGS))
_ROLES: Final = {Role.BODY, Role.HEADING, Role.CAPTION}


def mark_captions(article: Article) -> Article:
    """``article`` with what its words show to be captions in that role, whose pictures they are as data."""
    return replace(article, blocks=tuple(part for block in article.blocks for part in _parts(block)))


def _parts(block: Block) -> Iterator[Block]:
    """The caption and the credit that ``block`` is, or itself."""
    if block.role not in _ROLES or len(block.text) > _LONGEST:
        yield block
        return
    line = to_hans(block.text)
    credit = _CREDIT.search(line)
    if credit is None:
        is_caption = _BEGINNING.match(line) is not None
        yield replace(block, role=Role.CAPTION, level=0) if is_caption else block
        return
    if credit.start() > 0:
        yield replace(cut_block(block, 0, credit.start()), role=Role.CAPTION, level=0)
    yield replace(cut_block(block, credit.start(), len(block.text)), role=Role.DATA, level=0)
