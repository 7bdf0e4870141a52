"""What a writer hides: names, places and dates (王××, XX大学, ×月×日), plates and numbers (京A×××××)."""

from __future__ import annotations

from typing import Final

from briefing.pronounce.numbers.dialled import CROSSES, PROVINCES
from briefing.pronounce.numbers.rule import rule
from briefing.zh.characters import BASIC_HAN
from briefing.zh.surnames import FREQUENT

_ROLE: Final = (
    "[人者某为与和、由对被向在是叫员工生主机长师授任户手方子女男民犯友童孩婆妻夫妇母父儿姐弟哥妹警医令]"
)
"""What the name of a person follows."""
_PERSON: Final = rf"(?:^|[^{BASIC_HAN}]|{_ROLE})[{FREQUENT}]"
_PLACE_OR_DATE: Final = (
    r"(?:[年月日时点分秒号市县区镇乡村路省街栋楼室层站](?![=＝])|公司|大学|中学|小学|医院|银行|集团)"
)
_BEFORE_IT: Final = rf"(?:^|[^{BASIC_HAN}\dA-Za-z]|[年月日时于在至到从是由住去市县区省为叫与和])\s?"
_ENDS: Final = r"(?=\s?(?:[，。、；：！？）)”’]|$))"

RULES = (
    rule(
        id="numbers/hidden/plate",
        before=rf"[{PROVINCES}][A-Z]·?[A-Z\d{CROSSES}]{{0,5}}",
        pattern=f"[{CROSSES}]+",
        say=lambda found: "叉" * len(found[0]),
        written="京A×××",
        spoken="京A叉叉叉",
    ),
    rule(
        id="numbers/hidden/plate-in-capitals",
        before=f"[{PROVINCES}]",
        pattern=r"([A-Z])(X{2,5})(?![A-Z])",
        say=lambda found: found[1] + "叉" * len(found[2]),
        written="沪BXX123",
        spoken="沪B叉叉一二三",
    ),
    rule(
        id="numbers/hidden/digits",
        before=r"\d|(?:[尾账卡证编]号|号码|密码)[为是：:]?\s?",
        pattern=r"[×✕]{2,}|(?<![A-Za-z])(?<!\D\d)[xX]{2,}(?![A-Za-z])",
        say=lambda found: "叉" * len(found[0]),
        written="20××年和138xxxx5678",
        spoken="二零叉叉年和一三八叉叉叉叉五六七八",
    ),
    rule(
        id="numbers/hidden/person",
        before=rf"{_PERSON}[{BASIC_HAN}]?",
        pattern=rf"[×✕*○]{{1,3}}(?![\dA-Za-z×*]|\s?[宽长高厚深]|[{BASIC_HAN}]{{1,4}}[×=])",
        say=lambda found: "某" * len(found[0]),
        written="嫌疑人李×和张*明",
        spoken="嫌疑人李某和张某明",
    ),
    rule(
        id="numbers/hidden/person-as-letter",
        before=f"(?<!方程)(?<={_ROLE}[{FREQUENT}])",
        pattern=r"[xX](?![\dA-Za-z²³⁴ⁿ]|\s?[-−+=<>≤≥])",
        say=lambda _: "某",
        written="嫌疑人李X，方程x²与解方程x",
        spoken="嫌疑人李某，方程x平方与解方程x",
    ),
    rule(
        id="numbers/hidden/name",
        before=r"(?<![双A-Za-z\d])",
        pattern=r"(?:[×✕○]{2,6}|(?<!第)[xX]{2,4})(?![A-Za-z\d×]|染色体|型|世纪)",
        say=lambda found: "某" * len(found[0]),
        written="王××在XX大学就读，京字第××号，第XX届",
        spoken="王某某在某某大学就读，京字第某某号，第二十届",
    ),
    rule(
        id="numbers/hidden/place-or-date",
        before=_BEFORE_IT,
        pattern=rf"[×✕○X](?={_PLACE_OR_DATE})",
        say=lambda _: "某",
        written="×月×日在X市",
        spoken="某月某日在某市",
    ),
    rule(
        id="numbers/hidden/cross-that-is-made",
        before=r"[打画划]\s?[“\"（(]?",
        pattern=r"[×✕](?!\d)",
        say=lambda _: "叉",
        written="在方格里打×",
        spoken="在方格里打叉",
    ),
    rule(
        id="numbers/hidden/magnification",
        before=r"(?<![\d×])\d{1,3}|\d\.\d",
        pattern=rf"[×xX](?=\s?[{BASIC_HAN}])(?!\s?[单数面每宽长高厚深人次年月天])|×{_ENDS}",
        say=lambda _: "倍",
        written="10×变焦",
        spoken="十倍变焦",
    ),
    rule(
        id="numbers/hidden/cross",
        before=r"^|[^\dA-Za-z\s）)]\s?",
        pattern=rf"×(?:{_ENDS}|(?<=^×)|(?<=[，。；！？、：“‘\s]×)|(?=\s[{BASIC_HAN}]))(?!\s?\d)",
        say=lambda _: "叉",
        written="价格×，×不支持，塑料袋× 布袋，“×你”，长×宽",
        spoken="价格叉，叉不支持，塑料袋叉布袋，“叉你”，长乘宽",
    ),
)
"""Before the signs of arithmetic, of which × is one."""
