"""Dates, days and months, and days that are called by their number."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.counts import NO_AMOUNT
from briefing.pronounce.numbers.numerals import cardinal, digits
from briefing.pronounce.numbers.rule import DASH, rule, spelled
from briefing.zh.characters import BASIC_HAN

_MONTH = r"(0?[1-9]|1[0-2])"
_DAY = r"(0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_PADDED_MONTH = r"(0[1-9]|1[0-2])"
_PADDED_DAY = r"(0[1-9]|[12]\d|3[01])"
_END = r"(?!\d|[-/.]\d|号?[室房])"
_FESTIVAL = (
    r"(?:国庆|元旦|春节|元宵|劳动节|妇女节|儿童节|青年节|建党|建军|教师节|圣诞|情人节|愚人节|双十一|"
    r"当[天日晚]|[前次]日|凌晨|上午|中午|下午|晚(?!期)|开[业幕售票学庭馆赛拍机]|上(?:线|映|市(?!公司|企业))|发[布售]|截止|放假|大促)"
)
"""What follows the day of a month."""
_DISASTER = (
    r"(?:事[件变]|国难|事故|爆炸|空难|坠机|矿难|沉船|火灾|大火|暴雨|洪水|洪灾|洪涝|山洪|泥石流|恐袭|袭击|惨案|枪击|血案|命案|凶杀|"
    r"专案|案|行动|运动|起义|政变|兵变|阅兵|讲话|会议|汇改|新政|股灾|大限|政策|决议|晚会|大促|大会战|特大|"
    r"踩踏|透水|溃坝|塌方|滑坡|海难|车祸|骚乱|暴[动乱]|绑架|劫案|屠杀|大捷|公报|声明|宣言|批示|"
    r"(?:购物|情人|妇女|劳动|儿童|青年|护士|教师|女神|植树|消费者权益|公祭|读书|环境|地球|禁毒|宪法)[节日])"
)
"""What a day is remembered by, or called after."""
_QUAKE = r"(?:大?地震|强震|震灾|海啸)"
"""As above, but 7.8地震 is a magnitude: only where the day has two digits."""
_OF_A_CALENDAR = r"(?:^|[\s（(：:，,、；。“\[【]|期间|报名期?|定[于在])\s?"


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


def _from_day_to_day(found: re.Match[str]) -> str:
    year, _, month, day, to_year, to_month, to_day = found.groups(default="")
    said = f"{digits(year)}年{cardinal(month)}月{cardinal(day)}日至"
    said += f"{digits(to_year)}年" if to_year else ""
    return said + (f"{cardinal(to_month)}月" if to_month else "") + f"{cardinal(to_day)}日"


def _from_month_to_month(found: re.Match[str]) -> str:
    year, month, to_year, to_month = found.groups()
    return f"{digits(year)}年{cardinal(month)}月至{digits(to_year)}年{cardinal(to_month)}月"


def _from_date_to_date(found: re.Match[str]) -> str:
    """Days of one year or of a turn of the year: the later is no earlier number in the same month."""
    month, day, to_month, to_day = found.groups()
    if int(month) == int(to_month) and int(day) >= int(to_day):
        return ""
    return f"{cardinal(month)}月{cardinal(day)}日至{cardinal(to_month)}月{cardinal(to_day)}日"


RULES = (
    rule(
        id="numbers/dates/short-year-month-day",
        before=r"日期(?:[是为]|[:：])?\s?",
        pattern=rf"(\d\d)([-/.]){_MONTH}\2{_DAY}{_END}",
        say=_year_month_day,
        written="标注日期是12/2/2",
        spoken="标注日期是一二年二月二日",
    ),
    rule(
        id="numbers/dates/short-date-alone",
        before=r"^\s*",
        pattern=rf"(\d\d)(/){_MONTH}/{_DAY}(?=\s*$)",
        say=_year_month_day,
        written="26/11/24",
        spoken="二六年十一月二十四日",
    ),
    rule(
        id="numbers/dates/from-day-to-day",
        pattern=rf"(\d{{4}})([-/.]){_MONTH}\2{_DAY}{DASH}(?:(?:(\d{{4}})\2)?{_MONTH}\2)?{_DAY}"
        rf"{_END}{NO_AMOUNT}",
        say=_from_day_to_day,
        written="2026.3.5-2026.4.10和2026/7/1—8/31",
        spoken="二零二六年三月五日至二零二六年四月十日和二零二六年七月一日至八月三十一日",
    ),
    rule(
        id="numbers/dates/from-month-to-month",
        pattern=rf"({_YEAR})[./]{_MONTH}{DASH}({_YEAR})[./]{_MONTH}{_END}{NO_AMOUNT}",
        say=_from_month_to_month,
        written="1984.03—1988.07",
        spoken="一九八四年三月至一九八八年七月",
    ),
    rule(
        id="numbers/dates/day-month-year",
        pattern=rf"(1[3-9]|2\d|3[01])([-/.]){_MONTH}\2({_YEAR}){_END}",
        say=lambda found: f"{digits(found[4])}年{cardinal(found[3])}月{cardinal(found[1])}日",
        written="24/11/2026",
        spoken="二零二六年十一月二十四日",
    ),
    rule(
        id="numbers/dates/year-month-day",
        pattern=rf"(\d{{4}})([-/.·]){_MONTH}\2{_DAY}(?:日|号)?{_END}",
        say=_year_month_day,
        written="2026-11-24上线",
        spoken="二零二六年十一月二十四日上线",
    ),
    rule(
        id="numbers/dates/month-day-year",
        pattern=rf"{_MONTH}([-/.]){_DAY}\2({_YEAR}){_END}",
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
        id="numbers/dates/month-day-before-festival",
        before=r"(?<![\d/.])",
        pattern=rf"{_MONTH}/{_DAY}(?=\s?{_FESTIVAL})",
        say=_month_day,
        written="10/1国庆当天",
        spoken="十月一日国庆当天",
    ),
    rule(
        id="numbers/dates/month-day",
        before=r"(?<!的)",
        pattern=rf"(1[0-2])/{_PADDED_DAY}{_END}(?!的|\s?[A-Za-z])",
        say=_month_day,
        written="11/24移交",
        spoken="十一月二十四日移交",
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
        id="numbers/dates/padded-month-or-day",
        before=r"(?:^|[年月\s\n])",
        pattern=r"0([1-9])(?=[月日号])",
        say=lambda found: cardinal(found[1]),
        written="2015年08月08日",
        spoken="二零一五年八月八日",
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
        pattern=rf"{_MONTH}\.{_DAY}{DASH}{_MONTH}\.{_DAY}"
        rf"(?=\s?[{BASIC_HAN}]{{0,2}}(?:大促|促销|活动|放假|购物节|特惠|优惠|狂欢|期间|假期))",
        say=_from_date_to_date,
        written="5.20-6.18大促",
        spoken="五月二十日至六月十八日大促",
    ),
    rule(
        id="numbers/dates/days-of-a-time",
        before=r"(?:(?:时间|日期|[档展会假工花汛]期|公示期|有效期)(?:[是为于：:]|定于|定在)?|\d{4}年)\s?",
        pattern=rf"{_MONTH}\.{_DAY}{DASH}{_MONTH}\.{_DAY}{_END}{NO_AMOUNT}(?![A-Za-z])",
        say=_from_date_to_date,
        written="展览时间：9.1-9.8",
        spoken="展览时间：九月一日至九月八日",
    ),
    rule(
        id="numbers/dates/from-date-to-date",
        before=_OF_A_CALENDAR,
        pattern=rf"{_MONTH}\.([12]\d|3[01]|0[1-9]){DASH}{_MONTH}\.([12]\d|3[01]|0[1-9]){_END}{NO_AMOUNT}(?![A-Za-z])",
        say=_from_date_to_date,
        written="（12.24-12.26）",
        spoken="（十二月二十四日至十二月二十六日）",
    ),
    rule(
        id="numbers/dates/day-with-point",
        before=r"(?<![\d.])(?<!版本)(?<!评分)",
        pattern=rf"{_MONTH}\.{_DAY}{NO_AMOUNT}(?![A-Za-z])(?=[”\"]?(?:(?!的)[{BASIC_HAN}]){{0,8}}?{_DISASTER})",
        say=lambda found: digits(found[0]),
        written="6.18大促和7.20郑州暴雨",
        spoken="六一八大促和七二零郑州暴雨",
    ),
    rule(
        id="numbers/dates/day-of-a-quake",
        before=r"(?<![\d.])",
        pattern=rf"{_MONTH}\.([12]\d|3[01]){NO_AMOUNT}(?![A-Za-z])(?=[”\"]?[{BASIC_HAN}]{{0,6}}?{_QUAKE})",
        say=lambda found: digits(found[0]),
        written="5.12汶川地震，7.8地震",
        spoken="五一二汶川地震，七点八地震",
    ),
    rule(
        id="numbers/dates/day-in-quotes",
        before=r"[“\"]",
        pattern=rf"{_MONTH}\.([12]\d|3[01])(?=[”\"])",
        say=lambda found: digits(found[0]),
        written="“9.11”之后",
        spoken="“九一一”之后",
    ),
    rule(
        id="numbers/dates/day-with-stroke",
        before=r"(?<![\d/.])",
        pattern=r"9/11(?=[”\"]?(?:事件|恐|袭|之后|后|调查))",
        say=lambda found: digits(found[0]),
        written="9/11事件",
        spoken="九一一事件",
    ),
)
