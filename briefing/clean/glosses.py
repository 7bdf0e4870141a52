"""Pinyin glosses after characters, ``書(shū)``: noise of a scraper, not for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.clean.edits import Edit

_INITIAL: Final = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL: Final = (
    "(?:iang|iong|uang|ueng|iao|ian|ing|ang|eng|ong|uai|uan|iu|ie|ia|in|ai|ei|ao|ou|an|en|er|"
    "ua|uo|ue|ui|un|ve|van|vn|a|o|e|i|u|v)"
)
_PLAIN: Final = re.compile(_INITIAL + _FINAL + "|ng|n|m")

TONE_MARKS: Final = {
    **dict.fromkeys("āáǎà", "a"),
    **dict.fromkeys("ēéěè", "e"),
    **dict.fromkeys("īíǐì", "i"),
    **dict.fromkeys("ōóǒò", "o"),
    **dict.fromkeys("ūúǔù", "u"),
    **dict.fromkeys("ǖǘǚǜ", "v"),
    **dict.fromkeys("ńňǹ", "n"),
    "ḿ": "m",
}
"""Each letter with a tone mark, and the letter without it (ü as v)."""

_LETTER: Final = "[a-zü" + "".join(TONE_MARKS) + "ɑɡ]"
_MARK: Final = "[" + "".join(TONE_MARKS) + "]"
SYLLABLE: Final = f"(?:(?:(?!{_MARK}){_LETTER})*{_MARK}(?:(?!{_MARK}){_LETTER})*|[a-zü]{{2,6}}[1-5])"
"""One syllable's letters, with its tone mark or its digit; two letters, as ``(e1)`` may be a number."""

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BRACKETS: Final = ("(（", ")）"), ("[［", "]］"), ("〔", "〕"), ("【", "】")
_GLOSS: Final = re.compile(
    rf"(?P<han>[{_HAN}]+)\s?(?P<gloss>(?P<open>[(（\[［〔【])\s*"
    rf"(?P<pinyin>{SYLLABLE}(?:[\s'’·-]?{SYLLABLE})*)\s*(?P<close>[)）\]］〕】]))",
    re.IGNORECASE,
)


def find_glosses(text: str) -> Iterator[Edit]:
    """The bracketed pinyin in ``text`` that spells the characters before it, one syllable each.

    Only with tones: ``北京(Beijing)`` and ``世界卫生组织(WHO)`` are words of the text.
    """
    for match in _GLOSS.finditer(text):
        syllables = count_syllables(match["pinyin"])
        paired = any(match["open"] in opens and match["close"] in closes for opens, closes in _BRACKETS)
        if paired and 0 < syllables <= len(match["han"]):
            yield Edit(match.end("han"), match.end("gloss"), "", "gloss")


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
