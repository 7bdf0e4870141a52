"""What dictionaries say: the words that settle the readings of their characters, and a character by itself.

``words.txt`` holds the words on which CC-CEDICT and pypinyin agree; ``training/words.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from briefing.pronounce.readings.model.store import table
from briefing.zh import division
from briefing.zh.pinyin import normal

ALWAYS: Final = {"一": "yi1", "不": "bu4", "儿": "er2", "幺": "yao1", "於": "yu2"}
"""Characters of one reading, whatever dictionaries say of their sandhi."""

_TRUSTED: Final = 3
"""Characters of a word from which pypinyin's phrases may overrule the model too."""

_LONGEST_PHRASE: Final = 8


def is_known(char: str) -> bool:
    """Whether the Chinese character ``char`` has a reading in any of the sources."""
    return char in table() or ord(char) in _characters()


def usual(char: str) -> str:
    """The reading that ``char``, which is known, has most often."""
    listed = _characters().get(ord(char))
    return normal(listed.split(",")[0] if listed else table()[char][0])


def alone(char: str) -> str:
    """The reading of a character that has one, or else its usual one."""
    if char in ALWAYS:
        return ALWAYS[char]
    readings = table().get(char, ())
    return normal(readings[0]) if len(readings) == 1 else usual(char)


def in_phrase(chunk: str, at: int) -> str:
    """The reading that the longest phrase over ``chunk[at]`` gives it, or an empty string."""
    phrases = _phrases()
    for length in range(_LONGEST_PHRASE, 1, -1):
        for start in range(max(0, at - length + 1), at + 1):
            reading = phrases.get(chunk[start : start + length])
            if reading is not None and len(reading) == length and start + length <= len(chunk):
                return normal(reading[at - start][0])
    return ""


def words_in(chunk: str) -> Iterator[tuple[int, str, list[str]]]:
    """Each word of ``chunk`` that dictionaries settle, where it begins, and its readings."""
    confirmed, phrases = _confirmed(), _phrases()
    at = 0
    for word in division.words(chunk):
        if word in confirmed:
            yield at, word, confirmed[word].split()
        elif len(word) >= _TRUSTED and word in phrases and len(phrases[word]) == len(word):
            syllables = zip(word, phrases[word], strict=True)
            yield at, word, [ALWAYS.get(char) or normal(choices[0]) for char, choices in syllables]
        elif len(word) == 3 and word[1:] in confirmed:  # 一部分
            yield at + 1, word[1:], confirmed[word[1:]].split()
        else:
            for cut in range(2, len(word) - 1):
                if word[:cut] in confirmed and word[cut:] in confirmed:
                    yield at, word, f"{confirmed[word[:cut]]} {confirmed[word[cut:]]}".split()
        at += len(word)


@cache
def _confirmed() -> dict[str, str]:
    """Words and their readings, from ``words.txt``."""
    lines = files(__package__).joinpath("words.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))


@cache
def _phrases() -> dict[str, list[list[str]]]:
    from pypinyin.phrases_dict import phrases_dict

    return phrases_dict


@cache
def _characters() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict
