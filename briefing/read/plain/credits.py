"""Lines that say who made an article, where it is from and when, told from what may head a section of it."""

from __future__ import annotations

import re
from typing import Final

from briefing.read.plain.lines import bare
from briefing.zh.characters import COMMON_HAN
from briefing.zh.dates import DATE
from briefing.zh.hanzi import to_hans
from briefing.zh.newsroom import (
    AUTHORS,
    CHECKERS,
    EDITORS,
    IN_CHARGE,
    LABEL_ENDS,
    OURSELVES,
    REPORTERS,
    SOURCES,
)
from briefing.zh.punctuation import OPENING_BRACKETS
from briefing.zh.surnames import FREQUENT, SURNAMES

_LONGEST: Final = 100
"""Characters of a line that says one thing."""
_CREDIT: Final = re.compile(
    rf"[{OPENING_BRACKETS}]?\s*({OURSELVES}|见习|特约|实习)?"
    rf"({REPORTERS}|{AUTHORS}|{EDITORS}|{IN_CHARGE}|{CHECKERS}|{SOURCES}"
    r"|编译|編譯|翻译|翻譯|摄影|攝影|供稿|文字|图片|图|圖|文|排版|值班|原标题|原標題|电头)"
    rf"(\s*[{LABEL_ENDS}]|\s+|(?<![图圖文字片])(?=[{FREQUENT}][{COMMON_HAN}]{{1,2}}([\s、，,/／]|$)))"
)
"""How a line begins that says who made it."""
_REPORTER: Final = re.compile(
    rf"({OURSELVES}|社|网|報|报)\s*({REPORTERS})|(新闻|新聞|电视台|客户端)\s*({REPORTERS})[\s/／:：]"
)
_NAMES: Final = re.compile(
    rf"[{COMMON_HAN}·]{{2,4}}[\d*]{{0,3}}([\s、，,]+[{COMMON_HAN}·]{{2,4}}[\d*]{{0,3}})+"
)
_DATA_WORDS: Final = re.compile(
    r"\d{1,2}[:：时時]\d{2}([:：分]\d{0,2})?秒?|(星期|周|週)[一二三四五六日天]|"
    rf"({SOURCES}|发布|發布|日期|时间|時間|发表于)\s*[:：]?|"
    r"\S{1,12}(社|网|網|报|報|台|新闻|客户端)(?=\s|$)|(来源|來源)\s*[:：]\s*\S+|[\s\W]"
)
_CHINESE_DATE: Final = re.compile(
    r"[（(]?(?:公元|中华人民共和国)?[〇○零一二三四五六七八九]{4}年(?:元|正|[一二三四五六七八九十]{1,2})月(?:[一二三四五六七八九十]{1,3}日)?[）)]?"
)
"""A date as documents are signed with it."""
_DYNASTY: Final = (
    "(?:先秦|春秋|战国|戰國|[两东西]?[汉漢]|三国|曹?魏|[东西]?[晋晉]|南朝|北朝|南北朝|隋|唐|五代|南唐|[北南]?宋|辽|金|元|明|清)[代朝]?"
    "|(?:近代|现代|現代|当代|當代|近现代)"
)
_POET: Final = re.compile(
    rf"[\[［（(〔【]\s*(?:{_DYNASTY})\s*[\]］）)〕】]\s*(?P<a>[{COMMON_HAN}]{{2,4}})"
    rf"|(?:{_DYNASTY})\s*(?:[·・•．]|\s)\s*(?P<b>[{COMMON_HAN}]{{2,4}})"
    rf"|(?P<c>[{COMMON_HAN}]{{2,4}})\s*[\[［（(〔【]\s*(?:{_DYNASTY})\s*[\]］）)〕】]"
)
"""Who wrote a poem: 唐·王维, 〔宋〕苏轼, 王维（唐）."""
_YEAR: Final = r"[（(〔\[［【]\s*(?:19|20)\d\d\s*[）)〕\]］】]"
CASE: Final = re.compile(
    rf"{_YEAR}\s*[{COMMON_HAN}]{{1,6}}\d{{0,5}}[{COMMON_HAN}]{{0,8}}字?第?\d{{1,6}}号(?:之[一二三四五六七八九十])?"
)
"""The number of a case in court."""
DOCUMENT: Final = re.compile(
    rf"[{COMMON_HAN}]{{1,12}}\s*{_YEAR}\s*第?\s*\d{{1,5}}\s*[号號]|第\s*\d{{1,5}}\s*[号號]"
)
"""The number of an official document: 国办发〔2026〕12号."""
CONTACT: Final = re.compile(
    r"[^\s：:]{0,8}(?:电话|電話|手机|手機|热线|熱線|传真|傳真|邮箱|郵箱|邮编|郵編|地址|网址|網址|微信号?|微博|公众号|联系方式|聯絡方式|QQ群?"
    r"|联系人|联络人|聯絡人|e-?mail|tel|fax|wechat)\s*[：:].*"
    r"|(?:媒体|新闻|媒體|新聞)?(?:联系|聯絡|聯繫)(?:人|方式)?|[\d\s()（）+\-—–]{7,}|\S+@\S+\.\S+",
    re.IGNORECASE,
)
"""How to reach somebody."""
_OFFICE: Final = re.compile(rf"[^\s，。]{{2,20}}[\s\u3000]+[{FREQUENT}][{COMMON_HAN}]{{1,2}}")
_HAN: Final = re.compile(rf"[{COMMON_HAN}]+")
_LABELLED: Final = re.compile(
    r"(?:时间|時間|日期|地点|地點|主办|主辦|承办|协办|主持人?|主讲人?|嘉宾|嘉賓|作词|作詞|作曲|词曲?|曲|编曲|演唱|原唱|导演|導演|编剧|編劇|主演|出品|译者|譯者|朗诵|整理|校订"
    r"|案号|案由|原告|被告|上诉人|被上诉人|申请人|被申请人|法定代表人|委托代理人|委托诉讼代理人|审判长|审判员|书记员|抄送|抄报|记录|出席|列席|缺席|参加人员?|主题词|附件|签发|印发)[\d一二三四]?"
    r"(?:[（(][^）)]{0,20}[）)])?\s*[：:]"
)
"""A fact with its label."""


