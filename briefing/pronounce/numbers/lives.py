"""Years of a life in brackets, years that are greeted, and how long somebody reigned or served."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.counts import NO_AMOUNT
from briefing.pronounce.numbers.numerals import cardinal, digits
from briefing.pronounce.numbers.rule import rule, spelled
from briefing.pronounce.numbers.scores import is_of_a_match
from briefing.zh.characters import BASIC_HAN

_LONGEST_LIFE: Final = 120
"""Years: of two numbers in brackets that lie further apart one is no death."""
_MEASURED: Final = re.compile("[价格额量数度值率重距长宽深温费本][（(]")
"""What ends a word for something that is measured, and seldom a name."""
_BEFORE_CHRIST: Final = r"(?:公元)?前"
_SPENT: Final = (
    r"(?:在[位任职岗世]|即位|登基|统治|执[政教业法掌]|掌[权管舵]|[任在]职|任[教期]|从[业教医政军艺警影]|从事[^，。；\d]{1,8}|"
    r"服[役务刑]|行医|教书|当兵|[结已]婚|婚龄|[工党教军]龄|相[伴恋守识处隔距]|恋爱|入[行职]|创业|经营|坚[守持]|守[护望]|扎根|"
    r"驻守|失[散联明踪]|分离|离散|阔别|暌违|时隔|历[时经]|[耗为]时|为期|长达|存续|尘封|沉睡|潜逃|逃亡|定居|旅居|隐居|卧床|"
    r"[质保]保期?|保修|寿命|使用|居住|已有|延续|持续|运行|走过|度过|[干等活住用])"
)
"""What one does for years: after it two digits are no year of a century."""


def _life(found: re.Match[str]) -> str:
    """``1021—1086`` → 一零二一至一零八六; empty for what may be amounts, and for a score."""
    before = found.string[max(0, found.start() - 3) : found.start()]
    birth, doubt, death = found.groups(default="")
    died = f"至{doubt}{digits(death)}"
    if re.search(f"{_BEFORE_CHRIST}$", before):
        falls = int(birth) > int(death) or doubt.endswith(("前", "公元"))
        return digits(birth) + died if falls else ""
    lived = int(death) - int(birth)
    amounts = birth[-1] == death[-1] == "0" or (len(birth) < 4 and _MEASURED.search(before))
    year = len(death) > 2 and int(death) < 2100
    if not (year and 0 < lived <= _LONGEST_LIFE) or amounts or is_of_a_match(found):
        return ""
    return digits(birth) + died


RULES = (
    rule(
        id="numbers/lives/years-of-a-life",
        before=rf"[{BASIC_HAN}》”][（(]\s?(?:[\s{BASIC_HAN}]{{1,4}}?[：:，,]\s?)?(?:约|{_BEFORE_CHRIST}|公元|生于)?",
        pattern=rf"(\d{{2,4}})年?\s?[-−–—~～－]{{1,2}}\s?(约|{_BEFORE_CHRIST}|公元)?(\d{{2,4}})(?=年?\s?[)），,；;、。])",
        say=_life,
        written="王安石（1021—1086）、张衡（78—139）和嬴政（前259—前210），热量（300-350）",
        spoken="王安石（一零二一至一零八六）、张衡（七八至一三九）和嬴政（前二五九至前二一零），热量（三百至三百五十）",
    ),
    rule(
        id="numbers/lives/year-that-is-greeted",
        before=r"(?:再见|再会|你好|告别|送别|迎接|拥抱|回望|回首|回顾|展望|跨入|步入|遇见|致敬|你好呀|我的|我们的)[，！]?",
        pattern=rf"20[0-4]\d(?=[，。！？；：”’、…\s]|$){NO_AMOUNT}",
        say=spelled,
        written="告别2023，迎接2024。告别2000个夜晚",
        spoken="告别二零二三，迎接二零二四。告别两千个夜晚",
    ),
    rule(
        id="numbers/lives/year-that-is-spoken-to",
        before=r"(?:^|[“‘《，。！？；：—\s])",
        pattern=r"20[0-4]\d(?=[，！]?(?:再见|再会|你好|加油|我来了|我准备好了|请对我|会更好|过得|我们一起|一路同行))",
        say=spelled,
        written="“2024，再见！”，2024你好",
        spoken="“二零二四，再见！”，二零二四你好",
    ),
    rule(
        id="numbers/lives/years-spent",
        before=rf"{_SPENT}(?:了|已|近|约|满|超过?|共|逾|长?达|整整|将近|有){{0,3}}\s?",
        pattern=r"[1-9]\d(?=\s?[多余]?年(?!代|[初末底春夏秋冬版产]))",
        say=lambda found: cardinal(found[0], "二"),
        written="女王在位63年，98年毕业",
        spoken="女王在位六十三年，九八年毕业",
    ),
)
