"""Tone sandhi: how readings with dictionary tones are said beside each other.

Only the changes that engines must be told (``docs/tones.md``). Kokoro and eSpeak NG change third tones
themselves. Kokoro also shortens the 儿 of 花儿; told that its tone is neutral, it makes it so short that
it is missed more often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from briefing.nouns import Utterance
from briefing.zh import division

_DIGIT: Final = "〇零一二三四五六七八九"

YI: Final = (
    # What 一 stands in, its tone there (empty: by the syllable after it), an example.
    (r"(?<=(.))一(?=\1)", "5", "看一看"),
    (r"(?<=第)一", "1", "第一次"),
    (r"(?<=分之)一(?=[百千])", "", "百分之一百"),
    (r"一(?=[对比]一)|(?<=一[对比])一", "1", "一对一"),
    (r"(?<=[盘目程区院库厂园馆])一(?=期)|一(?=期[的项工建扩、和及])", "1", "楼盘一期"),
    (r"(?<=[统唯之专单逐归合划初])一", "1", "统一管理"),
    (rf"(?<![{_DIGIT}十百千几两数上]万)(?<=万)一(?![百千])", "1", "万一不行"),
    (r"(?<=星期)一|(?<=礼拜)一|(?<![每一两三四几半]周)(?<=周)一", "1", "周一上午"),
    (rf"(?<=[{_DIGIT}]点)一(?![些直起定般样道同])", "1", "零点一度"),
    (r"一(?=[百千万亿])", "", "一百元"),
    (rf"(?<!周[{_DIGIT}])(?<!期[{_DIGIT}])(?<=[{_DIGIT}十幺])一", "1", "二十一岁"),
    (rf"一(?=[{_DIGIT}十幺])|一(?=点[{_DIGIT}])", "1", "一九四九年"),
    (r"一(?=[至到、和][二三四五六七八九十]+[月日号楼级等期季届班组])", "1", "一至七月"),
    (r"(?<=月)一(?=[日号])", "1", "五月一日"),
    (r"一(?=[月号楼级流审环]|季度|年级|等[奖功]|期工|把手|中全会|线城|线工)", "1", "一等奖"),
)
"""The first that fits counts. Elsewhere 一 goes by the syllable after it, and keeps its tone before none."""

YI_BEFORE: Final = {"1": "4", "2": "4", "3": "4", "4": "2", "5": "2"}
"""The tone of 一 by the tone of the next syllable. A neutral one is that of 个, which falls when stressed."""

_YI: Final = tuple((re.compile(pattern), tone) for pattern, tone, _ in YI)

KIN: Final = frozenset("爸妈爷奶姥哥弟姐妹叔伯舅姑婶嫂公婆太娃宝星猩谢叨")
"""Doubled, they are words whose second syllable has the neutral tone: 妈妈, 谢谢."""

TRIED: Final = frozenset(
    "看试等想听说走问谈聊尝瞧玩逛找讲学练歇坐帮算写动转比摸闻读查管劝猜"
    "让擦笑掂量晒敲拍洗扫拖刷梳剪修补叠铺揉捏搓抖甩压推拉拽搬抬扶拎抱背拿放摆理记念唱吃喝睡躺靠陪送接请见"
    "哄逗骂教治养挖挑选炒煮烤散遛跑爬涮抹涂踩踢穿戴换改调验测议翻留住用借赚省求闹吹捶挠揭揣摇挥握伸泡游"
)
"""Verbs that are doubled for "a little": the second is neutral, a third tone before it becomes a second."""

FULL: Final = frozenset({
    *("大学生", "小学生", "中学生", "留学生", "高中生"),
    *("太阳能", "太阳系", "太阳灶", "太阳镜", "太阳穴", "太阳岛", "太阳雨", "老婆婆", "老爷子", "打算盘"),
    "难为情",
})  # fmt: skip
"""Words that end or begin like a word of ``light.txt`` but keep the full tone."""

_BETWEEN: Final = re.compile(r"(.)不(?!\1)[起到见住了得动开出下上来去完清懂过惯准着掉成透断定多及通够]")
"""Words in whose midst 不 is light (Xiandai Hanyu Cidian): 看不见, 差不多."""
_POSSIBLE: Final = re.compile("[不得][起出进回过上下][来去]")
"""What can or cannot be done keeps its tones (Xiandai Hanyu Cidian): 想不起来, 说得下去."""
_ENTERS: Final = re.compile("(?!演).[进出]")
"""What jieba parts from a 来 or 去 that goes with it: 走进, 掏出, but 演出 is a noun."""


def surface(utterance: Utterance) -> tuple[str, ...]:
    """The readings of ``utterance`` as they are said: light syllables light, 一 and 不 in the tones that the
    next syllable gives them.

    The characters that are pinned keep their readings, and so do 一 and 不 that have not the dictionary's.
    妈妈不是一天, read ``ma1 ma1 bu4 shi4 yi1 tian1``, is said ``ma1 ma5 bu2 shi4 yi4 tian1``.
    """
    light = dict(_light(utterance))
    said = [light.get(index, reading) for index, reading in enumerate(utterance.readings)]
    for index, (character, reading) in enumerate(zip(utterance.spoken, utterance.readings, strict=True)):
        following = said[index + 1][-1:] if index + 1 < len(said) else ""
        if character == "不" and said[index] == "bu4" and following == "4":
            said[index] = "bu2"
        elif character == "一" and reading == "yi1":
            said[index] = "yi" + (_fixed(utterance.spoken, index) or YI_BEFORE.get(following, "1"))
    for index in utterance.pinned:
        said[index] = utterance.readings[index]
    return tuple(said)


def ends_light(word: str) -> bool:
    """Whether the last syllable of ``word`` is light when it is said: 姥姥, 葡萄, 酸葡萄."""
    pair = word[-2:]
    kin = len(pair) == 2 and pair[0] == pair[1] and pair[0] in KIN
    return kin or (len(word) > 1 and pair in _light_words() and word not in FULL)


def _light(utterance: Utterance) -> Iterator[tuple[int, str]]:
    """Where a word's tone is not that of its characters, and the reading there."""
    spoken, readings = utterance.spoken, utterance.readings
    light = _light_words()
    for start, stop in (*utterance.words, *_parted(utterance)):
        end = stop - 1 if spoken[stop - 1] == "们" else stop
        word, pair = spoken[start:end], spoken[end - 2 : end]
        tried = word == pair and pair[:1] == pair[1:] and pair[0] in TRIED
        if _POSSIBLE.fullmatch(spoken, max(0, end - 3), end):
            continue
        if tried or ends_light(word):
            yield end - 1, readings[end - 1][:-1] + "5"
        if len(word) == 3 and word[:2] in light and word not in FULL and not division.is_word(word[1:]):
            yield start + 1, readings[start + 1][:-1] + "5"  # 糊涂虫, but not 做作业
        if _BETWEEN.fullmatch(word):
            yield start + 1, "bu5"
            if word[-1] == "得":
                yield start + 2, "de5"
        if tried and readings[end - 2].endswith("3"):
            yield end - 2, readings[end - 2][:-1] + "2"


def _parted(utterance: Utterance) -> Iterator[tuple[int, int]]:
    """Where a word is that jieba parts or joins: 让让, 散散 of 散散步, 出来 of 掏出来, 打听 of 打听一下."""
    spoken = utterance.spoken
    for (begin, start), (_, stop) in pairwise(((0, 0), *utterance.words)):
        length = stop - start
        doubled = length == 3 and spoken[start] == spoken[start + 1]
        if doubled or (length == 4 and spoken.startswith("一下", start + 2)):
            yield start, start + 2
        elif length == 1 == start - begin and spoken[begin] == spoken[start]:
            yield begin, stop
        elif spoken[start:stop] in {"来", "去"} and _ENTERS.fullmatch(spoken, begin, start):
            yield start - 1, stop


def _fixed(spoken: str, index: int) -> str:
    """The tone that the text around it gives the 一 at ``index``, or an empty string."""
    for pattern, tone in _YI:
        if pattern.match(spoken, index):
            return tone
    return ""


@cache
def _light_words() -> frozenset[str]:
    lines = files(__package__).joinpath("light.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
