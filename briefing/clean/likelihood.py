"""How likely a reading of damaged text is: a character model made of the article's own undamaged text."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import Final

from briefing.zh import division
from briefing.zh.characters import is_basic_han
from briefing.zh.hanzi import only_in, to_hans

_MARKS: Final = "。，、；：？！“”‘’（）《》…—·"
_STOPS: Final = "。，、”"
_HABITS: Final = {"。”": 0.2, "。“": 0.1, "，“": 0.05, "：“": 0.5, "”。": 0.1, "”，": 0.2}
"""How often Chinese news follows one mark with the other, at least; an article has too few to count."""
_RARE: Final = 20
"""Occurrences in the 60 million words that jieba's dictionary counted; names of persons are below it."""
_WORD: Final = 0.02
"""Probability of a character after another with which it makes a word the article does not have."""
_NO_WORD: Final = 0.1
"""By how much two characters that make no word are less likely together than each alone."""
_OTHER_SCRIPT: Final = math.exp(-6.0)
"""Likewise a character that only the script has in which the article is not written."""

LONGEST_WORD: Final = 5
"""Characters of the longest words looked up."""
_COMMON_MARKS: Final = {"，": -3.0, "。": -3.5, "、": -4.0, "“": -4.0, "”": -4.0}
_MARK: Final = -6.0
"""Log-probabilities of marks."""
_CORPUS: Final = 6e7
"""Words that jieba's dictionary counted."""


class Likelihood:
    """Scores text by what the article does: runs of three and two characters and single ones, interpolated.

    Where the article has no example, by habits of punctuation and by the words of a dictionary. The weights
    were set by hand on one real article; a reading is used only where it wins clearly.
    """

    def __init__(self, text: str, script: str, glossed: frozenset[str] = frozenset()) -> None:
        self.glossed = glossed
        """The characters that never stand without a gloss."""
        self._singles = Counter(text)
        self._pairs = Counter(text[i : i + 2] for i in range(len(text) - 1))
        self._triples = Counter(text[i : i + 3] for i in range(len(text) - 2))
        self._total = max(1, len(text))
        self._foreign = -1 if script == "hant" else 1
        self._followers: dict[str, list[str]] = defaultdict(list)
        for pair in self._pairs:
            self._followers[pair[0]].append(pair[1])
        self._cached: dict[str, float] = {}

    def after(self, before: str, char: str) -> float:
        """Log-probability of ``char`` after ``before``, of which the last two characters count."""
        run = before[-2:] + char
        if run not in self._cached:
            self._cached[run] = math.log(self._probability(run))
        return self._cached[run]

    def text(self, text: str) -> float:
        """Log-probability of ``text`` after its first character."""
        return sum(self.after(text[:index], text[index]) for index in range(1, len(text)))

    def joins(self, pair: str) -> bool:
        """Whether the article has ``pair``, or it is a word."""
        return pair in self._pairs or makes_word(pair)

    def can_meet(self, pair: str) -> bool:
        """Whether ``pair`` is joined, or one a usual stop and the other a character of the article."""
        return self.joins(pair) or (
            (pair[0] in _STOPS and pair[1] in self._singles)
            or (pair[1] in _STOPS and pair[0] in self._singles)
        )

    def attests(self, text: str) -> bool:
        """Whether the article has every pair of characters in ``text``, where neither is a usual mark."""
        pairs = (text[index : index + 2] for index in range(len(text) - 1))
        return all(pair in self._pairs or pair[0] in _MARKS or pair[1] in _MARKS for pair in pairs)

    def followers(self, char: str) -> list[str]:
        """The characters that the article has after ``char``."""
        return self._followers.get(char, [])

    def strangers(self, text: str) -> int:
        """How many Han characters of ``text``, its ends apart, join neither of their neighbours."""
        return sum(
            is_basic_han(text[i]) and not self.joins(text[i - 1 : i + 1]) and not self.joins(text[i : i + 2])
            for i in range(1, len(text) - 1)
        )

    def knows(self, char: str) -> bool:
        """Whether ``char`` is in the article, or common in print and of its script."""
        return char in self._singles or (is_common(char) and only_in(char) != self._foreign)

    def _probability(self, run: str) -> float:
        """That the last character of ``run`` follows the one or two before it."""
        char, pair = run[-1], run[-2:]
        alone = self._alone(char)
        if pair not in self._pairs and is_basic_han(pair):
            alone *= _NO_WORD
            if makes_word(pair):
                alone = max(alone, _WORD * (_OTHER_SCRIPT if only_in(char) == self._foreign else 1.0))
        paired = self._pairs[pair] / self._singles[pair[0]] if pair in self._pairs else 0.0
        paired = max(paired, _HABITS.get(pair, 0.0))
        if len(run) == 3 and self._pairs[run[:2]]:
            return 0.5 * self._triples[run] / self._pairs[run[:2]] + 0.35 * paired + 0.15 * alone
        return 0.7 * paired + 0.3 * alone

    def _alone(self, char: str) -> float:
        """Of ``char`` anywhere: seen here, common in print, or odd."""
        if char in self._singles:
            return self._singles[char] / self._total
        probability = math.exp(-9.0 if is_common(char) else -15.0)
        return probability * _OTHER_SCRIPT if only_in(char) == self._foreign else probability


def words(text: str) -> float:
    """Log-probability of ``text`` as words of the dictionary, divided in the likeliest way."""
    best = [0.0] + [-math.inf] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - LONGEST_WORD), end):
            best[end] = max(best[end], best[start] + _word(text[start:end]))
    return best[-1]


@lru_cache(maxsize=65536)
def _word(text: str) -> float:
    """Log-probability of ``text`` as one word, or as one mark."""
    if not is_basic_han(text):
        return _COMMON_MARKS.get(text, _MARK) if len(text) == 1 else -math.inf
    word = "".join(map(simplified, text))
    if division.is_word(word):
        return math.log(max(1, division.frequency(word)) / _CORPUS)
    return math.log(0.5 / _CORPUS) if len(text) == 1 else -math.inf


@cache
def simplified(char: str) -> str:
    """``char`` in simplified script."""
    return to_hans(char)


@cache
def is_common(char: str) -> bool:
    """Whether ``char`` is a usual mark or, simplified, of GB 2312's first level (3,755, rows 16 to 55)."""
    if char in _MARKS:
        return True
    try:
        code = simplified(char).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


@lru_cache(maxsize=65536)
def makes_word(pair: str) -> bool:
    """Whether the dictionary of jieba has ``pair`` as one word, and not a rare one."""
    if not is_basic_han(pair):
        return False
    word = simplified(pair[0]) + simplified(pair[1])
    return division.is_word(word) and division.frequency(word) >= _RARE


@cache
def readings(char: str) -> frozenset[str]:
    """Every pinyin of ``char``, with tone marks."""
    from pypinyin import Style, pinyin  # only for damaged text

    return frozenset(pinyin(char, style=Style.TONE, heteronym=True)[0])
