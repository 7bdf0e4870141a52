"""Numbers that name and do not count: rooms, flights, models, versions, standards, stocks."""

from __future__ import annotations

import re

from briefing.narrate.numbers.counts import MEASURES
from briefing.narrate.numbers.numerals import cardinal, digits, named
from briefing.narrate.numbers.rule import NUMBER, rule, spelled

_ROOM = (
    r"(?:室|房间?(?!地)|教室|宿舍|中学|小学|高地|国道|省道|县道|路(?:公交|车)|次(?:列车|航班|动车|高铁|特快)|航班|"
    r"医院|工程(?!师)|高校|频道|部队|事件|袭击|恐袭|晚会|惨案|购物节|大促|阅兵|工作制|福报)"
)
_MADE = (
    r"(?:歼|轰|运|直|教|强|苏|米|图|安|伊尔|米格|东风|长征|神舟|嫦娥|天宫|天问|天舟|枭龙|翼龙|彩虹|红旗|鹰击|巨浪|攻击|"
    r"霹雳|空警|无侦|玉兔|北斗|快舟|力箭|波音|空客|空中客车|麒麟|骁龙|天玑|问界|理想|极氪|小米|荣耀)"
)


def _versions(found: re.Match[str]) -> str:
    """Four parts are an internet address, said digit by digit; others are a version."""
    parts = found[0].split(".")
    if len(parts) == 4 and all(len(part) <= 3 for part in parts):
        return "点".join(digits(part) for part in parts)
    return "点".join(cardinal(part, "二") if part[0] != "0" else digits(part) for part in parts)


def _versions_of_a_letter(found: re.Match[str]) -> str:
    return "".join(f"点{cardinal(part, '二')}" for part in found[0].split(".")[1:])


