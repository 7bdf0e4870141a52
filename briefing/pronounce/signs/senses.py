"""Signs whose sense hangs on what is around: arrows and triangles, ticks, number signs, waves, primes."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.signs.row import Row, said_as, shown, unheard
from briefing.zh.characters import BASIC_HAN

_UP: Final = "↑⬆⇧▲△🔺"
_DOWN: Final = "↓⬇⇩▼▽🔻"
_RISES: Final = r"(?:[涨升增高]|上[扬行浮调]|增[长加幅]|提高)"
_FALLS: Final = r"(?:[跌降减低]|下[滑行浮调]|减少|回落|缩水)"
_LEVEL: Final = r"\d\s?(?:级|岁|人|次|件|分|名|厘米|米|cm|斤|公斤|周|寸)"
_WORD_END: Final = r"[了至到幅约]?[：:]?\s?"
_ENDS: Final = r"(?=\s?(?:[，。、；：！？）)”]|$))"
_STARTS: Final = r"(?:^|[\n。！？；：，])\s?"
_TICKS: Final = "✓✔☑√"
_FORMULA: Final = (
    r"(?:[A-Za-z)][₀-₉⁺⁻]|[A-Z][A-Za-z\d]*\s?\+\s?\d?[A-Z])[A-Za-z₀-₉⁺⁻²³()\d↑↓]*(?:\s?\([a-z]+\))?\s?"
)
"""What the formula of a substance ends with, in an equation."""
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
    return (
        plain[at] == "#"
        and plain[at - 1 : at].isdigit()
        and not plain[at + 1 : at + 2].isdigit()
        and not topic
    )


ROWS: Final[tuple[Row, ...]] = (
    unheard(
        id="signs/arrow-after-rise",
        pattern=rf"[{_UP}]+",
        before=_RISES + _WORD_END,
        written="金价上涨↑5%",
        spoken="金价上涨百分之五",
    ),
    unheard(
        id="signs/arrow-before-rise",
        pattern=rf"[{_UP}]+(?=\s?上?[涨升增])",
        written="▲涨5%",
        spoken="涨百分之五",
    ),
    unheard(
        id="signs/arrow-after-fall",
        pattern=rf"[{_DOWN}]+",
        before=_FALLS + _WORD_END,
        written="油价下跌↓3%",
        spoken="油价下跌百分之三",
    ),
    unheard(
        id="signs/arrow-before-fall",
        pattern=rf"[{_DOWN}]+(?=\s?下?[跌降减])",
        written="▼跌3%",
        spoken="跌百分之三",
    ),
    said_as(
        "三角形",
        id="signs/triangle",
        pattern=r"[△▲](?=\s?[A-Z]{3}(?![A-Za-z]))",
        written="△ABC",
        spoken="三角形ABC",
    ),
    shown(
        "ornament",
        id="signs/arrow-that-points",
        pattern=rf"[{_UP}{_DOWN}→⬇⬆➡]+(?=\s?[{BASIC_HAN}A-Za-z“《【])",
        before=r"(?:^|[\n。！？])\s?",
        written="→点击报名",
        spoken="点击报名",
    ),
    said_as(
        "上涨",
        id="signs/triangle-for-rise",
        pattern=rf"[▲△🔺]+(?=\s?[\d.+¥$])|[▲🔺]+{_ENDS}",
        before=rf"^|[{BASIC_HAN}\d%‰）)\s，。；：、,]",
        written="营收▲2.5%",
        spoken="营收上涨百分之二点五",
    ),
    said_as(
        "下跌",
        id="signs/triangle-for-fall",
        pattern=rf"[▼▽🔻]+(?=\s?[\d.\-¥$])|[▼🔻]+{_ENDS}",
        before=rf"^|[{BASIC_HAN}\d%‰）)\s，。；：、,]",
        written="净利▼1.5%",
        spoken="净利下跌百分之一点五",
    ),
    said_as(
        "以上", id="signs/and-more", pattern="↑", before=_LEVEL, written="8级↑阵风", spoken="八级以上阵风"
    ),
    said_as(
        "以下", id="signs/and-less", pattern="↓", before=_LEVEL, written="12岁↓免票", spoken="十二岁以下免票"
    ),
    said_as("上升", id="signs/arrow-for-rise", pattern=r"[↑⬆⇧]+", written="气温↑", spoken="气温上升"),
    said_as("下降", id="signs/arrow-for-fall", pattern=r"[↓⬇⇩]+", written="气温↓", spoken="气温下降"),
    said_as(
        "生成",
        id="signs/reaction",
        pattern=r"(?:→|⟶|⇒|-+>)(?=\s?\d?[A-Z])",
        before=_FORMULA,
        written="2H₂+O₂→2H₂O",
        spoken="二H二加O二生成二H二O",
    ),
    said_as(
        "可逆生成",
        id="signs/reversible-reaction",
        pattern=r"[⇌⇄↔⇋](?=\s?\d?[A-Z])",
        before=_FORMULA,
        written="N₂+3H₂⇌2NH₃",
        spoken="N二加三H二可逆生成二NH三",
    ),
    said_as(
        "趋于",
        id="signs/limit",
        pattern=r"→(?=\s?[-+−]?(?:\d|∞))",
        before=r"(?<![A-Za-z])[a-zΔ]\s?",
        written="x→0时",
        spoken="x趋于零时",
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
        "小于",
        id="signs/less",
        pattern=r"<(?=\s?[A-Za-zα-ω](?![A-Za-z]))",
        before=r"(?<![A-Za-z])[A-Za-zα-ω]\s?",
        written="a<b",
        spoken="a小于b",
    ),
    said_as(
        "大于",
        id="signs/greater",
        pattern=r">(?=\s?[A-Za-zα-ω](?![A-Za-z]))",
        before=r"(?<![A-Za-z])[A-Za-zα-ω]\s?",
        written="a>b",
        spoken="a大于b",
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
        lambda sheet, plain, at, end: sheet.say("号", at, at + 1) or at + 1,
        "3#楼",
        "三号楼",
    ),
)
"""Tried in order."""
