"""为 for somebody or something (wei4: 为老人送饭, 为深化合作签署协议), which else is to be or become (wei2).

The model of ``polyphones`` takes nearly every 为 that stands alone for the verb. Which it is, the rest of its
clause tells: a preposition has its object and then a verb (吕叔湘, 《现代汉语八百词》, rev. ed.);
the verb has a nominal predicate, and nothing after it. The parts of speech are those of ``briefing.zh.lac``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from briefing.pronounce.readings.wei_clause import PEOPLE, PRONOUNS, TOLD, Clause, clause_around

_DO: Final = frozenset(
    "送买做办修建造捐献唱写画拍打点补留让缝织煮熬炖端倒递披盖穿戴系梳洗擦喂捶遮挡挣赚凑添立树竖站求说喊讨换腾治烧备装搭"
    "撑架选找争挑请租订剪扫推拉搬扛背捧敷量供增减助护救忧愁忙跑带引"
)
"""Verbs of one syllable that are done for somebody: 送了一面锦旗."""
_RESULTS: Final = frozenset("了过着上下出来去起好到开回完满足成够个点些")
"""What follows them within a word: 送上, 做好."""
_PURPOSES: Final = re.compile(
    "推[动进广]|促[进成]|加[强快速大]|确保|保[证障护持]|防[止范治]?|避[免开]?|实现|达|满足|解决|深化|持续|进一步|提[高升振]|增[加强进]|扩大|"
    "改善|打[造击赢]|庆[祝贺]|纪念|迎接?|应对|支持|方便|便[利于]|减[少轻]|降低|获[得取]|争[取夺]|响应|适应|配合|落实|贯彻|维[护持]|"
    "丰富|弘扬|帮助?|鼓励|吸引|寻[找求]|追求|谋求?|达[到成]|完[成善]|取得|赢得?|挽[救回]|拯救|救|缓解|规范|引导|优化|培[养育]|节[省约]|"
    "省|赚|挣|筹[集措备]?|躲避?|逃避|掩[盖饰]|区[别分]|抢|换|让|使|尽[快早]|更好|切实|有效|全面|全力|建设?|治|健全|激[发励]|传承|抗|补|"
    "制[造止]|缩短|稳定?|恢复|调[动查]|发[展挥]|抑制|遏制|控制|招揽|表[达示]|[答感]谢|报答?|悼念|缅怀|供|赶|凑|照顾|协调|抵御|验证|弄|看|见"
)
"""What one does something else for: 为深化合作签署协议."""
_TAKEN_AS: Final = re.compile(
    "例|主|准|限|首|荣|由|止|伍|本|中心|核心|基础|依据|目标|目的|准则|载体|契机|抓手|主题|重点|前提|"
    "条件|单位|原料|主线|导向|名|平台|特色|阵地|根据|准绳|指导|榜样|家|业|生|乐|师|友|题|背景|主体|对象|"
    "己任|主要|媒|先|起点|终点|界|标准|参考|参照|样本|借口|核|支撑|引领|动力|突破口|纽带|桥梁|依托|手段|"
    "素材|蓝本|原型|灵感|题材|诱饵|代价|食|伴|邻|敌|妻|王"
)
"""What a thing is taken as: 以用户为中心设计产品."""
_SAKE: Final = re.compile("(?:不|^只|^全|^一心|都是|全是|就是|只是|不是|^一切)$")
"""What goes before what all is for: 不为名利, 一切为孩子."""
_NOT_A_SAKE: Final = frozenset("人零空过例奇首少多王")
_VERBS: Final = frozenset({"v", "vd"})
_LIKE_VERBS: Final = _VERBS | {"vn", "a", "ad", "an", "i", "l", "d"}
_LASTING: Final = ("举办", "服务", "准备", "奋斗", "着想", "设计", "打造")
"""What has no object after it though a 的 follows: 为人民服务的精神."""
_COUNTED: Final = re.compile("首|第|一[家个种位名款部项座所]")
_MADE: Final = frozenset({"设计", "建造", "制作", "打造", "创作", "建立", "建成", "修建"})
"""What may also be a noun at the end of a clause: 为六车道设计."""
_STATES: Final = frozenset(
    {"是", "为", "有", "包括", "位于", "来自", "属于", "等", "含", "拥有", "叫", "称", "居"}
)


@cache
def _done_for() -> frozenset[str]:
    """The words of ``wei_done_for.txt``."""
    lines = files(__package__).joinpath("wei_done_for.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[0] != "#" for word in line.split())


def _does(word: str) -> bool:
    """Whether ``word`` is what is done for somebody."""
    single = word[0] in _DO and (len(word) == 1 or word[1] in _RESULTS)
    return single or not _done_for().isdisjoint({word, word[:2]})


def _verb(clause: Clause) -> Iterator[tuple[int, bool]]:
    """Each verb that follows an object of 为: its place, and whether it is what is done for somebody."""
    words, kinds = (*clause.words, ""), clause.kinds
    for n in range(1, len(kinds)):
        if words[n] == "是":
            return
        does = kinds[n] in _LIKE_VERBS and _does(words[n]) and (len(words[n]) > 1 or n + 1 < len(kinds))
        if (kinds[n] not in _VERBS and not does) or words[n] in _STATES or words[n].startswith("所"):
            continue
        if words[n - 1] in {"的", "所"}:
            continue
        last = n
        while last + 1 < len(kinds) and kinds[last + 1] in {"v", "vn"}:
            last += 1
        relative = words[last + 1] in {"的", "之", "者"} and last + 2 < len(kinds)
        if relative and not words[last].startswith(_LASTING):
            return
        if words[last + 1] not in {"于", "自"}:
            yield n, does


def _benefit(clause: Clause) -> bool:
    for n, does in _verb(clause):
        if n + 1 == len(clause.words) and clause.kinds[n] == "vn" and clause.words[n] in _MADE:
            continue
        people = clause.of_people or any(map(PEOPLE.search, clause.words[:n]))
        whole = does and len(clause.words[n]) > 1
        if clause.described(n) and _COUNTED.search("".join(clause.words[:n])):  # 为首位获得奖项的作家
            continue
        if clause.equals or "以" in clause.earlier:
            return whole and people and (clause.was != "v" or not clause.described(n))
        if does and (people or whole or clause.kind == "p"):
            return True
    return False


def _generic(clause: Clause) -> bool:
    if clause.before.endswith("是") and any(_verb(clause)):
        return True
    if (
        clause.equals
        or clause.kinds[0] in {"m", "v"}
        or clause.was not in {"d", "r", "n", "c", "f", "s", "LOC", "TIME"}
        or "被" in clause.words
    ):
        return False
    for n, _ in _verb(clause):
        someone = clause.words[n - 1][-1] in "你我他她您谁们"
        if someone or (
            clause.kind == "p" and not clause.described(n) and clause.words[0] not in {"该", "这"}
        ):
            return True
    return False


def _purpose(clause: Clause) -> bool:
    words, kinds = clause.words, clause.kinds
    first = 1 if kinds[0] in {"ad", "d"} and len(words) > 1 else 0  # 为深入推进党建
    listed = any(map(_PURPOSES.match, words[: first + 1]))
    if words[0] in _STATES or not (listed or kinds[0] in _VERBS | {"vn"}):
        return False
    if clause.before.endswith("是") and listed:
        return True
    if clause.equals or "".join(words[1:2]) in {"的", "于", "在"}:
        return False
    if clause.mark in {"，", ","} and len("".join(words)) > 1:
        return clause.opens or (listed and "的" not in words)
    return listed and any(
        kinds[n] in _VERBS
        and words[n - 1] != "的"
        and "".join(words[n + 1 : n + 2]) not in {"的", "者"}
        and not clause.described(n)
        for n in range(2, len(words))
    )


def _reason(clause: Clause) -> bool:
    words = clause.words
    if words[0] == "之":
        return clause.before not in {"称", "谓", "难", "勉"} and clause.kinds[1:2] == ("v",)
    ahead = next((n for n, word in enumerate(words) if word[0] == "而" and word != "而且"), 0)
    if "".join(words[ahead : ahead + 2]).startswith("而成"):
        return False
    return (
        0 < ahead < 8 and len("".join(words[ahead:])) > 1 and not clause.equals and "以" not in clause.earlier
    ) or "起见" in "".join(words)


def _opens(clause: Clause) -> bool:
    """What a clause opens with: 灯亮着，为我们照亮前路."""
    whom = clause.kinds[0] == "r" and PEOPLE.search(clause.words[0]) is not None
    return clause.opens and whom and clause.kinds[1:2] == ("v",) and clause.words[1] not in _STATES


def _sake(clause: Clause) -> bool:
    nominal = not _VERBS.intersection(clause.kinds) and not {"m", "a"}.intersection(clause.kinds[:1])
    return (
        _SAKE.search(clause.before) is not None
        and nominal
        and clause.words[0][0] not in _NOT_A_SAKE
        and "的" not in clause.words
    )


class Row(NamedTuple):
    """One use of 为."""

    id: str
    stands: Callable[[Clause], bool]
    example: str
    reading: str = "wei4"


USES: Final = (
    Row("readings/wei/reason", _reason, "他为理想而奋斗。"),
    Row("readings/wei/benefit", _benefit, "公司每天为老人送饭。"),
    Row("readings/wei/purpose", _purpose, "两国为深化合作签署协议。"),
    Row("readings/wei/generic", _generic, "他连夜为弟弟改图纸。"),
    Row("readings/wei/sake", _sake, "他不为名利。"),
    Row("readings/wei/opens", _opens, "灯还亮着，为我们照亮前行的路。"),
    Row("readings/wei/told", lambda clause: clause.told, "事故原因为操作不当。", "wei2"),
)
"""Tried in order."""


def on_behalf(words: Sequence[tuple[str, str]]) -> Iterator[tuple[int, str, str]]:
    """Each 为 in ``words``, with their parts of speech, that grammar settles: place, reading, rule's id."""
    words = [part for word in words for part in _apart(*word)]
    at = 0
    for n, (word, _) in enumerate(words):
        if word == "为":
            clause = clause_around(words, n)
            taken = not clause.words or _TAKEN_AS.fullmatch(clause.words[0]) or clause.words[0][0] in "被由"
            row = None if taken else next((row for row in USES if row.stands(clause)), None)
            if row:
                yield at, row.reading, row.id
        at += len(word)


def _apart(word: str, kind: str) -> list[tuple[str, str]]:
    """``word``, or its parts where 为 and what stands beside it are one to the tagger: 为您, 为人民服务."""
    if word[0] == "为" and word[1:2] in PRONOUNS and len(word) < 4:
        return [("为", "p"), (word[1], "r"), *([(word[2:], "v")] if word[2:] else [])]
    if word[0] == "为" and len(word) > 3 and _does(word[-2:]):
        return [("为", "p"), (word[1:-2], "n"), (word[-2:], "v")]
    if word[-1] == "为" and len(word) > 2 and TOLD.search(word[:-1]):
        return [(word[:-1], "n"), ("为", "v")]
    return [(word, kind)]