RULES = (
    rule(r"\d+(?:\.\d+){2,8}(?!\d)", _versions, "v2.10.3和10.0.0.1", "v二点十点三和一零点零点零点一"),
    rule(
        NUMBER,
        lambda found: named(found[0].replace(",", "")),
        "v2.5",
        "v二点五",
        before=r"(?<![A-Za-z])[vV]\.?",
    ),
    rule(
        r"\d+(?:[-—]\d+){1,4}(?=号?[室房])",
        lambda found: "杠".join(named(part) for part in re.split("[-—]", found[0])),
        "3-2-501室",
        "三杠二杠五零一室",
    ),
    rule(
        r"(\d{1,4})[-—](\d{1,3})(?=号)",
        lambda found: f"{cardinal(found[1], '二')}杠{cardinal(found[2], '二')}",
        "人民路88-1号",
        "人民路八十八杠一号",
        before=r"[路街巷道弄里胡同村]",
    ),
    rule(
        rf"[1-9]\d{{2,3}}(?<!00)(?![\d.,]|\s?(?:{'|'.join(MEASURES.split())}))",
        spelled,
        "3栋2单元501",
        "三栋二单元五零一",
        before=r"单元|[\dA-Z][栋幢座]|号楼",
    ),
    rule(
        rf"[1-9]\d{{3}}(?<!00)(?![\d.,]|\s?(?:{'|'.join(MEASURES.split())}|[A-Za-z%‰℃°]))",
        spelled,
        "RTX 5090",
        "RTX五零九零",
        before=r"[A-Z]{2,} ",
    ),
    rule(
        r"-(\d{4,5})(?=[A-Z]|$|[^\d.,])",
        spelled,
        "i7-13700K",
        "i七一三七零零K",
        before=r"(?<![A-Za-z])[iR]\d",
    ),
    rule(
        r"[1-9]\d\d(?<!00)(?![\d.,])",
        spelled,
        "NGC 224",
        "NGC二二四",
        before=r"(?<![A-Za-z])(?:Boeing|Airbus|NGC|IC|HD|RTX|GTX|HTTP|RFC|ISO|IEC) ",
    ),
    rule(
        r"(\d{3,5})(?:\.\d+)?[-—](\d{4})(?!\d)",
        lambda found: f"{digits(found[1])}杠{digits(found[2])}",
        "GB 2760-2014",
        "GB二七六零杠二零一四",
        before=r"(?<![A-Z])(?:[GDQYHJNSTWLC][A-Z]|ISO|IEC)(?:/?[TZ])? ?",
    ),
    rule(
        r"101(?=大[楼廈厦]|跨年|观景|[，。、]|$)",
        spelled,
        "台北101大楼",
        "台北一零一大楼",
        before=r"[台臺]北",
    ),
    rule(
        r"[1-9]\d{3}(?=\s?(?:专线|热线))",
        spelled,
        "1999专线",
        "一九九九专线",
        before=r"(?<![\d.,])",
    ),
    rule(
        r"\d{6}(?![\d.,])",
        spelled,
        "创业板300750",
        "创业板三零零七五零",
        before=r"(?:创业板|科创板|主板|北交所|股票|个股)",
    ),
    rule(r"99(?=[A-Z]?(?:坦克|式))", spelled, "99A坦克", "九九A坦克", before=r"(?<![\d.,])"),
    rule(
        r"\d{3,5}(?!\d)",
        spelled,
        "GB/T 2260",
        "GB T二二六零",
        before=r"(?<![A-Z])(?:(?:[GDQYHJNSTWL][A-Z]|ISO|IEC)/?[TZ]|IEC) ?",
    ),
    rule(
        r"\d{5,}(?=[”\"]?号)",
        spelled,
        "京ICP备12345678号",
        "京ICP备一二三四五六七八号",
        before=r"(?<![\d.,])",
    ),
    rule(
        r"(?:7[0-9]7|3[1-8]0)(?=\s?(?:MAX|NG|neo|客机|货机))",
        spelled,
        "737 MAX",
        "七三七MAX",
        before=r"(?<![\d.,])",
    ),
    rule(
        r"(?!\d00)\d{3}(?=[”\"])",
        spelled,
        "“618”大促",
        "“六一八”大促",
        before=r"[“\"]",
    ),
    rule(
        r"(?:\.\d+){2,6}(?!\d)",
        _versions_of_a_letter,
        "B.1.1.7",
        "B点一点一点七",
        before=r"(?<![A-Za-z])[A-Z]",
    ),
    rule(r"\d{3,}(?!\d)", spelled, "138****5678", "一三八五六七八", before=r"\*\s?"),
    rule(r"\d{3,}(?=\s?\*{2})", spelled, "卡号6222****1234", "卡号六二二二一二三四"),
    rule(r"\d(?:-\d){2,4}(?!\d|-)", spelled, "4-3-3阵型", "四三三阵型"),
    rule(
        r"(?!\d00(?!\d))\d{3,4}(?=\s?号?" + _ROOM + ")",
        spelled,
        "318国道和501室",
        "三一八国道和五零一室",
        before=r"(?<![第约近\d.,])",
    ),
    rule(
        r"\d{6}(?=\.(?:SH|SZ|BJ|sh|sz|bj)(?![A-Za-z]))",
        spelled,
        "600519.SH",
        "六零零五一九点SH",
        before=r"(?<![\d.,])",
    ),
    rule(
        r"\d{6}(?=[)）])",
        spelled,
        "贵州茅台（600519）",
        "贵州茅台（六零零五一九）",
        before=r"[（(:：]\s?|[一-鿿A-Z]\s?",
    ),
    rule(
        r"(?!\d00)\d{4}(?=[)）])",
        spelled,
        "台积电(2330)",
        "台积电（二三三零）",
        before=r"[一-鿿A-Z]\s?[（(]",
    ),
    rule(r"\d{4,5}(?=\.HK|\.hk)", spelled, "00700.HK", "零零七零零点HK"),
    rule(
        r"(\d{3})-(\d{3})(?!\d)",
        lambda found: f"{digits(found[1])}杠{digits(found[2])}",
        "波音737-800",
        "波音七三七杠八零零",
        before=_MADE + r"\s?",
    ),
    rule(r"\d{3,4}(?=[pP](?![A-Za-z]))", spelled, "1080p", "一零八零p", before=r"(?<![\d.])"),
    rule(
        r"(?:985|211)(?=[、和/]?(?:985|211)|工程|高校|大学|院校)",
        spelled,
        "211、985高校",
        "二一一、九八五高校",
    ),
    rule(r"985|211", spelled, "985、211", "九八五、二一一", before=r"(?:985|211)[、和/]"),
    rule(
        r"[1-9]\d(?![\d.]|\s?(?:厘米|公分|[一-鿿]米))",
        spelled,
        "身高1米75",
        "身高一米七五",
        before=r"[12]米",
    ),
    rule(
        r"(\d{1,3})(?:st|nd|rd|th)(?![A-Za-z])",
        lambda found: "第" + cardinal(found[1], "二"),
        "21st",
        "第二十一",
    ),
    rule(
        r"(\d+)[-—–](\d+)",
        lambda found: f"{named(found[1])}杠{named(found[2])}",
        "见表2-1",
        "见表二杠一",
        before=r"(?:[表图式例]|附件|习题)\s?",
    ),
    rule(
        r"[-–‑]?(\d+(?:\.\d+)?)",
        lambda found: named(found[1]),
        "歼-20和空客320",
        "歼二十和空客三二零",
        before=_MADE + r"\s?",
    ),
    rule(
        r"(\d)[vV](\d)(?![\dA-Za-z])",
        lambda found: f"{cardinal(found[1], '二')}V{cardinal(found[2], '二')}",
        "5V5",
        "五V五",
        before=r"(?<![\d.])",
    ),
    rule(
        r"2(?=[BCGMOPVX](?![A-Za-z\d]))",
        lambda _: " to ",
        "B2C和P2P",
        "B to C和P to P",
        before=r"(?<![A-Za-z])[BCGMOPV]",
    ),
    rule(
        r"[-−](\d{1,2})(?!\d)",
        lambda found: "减" + cardinal(found[1], "二"),
        "UTC-5",
        "UTC减五",
        before=r"UTC|GMT",
    ),
    rule(
        r"[-–‑]?(\d+(?:\.\d+)?)(?!\d|[,]\d{3})",
        lambda found: named(found[1]),
        "GPT-4o、H5N1、A380、PM2.5",
        "GPT四o、H五N一、A三八零、PM二点五",
        before=r"(?<!\d[xX])(?<=[A-Za-z])",
    ),
    rule(
        r"(?:19|20)\d\d(?![\d年万亿,.%]|\s?[个人元米吨名家台件次点])",
        spelled,
        "CES 2026开幕",
        "CES 二零二六开幕",
        before=r"[A-Za-z] ",
    ),
    rule(r"[12]\d|[1-9]", lambda found: cardinal(found[0], "二"), "双11", "双十一", before=r"双"),
    rule(r"0\d+(?!\d|[.,]\d)", spelled, "特工007", "特工零零七"),
    rule(
        r"(?!\d+0000(?!\d))\d{9,}(?!\d|[.,]\d|\s?(?:[元人个吨次年股份块]|美元|欧元|英镑|日元|港元|平方|立方|公里|立方米))",
        spelled,
        "流水20251124001",
        "流水二零二五一一二四零零一",
        before=r"(?<!第)",
    ),
)
