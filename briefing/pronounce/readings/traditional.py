"""Traditional characters that say how they are read where the simplified ones do not: 乾 and 幹 are both 干.

Made by ``training/traditional.py`` from CC-CEDICT (CC BY-SA 4.0); 臺 was left out, for 臺州.
"""

from __future__ import annotations

from typing import Final

_TABLE = """
萬 wan4|傭 yong1|儁 jun4|沖 chong1|別 bie2|彆 bie4|佔 zhan4|捲 juan3|廠 chang3|發 fa1|髮 fa4
隻 zhi1|檯 tai2|颱 tai2|葉 ye4|籲 yu4|聽 ting1|嚥 yan4|鬨 hong4|餵 wei4|儘 jin3|盡 jin4|佈 bu4
乾 gan1|幹 gan4|廣 guang3|噹 dang1|摺 zhe2|據 ju4|鬥 dou4|鏇 xuan4|麴 qu1|術 shu4|樸 pu3|槓 gang4
櫃 gui4|燬 hui3|湧 yong3|砲 pao4|癥 zheng1|離 li2|祕 mi4|係 xi4|縴 qian4|纖 xian1|羅 luo2
臟 zang4|髒 zang1|臘 la4|醃 yan1|濛 meng2|諡 shi4|穀 gu3|闢 pi4|適 shi4|採 cai3|鈎 gou1
"""

TRADITIONAL: Final = dict(entry.split() for line in _TABLE.strip().splitlines() for entry in line.split("|"))
"""Character: its reading."""
