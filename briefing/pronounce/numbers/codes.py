"""Numbers by which a thing is found or filed: rooms, roads, flights, standards, stocks."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.counts import COUNTED, NO_AMOUNT
from briefing.pronounce.numbers.numerals import cardinal, digits, named
from briefing.pronounce.numbers.rule import rule, spelled
from briefing.zh.characters import BASIC_HAN

_ROOM = (
    r"(?:室|房间?(?!地)|教室|宿舍|中学|小学|高地|国道|省道|县道|路(?:公交|车)|次(?:列车|航班|动车|高铁|特快)|航班|"
    r"医院|工程(?!师)|高校|频道|部队|事件|袭击|恐袭|晚会|惨案|购物节|大促|阅兵|工作制|福报|新政|房改|汇改|专案)"
)
_STOCK = r"(?:60[0135]|688|30[01])(?!000)\d{3}"
"""Shares in Shanghai, and in Shenzhen's board for growth; 00xxxx is a code by its zeros."""


def _standard(found: re.Match[str]) -> str:
    """``2828`` and ``.12`` → 二八二八点十二."""
    return digits(found[1]) + (f"点{cardinal(found[2][1:], '二')}" if found[2] else "")


RULES = (
    rule(
        id="numbers/codes/room-with-dashes",
        pattern=r"\d+(?:[-—]\d+){1,4}(?=号?[室房])",
        say=lambda found: "杠".join(named(part) for part in re.split("[-—]", found[0])),
        written="3-2-501室",
        spoken="三杠二杠五零一室",
    ),
    rule(
        id="numbers/codes/room-by-dashes-alone",
        before=r"(?<![\d.-])",
        pattern=r"\d{1,2}(?:[-—]\d{1,2}){1,2}[-—][1-9]\d{2}(?!00)\d?(?![\d-])",
        say=lambda found: "杠".join(named(part) for part in re.split("[-—]", found[0])),
        written="住12-1-302",
        spoken="住十二杠一杠三零二",
    ),
    rule(
        id="numbers/codes/house-number",
        before=r"[路街巷道弄里胡同村]|门牌号?[是为]?",
        pattern=r"(\d{1,4})[-—](\d{1,3})(?=号)",
        say=lambda found: f"{cardinal(found[1], '二')}杠{cardinal(found[2], '二')}",
        written="人民路88-1号",
        spoken="人民路八十八杠一号",
    ),
    rule(
        id="numbers/codes/room-in-building",
        before=r"单元|[\dA-Z][栋幢座]|号楼|[栋幢座楼]\d{1,2}层",
        pattern=rf"[1-9]\d{{2,3}}(?<!00)(?![\d.,]|\s?(?:{COUNTED}))",
        say=spelled,
        written="3栋2单元501，A座15层1506",
        spoken="三栋二单元五零一，A座十五层一五零六",
    ),
    rule(
        id="numbers/codes/tyre",
        before=r"(?<![\d./])",
        pattern=r"(\d{3})/(\d{2})(?=\s?(?:Z?R\s?\d\d|轮胎|的?胎))",
        say=lambda found: f"{digits(found[1])}、{digits(found[2])}",
        written="205/55 R16轮胎",
        spoken="二零五、五五R十六轮胎",
    ),
    rule(
        id="numbers/codes/standard-with-year",
        before=r"(?<![A-Z])(?:[GDQYHJNSTWLC][A-Z]|ISO|IEC)(?:/?[TZ])? ?",
        pattern=r"(\d{3,5})((?:\.\d{1,3})?)[-—–](\d{4})(?!\d)",
        say=lambda found: f"{_standard(found)}杠{digits(found[3])}",
        written="GB 2828.1-2012",
        spoken="GB二八二八点一杠二零一二",
    ),
    rule(
        id="numbers/codes/periodical",
        before=r"(?<![A-Za-z])CN\s?",
        pattern=r"(\d\d)-(\d{4})(?!\d)",
        say=lambda found: f"{digits(found[1])}杠{digits(found[2])}",
        written="刊号CN11-0065",
        spoken="刊号CN一一杠零零六五",
    ),
    rule(
        id="numbers/codes/city-hotline",
        before=r"(?<![\d.,])",
        pattern=r"[1-9]\d{3}(?=\s?(?:专线|热线))",
        say=spelled,
        written="1999专线",
        spoken="一九九九专线",
    ),
    rule(
        id="numbers/codes/stock-after-board",
        before=r"(?:创业板|科创板|主板|北交所|股票|个股)",
        pattern=r"\d{6}(?![\d.,])",
        say=spelled,
        written="创业板300750",
        spoken="创业板三零零七五零",
    ),
    rule(
        id="numbers/codes/stock-after-company",
        before=rf"[{BASIC_HAN}](?<![第约达近超到至共为有了出过逾已的增减升降是量数额值均计])\s?",
        pattern=rf"{_STOCK}{NO_AMOUNT}(?![A-Za-z])",
        say=spelled,
        written="贵州茅台600519收涨",
        spoken="贵州茅台六零零五一九收涨",
    ),
    rule(
        id="numbers/codes/stock-before-company",
        before=r"(?:^|[\s，、；。：(（])",
        pattern=rf"{_STOCK}{NO_AMOUNT}(?![A-Za-z])(?=\s?[{BASIC_HAN}]{{2}})",
        say=spelled,
        written="603259药明康德",
        spoken="六零三二五九药明康德",
    ),
    rule(
        id="numbers/codes/issue-of-a-lottery",
        before=r"第\s?(?:\d{7}\s?[至到、和及]\s?)?",
        pattern=r"(?:20\d\d|[012]\d)[0-3]\d\d(?<!000)(?=\s?(?:[期至到、和及]|[-–—~～]\s?\d))",
        say=spelled,
        written="双色球第2023118期，晚报第8200期",
        spoken="双色球第二零二三一一八期，晚报第八千二百期",
    ),
    rule(
        id="numbers/codes/port",
        before=r"(?<![\d.,])(?<![共有个])",
        pattern=r"(?:80|\d{3,5})(?=\s?号?端口)",
        say=spelled,
        written="监听3306端口，24端口的交换机",
        spoken="监听三三零六端口，二十四端口的交换机",
    ),
    rule(
        id="numbers/codes/standard",
        before=r"(?<![A-Z])(?:(?:[GDQYHJNSTWL][A-Z]|ISO|IEC)/?[TZ]|IEC) ?",
        pattern=r"(\d{3,5})((?:\.\d{1,3})?)(?!\d)",
        say=_standard,
        written="GB/T 2260和ISO/IEC 5055.2",
        spoken="GB T二二六零和ISO IEC五零五五点二",
    ),
    rule(
        id="numbers/codes/filing-number",
        before=r"(?<![\d.,])",
        pattern=r"\d{5,}(?=[”\"]?号)",
        say=spelled,
        written="京ICP备12345678号",
        spoken="京ICP备一二三四五六七八号",
    ),
    rule(
        id="numbers/codes/digits-after-asterisks",
        before=r"\*\s?|\d[×✕xX]{2,8}",
        pattern=r"\d{3,}(?!\d)",
        say=spelled,
        written="138****5678和139××××8888",
        spoken="一三八五六七八和一三九叉叉叉叉八八八八",
    ),
    rule(
        id="numbers/codes/digits-before-asterisks",
        pattern=r"\d{2,}(?=\s?(?:\*{2}|[×✕]{2}|[xX]{2}))",
        say=spelled,
        written="6222****1234",
        spoken="六二二二一二三四",
    ),
    rule(
        id="numbers/codes/room-road-or-flight",
        before=r"(?<![第约近\d.,])",
        pattern=r"(?!\d00(?!\d))\d{3,4}(?=\s?号?" + _ROOM + ")",
        say=spelled,
        written="318国道和501室",
        spoken="三一八国道和五零一室",
    ),
    rule(
        id="numbers/codes/stock-with-exchange",
        before=r"(?<![\d.,])",
        pattern=r"\d{6}(?=\.(?:SH|SZ|BJ|sh|sz|bj)(?![A-Za-z]))",
        say=spelled,
        written="600519.SH",
        spoken="六零零五一九点SH",
    ),
    rule(
        id="numbers/codes/stock-in-brackets",
        before=rf"[（(:：]\s?|[{BASIC_HAN}A-Z]\s?",
        pattern=r"\d{6}(?=[)）])",
        say=spelled,
        written="贵州茅台（600519）",
        spoken="贵州茅台（六零零五一九）",
    ),
    rule(
        id="numbers/codes/short-stock-in-brackets",
        before=rf"[{BASIC_HAN}A-Z]\s?[（(]",
        pattern=r"(?!\d00)\d{4}(?=[)）])",
        say=spelled,
        written="台积电(2330)",
        spoken="台积电（二三三零）",
    ),
    rule(
        id="numbers/codes/stock-in-hong-kong",
        pattern=r"\d{4,5}(?=\.HK|\.hk)",
        say=spelled,
        written="00700.HK",
        spoken="零零七零零点HK",
    ),
    rule(
        id="numbers/codes/table-or-figure",
        before=r"(?:[表图式例]|附件|习题)\s?",
        pattern=r"(\d+)[-—–](\d+)",
        say=lambda found: f"{named(found[1])}杠{named(found[2])}",
        written="见表2-1",
        spoken="见表二杠一",
    ),
    rule(
        id="numbers/codes/leading-zero",
        pattern=r"0\d+(?!\d|[.,]\d)",
        say=spelled,
        written="特工007",
        spoken="特工零零七",
    ),
    rule(
        id="numbers/codes/long-code",
        before=r"(?<!第)",
        pattern=rf"(?!\d+0000(?!\d))\d{{9,}}(?!\d|[.,]\d|\s?(?:元|{COUNTED}))",
        say=spelled,
        written="流水20251124001，299792458米",
        spoken="流水二零二五一一二四零零一，两亿九千九百七十九万二千四百五十八米",
    ),
)
