"""Things that are called by a number, said digit by digit: hours of work, a glue, an error, a company."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.counts import NO_AMOUNT
from briefing.pronounce.numbers.numerals import digits
from briefing.pronounce.numbers.rule import rule, spelled
from briefing.pronounce.numbers.scores import is_of_a_match

_ALONE = r"(?<![\d.,:：¥$€£第-])"

_IN_LOVE: Final = re.compile(r"1314.*52[01]|52[01].*1314|表白|我爱你|情人节|领证|结婚")
"""What tells that these numbers are meant for their sound."""
_DIVES: Final = re.compile(r"跳水|[一二三四五六\d][跳轮]|入水|难度|压水花|跳台|跳板|米[台板]")
"""What a report of diving speaks of, whose dives have a number and a letter."""

RULES = (
    rule(
        id="numbers/called/hours-of-work",
        before=_ALONE,
        pattern=rf"(?:996|955|965|007){NO_AMOUNT}",
        say=spelled,
        written="996引发热议，共996人",
        spoken="九九六引发热议，共九百九十六人",
    ),
    rule(
        id="numbers/called/day-of-sounds",
        before=_ALONE,
        pattern=r"1024(?=程序员)|(?:520|521|1314|618|1111|1212)(?=[”\"]?\s?(?:[那这当]天|前[夕后]|期间|表白|告白|情人|恋人|领证|登记|"
        r"礼物|礼盒|红包|主题|来临|到来|快乐|年中|狂欢|促销|电商|大促|购物))",
        say=spelled,
        written="520那天领证",
        spoken="五二零那天领证",
    ),
    rule(
        id="numbers/called/day-beside-another",
        before=_ALONE,
        pattern=r"618(?=[”\"]?\s?[到至和与、及或]\s?[“\"]?双)",
        say=spelled,
        written="从618到双11",
        spoken="从六一八到双十一",
    ),
    rule(
        id="numbers/called/day-of-shopping",
        before=rf"{_ALONE}(?:[比在从趁等自过今去每年到]|大促|赶上|临近|备战|错过|囤货|^|(?<=[，。！？“\s]))",
        pattern=rf"618{NO_AMOUNT}(?!\s?[-—~+×/=A-Za-z号室路])",
        say=spelled,
        written="比618还便宜，面积618",
        spoken="比六一八还便宜，面积六百一十八",
    ),
    rule(
        id="numbers/called/day-with-another",
        before=_ALONE,
        pattern=rf"(?:520|521|1314){NO_AMOUNT}",
        say=lambda found: "" if not _IN_LOVE.search(found.string) else spelled(found),
        written="从1314到520",
        spoken="从一三一四到五二零",
    ),
    rule(
        id="numbers/called/praise",
        before=rf"{_ALONE}(?<![第约近达超至共为有过是量数额值价分计仅剩余增减升降高低])",
        pattern=rf"6{{3,6}}{NO_AMOUNT}(?!\s?[-—~+×/=A-Za-z号室路])",
        say=spelled,
        written="这波操作666，总数为666",
        spoken="这波操作六六六，总数为六百六十六",
    ),
    rule(
        id="numbers/called/dive",
        before=_ALONE,
        pattern=r"([1-6]\d{2,3})([A-D])(?![A-Za-z\d])",
        say=lambda found: digits(found[1]) + found[2] if _DIVES.search(found.string) else "",
        written="第三跳107B",
        spoken="第三跳一零七B",
    ),
    rule(
        id="numbers/called/error-of-the-web",
        before=_ALONE,
        pattern=r"[45]\d\d(?=\s?(?:错误|报错|页面|状态码|响应|[nN]ot\s|[eE]rror|[fF]orbidden|[bB]ad\s))",
        say=spelled,
        written="出现404错误",
        spoken="出现四零四错误",
    ),
    rule(
        id="numbers/called/code-of-an-error",
        before=r"(?:提示|显示|返回|报错|[网页][页面站]|链接|状态码|错误码|错误代码|响应码)(?:了|[是为:：])?\s?",
        pattern=rf"(?:40[0134]|50[0-4]){NO_AMOUNT}",
        say=spelled,
        written="网页显示404",
        spoken="网页显示四零四",
    ),
    rule(
        id="numbers/called/glue-or-silver",
        before=_ALONE,
        pattern=r"502(?=胶|强力胶|瞬[间干]胶)|84(?=消毒)|(?:925|999|990)(?=纯?银)|[2567]0\d\d(?=铝)",
        say=spelled,
        written="502胶水和84消毒液",
        spoken="五零二胶水和八四消毒液",
    ),
    rule(
        id="numbers/called/steel",
        before=_ALONE,
        pattern=r"(201|304|316|430)(L?)(?=不锈钢|钢)",
        say=lambda found: digits(found[1]) + found[2],
        written="316L不锈钢",
        spoken="三一六L不锈钢",
    ),
    rule(
        id="numbers/called/company",
        before=_ALONE,
        pattern=r"360(?=安全|杀毒|公司|集团|浏览器|搜索|卫士|数科|儿童|创始|回应)|58(?=同城|到家|集团|赶集)"
        r"|1688(?=平台|网|商家)|(?<=奇虎)360|(?:163|126|139)(?=网?邮箱)|4399|17173|361(?=[度°])",
        say=spelled,
        written="360公司和58同城",
        spoken="三六零公司和五八同城",
    ),
    rule(
        id="numbers/called/institute",
        before=_ALONE,
        pattern=r"[1-9]\d\d(?<!00)(?=(?:研究所|研究院|旅(?![客行游途程])|兵工厂|信箱|核电?站|基地|厂区|矿区|团场))",
        say=spelled,
        written="208研究所",
        spoken="二零八研究所",
    ),
    rule(
        id="numbers/called/quarter-of-artists",
        before=_ALONE,
        pattern=r"[1-9]\d{2,3}(?<!00)(?=(?:艺术区|艺术园|艺术中心|艺术街区|文创|文化创意|创意园|创意产业|设计园|老场坊|时尚园))",
        say=spelled,
        written="798艺术区，125家艺术区",
        spoken="七九八艺术区，一百二十五家艺术区",
    ),
    rule(
        id="numbers/called/index",
        before="日经",
        pattern=r"225",
        say=spelled,
        written="日经225指数",
        spoken="日经二二五指数",
    ),
    rule(
        id="numbers/called/shop",
        before=_ALONE,
        pattern=rf"7-11(?:(?=门店|便利店|加盟店)|(?!-){NO_AMOUNT}(?![月日号期章节课]))",
        say=lambda found: "" if is_of_a_match(found) else "七十一",
        written="7-11门店。决赛7-11",
        spoken="七十一门店。决赛七比十一",
    ),
)
