"""What dictionaries say: the words that settle the readings of their characters, and a character by itself.

``words.txt`` holds the words of CC-CEDICT and pypinyin, each character by itself: ``training/words.py`` makes
it, and says what its signs mean.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from briefing.pronounce.readings.model.store import table
from briefing.zh.pinyin import normal
from briefing.zh.unihan import readings

ALWAYS: Final = {"一": "yi1", "不": "bu4", "儿": "er2", "幺": "yao1", "於": "yu2"}
"""Characters of one reading, whatever dictionaries say of their sandhi."""

_ALONE: Final = {"壳": "ke2", "曝": "bao4", "钥": "yao4"}
"""What stands by itself in speech, where g2pM's one reading is that of a few words (地壳, 一曝十寒)."""

LONGEST: Final = 8
"""Characters of the longest word that is kept."""


def is_known(char: str) -> bool:
    """Whether the Chinese character ``char`` has a reading in any of the sources."""
    return char in table() or char in readings()


def usual(char: str) -> str:
    """The reading that ``char``, which is known, has most often."""
    listed = readings().get(char)
    return normal(listed.split(",")[0] if listed else table()[char][0])


def alone(char: str) -> str:
    """The reading of a character that has one, or else its usual one."""
    if char in ALWAYS or char in _ALONE:
        return ALWAYS.get(char) or _ALONE[char]
    listed = table().get(char, ())
    return normal(listed[0]) if len(listed) == 1 else usual(char)


class Said(NamedTuple):
    """How a word of the dictionaries reads a character."""

    reading: str
    agreed: bool
    """Whether two dictionaries know this reading of the word and no other."""
    word: str
    whole: bool
    """Whether it begins and ends where words of the text do; else it is an end of one of them."""


def in_words(chunk: str, bounds: Container[int]) -> dict[int, Said]:
    """By place in ``chunk``: what the longest word says; within a longer one, the last (水分子 has 分子).

    ``bounds`` are the ends of the words that the text is divided into. A word across one of them is no word,
    unless both its ends are ends of others.
    """
    table, longest = _table(), _longest()
    best: dict[int, tuple[tuple[bool, bool, int], Said]] = {}
    for start in range(len(chunk) - 1):
        for stop in range(start + 2, min(len(chunk), start + longest.get(chunk[start : start + 2], 0)) + 1):
            word = chunk[start:stop]
            if word not in table:
                continue
            whole = start in bounds and stop in bounds
            rank = whole, stop in bounds, len(word)
            if not (whole or _at_an_end(start, stop, bounds)):
                continue
            for at, syllable in enumerate(table[word].split(), start):
                if syllable != "-" and (at not in best or best[at][0] < rank):
                    best[at] = rank, Said(syllable.rstrip("?"), not syllable.endswith("?"), word, whole)
    return {at: said for at, (_, said) in best.items() if said.reading}


def _at_an_end(start: int, stop: int, bounds: Container[int]) -> bool:
    """Whether ``start`` to ``stop`` is the beginning or the end of one of the words that ``bounds`` part."""
    across = any(at in bounds for at in range(start + 1, stop))
    return not across and (start in bounds or stop in bounds)


@cache
def _table() -> dict[str, str]:
    """Words and their readings, from ``words.txt``."""
    lines = files(__package__).joinpath("words.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))


@cache
def _longest() -> dict[str, int]:
    """By two characters: how long the longest word is that they begin."""
    longest: dict[str, int] = {}
    for word in _table():
        longest[word[:2]] = max(len(word), longest.get(word[:2], 0))
    return longest
