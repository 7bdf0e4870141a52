"""Numbers within a name: versions, models, plans, and days that are called by their number."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.counts import COUNTED, NO_AMOUNT
from briefing.pronounce.numbers.numerals import cardinal, digits, named
from briefing.pronounce.numbers.rule import NUMBER, rule, spelled
from briefing.zh.characters import BASIC_HAN

_MADE = (
    r"(?:伊尔|米格|东风|长征|神舟|嫦娥|天宫|天问|天舟|枭龙|翼龙|彩虹|红旗|鹰击|巨浪|攻击|霹雳|空警|无侦|玉兔|北斗|快舟|力箭|"
    r"波音|空客|空中客车|麒麟|骁龙|天玑|玄铁|鲲鹏|昇腾|巴龙|凌霄|龙芯|飞腾|猎户座|锐龙|酷睿|鲲龙|风云|高分|遥感|海洋|"
    r"问界|理想|极氪|小米|荣耀|标致|宝马|奔驰|马自达|名爵)"
)
"""What is called by this name and a number."""
_WEAPON = "[歼轰运直教强苏米图安]"
"""As above, where it is a word of its own: 米-17, but 雨强117毫米, 西安110毫米."""


def _versions(found: re.Match[str]) -> str:
    """Four parts, none over three digits, are an internet address, said digit by digit; others a version."""
    parts = found[0].split(".")
    if len(parts) == 4 and all(len(part) <= 3 for part in parts):
        return "点".join(digits(part) for part in parts)
    return "点".join(cardinal(part, "二") if part[0] != "0" else digits(part) for part in parts)


def _versions_of_a_letter(found: re.Match[str]) -> str:
    return "".join(f"点{cardinal(part, '二')}" for part in found[0].split(".")[1:])


RULES = (
    rule(
        id="numbers/names/version-or-address",
        pattern=r"\d+(?:\.\d+){2,8}(?!\d)",
        say=_versions,
        written="v2.10.3和10.0.0.1",
        spoken="v二点十点三和一零点零点零点一",
    ),
    rule(
        id="numbers/names/version",
        before=r"(?<![A-Za-z])[vV]\.?",
        pattern=NUMBER,
        say=lambda found: named(found[0].replace(",", "")),
        written="v2.5",
        spoken="v二点五",
    ),
    rule(
        id="numbers/names/number-after-capitals",
        before=r"[A-Z]{2,} ",
        pattern=rf"[1-9]\d{{3}}(?<!00)(?![\d.,]|\s?(?:{COUNTED}|[A-Za-z%‰℃°]))",
        say=spelled,
        written="RTX 5090",
        spoken="RTX五零九零",
    ),
    rule(
        id="numbers/names/opus",
        before=r"(?<![A-Za-z])",
        pattern=r"(?:Op\.?|op\.|OP\.)\s?(\d{1,3})(?:[,，]?\s?[Nn]o\.?\s?(\d{1,3}))?(?![\d.])",
        say=lambda found: (
            f"作品{cardinal(found[1], '二')}" + (f"第{cardinal(found[2], '二')}号" if found[2] else "")
        ),
        written="肖邦Op.9 No.2",
        spoken="肖邦作品九第二号",
    ),
    rule(
        id="numbers/names/processor",
        before=r"(?<![A-Za-z])[iR]\d",
        pattern=r"-(\d{4,5})(?=[A-Z]|$|[^\d.,])",
        say=spelled,
        written="i7-13700K",
        spoken="i七一三七零零K",
    ),
    rule(
        id="numbers/names/grade-of-memory",
        before=r"(?<![A-Za-z])[A-Z]{0,3}DDR\dX?",
        pattern=r"-(\d{4,5})(?!\d)",
        say=lambda found: digits(found[1]),
        written="DDR5-6000",
        spoken="DDR五六零零零",
    ),
    rule(
        id="numbers/names/number-after-latin-name",
        before=r"(?<![A-Za-z])[A-Z][a-z]{3,12} ",
        pattern=rf"(?!(?:19|20)\d\d)[1-9]\d{{2,3}}(?<!00){NO_AMOUNT}(?!\s?(?:[A-Za-z]{{2}}|[GTM]))",
        say=spelled,
        written="Exynos 990",
        spoken="Exynos九九零",
    ),
    rule(
        id="numbers/names/number-after-series",
        before=r"(?<![A-Za-z])(?:Boeing|Airbus|NGC|IC|HD|RTX|GTX|HTTP|RFC|ISO|IEC) ",
        pattern=r"[1-9]\d\d(?<!00)(?![\d.,])",
        say=spelled,
        written="NGC 224",
        spoken="NGC二二四",
    ),
    rule(
        id="numbers/names/tower",
        before=r"(?<![\d.,])",
        pattern=r"[1-9]\d\d(?<!00)(?=大[楼厦])|(?<=[台臺]北)101(?=跨年|观景|[，。、]|$)",
        say=spelled,
        written="台北101大楼",
        spoken="台北一零一大楼",
    ),
    rule(
        id="numbers/names/type-of-arms",
        before=r"(?<![\d.,])",
        pattern=r"(\d\d)(?:-(\d))?(?=[A-Z]?式(?:自动|半自动|[手步冲机狙火坦]|主战|轻型|装甲|军|枪|炮|弹|$))",
        say=lambda found: digits(found[1]) + (f"杠{digits(found[2])}" if found[2] else ""),
        written="72式坦克和81-1式自动步枪，24式太极",
        spoken="七二式坦克和八一杠一式自动步枪，二十四式太极",
    ),
    rule(
        id="numbers/names/tank",
        before=r"(?<![\d.,])",
        pattern=r"99(?=[A-Z]?(?:坦克|式))",
        say=spelled,
        written="99A坦克",
        spoken="九九A坦克",
    ),
    rule(
        id="numbers/names/airliner",
        before=r"(?<![\d.,])",
        pattern=r"(?:7[0-9]7|3[1-8]0)(?=\s?(?:MAX|NG|neo|客机|货机))",
        say=spelled,
        written="737 MAX",
        spoken="七三七MAX",
    ),
    rule(
        id="numbers/names/number-in-quotes",
        before=r"[“\"]",
        pattern=r"(?!\d00)\d{3}(?=[”\"])",
        say=spelled,
        written="“731”罪证",
        spoken="“七三一”罪证",
    ),
    rule(
        id="numbers/names/lineage",
        before=r"(?<![A-Za-z])(?:[A-Z]|(?!NO|EP|CH|PM)[A-Z]{2}|XBB)",
        pattern=r"(?:\.\d+){2,6}(?!\d)|(?<=[A-Z]{2})\.\d{1,2}(?![\d.])",
        say=_versions_of_a_letter,
        written="B.1.1.7和BA.5",
        spoken="B点一点一点七和BA点五",
    ),
    rule(
        id="numbers/names/formation",
        pattern=r"\d(?:-\d){2,4}(?!\d|-)",
        say=spelled,
        written="4-3-3阵型",
        spoken="四三三阵型",
    ),
    rule(
        id="numbers/names/airliner-variant",
        before=_MADE + r"\s?|(?<![A-Za-z])(?:[ABC]|ARJ|CRJ|ERJ|MA)",
        pattern=r"(\d{2,3})-(\d{1,4})(?!\d)",
        say=lambda found: f"{digits(found[1])}杠{digits(found[2])}",
        written="波音737-800和A350-900",
        spoken="波音七三七杠八零零和A三五零杠九零零",
    ),
    rule(
        id="numbers/names/resolution",
        before=r"(?<![\d.])",
        pattern=r"\d{3,4}(?=[pP](?![A-Za-z]))",
        say=spelled,
        written="1080p",
        spoken="一零八零p",
    ),
    rule(
        id="numbers/names/school-plan",
        before=r"(?<![\d.,])",
        pattern=rf"(?:985|211)(?=[、和/]?(?:985|211)|工程|高校|大学|院校|毕业|硕士|本科)|985{NO_AMOUNT}",
        say=spelled,
        written="211、985高校，考上985，985人",
        spoken="二一一、九八五高校，考上九八五，九百八十五人",
    ),
    rule(
        id="numbers/names/next-school-plan",
        before=r"(?:985|211)[、和/]",
        pattern=r"985|211",
        say=spelled,
        written="985、211",
        spoken="九八五、二一一",
    ),
    rule(
        id="numbers/names/chinese-model",
        before=_MADE + r"\s?",
        pattern=rf"[-–]?(\d+(?:\.\d+)?){NO_AMOUNT}",
        say=lambda found: named(found[1]),
        written="空客320和小米100台",
        spoken="空客三二零和小米一百台",
    ),
    rule(
        id="numbers/names/weapon",
        before=rf"(?<!\d)(?<!\d\s){_WEAPON}",
        pattern=rf"[-–—](\d{{1,3}}){NO_AMOUNT}",
        say=lambda found: named(found[1]),
        written="歼-20和米-171",
        spoken="歼二十和米一七一",
    ),
    rule(
        id="numbers/names/weapon-without-stroke",
        before=rf"(?:^|[^{BASIC_HAN}\d]|国产|中国|我军|新型|战机|[架的和与及型])[歼轰运直教强苏图安]",
        pattern=rf"(\d{{1,3}}){NO_AMOUNT}",
        say=lambda found: named(found[1]),
        written="国产歼16，西安110.5毫米",
        spoken="国产歼十六，西安一百一十点五毫米",
    ),
    rule(
        id="numbers/names/versus",
        before=r"(?<![\d.])",
        pattern=r"(\d)[vV](\d)(?![\dA-Za-z])",
        say=lambda found: f"{cardinal(found[1], '二')}V{cardinal(found[2], '二')}",
        written="5V5",
        spoken="五V五",
    ),
    rule(
        id="numbers/names/mask",
        before=r"(?<![A-Za-z])K?N",
        pattern=r"95(?!\d)",
        say=spelled,
        written="N95口罩",
        spoken="N九五口罩",
    ),
    rule(
        id="numbers/names/two-as-to",
        before=r"(?<![A-Za-z])[BCGMOPV]",
        pattern=r"2(?=[BCGMOPVX](?![A-Za-z\d]))",
        say=lambda _: " to ",
        written="B2C和P2P",
        spoken="B to C和P to P",
    ),
    rule(
        id="numbers/names/time-zone",
        before=r"UTC|GMT",
        pattern=r"[-−](\d{1,2})(?!\d)",
        say=lambda found: "减" + cardinal(found[1], "二"),
        written="UTC-5",
        spoken="UTC减五",
    ),
    rule(
        id="numbers/names/number-after-letter",
        before=r"(?<!\d[xXa-z])(?<!\d[a-zμ][a-zA-Z])(?<=[A-Za-z])",
        pattern=r"[-–]?(\d+(?:\.\d+)?)(?!\d|[,]\d{3})",
        say=lambda found: named(found[1]),
        written="GPT-4o、H5N1、A380、PM2.5",
        spoken="GPT四o、H五N一、A三八零、PM二点五",
    ),
    rule(
        id="numbers/names/year-after-latin",
        before=r"[A-Za-z] ",
        pattern=r"(?:19|20)\d\d(?![\d年万亿,.%]|\s?[个人元米吨名家台件次点])",
        say=spelled,
        written="Expo 2025开幕",
        spoken="Expo 二零二五开幕",
    ),
    rule(
        id="numbers/names/double-day",
        before=r"双",
        pattern=r"[12]\d|[1-9]",
        say=lambda found: cardinal(found[0], "二"),
        written="双11",
        spoken="双十一",
    ),
)
