"""Numbers that are dialled, or that stand for one person, car or account: telephones, identities, plates."""

from __future__ import annotations

import re

from briefing.pronounce.numbers.counts import NO_AMOUNT
from briefing.pronounce.numbers.numerals import digits
from briefing.pronounce.numbers.rule import rule, spelled

_HOTLINES = r"(?:110|112|114|119|120|122|12\d{3}|100\d\d|1[16]\d{3}|9[56]\d{3,4})"
_SERVICES = r"123(?:0[15]|1[3578]|2[058]|3[0368]|4[0589]|5[01568]|6[035679]|7[178]|8[015689]|9[35])"
"""Lines of the state's services, most of them merged into 12345 (State Council, 国办发〔2020〕53号)."""
_CALLED = (
    r"(?:火警|急救|[匪盗交]警|交通事故|打|拨|致电|电话|热线|客服|报警|短信|发送|号码|专线)"
    r"(?:了|是|为|过|打|通|[:：]|\s)?"
)
_CALL = (
    r"[”\"]?(?:警|热线|报警|电话|客服|急救|专线|平台|打|来电|指挥中心|接警|接线员|网站|短信|"
    r"举报|投诉|咨询|订票)"
)
_LABEL = (
    r"(?:编号|号码|代码|证号|账号|帐号|卡号|邮编|邮政编码|密码|验证码|学号|工号|单号|序号|批号|房号|文号|"
    r"QQ|QQ群|微信|身份证|电话|手机|热线|传真|代号|口令|车牌号?|致电|拨打|护照|准考证|订单|运单|许可证)"
    r"(?:号|号码)?(?:[是为]|分别为)?[:：]?\s?"
)
_CODE = (
    r"(?:取[件货票餐][码号]|提[货取]码|兑换码|核销码|激活码|邀请码|识别码|货号|款号|货架号?|储物柜|床号|房号|座位号?|桌号|"
    r"编号|单号|案号|档案号|卡号|账号|序列号|统一书号|书号)(?:[是为]|分别为)?[:：]?\s?[“\"]?"
)
"""What a code of several parts follows."""
_PURPOSE = (
    r"(?:[☎☏📞]\ufe0f?|℡|[Tt]el|TEL|预[约订定]|咨询|[洽垂]询|订[座餐票房位]|报[名修]|热线|客服|联系|外卖|总机|前台|传真|挂号|举报|投诉)"
    r"(?:电话|热线|专线|方式|请?拨打?|请?致电)?[.:：]?\s?"
)
"""What a telephone is there for."""
_AND = "[、/和或及与]"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""What a number plate begins with."""
CROSSES = "×✕*"
"""What stands for a letter or digit of a plate that is hidden."""


def _dialled(found: re.Match[str]) -> str:
    return digits(found[0], one="幺")


def _with_extension(found: re.Match[str]) -> str:
    """The number, and where it is put through to."""
    return digits(found[1]) + (f"转{digits(found[2])}" if found[2] else "")


def _plate(found: re.Match[str]) -> str:
    """Letters and digits one by one; 叉 for what is hidden."""
    return "".join(digits(char) or ("叉" if char in CROSSES else char) for char in found[0].lstrip("·•- "))


RULES = (
    rule(
        id="numbers/dialled/mobile-with-country",
        pattern=r"\+\d{1,3}[- ]1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)",
        say=lambda found: "加" + _dialled(found),
        written="+86 13912345678",
        spoken="加八六幺三九幺二三四五六七八",
    ),
    rule(
        id="numbers/dialled/landline-with-country",
        pattern=r"\+\d{1,3}[- ]\d{2,3}[- ]\d{7,8}(?!\d)",
        say=lambda found: "加" + spelled(found),
        written="+86-21-61234567",
        spoken="加八六二一六一二三四五六七",
    ),
    rule(
        id="numbers/dialled/grouped-with-country",
        pattern=r"\+\d{1,3}(?:[- ]\(?\d{1,5}\)?){2,5}(?![- ]?\d)",
        say=lambda found: "加" + _dialled(found),
        written="+86 10 8765 4321",
        spoken="加八六幺零八七六五四三二幺",
    ),
    rule(
        id="numbers/dialled/mobile",
        pattern=r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)",
        say=_dialled,
        written="手机139-1234-5678",
        spoken="手机幺三九幺二三四五六七八",
    ),
    rule(
        id="numbers/dialled/landline",
        pattern=r"([(（]?0\d{2,3}[)）\- ]?\s?\d{3,4}[- ]?\d{4})"
        r"(?:\s?(?:[-—]|转(?:分机)?|分机|[eE]xt\.?)\s?(\d{1,5}))?(?!\d)",
        say=_with_extension,
        written="总机021-61234567转8012",
        spoken="总机零二一六一二三四五六七转八零一二",
    ),
    rule(
        id="numbers/dialled/second-landline",
        before=r"0\d{2,3}[)）\- ]?\d{7,8}\s?[、/，,或和]\s?",
        pattern=r"\d{7,8}(?!\d)",
        say=spelled,
        written="0571-87654321、87654322",
        spoken="零五七一八七六五四三二一、八七六五四三二二",
    ),
    rule(
        id="numbers/dialled/hotline-of-a-city",
        before=r"(?<![\d.-])",
        pattern=r"0\d{2,3}[- ](?:1\d\d|[19]\d{4})(?![\d-])",
        say=spelled,
        written="010-12388",
        spoken="零一零一二三八八",
    ),
    rule(
        id="numbers/dialled/landline-of-taiwan",
        before=r"(?<![\d.-])",
        pattern=r"[(（]?0\d{1,3}(?:[)）][- ]?|[- ])\d{3,4}[- ]?\d{3,4}(?![\d-])",
        say=spelled,
        written="02-2345-6789和0912-345-678",
        spoken="零二二三四五六七八九和零九一二三四五六七八",
    ),
    rule(
        id="numbers/dialled/country-in-brackets",
        pattern=r"[(（]\+?(?:85[23]|886|86)[)）][- ]?\d{1,4}[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)"
        r"|(?:00)?85[23][- ]\d{4}[- ]?\d{4}(?!\d)|(?:00)?(?:886|86)-\d{1,3}-\d{3,4}-?\d{4}(?![\d-])",
        say=lambda found: ("加" if "+" in found[0] else "") + _dialled(found),
        written="(852) 2810-2345",
        spoken="八五二二八幺零二三四五",
    ),
    rule(
        id="numbers/dialled/landline-of-america",
        before=r"(?<![\d.-])",
        pattern=r"(?:1[- ])?(?![48]00)(?:[(（][2-9]\d\d[)）]\s?|[2-9]\d\d-)\d{3}-\d{4}(?![\d-])",
        say=_dialled,
        written="(415) 555-2671",
        spoken="四幺五五五五二六七幺",
    ),
    rule(
        id="numbers/dialled/extension",
        before=r"分机号?(?:[是为]|[:：])?\s?|\d{4}\s?(?:转|[eE]xt\.?)\s?",
        pattern=r"\d{1,5}(?![\d.,])",
        say=spelled,
        written="分机801，400-810-1234转205",
        spoken="分机八零一，四零零八幺零幺二三四转二零五",
    ),
    rule(
        id="numbers/dialled/book-number",
        before=r"IS[BS]N\s?(?:号|编号)?[是为]?[:：]?\s?",
        pattern=r"\d[\d-]{6,15}[\dXx](?![\dA-Za-z])",
        say=lambda found: digits(found[0]) + ("X" if found[0][-1] in "Xx" else ""),
        written="ISBN 978-7-02-012345-6",
        spoken="ISBN九七八七零二零一二三四五六",
    ),
    rule(
        id="numbers/dialled/code-in-parts",
        before=_CODE,
        pattern=r"\d+(?:[-—]\d+){1,5}(?![\d-])",
        say=lambda found: "杠".join(map(digits, re.split("[-—]", found[0]))),
        written="取件码7-3-2018",
        spoken="取件码七杠三杠二零一八",
    ),
    rule(
        id="numbers/dialled/code-to-fetch-by",
        before="凭",
        pattern=r"\d+(?:[-—]\d+){0,4}(?=\s?(?:[到去至前往]{1,2}[^，。]{1,10})?(?:取[件货餐票物走]|领取|提货|自提|开柜|兑换|入场|检票))",
        say=lambda found: "杠".join(map(digits, re.split("[-—]", found[0]))),
        written="凭8842取餐，凭3张票入场",
        spoken="凭八八四二取餐，凭三张票入场",
    ),
    rule(
        id="numbers/dialled/toll-free",
        pattern=r"[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)",
        say=_dialled,
        written="400-810-1234",
        spoken="四零零八幺零幺二三四",
    ),
    rule(
        id="numbers/dialled/toll-free-other-groups",
        pattern=r"[48]00[- ]?\d{4}[- ]?\d{3}(?!\d)",
        say=_dialled,
        written="400-8101-234",
        spoken="四零零八幺零幺二三四",
    ),
    rule(
        id="numbers/dialled/toll-free-prefix",
        before=r"(?<![\d.,])",
        pattern=r"[48]00(?=\s?(?:电话|热线|客服))",
        say=_dialled,
        written="400电话",
        spoken="四零零电话",
    ),
    rule(
        id="numbers/dialled/called-number",
        before=_CALLED,
        pattern=r"\d{4,8}[- ]\d{3,8}(?!\d)",
        say=_dialled,
        written="电话8512-3456",
        spoken="电话八五幺二三四五六",
    ),
    rule(
        id="numbers/dialled/number-after-purpose",
        before=rf"{_PURPOSE}(?:\d{{7,8}}{_AND}\s?)?",
        pattern=rf"[2-8]\d{{6,7}}(?:[-—转]\d{{1,5}})?{NO_AMOUNT}",
        say=lambda found: "转".join(map(digits, re.split("[-—转]", found[0]))),
        written="订座：65123344，☎83215567、83215568，咨询8000000人",
        spoken="订座：六五一二三三四四，电话八三二一五五六七、八三二一五五六八，咨询八百万人",
    ),
    rule(
        id="numbers/dialled/identity-card",
        pattern=r"\d{17}[\dXx](?![\dA-Za-z])",
        say=lambda found: spelled(found) + ("X" if found[0][-1] in "Xx" else ""),
        written="11010119900101123X",
        spoken="一一零一零一一九九零零一零一一二三X",
    ),
    rule(
        id="numbers/dialled/last-digits",
        before=r"尾号(?:[是为]|分别[是为])?[:：]?\s?",
        pattern=r"\d{3,}(?![\d.,])",
        say=_dialled,
        written="尾号为1234",
        spoken="尾号为幺二三四",
    ),
    rule(
        id="numbers/dialled/car-plate",
        before=rf"[{PROVINCES}使][A-Z][ ·•]?",
        pattern=rf"[·•\- ]?(?=[A-Z{CROSSES}]*\d)[A-Z\d{CROSSES}]{{5,6}}(?![A-Za-z\d{CROSSES}])",
        say=_plate,
        written="沪B·1A234和浙C·×902×",
        spoken="沪B一A二三四和浙C叉九零二叉",
    ),
    rule(
        id="numbers/dialled/hotline-after-verb",
        before=_CALLED,
        pattern=rf"{_HOTLINES}(?!\d|[.,]\d|[年元人个米])",
        say=_dialled,
        written="拨打12345反映",
        spoken="拨打幺二三四五反映",
    ),
    rule(
        id="numbers/dialled/hotlines-in-a-row",
        before=rf"(?<![\d.])(?<!\d{_AND})|1(?:10|19|20|22|14){_AND}",
        pattern=rf"1(?:10|19|20|22|14)(?={_AND}1(?:10|19|20|22|14)(?!\d))"
        rf"|(?<={_AND})1(?:10|19|20|22|14)(?!\d|[.,]\d)",
        say=_dialled,
        written="不要占用110、119",
        spoken="不要占用幺幺零、幺幺九",
    ),
    rule(
        id="numbers/dialled/hotline-before-word",
        pattern=rf"{_HOTLINES}(?=\s?{_CALL})",
        say=_dialled,
        written="120急救中心的120电话",
        spoken="幺二零急救中心的幺二零电话",
    ),
    rule(
        id="numbers/dialled/service-number",
        before=r"(?<![\d.,¥$€£])",
        pattern=rf"(?:12306|{_SERVICES}|10086|10010|10000(?=号)|95\d{{3}}){NO_AMOUNT}",
        say=_dialled,
        written="登录12306购票，10000号",
        spoken="登录幺二三零六购票，幺零零零零号",
    ),
    rule(
        id="numbers/dialled/hotline-alone",
        before=r"^\s*",
        pattern=r"(?:110|119|120|122|114)(?=\s*$)",
        say=_dialled,
        written="119",
        spoken="幺幺九",
    ),
    rule(
        id="numbers/dialled/number-after-label",
        before=f"{_LABEL}|{_CODE}",
        pattern=rf"\d{{3,}}{NO_AMOUNT}",
        say=spelled,
        written="邮编100089",
        spoken="邮编一零零零八九",
    ),
    rule(
        id="numbers/dialled/port-after-word",
        before=r"端口号?(?:[是为]|[:：])?\s?",
        pattern=rf"\d{{2,5}}{NO_AMOUNT}",
        say=spelled,
        written="放行端口22和端口443",
        spoken="放行端口二二和端口四四三",
    ),
    rule(
        id="numbers/dialled/keys-with-stars",
        before=r"(?<![A-Za-z\d*#])",
        pattern=r"(?:\*[*#]?|#\*|##)\d{1,8}(?:\*\d{1,12}){0,3}\*?#|(?<=[拨打入按键])\*\d{2,5}(?!\d)",
        say=lambda found: "".join({"*": "星号", "#": "井号"}.get(key) or digits(key) for key in found[0]),
        written="输入*#06#，拨*123*4#",
        spoken="输入星号井号零六井号，拨星号一二三星号四井号",
    ),
    rule(
        id="numbers/dialled/hexadecimal",
        before=r"(?<![A-Za-z\d])",
        pattern=r"[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}|(?:[\dA-Fa-f]{2}:){5}[\dA-Fa-f]{2}|0x[\dA-Fa-f]{2,32}",
        say=lambda found: "".join(digits(char) or char.upper() for char in re.sub(r"\W", "", found[0])),
        written="错误0x80F5",
        spoken="错误零X八零F五",
    ),
)
