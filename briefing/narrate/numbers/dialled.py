"""Numbers that are dialled, or that stand for one person, car or account: telephones, identities, plates."""

from __future__ import annotations

import re

from briefing.narrate.numbers.numerals import digits
from briefing.narrate.numbers.rule import rule, spelled

_HOTLINES = r"(?:110|112|114|119|120|122|12\d{3}|100\d\d|1[16]\d{3}|9[56]\d{3,4}|11185)"
_CALLED = r"(?:打|拨|致电|电话|热线|客服|报警|短信|发送|号码|专线)(?:了|是|为|过|打|通|[:：]|\s)?"
_CALL = r"[”\"]?(?:警|热线|报警|电话|客服|急救|专线|平台|打|来电|指挥中心|接警|接线员|网站|短信)"
_LABEL = (
    r"(?:编号|号码|代码|证号|账号|帐号|卡号|邮编|邮政编码|密码|验证码|学号|工号|单号|序号|批号|房号|文号|"
    r"QQ|QQ群|微信|身份证|电话|手机|热线|传真|代号|口令|车牌号?)(?:号|号码)?(?:[是为]|分别为)?[:：]?\s?"
)
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使]"


def _dialled(found: re.Match[str]) -> str:
    return digits(found[0], one="幺")


def _plate(found: re.Match[str]) -> str:
    return "".join(digits(char) or char for char in found[0].lstrip("·•- "))


RULES = (
    rule(
        r"\+\d{1,3}[- ]1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)",
        lambda found: "加" + _dialled(found),
        "+86 13912345678",
        "加八六幺三九幺二三四五六七八",
    ),
    rule(
        r"\+\d{1,3}[- ]\d{2,3}[- ]\d{7,8}(?!\d)",
        lambda found: "加" + spelled(found),
        "+86-21-61234567",
        "加八六二一六一二三四五六七",
    ),
    rule(
        r"\+\d{1,3}(?:[- ]\(?\d{2,5}\)?){2,5}(?![- ]?\d)",
        lambda found: "加" + _dialled(found),
        "+86 10 8765 4321",
        "加八六幺零八七六五四三二幺",
    ),
    rule(r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)", _dialled, "手机139-1234-5678", "手机幺三九幺二三四五六七八"),
    rule(
        r"[(（]?0\d{2,3}[)）\- ]?\s?\d{3,4}[- ]?\d{4}(?:[-转]\d{1,5})?(?!\d)",
        spelled,
        "总机021-61234567",
        "总机零二一六一二三四五六七",
    ),
    rule(r"[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)", _dialled, "400-810-1234", "四零零八幺零幺二三四"),
    rule(r"[48]00[- ]?\d{4}[- ]?\d{3}(?!\d)", _dialled, "400-8101-234", "四零零八幺零幺二三四"),
    rule(r"[48]00(?=\s?(?:电话|热线|客服))", _dialled, "400电话", "四零零电话", before=r"(?<![\d.,])"),
    rule(r"\d{4,8}[- ]\d{3,8}(?!\d)", _dialled, "电话8512-3456", "电话八五幺二三四五六", before=_CALLED),
    rule(
        r"\d{17}[\dXx](?![\dA-Za-z])",
        lambda found: spelled(found) + ("X" if found[0][-1] in "Xx" else ""),
        "11010119900101123X",
        "一一零一零一一九九零零一零一一二三X",
    ),
    rule(
        r"\d{3,}(?![\d.,])",
        _dialled,
        "尾号为1234",
        "尾号为幺二三四",
        before=r"尾号(?:[是为]|分别[是为])?[:：]?\s?",
    ),
    rule(
        r"[·•\- ]?(?=[A-Z]*\d)[A-Z\d]{5,6}(?![A-Za-z\d])",
        _plate,
        "沪B·1A234",
        "沪B一A二三四",
        before=rf"{_PROVINCE}[A-Z][ ·•]?",
    ),
    rule(
        rf"{_HOTLINES}(?!\d|[.,]\d|[年元人个米])",
        _dialled,
        "拨打12345反映",
        "拨打幺二三四五反映",
        before=_CALLED,
    ),
    rule(
        r"1(?:10|19|20|22|14)(?=[、/和](?:110|119|120|122|114)(?!\d))|(?<=[、/和])1(?:10|19|20|22|14)(?!\d|[.,]\d)",
        _dialled,
        "不要占用110、119",
        "不要占用幺幺零、幺幺九",
        before=r"(?<!\d)(?:1(?:10|19|20|22|14)[、/和])?(?<![\d.])(?<!\d[、/和])|1(?:10|19|20|22|14)[、/和]",
    ),
    rule(
        rf"{_HOTLINES}(?=\s?{_CALL})",
        _dialled,
        "120急救中心的120电话",
        "一百二十急救中心的幺二零电话".replace("一百二十", "幺二零"),
    ),
    rule(
        r"(?:12306|12315|12345|12333|12320|12388|12389|10086|10010|10000号|95\d{3})(?!\d|[.,]\d|\s?[元人个米吨年万次名家件])",
        _dialled,
        "登录12306购票",
        "登录幺二三零六购票",
        before=r"(?<![\d.,¥$€£])",
    ),
    rule(r"(?:110|119|120|122|114)(?=\s*$)", _dialled, "119", "幺幺九", before=r"^\s*"),
    rule(r"\d{3,}(?![\d.,]|\s?[年元人个])", spelled, "邮编100089", "邮编一零零零八九", before=_LABEL),
    rule(
        r"[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}|(?:[\dA-Fa-f]{2}:){5}[\dA-Fa-f]{2}|0x[\dA-Fa-f]{2,32}",
        lambda found: "".join(digits(char) or char.upper() for char in re.sub(r"\W", "", found[0])),
        "错误0x80F5",
        "错误零X八零F五",
        before=r"(?<![A-Za-z\d])",
    ),
)
