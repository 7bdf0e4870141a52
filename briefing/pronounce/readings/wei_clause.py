"""The clause around a 为: what the uses of ``wei.py`` are told by.

Its parts of speech are those of ``briefing.zh.lac``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

TOLD: Final = re.compile(
    "(?:[主标]?题|目[标的]|特[点征色]|[原病死起诱主]因|名称|内容|任务|口号|宗旨|理由|结果|方[式法向]|业务|产品|职[业务责]|行业|类型|性质|用途|功能"
    "|[主专]业|单位|核心|重点|范围|身份|成果|标志|主营|定位|时间|[日周]期|期限|地[点址]|条件|前提|动机|症状|[简全别本译]称|[片书曲学笔别全原译]名"
    "|意|含义|寓意|部分|状态|形[式状]|结构|颜色|面积|人口|[长高宽深厚]度|版本|级别?|等级|成分|主体|对象|前身|[层数量率额价值色]|(?<![字商])号)$"
)
"""Nouns that 为 says what they are: 主题为科技服务生活."""
_EQUALLY: Final = re.compile(
    "均|皆|即|亦|则|仅|约|原|实|或|本|后|主要|现|一般|通常|作|成|以|被|选|定|改|视|列|较|极|颇|尤|甚|大多|多数|乃|系|"
    "多|称|又称|意|译|次|之|合称|略|既|互|最|更|其|分别|及"
)
"""Before these and a predicate, 为 is to be; not before what is done for somebody (均为客户提供)."""
_STILL: Final = re.compile(
    "坚持|继续|能够|能|可以|会|要|想|愿意|愿|是|都是|不是|只是|就是|致力|致力于|用于|用来|开始|来|去|"
    "帮助|希望|旨在|应|应该|可|必须|需|需要|得|敢|专门|特意|主动|上门|出面|联手|携手|起身|赶来|赶到|前来|"
    "带头|自发|轮流|负责|打算|决定|准备|忙着|尝试|试图|有意|意在|在|用|无法"
)
"""Verbs after which 为 is a preposition still: 坚持为人民服务."""
PEOPLE: Final = re.compile(
    "(?:[人们民众者员客户生师家工儿童友兵军校子亲你我他她您它谁国市省县村乡区队团爷奶妈爸姐哥弟妹]|企业|公司|群众|百姓|父母|社会|学校|医院|组织|自己"
    "|患者|读者|旅客|游客|社区|球迷|球队)$"
)
"""Nouns of persons and of what persons make up."""
PRONOUNS: Final = frozenset({"你", "我", "他", "她", "它", "您", "谁", "其", "大家", "自己"})
_QUOTES: Final = frozenset('“”‘’《》「」"（）()')
_ENDS: Final = frozenset("，。！？；：…,!?;:\n")


class Clause(NamedTuple):
    """What stands around 为 in its clause."""

    kind: str
    """Its part of speech to the tagger, which by itself tells little."""
    earlier: tuple[str, ...]
    """The words before it, the nearest first."""
    before: str
    """The word before it, a mark too; empty where the text begins."""
    was: str
    """That one's part of speech."""
    words: tuple[str, ...]
    """The words after it, without quotation marks."""
    kinds: tuple[str, ...]
    mark: str
    """What ends the clause, or nothing."""

    @property
    def opens(self) -> bool:
        """Whether a clause begins here."""
        return self.was in {"", "w"} or self.before.isspace()

    @property
    def told(self) -> bool:
        """Whether what stands before is a noun that 为 says what it is."""
        noun = self.was[:1] == "n" or self.was in {"vn", "an"}
        return noun and not PEOPLE.search(self.before) and bool(TOLD.search(self.before))

    @property
    def equals(self) -> bool:
        """Whether something before it has it be the verb."""
        return (
            _EQUALLY.fullmatch(self.before) is not None
            or self.told
            or (self.was == "v" and not _STILL.fullmatch(self.before))
        )

    @property
    def of_people(self) -> bool:
        """Whether what follows first names persons, or what persons make up."""
        return self.kinds[0] in {"PER", "ORG", "LOC"} or self.words[0] in PRONOUNS

    def described(self, n: int) -> bool:
        """Whether a 的 comes after the word ``n``."""
        return "的" in self.words[n + 1 :]


def clause_around(words: Sequence[tuple[str, str]], n: int) -> Clause:
    """What stands around ``words[n]``."""
    earlier = takewhile(lambda word: word not in _ENDS, (word for word, _ in words[max(0, n - 20) : n][::-1]))
    rest = [each for each in _outside(words[n + 1 : n + 40]) if each[0] not in _QUOTES]
    inside = list(takewhile(lambda each: each[0] not in _ENDS, rest))
    before, was = words[n - 1] if n else ("", "")
    return Clause(
        words[n][1],
        tuple(earlier),
        before,
        was,
        tuple(word for word, _ in inside),
        tuple(kind for _, kind in inside),
        rest[len(inside)][0] if len(inside) < len(rest) else "",
    )


def _outside(words: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """``words`` without what stands in brackets."""
    inside = False
    for word, kind in words:
        if word in "（(）)":
            inside = word in "（("
        elif not inside:
            yield word, kind
