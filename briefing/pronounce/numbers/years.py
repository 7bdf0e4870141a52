"""Years, decades, eras, seasons, and how long ago."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.counts import COUNTED
from briefing.pronounce.numbers.numerals import cardinal, digits
from briefing.pronounce.numbers.rule import DASH, rule, spelled
from briefing.zh.characters import BASIC_HAN

_RECENT = r"(?:1[5-9]|20)\d\d"
_EVENT = (
    r"(?:财年|年度|赛季|学年|[级届款版](?!别)|"
    rf"(?![个名位人家条万亿多余元件次辆台所座亩户种项吨米页字])[{BASIC_HAN}]{{0,8}}?"
    r"(?:奥运|亚运|全运|世界杯|欧洲杯|亚洲杯|春晚|锦标赛|公开赛|马拉松|大会|论坛|峰会|博览会|年会|展览?会|艺术节|电影节|音乐节|"
    r"[车漫书画]展|春运|春节|新春|国庆|中秋|元旦|跨年|高考|中考|考研|国考|省考|校招|春招|秋招|榜单|[百十]强|[年财季]报))"
)
_NO_AMOUNT = rf"(?!\d|[.,]\d|\s?(?![年届级款版])(?:{COUNTED}|[元度分%‰℃°㎡]|级|[a-zA-Z]))"
"""What follows a year, and not an amount: 1500-2000元."""
_NO_LENGTH = r"(?!年(?:前(?!后)|来|的?历史|之久|以前))"
_REMEMBERED = (
    r"(?:世界杯|欧洲杯|亚洲杯|[冬夏残]奥|奥[运会]|[冬残]?亚运|全运|世博|"
    r"抗洪|洪水|洪灾|特大洪|非典|金融危机|金融风暴|股灾|春晚)"
)
"""What people name with two digits of its year: 98抗洪, 08奥运."""
_HOSTS = (
    r"(?:北京|雅典|伦敦|里约|东京|巴黎|悉尼|首尔|汉城|平昌|索契|都灵|米兰|温哥华|杭州|广州|哈尔滨|多哈|釜山|仁川|雅加达|"
    r"上海|西安|成都|韩日|德国|南非|巴西|俄罗斯|卡塔尔|法国)"
)
"""Cities and countries that have held them since 1988."""
_REIGN = (
    r"(?:贞观|开元|天宝|洪武|永乐|宣德|成化|弘治|正德|嘉靖|隆庆|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|"
    r"光绪|宣统|民国|明治|大正|昭和|平成|令和)"
)
"""Reigns whose years are counted: the best known of Tang, of Ming and Qing, of Japan since 1868."""
_OF_A_DECADE = (
    r"(?:流行|复古|经典|怀旧|老歌|金曲|摇滚|迪斯科|港[风片星]|情怀|风[格情]?|音乐|乐坛|时尚|穿搭|妆|审美|文化|"
    r"氛围|味道|元素|美学|辣妹|女郎|童年|记忆|动画|动漫|电影|影视|歌[曲手]|好莱坞|香港|台湾|日本|美国)"
)
"""What a decade is remembered for: before other words 90s is a length of time."""


_ABOUT: Final = re.compile(
    r"(?:(?<![最附临邻])近|(?<![签续解违合契公条预纽])约|(?<![下传送转抵到])达|(?<![中英德意西法])超|逾|过)$"
)
"""What makes a length of time of a round number before 年; not 签约, 下达, 中超."""


def _year(found: re.Match[str]) -> str:
    """The year, digit by digit; empty for a round number that is a length of time: 逾1500年."""
    before = found.string[max(0, found.start() - 2) : found.start()]
    round_number = found[0].endswith("00") or (found[0] < "1900" and found[0].endswith("0"))
    return "" if round_number and _ABOUT.search(before) else digits(found[0])


def _of_era(numeral: str) -> str:
    return digits(numeral) if len(numeral) == 4 else cardinal(numeral, "二")


def _years(found: re.Match[str]) -> str:
    if len(found[2]) == 4 and found[2] <= found[1]:
        return ""
    return f"{digits(found[1])}至{digits(found[2])}"


RULES = (
    rule(
        id="numbers/years/year-to-year",
        before=r"(?<![薪价费约¥$€£])",
        pattern=rf"({_RECENT}){DASH}({_RECENT}){_NO_AMOUNT}{_NO_LENGTH}",
        say=_years,
        written="2019—2024年，1500-2000米，1500-2000年前",
        spoken="二零一九至二零二四年，一千五百至两千米，一千五百至两千年前",
    ),
    rule(
        id="numbers/years/season",
        pattern=rf"({_RECENT})[-/—]((?:\d\d){{1,2}})(?=\s?(?:赛季|学年|财年|年度))",
        say=_years,
        written="2023/24赛季",
        spoken="二零二三至二四赛季",
    ),
    rule(
        id="numbers/years/year-to-short-year",
        pattern=rf"({_RECENT})[-—](\d\d)(?=年)",
        say=_years,
        written="2023-25年",
        spoken="二零二三至二五年",
    ),
    rule(
        id="numbers/years/length-in-years",
        pattern=r"1000(?=\s?年)|\d00(?:0)?(?=\s?年(?:前(?!后)|间|来|的?历史|的?文明|以前|之久|以上))"
        r"|[1-9]\d00(?=\s?年(?:的?历史|的?文明|之久))",
        say=lambda found: cardinal(found[0]),
        written="2000年前的陶片",
        spoken="两千年前的陶片",
    ),
    rule(
        id="numbers/years/year",
        before=r"(?<!历时)(?<!历经)(?<!距今)(?<!已有)(?<!整整)(?<!距今约)",
        pattern=r"(?:1\d|20|21)\d\d(?=\s?年)",
        say=_year,
        written="下达2025年资金，约1998年建成，逾1500年",
        spoken="下达二零二五年资金，约一九九八年建成，逾一千五百年",
    ),
    rule(
        id="numbers/years/from-decade-to-decade",
        pattern=rf"((?:1[5-9]|20)\d0)['’]?s?{DASH}((?:1[5-9]|20)\d0)['’]?s(?![A-Za-z])",
        say=lambda found: f"{digits(found[1])}至{digits(found[2])}年代",
        written="1960s-1970s",
        spoken="一九六零至一九七零年代",
    ),
    rule(
        id="numbers/years/decade",
        pattern=r"((?:1[5-9]|20)\d0)['’]?s(?![A-Za-z])",
        say=lambda found: digits(found[1]) + "年代",
        written="1990s",
        spoken="一九九零年代",
    ),
    rule(
        id="numbers/years/short-decade",
        before=r"(?<![\d.,A-Za-z])",
        pattern=rf"['’‘]?([5-9]0)s(?=\s?(?:的?{_OF_A_DECADE}))",
        say=lambda found: digits(found[1]) + "年代",
        written="90s的金曲，限时90s的短片",
        spoken="九零年代的金曲，限时九十秒的短片",
    ),
    rule(
        id="numbers/years/year-before-quarter",
        before=r"(?<![\d.])",
        pattern=r"(?:20)?\d\d(?=[QH][1-4](?!\d))",
        say=spelled,
        written="2025Q3财报",
        spoken="二零二五Q三财报",
    ),
    rule(
        id="numbers/years/year-before-event",
        pattern=rf"(?:19|20)\d\d(?=\s?{_EVENT})",
        say=spelled,
        written="2024巴黎奥运会",
        spoken="二零二四巴黎奥运会",
    ),
    rule(
        id="numbers/years/year-in-brackets",
        before=r"[〔\[［(（]",
        pattern=r"(?:1\d|20)\d\d(?=[〕\]］)）—–-])",
        say=spelled,
        written="国发〔2023〕15号和道光（1844）",
        spoken="国发〔二零二三〕十五号和道光（一八四四）",
    ),
    rule(
        id="numbers/years/year-of-a-right",
        before=r"(?:©|[Cc]opyright|版权所有)\s?",
        pattern=r"(?:19|20)\d\d(?!\d)",
        say=spelled,
        written="© 2024某某网",
        spoken=" 二零二四某某网",
    ),
    rule(
        id="numbers/years/year-before-title",
        before=r"(?<![\d.,约近达超过有共])",
        pattern=r"(?:19|20)\d\d(?=[“《])",
        say=spelled,
        written="2019“金融知识普及月”",
        spoken="二零一九“金融知识普及月”",
    ),
    rule(
        id="numbers/years/title-of-a-year",
        before=r"[《“]",
        pattern=r"(?:19|20)\d\d(?=[》”])|(?<=《)1\d\d\d(?=》)",
        say=spelled,
        written="《1984》",
        spoken="《一九八四》",
    ),
    rule(
        id="numbers/years/year-ending-title",
        before=rf"[，、{BASIC_HAN}]\s?",
        pattern=r"(?:19|20)\d\d(?=[)）》”])",
        say=spelled,
        written="《歌手2017》",
        spoken="《歌手二零一七》",
    ),
    rule(
        id="numbers/years/first-of-two-years",
        pattern=r"(?:1\d|20)\d\d(?=\s?[至到、和及或]\s?(?:1\d|20)\d\d\s?(?:年|学年|财年|赛季))",
        say=spelled,
        written="从1907至1917年",
        spoken="从一九零七至一九一七年",
    ),
    rule(
        id="numbers/years/short-season",
        pattern=r"([1-9]\d)[-/—–]([0-9]\d)(?=赛季|学年|财年)",
        say=_years,
        written="88-89赛季",
        spoken="八八至八九赛季",
    ),
    rule(
        id="numbers/years/year-of-era",
        before=r"公元前?",
        pattern=r"\d{4}(?=年)",
        say=spelled,
        written="公元前2345年",
        spoken="公元前二三四五年",
    ),
    rule(
        id="numbers/years/years-of-era",
        before=r"公元前?",
        pattern=rf"(\d{{3,4}}){DASH}(\d{{3,4}})(?=年)",
        say=lambda found: f"{digits(found[1])}至{digits(found[2])}",
        written="公元618—907年",
        spoken="公元六一八至九零七年",
    ),
    rule(
        id="numbers/years/early-year-of-era",
        before=r"公元前?|[^之以年日月天]前|^前",
        pattern=r"\d{3}(?=年)",
        say=spelled,
        written="公元前221年",
        spoken="公元前二二一年",
    ),
    rule(
        id="numbers/years/before-christ",
        before=r"(?<![A-Za-z\d.,])",
        pattern=r"(\d{1,4})\s?(?:BCE?|bce?|[Bb]\.[Cc]\.(?:[Ee]\.)?)(?![A-Za-z])年?",
        say=lambda found: f"公元前{_of_era(found[1])}年",
        written="221 BC",
        spoken="公元前二百二十一年",
    ),
    rule(
        id="numbers/years/month-before-christ",
        before=r"(?<![A-Za-z\d.,])",
        pattern=r"(\d{1,4})年(\d{1,2})月\s?(?:BCE?|bce?)(?![A-Za-z])",
        say=lambda found: f"公元前{_of_era(found[1])}年{cardinal(found[2], '二')}月",
        written="44年3月BC",
        spoken="公元前四十四年三月",
    ),
    rule(
        id="numbers/years/anno-domini",
        before=r"(?<![A-Za-z])",
        pattern=r"(?:AD|A\.D\.)\s?(\d{1,4})(?![\d.,])年?",
        say=lambda found: f"公元{_of_era(found[1])}年",
        written="AD 79",
        spoken="公元七十九年",
    ),
    rule(
        id="numbers/years/anno-domini-after",
        before=r"(?<![A-Za-z\d.,])",
        pattern=r"(\d{1,4})\s?(?:AD|ad|[Aa]\.[Dd]\.)(?![A-Za-z])年?",
        say=lambda found: f"公元{_of_era(found[1])}年",
        written="79 AD",
        spoken="公元七十九年",
    ),
    rule(
        id="numbers/years/year-of-birth",
        before=r"(?:[生卒死殁]|[始修新]建|成立|创[立刊建办]|出版|[摄写作]|毕业|始)于",
        pattern=rf"(?:1\d|20)\d\d{_NO_AMOUNT}(?!年)",
        say=spelled,
        written="生于1984，建于1900米处",
        spoken="生于一九八四，建于一千九百米处",
    ),
    rule(
        id="numbers/years/year-of-students",
        before=r"(?<![\d.第])",
        pattern=r"\d\d(?=级(?:校友|学生|同学|新生|毕业|本科|研究生|硕士|博士|学员|学长|学[姐妹弟]))",
        say=spelled,
        written="95级校友，12级大风",
        spoken="九五级校友，十二级大风",
    ),
    rule(
        id="numbers/years/two-digits-before-event",
        before=r"(?<![\d.,:第隔了过近约])",
        pattern=rf"\d\d(?=年?{_REMEMBERED}|年的?{_HOSTS}的?{_REMEMBERED})",
        say=spelled,
        written="98抗洪和12年伦敦奥运，时隔12年奥运重来",
        spoken="九八抗洪和一二年伦敦奥运，时隔十二年奥运重来",
    ),
    rule(
        id="numbers/years/year-after-apostrophe",
        pattern=r"['’‘](\d\d)(?=年|级|届|版(?![块面本])|世界杯|欧洲杯|奥运|亚运|洪水|香港|澳门|金融|抗洪)",
        say=lambda found: digits(found[1]),
        written="’98年和'83版，‘12版面’",
        spoken="九八年和八三版，‘十二版面’",
    ),
    rule(
        id="numbers/years/year-of-reign",
        before=_REIGN + r"\s?",
        pattern=r"[1-9]\d?(?=年)",
        say=lambda found: cardinal(found[0], "二"),
        written="乾隆58年，82年毕业",
        spoken="乾隆五十八年，八二年毕业",
    ),
    rule(
        id="numbers/years/two-digit-year",
        before=r"(?<![了共第达近约过满有在逾超历活龄元前\d.])",
        pattern=r"[5-9][1-9](?=年(?:[，,、。的出毕底初春夏秋冬末\d]|世界杯|奥运|高考|版|$))",
        say=spelled,
        written="98年毕业",
        spoken="九八年毕业",
    ),
    rule(
        id="numbers/years/two-digit-year-of-a-life",
        before=r"(?<![了共第达近约过满有在逾超历活龄前工干等花用\d.])",
        pattern=rf"[5-9]\d(?=年[{BASIC_HAN}]{{0,4}}?(?:毕业|出生|生人|入学|入伍|入党|参军|下海|出国|回国|建成|投产|离异|分到|"
        r"调[到入]|考[上入进]|进[厂城京]))",
        say=spelled,
        written="98年大学毕业，打了60年才回国",
        spoken="九八年大学毕业，打了六十年才回国",
    ),
    rule(
        id="numbers/years/generation",
        before=r"(?<![第.])",
        pattern=r"\d[05](?=(?:[、和与到至]\d[05])?后(?![来续面期半天年者备]))",
        say=spelled,
        written="80后和00后",
        spoken="八零后和零零后",
    ),
)
