"""Years, dates, seasons and decades."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.numerals import cardinal, digits
from briefing.pronounce.numbers.rule import DASH, rule, spelled
from briefing.zh.characters import BASIC_HAN

_MONTH = r"(0?[1-9]|1[0-2])"
_DAY = r"(0?[1-9]|[12]\d|3[01])"
_PADDED_MONTH = r"(0[1-9]|1[0-2])"
_PADDED_DAY = r"(0[1-9]|[12]\d|3[01])"
_RECENT = r"(?:1[5-9]|20)\d\d"
_END = r"(?!\d|[-/.]\d|号?[室房])"
_EVENT = (
    r"(?:财年|年度|赛季|学年|[级届款版](?!别)|"
    rf"(?![个名位人家条万亿多余元件次辆台所座亩户种项吨米页字])[{BASIC_HAN}]{{0,8}}?"
    r"(?:奥运|亚运|全运|世界杯|欧洲杯|亚洲杯|春晚|锦标赛|公开赛|马拉松|大会|论坛|峰会|博览会|年会|展览?会|艺术节|电影节|音乐节))"
)


def _year_month_day(found: re.Match[str]) -> str:
    return f"{digits(found[1])}年{cardinal(found[3])}月{cardinal(found[4])}日"


def _month_day_year(found: re.Match[str]) -> str:
    return f"{digits(found[4])}年{cardinal(found[1])}月{cardinal(found[3])}日"


def _year_month(found: re.Match[str]) -> str:
    return f"{digits(found[1])}年{cardinal(found[2])}月"


def _month_year(found: re.Match[str]) -> str:
    return f"{digits(found[2])}年{cardinal(found[1])}月"


def _month_day(found: re.Match[str]) -> str:
    return f"{cardinal(found[1])}月{cardinal(found[2])}日"


def _years(found: re.Match[str]) -> str:
    if len(found[2]) == 4 and found[2] <= found[1]:
        return ""
    return f"{digits(found[1])}至{digits(found[2])}"


RULES = (
    rule(
        id="numbers/dates/year-month-day",
        pattern=rf"(\d{{4}})([-/.]){_MONTH}\2{_DAY}(?:日|号)?{_END}",
        say=_year_month_day,
        written="2026-11-24上线",
        spoken="二零二六年十一月二十四日上线",
    ),
    rule(
        id="numbers/dates/month-day-year",
        pattern=rf"{_MONTH}([-/.]){_DAY}\2(\d{{4}}){_END}",
        say=_month_day_year,
        written="11/24/2026",
        spoken="二零二六年十一月二十四日",
    ),
    rule(
        id="numbers/dates/year-month",
        pattern=rf"((?:19|20)\d\d)[-/]{_PADDED_MONTH}{_END}(?!\s?(?:赛季|学年|财年|年))",
        say=_year_month,
        written="2025/03出版",
        spoken="二零二五年三月出版",
    ),
    rule(
        id="numbers/dates/year-month-with-point",
        pattern=rf"((?:19|20)\d\d)\.{_PADDED_MONTH}{_END}(?!\s?(?:[点元%‰℃°万亿个倍人吨米]|[a-zA-Z]))",
        say=_year_month,
        written="2025.03至今",
        spoken="二零二五年三月至今",
    ),
    rule(
        id="numbers/dates/month-year",
        pattern=rf"{_PADDED_MONTH}[-/.]((?:19|20)\d\d){_END}",
        say=_month_year,
        written="03/2025",
        spoken="二零二五年三月",
    ),
    rule(
        id="numbers/dates/padded-month-day",
        pattern=rf"(0[1-9])[-/.]{_PADDED_DAY}{_END}(?![%‰元])",
        say=_month_day,
        written="05-01放假",
        spoken="五月一日放假",
    ),
    rule(
        id="numbers/dates/month-day",
        before=r"(?<!的)",
        pattern=rf"(1[0-2])/{_PADDED_DAY}{_END}(?!的)",
        say=_month_day,
        written="11/24开庭",
        spoken="十一月二十四日开庭",
    ),
    rule(
        id="numbers/dates/year-to-year",
        pattern=rf"({_RECENT}){DASH}({_RECENT})(?!\d)",
        say=_years,
        written="2019—2024年",
        spoken="二零一九至二零二四年",
    ),
    rule(
        id="numbers/dates/season",
        pattern=rf"({_RECENT})[-/—]((?:\d\d){{1,2}})(?=\s?(?:赛季|学年|财年|年度))",
        say=_years,
        written="2023/24赛季",
        spoken="二零二三至二四赛季",
    ),
    rule(
        id="numbers/dates/year-to-short-year",
        pattern=rf"({_RECENT})[-—](\d\d)(?=年)",
        say=_years,
        written="2023-25年",
        spoken="二零二三至二五年",
    ),
    rule(
        id="numbers/dates/length-in-years",
        pattern=r"1000(?=\s?年)|\d00(?:0)?(?=\s?年(?:前(?!后)|间|来|的?历史|的?文明|以前|之久|以上))"
        r"|[1-9]\d00(?=\s?年(?:的?历史|的?文明|之久))",
        say=lambda found: cardinal(found[0]),
        written="2000年前的陶片",
        spoken="两千年前的陶片",
    ),
    rule(
        id="numbers/dates/year",
        before=r"(?<!近)(?<!约)(?<!达)(?<!超)(?<!逾)(?<!超过)(?<!历时)(?<!历经)(?<!距今)(?<!已有)(?<!整整)(?<!将近)",
        pattern=r"(?:1\d|20|21)\d\d(?=\s?年)",
        say=spelled,
        written="2026年和1949年",
        spoken="二零二六年和一九四九年",
    ),
    rule(
        id="numbers/dates/decade",
        pattern=r"((?:1[5-9]|20)\d0)s(?![A-Za-z])",
        say=lambda found: digits(found[1]) + "年代",
        written="1990s",
        spoken="一九九零年代",
    ),
    rule(
        id="numbers/dates/date-run-together",
        before=r"(?<![\d.,])",
        pattern=r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d|\s?[元人个吨次股份块万亿])",
        say=spelled,
        written="20240315期",
        spoken="二零二四零三一五期",
    ),
    rule(
        id="numbers/dates/year-before-quarter",
        before=r"(?<![\d.])",
        pattern=r"(?:20)?\d\d(?=[QH][1-4](?!\d))",
        say=spelled,
        written="2025Q3财报",
        spoken="二零二五Q三财报",
    ),
    rule(
        id="numbers/dates/year-before-event",
        pattern=rf"(?:19|20)\d\d(?=\s?{_EVENT})",
        say=spelled,
        written="2024巴黎奥运会",
        spoken="二零二四巴黎奥运会",
    ),
    rule(
        id="numbers/dates/year-in-brackets",
        before=r"[〔\[［(（]",
        pattern=r"(?:1\d|20)\d\d(?=[〕\]］)）—–-])",
        say=spelled,
        written="国发〔2023〕15号和道光（1844）",
        spoken="国发〔二零二三〕十五号和道光（一八四四）",
    ),
    rule(
        id="numbers/dates/year-ending-title",
        before=rf"[，、{BASIC_HAN}]\s?",
        pattern=r"(?:19|20)\d\d(?=[)）》”])",
        say=spelled,
        written="《歌手2017》",
        spoken="《歌手二零一七》",
    ),
    rule(
        id="numbers/dates/first-of-two-years",
        pattern=r"(?:1\d|20)\d\d(?=\s?[至到、和及或]\s?(?:1\d|20)\d\d\s?(?:年|学年|财年|赛季))",
        say=spelled,
        written="从1907至1917年",
        spoken="从一九零七至一九一七年",
    ),
    rule(
        id="numbers/dates/short-season",
        pattern=r"([1-9]\d)[-/—–]([0-9]\d)(?=赛季|学年|财年)",
        say=_years,
        written="88-89赛季",
        spoken="八八至八九赛季",
    ),
    rule(
        id="numbers/dates/padded-month-or-day",
        before=r"(?:^|[年月\s\n])",
        pattern=r"0([1-9])(?=[月日号])",
        say=lambda found: cardinal(found[1]),
        written="2015年08月08日",
        spoken="二零一五年八月八日",
    ),
    rule(
        id="numbers/dates/year-of-era",
        before=r"公元前?",
        pattern=r"\d{4}(?=年)",
        say=spelled,
        written="公元前2345年",
        spoken="公元前二三四五年",
    ),
    rule(
        id="numbers/dates/early-year-of-era",
        before=r"公元前?|[^之以年日月天]前|^前",
        pattern=r"\d{3}(?=年)",
        say=spelled,
        written="公元前221年",
        spoken="公元前二二一年",
    ),
    rule(
        id="numbers/dates/year-after-apostrophe",
        pattern=r"['’‘](\d\d)(?=年|级|届|世界杯|欧洲杯|奥运|亚运|洪水|香港|澳门|金融|抗洪)",
        say=lambda found: digits(found[1]),
        written="’98年",
        spoken="九八年",
    ),
    rule(
        id="numbers/dates/two-digit-year",
        before=r"(?<![了共第达近约过满有在逾超历活龄\d.])",
        pattern=r"[5-9][1-9](?=年(?:[，,、。的出毕底初春夏秋冬末\d]|世界杯|奥运|高考|版|$))",
        say=spelled,
        written="98年毕业",
        spoken="九八年毕业",
    ),
    rule(
        id="numbers/dates/generation",
        before=r"(?<![第.])",
        pattern=r"\d[05](?=(?:[、和与到至]\d[05])?后(?![来续面期半天年者备]))",
        say=spelled,
        written="80后和00后",
        spoken="八零后和零零后",
    ),
    rule(
        id="numbers/dates/day-with-dot",
        pattern=r"(\d{1,2})[·•・‧∙](\d{1,2})(?!\d)",
        say=lambda found: digits(found[0]),
        written="9·18事变",
        spoken="九一八事变",
    ),
    rule(
        id="numbers/dates/days-of-sale",
        before=r"(?<![\d.])",
        pattern=rf"{_MONTH}\.{_DAY}{DASH}{_MONTH}\.{_DAY}(?=[{BASIC_HAN}]{{0,2}}(?:大促|促销|活动|放假|购物节|特惠|优惠|狂欢))",
        say=lambda found: (
            f"{cardinal(found[1])}月{cardinal(found[2])}日至{cardinal(found[3])}月{cardinal(found[4])}日"
        ),
        written="5.20-6.18大促",
        spoken="五月二十日至六月十八日大促",
    ),
    rule(
        id="numbers/dates/day-with-point",
        pattern=rf"(\d{{1,2}})\.(\d{{1,2}})(?!级)(?=[{BASIC_HAN}]{{0,2}}(?:事件|晚会|地震|大促|购物节|惨案|运动|特大|专案|案件))",
        say=lambda found: digits(found[0]),
        written="6.18大促",
        spoken="六一八大促",
    ),
)
