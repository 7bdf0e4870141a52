"""Surnames that are read otherwise than the character mostly is, where the words around say it is a name.

任教授 is a professor Rén or somebody serving as (rèn) professor: a character that is a common word needs more
to be taken for a name than one that is not. Readings as in 《现代汉语词典》 (7th edition); where that has two
surnames of one character (宁, 纪), the model of ``polyphones`` is left to choose.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from briefing.narrate.symbols import is_han

_SELDOM_A_WORD: Final = {
    "单": "shan4", "解": "xie4", "仇": "qiu2", "查": "zha1", "盖": "ge3", "朴": "piao2", "华": "hua4",
    "葛": "ge3", "燕": "yan1", "曲": "qu1", "柏": "bai3", "缪": "miao4", "乜": "nie4", "覃": "qin2",
    "薄": "bo2", "翟": "zhai2", "乐": "yue4", "折": "she2", "秘": "bi4", "佴": "nai4", "牟": "mou2",
    "员": "yun4", "召": "shao4",
}  # fmt: skip
_OFTEN_A_WORD: Final = {
    "任": "ren2", "曾": "zeng1", "区": "ou1", "应": "ying1", "种": "chong2", "那": "na1", "过": "guo1",
    "都": "du1", "相": "xiang4",
}  # fmt: skip
SURNAMES: Final = _SELDOM_A_WORD | _OFTEN_A_WORD

_ADDRESS: Final = (
    "先生|女士|小姐|太太|夫人|老师|同学|同志|师傅|阿姨|叔叔|大爷|大妈|大姐|大哥|奶奶|爷爷|医生|大夫|护士|律师|警官"
    "|老先生|老板|家人"
)
_OFFICE: Final = (
    "教授|博士|院士|校长|院长|局长|处长|科长|厅长|部长|省长|市长|县长|区长|镇长|乡长|村长|会长|社长|台长|馆长|行长"
    "|所长|站长|队长|团长|班长|厂长|董事长|总经理|经理|总裁|总监|主任|主席|书记|教练|导演|法官|检察官|将军|司令"
    "|委员|秘书长|发言人|记者|编辑|主编|副主任|副院长|副局长|副校长|副教授"
)
"""What follows a surname in an address, and what may also be an office that somebody takes (任)."""

_ROLE: Final = re.compile(
    "(?:" + _OFFICE + "|医生|护士|律师|警官|老板|同学|专家|学者|研究员|工程师|分析师|设计师|摄影师|作家|诗人"
    "|歌手|演员|主播|主持人|画家|球员|选手|队员|运动员|前锋|后卫|门将|司机|居民|村民|市民|网友|学生|家长|业主|店主"
    "|负责人|创始人|CEO|总统|总理|首相|大使|代表|男子|女子|嫌疑人|被告人|被告|原告|受害人|当事人|患者|作者|译者|编剧"
    "|主演|实习生|通讯员|评论员|丈夫|妻子|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|名叫|叫做|姓名)[：:/]?$|[摄图文][：:/]$"
)
"""Who somebody is, said before the name."""

_SPEAKS: Final = re.compile(
    "(?:在[^，。；！？]{1,12})?(?:还|也|则|又|就|却|曾|昨日|昨天|今天|日前|近日|当天)?"
    "(?:向[^，。；！？]{1,10}|对[^，。；！？]{1,10}|接受[^，。；！？]{1,10})?"
    "(?:说|称|表示|认为|指出|介绍|告诉|透露|坦言|强调|回忆|回应|解释|补充|直言|感叹|笑|问|答|写道|提醒|建议|呼吁|谈|觉得"
    "|相信|承认|否认|分析|宣布|出席|主持|致辞|担任|出生|毕业|等人|夫妇|家|本人|一家|和他|先生|女士|教授"
    "|老师|博士|院士|同志|医生)"
)
"""What a person does, said after the name."""

_AFTER_NAMES: Final = ("和", "与", "等", "报道", "摄")
_YOUNG_OR_OLD: Final = re.compile(rf"(?<![\u3400-\u9fff])[小老]([任单查曾朴葛柏覃仇缪])(?={_SPEAKS.pattern})")
"""小任 and 老单; not 小区, 小曲, 小解."""
_LIKELY: Final = 2.5
"""How much a given name's characters have to speak for it by themselves: 解丽华 4.6, 盖房子 -0.7."""
_LIKELY_AFTER_A_WORD: Final = 3.5
_SOMEBODY: Final = re.compile(
    "某(?:某|[甲乙丙丁])?(?=$|[^\\u3400-\\u9fff]|[某被因在与和将向对称说的犯涉供到于把从以也还就等及为])"
)
_TAKEN_ON: Final = frozenset(
    {"担任", "兼任", "历任", "就任", "继任", "升任", "调任", "出任", "留任", "连任", "责任"}
)
_CALLED: Final = re.compile("姓(?![名氏什甚])|氏(?:兄弟|姐妹|父子|家族|夫妇|集团|后人|宗祠)")
_CALLED_BY: Final = frozenset("都应过那")
"""Surnames that 姓 after them does not tell: 都姓王."""
_ADDRESSED: Final = re.compile(_ADDRESS)
_IN_OFFICE: Final = re.compile(f"{_OFFICE}|总")
_TAKES_OFFICE: Final = re.compile("期间|以来|时|后|一职|职务|兼|之一|和|、|，|。|；|）|\\)|$")
_OPENING: Final = frozenset("和与跟对向给请由据被把让叫找为同问帮谢，。；：！？、“‘（《 …")
"""What may stand before a name that is an often used word otherwise, beside nothing."""
_NOT_GIVEN: Final = frozenset(
    "的了是在和与或及就都也还又再不没有对向把被从以为于到由给让使能会可将要应该已曾经正则却很最更太多少这那哪此其"
    "尔斯拉他她它们我你您个些种次年月日号时分上下前后里外内间二三四五六七八九十百千万亿两几某说称表示认问答着过"
)
"""Characters that no given name begins or ends with, or hardly any."""


def surnames(chunk: str, words: Sequence[tuple[str, bool]], people: Collection[str] = ()) -> dict[int, str]:
    """The readings of the surnames in ``chunk``, by place.

    ``words`` divide it, each with whether it may be a name; ``people`` are those named elsewhere in the text.
    """
    starts = _starts(words)
    found = {one.start(1): SURNAMES[one[1]] for one in _YOUNG_OR_OLD.finditer(chunk)}
    for name in {*people, *full_names(chunk, words)}:
        for again in re.finditer(re.escape(name), chunk):
            found[again.start()] = SURNAMES[name[0]]
    for at, char in enumerate(chunk):
        divided = at in starts or chunk[at - 1 : at] in _OPENING
        if char in SURNAMES and divided and _addressed(chunk, at, starts.get(at, (char, False))[0]):
            found[at] = SURNAMES[char]
    return found


def full_names(chunk: str, words: Sequence[tuple[str, bool]]) -> frozenset[str]:
    """Who is named in ``chunk`` with a surname of the table, beyond doubt."""
    starts = _starts(words)
    return frozenset(filter(None, (_full_name(chunk, at, starts) for at in starts if chunk[at] in SURNAMES)))


def _starts(words: Sequence[tuple[str, bool]]) -> dict[int, tuple[str, bool]]:
    starts, at = {}, 0
    for word, nameable in words:
        starts[at] = word, nameable
        at += len(word)
    return starts


def _sounds_given(given: str) -> float:
    """How much the characters of ``given`` speak for a given name, as logarithms of likelihood ratios."""
    return sum(_given().get(char, -1.0) for char in given)


@cache
def _given() -> dict[str, float]:
    """Characters and what each says for a given name, from ``given.txt``."""
    lines = files("briefing.narrate").joinpath("given.txt").read_text(encoding="utf-8").splitlines()
    return {char: float(score) for char, score in (line.split() for line in lines if line[0] != "#")}


def _addressed(chunk: str, at: int, word: str) -> bool:
    """Whether what stands at ``at`` is a surname with what its bearer is called: 任先生, 单某, 查教授."""
    often = chunk[at] in _OFTEN_A_WORD
    if often and at and chunk[at - 1] not in _OPENING and not _ROLE.search(chunk[max(0, at - 6) : at]):
        return False
    if _SOMEBODY.match(chunk, at + 1) or (chunk[at] not in _CALLED_BY and _CALLED.match(chunk, at + 1)):
        return True
    if len(word) > 1 and not (_ADDRESSED.match(word, 1) or _IN_OFFICE.match(word, 1)):
        return False
    if _ADDRESSED.match(chunk, at + 1):
        return True
    office = _IN_OFFICE.match(chunk, at + 1)
    return office is not None and not (often and _TAKES_OFFICE.match(chunk, office.end()))


def _full_name(chunk: str, at: int, starts: dict[int, tuple[str, bool]]) -> str:
    """The name of two or three characters that begins at ``at``, or an empty string."""
    word, nameable = starts[at]
    often = chunk[at] in _OFTEN_A_WORD
    named = nameable and 2 <= len(word) <= 3
    if len(word) > 1 and not named:
        return ""
    introduced = bool(_ROLE.search(chunk[max(0, at - 6) : at]))
    opens = at == 0 or chunk[at - 1] in _OPENING
    for length in (3, 2):
        stop = at + length
        given = chunk[at + 1 : stop]
        if len(given) < length - 1 or not all(map(is_han, given)) or _NOT_GIVEN.intersection(given):
            continue
        speaks = _SPEAKS.match(chunk, stop) is not None
        ends = stop == len(chunk) or not is_han(chunk[stop]) or chunk.startswith(_AFTER_NAMES, stop)
        whole = named and len(word) == length
        if introduced and (whole or speaks or ends):
            return chunk[at:stop]
        if speaks and (opens or whole) and (length == 3 or not often):
            return chunk[at:stop]
        divided = whole or (len(word) == 1 and starts.get(at + 1, ("", False)) == (given, True))
        divided &= chunk[at - 1 : at + 1] not in _TAKEN_ON
        if length == 3 and divided and _sounds_given(given) > (_LIKELY_AFTER_A_WORD if often else _LIKELY):
            return chunk[at:stop]
    return ""
