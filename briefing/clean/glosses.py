"""Pinyin glosses after characters, ``書(shū)``: noise of a scraper, not for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.clean.edits import Edit, edit_texts
from briefing.clean.likelihood import readings
from briefing.nouns import Article
from briefing.zh.characters import HAN, ZERO
from briefing.zh.pinyin import NASAL, SPELT, TONE_MARKS
from briefing.zh.punctuation import BRACKETS, CLOSING_BRACKETS, OPENING_BRACKETS, narrowed

_PLAIN: Final = re.compile(f"{SPELT}|{NASAL}")

_LETTER: Final = "[a-zü" + "".join(TONE_MARKS) + "ɑɡ]"
_MARK: Final = "[" + "".join(TONE_MARKS) + "]"
SYLLABLE: Final = f"(?:(?:(?!{_MARK}){_LETTER})*{_MARK}(?:(?!{_MARK}){_LETTER})*|[a-zü]{{2,6}}[1-5])"
"""One syllable's letters, with its tone mark or its digit; two letters, as ``(e1)`` may be a number."""

_HAN: Final = ZERO + HAN
_PAIRS: Final = frozenset(map(narrowed, BRACKETS))
_SPELT: Final = rf"{_LETTER}(?:{_LETTER}|[\s'’·1-5-]){{0,79}}"
_GLOSS: Final = re.compile(
    rf"(?<=[{_HAN}])\s?(?P<open>[{OPENING_BRACKETS}])\s*(?P<pinyin>{_SPELT})(?P<close>[{CLOSING_BRACKETS}])",
    re.IGNORECASE,
)
_NEUTRAL: Final = re.compile(rf"(?<=[{_HAN}])[(（](?P<pinyin>[a-zü]{{1,6}})[)）]")
_BARE_DIGIT: Final = re.compile(r"(?<![a-zü])[a-zü]?[1-5]", re.IGNORECASE)
"""A digit after one letter or none is no tone: ``(e1)``."""
_ALL_HAN: Final = re.compile(f"[{_HAN}]+")


def find_glosses(text: str) -> Iterator[Edit]:
    """The bracketed pinyin in ``text`` that spells the characters before it, one syllable each.

    Only with tones: ``北京(Beijing)`` and ``世界卫生组织(WHO)`` are words of the text.
    """
    for match in _GLOSS.finditer(text):
        syllables = count_syllables(match["pinyin"].strip())
        paired = narrowed(match["open"] + match["close"]) in _PAIRS
        before = text[max(0, match.start() - syllables) : match.start()]
        if (
            paired
            and syllables > 0
            and len(before) == syllables
            and _ALL_HAN.fullmatch(before)
            and not _BARE_DIGIT.search(match["pinyin"])
        ):
            yield Edit(match.start(), match.end(), "", "gloss")


def remove_glosses(article: Article) -> Article:
    """``article`` without its glosses; where it has any, also without those in the neutral tone, ``們(men)``.

    Alone, ``們(men)`` is a word of the text, as ``路(lu)`` is.
    """
    without = edit_texts(article, find_glosses)
    return article if without is article else edit_texts(without, _find_neutral)


def _find_neutral(text: str) -> Iterator[Edit]:
    """The bracketed pinyin without a tone in ``text`` that is a reading of the character before it."""
    for match in _NEUTRAL.finditer(text):
        if match["pinyin"] in readings(text[match.start() - 1]):
            yield Edit(match.start(), match.end(), "", "gloss")


def count_syllables(pinyin: str) -> int:
    """How many syllables of Mandarin ``pinyin`` spells; 0 if it is none."""
    letters = pinyin.lower().replace("ɑ", "a").replace("ɡ", "g").replace("ü", "v")
    return sum(_count_word(word) or -99 for word in re.split(r"[\s'’·-]+", letters)) if letters else 0


def _count_word(word: str) -> int:
    """Syllables of one word, each with one tone; 0 if it cannot be cut into such."""
    plain = "".join(TONE_MARKS.get(letter, letter) for letter in word)
    best = [0] + [-1] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 7), end):
            tones = sum(letter in TONE_MARKS or letter.isdigit() for letter in word[start:end])
            syllable = plain[start:end].rstrip("12345")
            if best[start] >= 0 and tones == 1 and _PLAIN.fullmatch(syllable):
                best[end] = best[start] + 1
    return max(0, best[-1])
