"""Signs whose sense hangs on what is around: ticks, plus and minus, number signs, waves, primes."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.sheet import Sheet
from briefing.pronounce.signs.addresses import SIGNS_SAID
from briefing.pronounce.signs.row import Row, said_as, shown, unheard
from briefing.zh.characters import BASIC_HAN

_ENDS: Final = r"(?=\s?(?:[，。、；：！？）)”]|$))"
_STARTS: Final = r"(?:^|[\n。！？；：，])\s?"
_TICKS: Final = "✓✔☑√"
_ITEM: Final = re.compile(rf"[{_TICKS}](?=\s)(?![^\n]*[×✗✘✕])")
_LETTERED: Final = re.compile(r"[^A-Za-z]?[A-Z]#(?=[楼栋座幢机炉线门口厂馆库井泵])")
_LENGTHENED: Final = re.compile(r"[啊吧呢哦啦哈呀了的嘛哟喽嗨耶么吗哒呐咯嘿噢喔]|[您你家们真太很]好")
"""After these a wave draws the syllable out."""
_DECORATION: Final = re.compile(rf"[~～〜][^~～〜，。；！？、]{{1,12}}[~～〜](?![A-Za-z\d{BASIC_HAN}])")
"""What stands between two waves of which the second joins nothing."""


def _ends_a_pair_of_waves(plain: str, at: int) -> bool:
    """Whether the wave at ``at`` closes what another opened, as in ~重磅~来了."""
    opening = max(plain.rfind(wave, max(0, at - 16), at) for wave in "~～〜")
    return opening >= 0 and not plain[opening - 1 : opening].isalnum() and plain[opening + 1].isalnum()


def is_range(plain: str, at: int) -> bool:
    """Whether the wave at ``at`` stands for 至 between two words."""
    before, after = plain[at - 1 : at] if at else "", plain[at + 1 : at + 2]
    return (
        plain[at] in "~～〜"
        and before.isalnum()
        and after.isalnum()
        and not _LENGTHENED.fullmatch(before)
        and not _LENGTHENED.fullmatch(plain[max(0, at - 2) : at])
        and not _DECORATION.match(plain, at)
        and not _ends_a_pair_of_waves(plain, at)
    )


def _is_number_sign(plain: str, at: int) -> bool:
    """Whether the # at ``at`` follows a number (3#楼) and closes no topic (#双11#)."""
    opening = plain.rfind("#", max(0, at - 32), at)
    topic = opening >= 0 and not plain[opening - 1 : opening].isdigit()
    numbered = plain[at - 1 : at].isdigit() or _LETTERED.match(plain, max(0, at - 2)) is not None
    return plain[at] == "#" and numbered and not plain[at + 1 : at + 2].isdigit() and not topic


def _parts_items(plain: str, at: int) -> bool:
    """Whether the tick at ``at`` begins a further item of one line, none of which is crossed out."""
    return _ITEM.match(plain, at) is not None and re.search(r"\S\s$", plain[max(0, at - 2) : at]) is not None


def _shown_pause(sheet: Sheet, plain: str, at: int, end: int) -> int:
    sheet.omit("ornament", at, at + 1)
    sheet.punctuate("，", at, at)
    return at + 1


def _number_sign(sheet: Sheet, plain: str, at: int, end: int) -> int:
    sheet.say("号", at, at + 1)
    return at + 1


