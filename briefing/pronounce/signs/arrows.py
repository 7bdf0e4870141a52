"""Arrows and triangles: a rise, a fall, a way, a reaction, a limit, a figure of geometry, an ornament."""

from __future__ import annotations

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
_FORMULA: Final = (
    r"(?:[A-Za-z)][₀-₉⁺⁻]|[A-Z][A-Za-z\d]*\s?\+\s?\d?[A-Z])[A-Za-z₀-₉⁺⁻²³()\d↑↓]*(?:\s?\([a-z]+\))?\s?"
)
"""What the formula of a substance ends with, in an equation."""

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
    said_as(
        "德尔塔", id="signs/difference", pattern=r"△(?=[A-Za-z](?![A-Za-z]))", written="△t", spoken="德尔塔t"
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
        before=rf"^|[{BASIC_HAN}\d%‰（）()\s，。；：、,]",
        written="营收▲2.5%",
        spoken="营收上涨百分之二点五",
    ),
    said_as(
        "下跌",
        id="signs/triangle-for-fall",
        pattern=rf"[▼▽🔻]+(?=\s?[\d.\-¥$])|[▼🔻]+{_ENDS}",
        before=rf"^|[{BASIC_HAN}\d%‰（）()\s，。；：、,]",
        written="净利▼1.5%",
        spoken="净利下跌百分之一点五",
    ),
    said_as(
        "向右",
        id="signs/way-on-a-sign",
        pattern=rf"[→➡](?=\s?[{BASIC_HAN}])",
        before=r"(?:[写画标印]着|(?:牌|路标|标识)上)[：:]?\s?[“\"]?",
        written="墙上画着→药房，甲地→乙地",
        spoken="墙上画着向右药房，甲地到乙地",
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
)
"""Tried in order."""
