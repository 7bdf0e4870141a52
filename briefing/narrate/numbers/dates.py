"""Years, dates, seasons and decades."""

from __future__ import annotations

import re

from briefing.narrate.numbers.numerals import cardinal, digits
from briefing.narrate.numbers.rule import DASH, rule, spelled

_MONTH = r"(0?[1-9]|1[0-2])"
_DAY = r"(0?[1-9]|[12]\d|3[01])"
_PADDED_MONTH = r"(0[1-9]|1[0-2])"
_PADDED_DAY = r"(0[1-9]|[12]\d|3[01])"
_RECENT = r"(?:1[5-9]|20)\d\d"
_END = r"(?!\d|[-/.]\d|号?[室房])"
_DURATION = r"(?:近|约|达|超|超过|历时|历经|逾|距今|已有|有着|整整|过去|长达|大约|将近|上下|延续|存在)"
"""Words after which a number before 年 is a length of time."""
_EVENT = (
    r"(?:财年|年度|赛季|学年|[级届款版](?!别)|"
    r"(?![个名位人家条万亿多余元件次辆台所座亩户种项吨米页字])[一-鿿]{0,8}?"
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
        rf"(\d{{4}})([-/.]){_MONTH}\2{_DAY}(?:日|号)?{_END}",
        _year_month_day,
        "2026-11-24上线",
        "二零二六年十一月二十四日上线",
    ),
    rule(
        rf"{_MONTH}([-/.]){_DAY}\2(\d{{4}}){_END}", _month_day_year, "11/24/2026", "二零二六年十一月二十四日"
    ),
    rule(
        rf"((?:19|20)\d\d)[-/]{_PADDED_MONTH}{_END}(?!\s?(?:赛季|学年|财年|年))",
        _year_month,
        "2025/03出版",
        "二零二五年三月出版",
    ),
    rule(
        rf"((?:19|20)\d\d)\.{_PADDED_MONTH}{_END}(?!\s?(?:[点元%‰℃°万亿个倍人吨米]|[a-zA-Z]))",
        _year_month,
        "2025.03至今",
        "二零二五年三月至今",
    ),
    rule(rf"{_PADDED_MONTH}[-/.]((?:19|20)\d\d){_END}", _month_year, "03/2025", "二零二五年三月"),
    rule(rf"(0[1-9])[-/.]{_PADDED_DAY}{_END}(?![%‰元])", _month_day, "05-01放假", "五月一日放假"),
    rule(
        rf"(1[0-2])/{_PADDED_DAY}{_END}(?!的)",
        _month_day,
        "11/24开庭",
        "十一月二十四日开庭",
        before=r"(?<!的)",
    ),
    rule(rf"({_RECENT}){DASH}({_RECENT})(?!\d)", _years, "2019—2024年", "二零一九至二零二四年"),
    rule(
        rf"({_RECENT})[-/—]((?:\d\d){{1,2}})(?=\s?(?:赛季|学年|财年|年度))",
        _years,
        "2023/24赛季",
        "二零二三至二四赛季",
    ),
    rule(rf"({_RECENT})[-—](\d\d)(?=年)", _years, "2023-25年", "二零二三至二五年"),
    rule(
        r"1000(?=\s?年)|\d00(?:0)?(?=\s?年(?:前(?!后)|间|来|的?历史|的?文明|以前|之久|以上))"
        r"|[1-9]\d00(?=\s?年(?:的?历史|的?文明|之久))",
        lambda found: cardinal(found[0]),
        "2000年前的陶片",
        "两千年前的陶片",
    ),
    rule(
        r"(?:1\d|20|21)\d\d(?=\s?年)",
        spelled,
        "2026年和1949年",
        "二零二六年和一九四九年",
        before=r"(?<!近)(?<!约)(?<!达)(?<!超)(?<!逾)(?<!超过)(?<!历时)(?<!历经)(?<!距今)(?<!已有)(?<!整整)(?<!将近)",
    ),
    rule(
        r"((?:1[5-9]|20)\d0)s(?![A-Za-z])", lambda found: digits(found[1]) + "年代", "1990s", "一九九零年代"
    ),
    rule(
        r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d|\s?[元人个吨次股份块万亿])",
        spelled,
        "20240315期",
        "二零二四零三一五期",
        before=r"(?<![\d.,])",
    ),
    rule(r"(?:20)?\d\d(?=[QH][1-4](?!\d))", spelled, "2025Q3财报", "二零二五Q三财报", before=r"(?<![\d.])"),
    rule(rf"(?:19|20)\d\d(?=\s?{_EVENT})", spelled, "2024巴黎奥运会", "二零二四巴黎奥运会"),
    rule(
        r"(?:1\d|20)\d\d(?=[〕\]］)）—–-])",
        spelled,
        "国发〔2023〕15号和道光（1844）",
        "国发〔二零二三〕十五号和道光（一八四四）",
        before=r"[〔\[［(（]",
    ),
    rule(r"(?:19|20)\d\d(?=[)）》”])", spelled, "《歌手2017》", "《歌手二零一七》", before=r"[，、一-鿿]\s?"),
    rule(
        r"(?:1\d|20)\d\d(?=\s?[至到、和及或]\s?(?:1\d|20)\d\d\s?(?:年|学年|财年|赛季))",
        spelled,
        "从1907至1917年",
        "从一九零七至一九一七年",
    ),
    rule(
        r"([1-9]\d)[-/—–]([0-9]\d)(?=赛季|学年|财年)",
        _years,
        "88-89赛季",
        "八八至八九赛季",
    ),
    rule(
        r"0([1-9])(?=[月日号])",
        lambda found: cardinal(found[1]),
        "2015年08月08日",
        "二零一五年八月八日",
        before=r"(?:^|[年月\s\n])",
    ),
    rule(r"\d{4}(?=年)", spelled, "公元前2345年", "公元前二三四五年", before=r"公元前?"),
    rule(r"\d{3}(?=年)", spelled, "公元前221年", "公元前二二一年", before=r"公元前?|[^之以年日月天]前|^前"),
    rule(
        r"['’‘](\d\d)(?=年|级|届|世界杯|欧洲杯|奥运|亚运|洪水|香港|澳门|金融|抗洪)",
        lambda found: digits(found[1]),
        "’98年",
        "九八年",
    ),
    rule(
        r"[5-9][1-9](?=年(?:[，,、。的出毕底初春夏秋冬末\d]|世界杯|奥运|高考|版|$))",
        spelled,
        "98年毕业",
        "九八年毕业",
        before=r"(?<![了共第达近约过满有在逾超历活龄\d.])",
    ),
    rule(
        r"\d[05](?=(?:[、和与到至]\d[05])?后(?![来续面期半天年者备]))",
        spelled,
        "80后和00后",
        "八零后和零零后",
        before=r"(?<![第.])",
    ),
    rule(
        r"(\d{1,2})[·•・‧∙](\d{1,2})(?!\d)",
        lambda found: digits(found[0]),
        "9·18事变",
        "九一八事变",
    ),
    rule(
        rf"{_MONTH}\.{_DAY}{DASH}{_MONTH}\.{_DAY}(?=[一-鿿]{{0,2}}(?:大促|促销|活动|放假|购物节|特惠|优惠|狂欢))",
        lambda found: (
            f"{cardinal(found[1])}月{cardinal(found[2])}日至{cardinal(found[3])}月{cardinal(found[4])}日"
        ),
        "5.20-6.18大促",
        "五月二十日至六月十八日大促",
        before=r"(?<![\d.])",
    ),
    rule(
        r"(\d{1,2})\.(\d{1,2})(?!级)(?=[一-鿿]{0,2}(?:事件|晚会|地震|大促|购物节|惨案|运动|特大|专案|案件))",
        lambda found: digits(found[0]),
        "6.18大促",
        "六一八大促",
    ),
)
