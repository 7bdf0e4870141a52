"""Amounts of money, with the currency before or after the number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from briefing.pronounce.numbers.numerals import measured, number
from briefing.pronounce.numbers.rule import DASH, NUMBER, rule, spelled
from briefing.zh.characters import BASIC_HAN

CURRENCIES: Final = {
    "US$": "美元",
    "USD": "美元",
    "$": "美元",
    "HK$": "港元",
    "HKD": "港元",
    "NT$": "新台币",
    "TWD": "新台币",
    "MOP": "澳门元",
    "A$": "澳元",
    "AU$": "澳元",
    "AUD": "澳元",
    "C$": "加元",
    "CA$": "加元",
    "CAD": "加元",
    "S$": "新加坡元",
    "SGD": "新加坡元",
    "NZ$": "新西兰元",
    "R$": "雷亚尔",
    "¥": "元",
    "JP¥": "日元",
    "CN¥": "元",
    "CNY": "人民币",
    "RMB": "元人民币",
    "JPY": "日元",
    "€": "欧元",
    "EUR": "欧元",
    "£": "英镑",
    "GBP": "英镑",
    "₩": "韩元",
    "KRW": "韩元",
    "₽": "卢布",
    "RUB": "卢布",
    "₹": "卢比",
    "INR": "卢比",
    "฿": "泰铢",
    "THB": "泰铢",
    "₫": "越南盾",
    "CHF": "瑞士法郎",
    "₿": "比特币",
}
"""Symbol or ISO 4217 code: its name."""

_ENGLISH: Final = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
}
_CHINESE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千)"
_WORD = r"(?:[tT]housand|[mM]illion|[bB]illion|[tT]rillion|bn|tn|mn|[kKmMbB])(?![A-Za-z])"
_SYMBOL = "|".join(re.escape(symbol) for symbol in sorted(CURRENCIES, key=len, reverse=True))
_CODE = "|".join(code for code in CURRENCIES if code.isalpha())
_NAME = (
    "(?:(?:块|元|"
    + "|".join(sorted(set(CURRENCIES.values()), key=len, reverse=True))
    + f")(?![{BASIC_HAN}]{{0,1}}(?:宝|旦|首)))?"
)


_NO_CENTS: Final = re.compile(r"\.00?$")
"""What is written of an even amount and not said."""


_PAID: Final = "(?:薪[资水酬]?|工资|待遇|收入|奖金|[月年日]入)"
_FOLLOWED: Final = (
    "(?:预算|存款|贷款|房贷|首付|彩礼|积蓄|身价|房价|总价|售价|报价|利润|营收|销[量售]额?|投资|成本|价格|花了|赚了?|欠了?|"
    "粉丝|涨粉|关注|播放|阅读|点赞|点击|浏览|观看|访问|下载|在线|转发|收藏|用户)"
)
"""What is counted in ten thousands, W as it is typed in chat."""


def _amount(numeral: str, multiplier: str) -> str:
    """``3.2``, ``million`` → 三百二十万."""
    numeral = _NO_CENTS.sub("", numeral)
    power = _ENGLISH.get(multiplier.lower())
    if power is None:
        return measured(numeral) + multiplier
    value = Decimal(numeral.replace(",", "")) * 10**power
    for size, name in ((12, "万亿"), (8, "亿"), (4, "万")):
        if value >= 10**size:
            return measured(f"{(value / 10**size).normalize():f}") + name
    return measured(f"{value.normalize():f}")


def _symbol_first(found: re.Match[str]) -> str:
    symbol, sign, low, high, multiplier = found.groups()
    said = ("负" if sign else "") + (f"{measured(low)}至" if high else "")
    return said + _amount(high or low, (multiplier or "").strip()) + CURRENCIES[symbol]


def _thousands(found: re.Match[str]) -> str:
    """``8k-12k`` → 八千至一万二千."""
    values = (f"{(Decimal(part) * 1000).normalize():f}" for part in found.groups() if part)
    return "至".join(map(number, values))


RULES = (
    rule(
        id="numbers/money/thousands-from-to",
        before=r"(?<![A-Za-z\d.-])",
        pattern=rf"(\d+(?:\.\d+)?)k?{DASH}(\d+(?:\.\d+)?)k(?![A-Za-z])",
        say=_thousands,
        written="8k-12k",
        spoken="八千至一万二千",
    ),
    rule(
        id="numbers/money/salary-in-thousands",
        before=rf"{_PAID}(?:[为约达是:：]|高达|能到)?\s?",
        pattern=rf"(\d+(?:\.\d+)?)[kK]?(?:{DASH}(\d+(?:\.\d+)?)[kK])?(?<=[kK])(?![A-Za-z])",
        say=_thousands,
        written="月薪15K",
        spoken="月薪一万五千",
    ),
    rule(
        id="numbers/money/ten-thousands-typed",
        before=rf"(?:{_PAID}|{_FOLLOWED})(?:[总数额量][数额量]?)?"
        r"(?:[为约达是有超破过近到了：:]|高达|能到|突破|超过|大概|至少|已){0,3}\s?",
        pattern=rf"({NUMBER})(?:{DASH}({NUMBER}))?[wW](?![A-Za-z])",
        say=lambda found: measured(found[1]) + (f"至{measured(found[2])}" if found[2] else "") + "万",
        written="年薪80W，粉丝超20W，功率80W",
        spoken="年薪八十万，粉丝超二十万，功率八十瓦",
    ),
    rule(
        id="numbers/money/ten-thousands-and-more",
        before=r"(?<![A-Za-z\d.])",
        pattern=r"(\d{1,4})[wW](?=\+(?!\s?的?(?:灯|快充|功率|电|充)))",
        say=lambda found: measured(found[1]) + "万",
        written="10W+爆款",
        spoken="十万加爆款",
    ),
    rule(
        id="numbers/money/currency-said-before",
        before=r"(?:人民币|新台币|台币|港币|港元|美元|美金|日元|日圆|欧元|英镑)\s?",
        pattern=rf"(?:{_SYMBOL})\s?({NUMBER})(\s?{_CHINESE})?",
        say=lambda found: _amount(found[1], (found[2] or "").strip()) + "元",
        written="新台币NT$1,200",
        spoken="新台币一千二百元",
    ),
    rule(
        id="numbers/money/even-amount",
        pattern=rf"({NUMBER})(?<=\.00)(?=\s?(?:块|元|美元|欧元|英镑|日元|港元))",
        say=lambda found: measured(_NO_CENTS.sub("", found[1])),
        written="消费36.00元",
        spoken="消费三十六元",
    ),
    rule(
        id="numbers/money/symbol-before",
        before=r"(?<![A-Za-z])",
        pattern=rf"({_SYMBOL})\s?([-−])?({NUMBER})(?:{DASH}(?:{_SYMBOL})?({NUMBER}))?(\s?{_CHINESE}|\s?{_WORD})?{_NAME}",
        say=_symbol_first,
        written="融资$3.2 million，合¥12.5亿",
        spoken="融资三百二十万美元，合十二点五亿元",
    ),
    rule(
        id="numbers/money/code-after",
        pattern=rf"({NUMBER})(\s?{_CHINESE}|\s?{_WORD})?\s?({_CODE})(?![A-Za-z])",
        say=lambda found: _amount(found[1], (found[2] or "").strip()) + CURRENCIES[found[3]],
        written="年费500 USD",
        spoken="年费五百美元",
    ),
    rule(
        id="numbers/money/symbol-after",
        pattern=rf"({NUMBER})(万|亿)?([€£₩])",
        say=lambda found: measured(found[1]) + (found[2] or "") + CURRENCIES[found[3]],
        written="门票20€",
        spoken="门票二十欧元",
    ),
    rule(
        id="numbers/money/even-price",
        pattern=rf"({NUMBER})\.[-–—](?=\s?(?:/|元|$|[，。、；）)]))(元?)",
        say=lambda found: measured(found[1]) + "元",
        written="特价99.-，每盒",
        spoken="特价九十九元，每盒",
    ),
    rule(
        id="numbers/money/reduced-price",
        before=r"(?<![\d.])",
        pattern=r"[1-9][1-9](?=折(?![线叠返断页扇]))",
        say=spelled,
        written="打88折，8.5折，12折线",
        spoken="打八八折，八点五折，十二折线",
    ),
    rule(
        id="numbers/money/english-multiple",
        pattern=rf"({NUMBER})\s(million|billion|trillion)(?![A-Za-z])",
        say=lambda found: _amount(found[1], found[2]),
        written="5 million用户",
        spoken="五百万用户",
    ),
)