def is_dateline(text: str) -> bool:
    """Whether a line holds a date and nothing but what goes with it.

    >>> is_dateline("2026-11-24 08:00 来源：新华社"), is_dateline("2026年11月24日早间新闻摘要")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    if _CHINESE_DATE.fullmatch(text):
        return True
    return DATE.search(text) is not None and not _DATA_WORDS.sub("", DATE.sub(" ", text))


def is_credit(text: str) -> bool:
    """Whether a line says who wrote, edited or published, or only lists names."""
    text = bare(text)
    return bool(_CREDIT.match(text) or (len(text) < 60 and _REPORTER.search(text)) or is_dateline(text))


def is_fact(text: str) -> bool:
    """Whether a line says of its article, or of what that is about, one thing by a label or a number."""
    text = bare(text)
    if len(text) > _LONGEST:
        return False
    whole = any(pattern.fullmatch(text) for pattern in (CASE, DOCUMENT, CONTACT))
    return whole or is_poet(text) or _LABELLED.match(text) is not None


def is_poet(text: str) -> bool:
    """Whether a line says who wrote a poem, and when.

    >>> is_poet("唐·王维"), is_poet("明 天空"), is_poet("清水河")
    (True, False, False)
    """
    found = _POET.fullmatch(text)
    return found is not None and to_hans(found[found.lastgroup or 0])[0] in SURNAMES


def are_names(text: str) -> bool:
    """Whether a line may hold names and nothing else, two or more."""
    return _NAMES.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Whether a line may be one name of the most frequent surnames, without anything else."""
    return len(text) in (2, 3) and text[0] in FREQUENT


def ends_with_name(text: str) -> bool:
    """Whether a line sets one name of the most frequent surnames apart at its end: 青河县县长　周海峰."""
    return _OFFICE.fullmatch(text) is not None


def may_be_name(text: str) -> bool:
    """Whether a line may be the name of a person and nothing else, by a surname of the 400 commonest."""
    return 1 < len(text) < 5 and _HAN.fullmatch(text) is not None and to_hans(text[0]) in SURNAMES
