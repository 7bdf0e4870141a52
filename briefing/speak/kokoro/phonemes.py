"""Spoken text and readings to Kokoro's phoneme symbols, and which symbols came from which characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefing.errors import TakeError
from briefing.speak.kokoro import english
from briefing.zh.pinyin import initial_and_final

FRONT_END: Final = 5
"""Raise it when the symbols of any text change: it is part of every take's key."""

INITIALS: Final = {
    "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l",
    "g": "k", "k": "kʰ", "h": "x", "j": "ʨ", "q": "ʨʰ", "x": "ɕ",
    "zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "r": "ɻ", "z": "ʦ", "c": "ʦʰ", "s": "s",
}  # fmt: skip
"""Symbols that the Mandarin voices of Kokoro v1.0 were trained with: misaki's inventory, which follows
S. Taubert's pinyin-to-ipa and Duanmu, The Phonology of Standard Chinese (2007)."""

FINALS: Final = {
    "a": "a0", "ai": "ai0", "an": "a0n", "ang": "a0ŋ", "ao": "au0",
    "e": "ɤ0", "ei": "ei0", "en": "ə0n", "eng": "ə0ŋ", "er": "ɚ0", "ê": "ɛ0",
    "i": "i0", "ia": "ja0", "ian": "jɛ0n", "iang": "ja0ŋ", "iao": "jau0", "ie": "je0", "in": "i0n",
    "ing": "i0ŋ", "iong": "jʊ0ŋ", "iu": "jou0", "io": "jɔ0",
    "o": "wo0", "ong": "ʊ0ŋ", "ou": "ou0",
    "u": "u0", "ua": "wa0", "uai": "wai0", "uan": "wa0n", "uang": "wa0ŋ", "ueng": "wə0ŋ", "ui": "wei0",
    "un": "wə0n", "uo": "wo0",
    "v": "y0", "van": "ɥɛ0n", "ve": "ɥe0", "vn": "y0n",
}  # fmt: skip
"""As INITIALS; 0 is where the tone goes."""

WHOLE: Final = {
    "zhi": "ꭧɨ0", "chi": "ꭧʰɨ0", "shi": "ʂɨ0", "ri": "ɻɨ0", "zi": "ʦɨ0", "ci": "ʦʰɨ0", "si": "sɨ0",
    "o": "ɔ0", "r": "ɚ0", "m": "m0", "n": "n0", "ng": "ŋ0", "hm": "hm0", "hng": "hŋ0",
    "wong": "wə0ŋ",
}  # fmt: skip
"""Syllables that are no initial and final put together."""

TONES: Final = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}

PUNCTUATION: Final = {
    "，": ", ", "、": ", ", "。": ". ", "！": "! ", "？": "? ", "：": ": ", "；": "; ", "…": "… ", "—": "— ",
    "“": " “", "”": "” ", "《": " “", "》": "” ", "（": " (", "）": ") ",
    # Between the parts of a foreign name: a breath of 0.1 s; a word boundary is 0.05 s. In 7 sentences of 106
    # syllables Whisper base heard 5 wrong with the breath and 2 without: too few to tell.
    "·": ", ",
    # The model was not taught single quotation marks, nor titles in a title: they nest, and the outer
    # pair already shapes the voice.
    "‘": "", "’": "", "〈": "", "〉": "",
}  # fmt: skip

_SYLLABLE: Final = re.compile(r"([a-zê]+)([1-5])")
_LATIN: Final = r"[A-Za-zÀ-ÖØ-öø-ɏ]"
_WORD: Final = re.compile(rf"{_LATIN}+(?:['’&.-]?{_LATIN}+)*")


@dataclass(frozen=True, slots=True)
class Phonemes:
    """What the model is given."""

    symbols: str
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    """Pairs of a span of the spoken text and the span of ``symbols`` that says it."""


@cache
def syllable(pinyin: str) -> str:
    """Symbols of one syllable such as ``zhong4`` or ``lv4``. Raises TakeError if it is none."""
    match = _SYLLABLE.fullmatch(pinyin)
    if match is None:
        raise TakeError(f"{pinyin!r} is no pinyin syllable with a tone from 1 to 5")
    plain, tone = match.groups()
    if plain not in WHOLE:
        initial, final = initial_and_final(plain)
        if final not in FINALS or (initial and initial not in INITIALS):
            raise TakeError(f"{pinyin!r} is no pinyin syllable")
        pattern = INITIALS.get(initial, "") + FINALS[final]
    else:
        pattern = WHOLE[plain]
    return pattern.replace("0", TONES[tone])


def phonemes(spoken: str, readings: Sequence[str], words: Sequence[tuple[int, int]]) -> Phonemes:
    """The symbols of ``spoken``, whose Han characters are read as ``readings`` say.

    ``words`` are start and end of each word of Han characters.

    Words are parted by spaces, as they were in training: without the spaces Whisper hears twice the errors
    (``bench/spaces.py``). Raises TakeError on a character that cannot be said.
    """
    symbols = ""
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = []

    def say(start: int, end: int, sound: str) -> None:
        nonlocal symbols
        spans.append(((start, end), (len(symbols), len(symbols) + len(sound))))
        symbols += sound

    def space() -> None:
        nonlocal symbols
        if symbols and not symbols.endswith(" "):
            symbols += " "

    for start, end, kind in _runs(spoken, readings, words):
        if kind == "han":
            space()
            for index in range(start, end):
                say(index, index + 1, syllable(readings[index]))
        elif kind == "latin":
            space()
            say(start, end, english.phonemes(spoken[start:end]))
            space()
        else:
            mark = PUNCTUATION.get(spoken[start], spoken[start])
            if mark[:1] == " ":
                space()
            symbols += mark.lstrip() if symbols.endswith(" ") or not symbols else mark
    return Phonemes(symbols.rstrip(), tuple(spans))


def _runs(
    spoken: str, readings: Sequence[str], words: Sequence[tuple[int, int]]
) -> list[tuple[int, int, str]]:
    """``spoken`` as (start, end, kind): Han words, Latin words, and single other characters."""
    runs: list[tuple[int, int, str]] = []
    ends = dict(words)
    position = 0
    while position < len(spoken):
        if readings[position]:
            end, kind = ends.get(position, position + 1), "han"
        elif word := _WORD.match(spoken, position):
            end, kind = word.end(), "latin"
        else:
            end, kind = position + 1, "mark"
        runs.append((position, end, kind))
        position = end
    return runs
