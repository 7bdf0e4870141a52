"""Characters that look like ideographs and are none, with the ideographs that they stand for.

Programs that make PDFs name a glyph by the first code that shows it, and for a character such as 文 that may
be the radical U+2F42 or a compatibility ideograph. Nothing finds, reads or compares such a text.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from briefing.zh.characters import COMPATIBILITY, KANGXI

_SUPPLEMENT: Final = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮"
    "⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛"
    "⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
"""CJK Radicals Supplement, those with an equal among the ideographs."""
_EQUALS: Final = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗"
    "糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风"
    "飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""The ideographs equal to them (Unicode Character Database, EquivalentUnifiedIdeograph.txt)."""


def _normal(code: int) -> str:
    return unicodedata.normalize("NFKC", chr(code))


IDEOGRAPHS: Final = {
    **{ord(one): other for one, other in zip(_SUPPLEMENT, _EQUALS, strict=True)},
    **{
        code: _normal(code)
        for block in (KANGXI, *COMPATIBILITY)
        for code in block
        if _normal(code) != chr(code)
    },
}
"""The ideograph for each, as ``str.translate`` takes them."""