ROWS: Final[tuple[Row, ...]] = (
    unheard(
        id="signs/section-after-ordinal", pattern="§", before=r"第\s?", written="第§5条", spoken="第五条"
    ),
    said_as("正负", id="signs/plus-or-minus", pattern=r"\+/[-−]", written="+/-5", spoken="正负五"),
    said_as(
        "阴性",
        id="signs/negative-marker",
        pattern=rf"[-−]{_ENDS}",
        before=r"(?<![A-Za-z])(?:HER-?2|Rh|RH|ER|PR|CD\d{1,3}|EGFR|ALK|PD-L1)",
        written="HER2-，",
        spoken="HER二阴性，",
    ),
    said_as("根号", id="signs/root", pattern=r"√(?=\s?[\d(（a-zπ])", written="√x", spoken="根号x"),
    shown(
        "ornament",
        id="signs/tick-of-a-list",
        pattern=rf"[{_TICKS}](?!\d)(?![^\n]*[×✗✘✕])",
        before=r"^\s*|\n\s*",
        written="✓已核对",
        spoken="已核对",
    ),
    Row(
        "signs/tick-between-items",
        _parts_items,
        _shown_pause,
        "✓ 已核对　✓ 已盖章",
        "已核对，已盖章",
    ),
    unheard(
        id="signs/cross-before-no",
        pattern=r"[✗✘✕❌](?=\s?(?:请?[不勿别禁]|严禁|切[忌勿]|无需))",
        before=r"^|[\s，。；：]",
        written="✗ 不要充电",
        spoken="不要充电",
    ),
    said_as(
        "勾",
        id="signs/tick-that-is-made",
        pattern=rf"[{_TICKS}](?!\d)",
        before=r"[打画划]\s?[“\"（(]?",
        written="在方格里打√",
        spoken="在方格里打勾",
    ),
    said_as(
        "圆", id="signs/circle", pattern=r"[⊙☉](?=[A-Z](?![A-Za-z]))", written="⊙O的半径", spoken="圆O的半径"
    ),
    said_as(
        "秒",
        id="signs/seconds",
        pattern="″",
        before=r"[′分][^，。]{0,2}\d{1,2}(?:\.\d+)?",
        written="30′和45″",
        spoken="三十分和四十五秒",
    ),
    said_as(
        "英寸",
        id="signs/inches",
        pattern=r"″|\"(?=[屏寸显曲液轮])",
        before=r"(?<![′'\d.])\d{1,3}(?:\.\d{1,2})?\s?",
        written="6.7″屏",
        spoken="六点七英寸屏",
    ),
    said_as("分", id="signs/minutes", pattern="′", before=r"\d\s?", written="第30′", spoken="第三十分"),
    said_as(
        "撇",
        id="signs/prime",
        pattern="′",
        before=r"(?<![A-Za-z])[A-Zfgxy]",
        written="点A′",
        spoken="点A撇",
    ),
    said_as(
        "星",
        id="signs/special-treatment",
        pattern=r"[*＊](?=S?\*?ST(?![A-Za-z]))",
        written="*ST华仪",
        spoken="星ST华仪",
    ),
    said_as(
        "星",
        id="signs/star-of-a-key",
        pattern=r"[*＊](?=[号键字])",
        written="带*号的，按*键",
        spoken="带星号的，按星键",
    ),
    said_as(
        "井",
        id="signs/hash-of-a-key",
        pattern=r"[#＃](?=[号键字])",
        before=r"(?<!\d)",
        written="按#号键",
        spoken="按井号键",
    ),
    said_as(
        SIGNS_SAID["_"],
        id="signs/underscore-of-a-name",
        pattern=r"_(?=[A-Za-z\d]{2})",
        before=r"[A-Za-z\d]{2}",
        written="用户名zhang_san，数列a_n",
        spoken="用户名zhang下划线san，数列a n",
    ),
    shown("symbol", id="signs/dollar-in-a-name", pattern=r"\$(?=[A-Za-z_{])", written="A$AP", spoken="AAP"),
    said_as(
        "阴性",
        id="signs/negative-test",
        pattern=r"[-−](?=[)）])",
        before=r"[（(]",
        written="抗体（-）",
        spoken="抗体（阴性）",
    ),
    said_as(
        "阳性",
        id="signs/positive-test",
        pattern=r"\+(?=[)）])",
        before=r"[（(]",
        written="抗体（+）",
        spoken="抗体（阳性）",
    ),
    said_as(
        "减",
        id="signs/minus-of-a-grade",
        pattern=rf"[-−](?:{_ENDS}|(?=[评级等档“]))",
        before=r"(?<![A-Za-z])(?:[A-F]|[AB]{2,3})",
        written="评级为BBB-。",
        spoken="评级为BBB减。",
    ),
    said_as(
        "减",
        id="signs/minus",
        pattern=r"[-−](?=\s?[\dA-Za-z(（])",
        before=r"[²³ⁿ⁰-⁹]\s?",
        written="b²-4ac",
        spoken="b平方减四ac",
    ),
    Row(
        "signs/number-sign",
        _is_number_sign,
        _number_sign,
        "3#楼",
        "三号楼",
    ),
)
"""Tried in order."""
