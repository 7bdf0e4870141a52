"""The phrases that ``training/polyphones.py`` weighs: those of pypinyin (MIT), of CC-CEDICT (CC BY-SA 4.0, as
packed by pypinyin-dict) and of cppinyin (Apache-2.0).
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from briefing.pronounce.readings.model import store
from briefing.pronounce.readings.model.phrases import LONGEST, packed
from briefing.zh.pinyin import normal

CANDIDATES = store.candidates()


def pypinyin_phrases() -> Iterator[tuple[str, list[str]]]:
    """pypinyin's own phrases."""
    module = importlib.import_module("pypinyin.phrases_dict")
    for word, syllables in module.phrases_dict.items():
        yield word, [normal(choices[0]) for choices in syllables]


def cedict_phrases() -> Iterator[tuple[str, list[str]]]:
    """CC-CEDICT's words, from the parts that pypinyin-dict divides them into."""
    for part in range(4):
        module = importlib.import_module(f"pypinyin_dict.phrase_pinyin_data.cc_cedict_{part}")
        for name, table in vars(module).items():
            if name.startswith("phrases") and isinstance(table, dict):
                for word, syllables in table.items():
                    yield word, [normal(choices[0]) for choices in syllables]


def cppinyin_phrases() -> Iterator[tuple[str, list[str]]]:
    """cppinyin's words: a line each, the word, its score, its syllables."""
    for line in (files("cppinyin") / "resources" / "pinyin.raw").read_text(encoding="utf-8").splitlines():
        word, _, *syllables = line.split(" ")
        yield word, [normal(one) for one in syllables]


def dictionary(words: Iterator[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """The words of two to ten characters with a polyphone and a syllable for each character."""
    return {
        word: said
        for word, said in words
        if 2 <= len(word) <= 10 and len(said) == len(word) and any(char in CANDIDATES for char in word)
    }


def dictionaries() -> list[dict[str, list[str]]]:
    """Those of pypinyin, CC-CEDICT and cppinyin."""
    return [dictionary(words()) for words in (pypinyin_phrases, cedict_phrases, cppinyin_phrases)]


def vote(char: str, said: str) -> int:
    """Which reading of ``char`` it is, or -1."""
    return next((n for n, one in enumerate(CANDIDATES[char]) if normal(one) == said), -1)


def phrase_arrays(dictionaries: Sequence[dict[str, list[str]]]) -> dict[str, Any]:
    words = sorted({word for one in dictionaries for word in one if len(word) <= LONGEST})
    votes = [
        [
            sum((vote(char, one[word][at]) + 1) << 3 * n for n, one in enumerate(dictionaries) if word in one)
            for at, char in enumerate(word)
            if char in CANDIDATES
        ]
        for word in words
    ]
    return packed(words, votes)
