"""Function words read by grammar: 慢慢地 (de5), 卖得快 (de5), 你得去 (dei3).

A character that does much of a sentence's work alone is what the model of ``polyphones`` knows least: it has
seen a few sentences of each, and words do not tell, since it stands between them. The parts of speech before
and after do. The uses are those of 吕叔湘, 《现代汉语八百词》 (rev. ed.); where none fits, nothing is said.
``bench/function_words.py`` shows what they change in running text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from briefing.pronounce.readings.around import Around, around
from briefing.zh.characters import is_han

_ACTS: Final = frozenset({"v", "vd", "vn", "vg", "a", "ad", "d", "p", "i", "l", "z", "zg"})
_MANNERS: Final = frozenset({"a", "ad", "an", "d", "z", "zg", "i", "l", "m"})
_SURELY_MANNERS: Final = frozenset({"ad", "d", "z", "zg", "i"})
_HOW: Final = frozenset({
    "集中", "计划", "限度", "步骤", "针对性", "目的", "秩序", "组织", "重点", "选择", "历史",
    "科学", "系统", "程度", "意识",
})  # fmt: skip
"""Nouns that say how something is done: 有计划地, 最大限度地."""
_PLACES: Final = frozenset({"随地", "就地", "遍地", "实地", "席地", "满地"})
"""Adverbs in which 地 is the ground."""
_ONE_BY_ONE: Final = re.compile("一[^一]一[^一]$")
"""一字一句地, 一步一步地."""
_DONE: Final = frozenset({"v", "a", "b", "vn", "an", "vd", "ad", "vg", "z", "zg"})

_COMPLEMENTS: Final = frozenset(
    "多少香对快慢好坏高低早晚远近清见懂起到住动开出来去上下完了过像如让使令连比太越最更十特极非相异"
)
"""Characters that begin what 得 leads to, whatever a tagger thinks of them."""
_BEFORE_GETTING: Final = frozenset(
    "能可应该会不必只所各自求赢夺喜荣获取难已将未曾再又才便即须没无非刚也还都就总"
)
"""After these 得 is a verb, or part of one: 只得, 所得, 喜得, 将得."""
_SEEN: Final = re.compile(f"[^{''.join(_BEFORE_GETTING)}]得[{''.join(_COMPLEMENTS)}]")
"""What the tagger takes for one word: 看得见, 说得对."""
_MUST_BEFORE: Final = frozenset({
    "你", "我", "他", "她", "它", "您", "咱", "谁", "我们", "你们", "他们", "她们", "它们", "咱们",
    "大家", "人们", "自己", "人家", "还", "就", "也", "总", "都", "那", "又", "可", "更", "仍",
    "先", "最终", "最后", "终究", "至少", "首先", "恐怕", "可能", "一定", "肯定", "往往", "往后",
    "今后",
})  # fmt: skip
_DIGITS: Final = frozenset("一二三四五六七八九十")
_GAINS: Final = frozenset("奖分票胜失利益名罪知出到以了过第一二三冠金银铜")
"""What 得 has for an object when it is to get."""
_ASKED: Final = re.compile("邀|要求|请求|号召|之请|征|试|运|声")
"""What 应 answers (ying4)."""
_MEASURED: Final = frozenset("度力压位率价时值距温光色票分高宽")
"""What a difference (cha1) is one of: 密度差."""
_PASSED: Final = tuple("程站关河江海山岭桥门天半")
"""What is gone past: 行驶过站."""
_GROWS: Final = frozenset("大出成高满着了在到有得势")


def _follows(at: Around) -> str:
    """The Chinese character that follows, or nothing."""
    return at.after[:1] if is_han(at.after[:1] or " ") else ""


def _manner(at: Around) -> bool:
    if at.before == "就" or at.comes in {"f", "s"}:
        return False
    if _ONE_BY_ONE.search("".join(reversed(at.earlier[:4]))):
        return True
    how = at.was in _MANNERS or at.before in _HOW
    return how and (at.was in _SURELY_MANNERS or at.comes in _ACTS)


def _must(at: Around) -> bool:
    follows = _follows(at)
    must = at.before in _MUST_BEFORE and at.comes in {"v", "vd", "ad", "d", "p"}
    return bool(follows) and must and follows not in _GAINS


def _complement(at: Around) -> bool:
    follows = _follows(at)
    if not follows or at.before in _MUST_BEFORE | _BEFORE_GETTING or at.was not in _DONE:
        return False
    if at.before[-1:] in _DIGITS and follows in _DIGITS:  # 三七得二十一
        return False
    return at.comes in _ACTS - {"p", "vn"} or follows in _COMPLEMENTS


def _not_asked(at: Around) -> bool:
    return not any(_ASKED.search(word) for word, _ in at.rest) and (at.comes in _ACTS or at.was == "d")


def _lacking(at: Around) -> bool:
    if at.was in {"d", "zg"} or at.after in {"的", "了", "点", "一点"} or at.before.endswith("性"):
        return True
    return at.after in {"，", "。"} and at.before[-1:] not in _MEASURED


class Row(NamedTuple):
    """One use of a function word."""

    id: str
    char: str
    use: Callable[[Around], bool]
    """Whether the word stands so."""
    reading: str
    example: str
    """Words in which it does."""


USES: Final = (
    Row("readings/grammar/地", "地", _manner, "de5", "他们迅速地离开了"),
    Row("readings/grammar/得-must", "得", _must, "dei3", "你得去一趟"),
    Row("readings/grammar/得-complement", "得", _complement, "de5", "表现得淋漓尽致"),
    Row(
        "readings/grammar/都",
        "都",
        lambda at: at.comes in _ACTS | {"r", "m", "c", "t"} and at.after not in {"护", "督", "尉"},
        "dou1",
        "伙计都加入了",
    ),
    Row(
        "readings/grammar/更",
        "更",
        lambda at: at.was != "m" and at.after[:1] not in "改正名换迭衣鼓夫",
        "geng4",
        "反而更像汽车",
    ),
    Row("readings/grammar/曾", "曾", lambda at: at.comes in _ACTS, "ceng2", "先民曾背着铜鼓"),
    Row("readings/grammar/应", "应", _not_asked, "ying1", "各方均应采取措施"),
    Row(
        "readings/grammar/还",
        "还",
        lambda at: at.comes in _ACTS and at.after[0] not in "给清都乡",
        "hai2",
        "座椅还根据需要设计",
    ),
    Row(
        "readings/grammar/长-measure",
        "长",
        lambda at: at.comes == "m" or at.after[:1].isdigit(),
        "chang2",
        "跑道长五百米",
    ),
    Row(
        "readings/grammar/长-degree",
        "长",
        lambda at: at.was in {"d", "zg"} and at.after[:1] not in _GROWS,
        "chang2",
        "时间不长",
    ),
    Row("readings/grammar/差", "差", _lacking, "cha4", "质量差，价格高"),
    Row("readings/grammar/没", "没", lambda at: at.comes not in {"", "x"}, "mei2", "小刚没再打人"),
    Row(
        "readings/grammar/干",
        "干",
        lambda at: at.was == "r" or at.after in {"什么", "完", "嘛", "吗"},
        "gan4",
        "说是我干的",
    ),
    Row(
        "readings/grammar/过",
        "过",
        lambda at: at.was in {"v", "vn"} and at.after[:1] not in _PASSED,
        "guo5",
        "参加过比赛",
    ),
)
"""Tried in order: the first use of a character that fits gives its reading."""

_BY_CHARACTER: Final = {
    char: tuple(row for row in USES if row.char == char) for char in dict.fromkeys(row.char for row in USES)
}
CHARACTERS: Final = frozenset(_BY_CHARACTER)
_APART: Final = {"地为": [("地", "uv"), ("为", "p")], "得为": [("得", "ud"), ("为", "p")]}
"""What jieba takes for words, and is none: 更好地为游客服务."""

MANNER_IN_A_WORD: Final = "readings/grammar/地-in-a-word"
"""更多地 and 轻轻地 as one word; 地说 after 认真."""
SEEN_IN_A_WORD: Final = "readings/grammar/得-in-a-word"
"""看得见, which the tagger takes for one word."""


def function_words(words: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str, str]]:
    """Each function word that ``words``, with their parts of speech, settle: place, reading, rule's id."""
    words = [part for word in words for part in _APART.get(word[0], [word])]
    at = 0
    for n, (word, kind) in enumerate(words):
        if word in CHARACTERS:
            yield from _used(word, at, around(words, n, *(words[n - 1] if n else ("", ""))))
        elif word in _PLACES:
            pass
        elif word.endswith("地") and (kind == "d" or (len(word) == 3 and word[0] == word[1])):
            yield at + len(word) - 1, "de5", MANNER_IN_A_WORD
        elif word.endswith("地") and word[:-1] in _HOW and "".join(k for _, k in words[n + 1 : n + 2]) == "v":
            yield at + len(word) - 1, "de5", MANNER_IN_A_WORD  # 集中地
        elif (
            kind == "v"
            and word[0] == "地"
            and n
            and (words[n - 1][1] in _SURELY_MANNERS or len(words[n - 1][0]) > 2)
        ):
            yield at, "de5", MANNER_IN_A_WORD
        elif word.endswith("得") and kind == "ud":  # 卖得
            yield from _used("得", at + len(word) - 1, around(words, n, word[:-1], "v"))
        elif _SEEN.fullmatch(word):
            yield at + 1, "de5", SEEN_IN_A_WORD
        at += len(word)


def _used(char: str, at: int, place: Around) -> Iterator[tuple[int, str, str]]:
    """The reading of ``char`` at ``at`` by the first use that fits, and that one's id."""
    for row in _BY_CHARACTER[char]:
        if row.use(place):
            yield at, row.reading, row.id
            return
