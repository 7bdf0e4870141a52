"""Readings printed above characters (ruby), pinyin or zhuyin, made pinyin: a syllable for each character."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from briefing.zh.pinyin import ACCENTS, SPELT
from briefing.zh.zhuyin import pinyin_of

_SYLLABLE: Final = f"(?:{SPELT}[1-5]?)"


def pinyin(base: str, reading: str) -> str:
    """The reading of ``base`` as pinyin, a space between syllables; empty if it does not read each character.

    >>> pinyin("重庆", "chóngqìng")
    'chóng qìng'
    >>> pinyin("書", "ㄕㄨ")
    'shu1'
    """
    syllables = [pinyin_of(part) or part for part in re.split(r"[\s'’]+", reading.strip().lower()) if part]
    plain = [_plain(syllable) for syllable in syllables]
    if len(syllables) == len(base):
        return " ".join(syllables) if all(re.fullmatch(_SYLLABLE, each) for each in plain) else ""
    if len(syllables) != 1 or len(base) > 8:
        return ""
    parts = re.fullmatch(f"({_SYLLABLE})" * len(base), plain[0])
    if parts is None:
        return ""
    whole = unicodedata.normalize("NFC", syllables[0])
    return " ".join(whole[slice(*parts.span(number))] for number in range(1, len(base) + 1))


def _plain(syllable: str) -> str:
    """``syllable`` without its tone marks, one character for each of its NFC characters; v is ü."""
    bare = "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in ACCENTS)
    return unicodedata.normalize("NFC", bare).replace("v", "ü")
