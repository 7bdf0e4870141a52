"""Readings printed above characters (ruby), pinyin or zhuyin, made pinyin: a syllable for each character."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

INITIALS: Final = {
    "ㄅ": "b", "ㄆ": "p", "ㄇ": "m", "ㄈ": "f", "ㄉ": "d", "ㄊ": "t", "ㄋ": "n", "ㄌ": "l", "ㄍ": "g",
    "ㄎ": "k", "ㄏ": "h", "ㄐ": "j", "ㄑ": "q", "ㄒ": "x", "ㄓ": "zh", "ㄔ": "ch", "ㄕ": "sh", "ㄖ": "r",
    "ㄗ": "z", "ㄘ": "c", "ㄙ": "s",
}  # fmt: skip
FINALS: Final = {
    "ㄚ": "a", "ㄛ": "o", "ㄜ": "e", "ㄝ": "ê", "ㄞ": "ai", "ㄟ": "ei", "ㄠ": "ao", "ㄡ": "ou",
    "ㄢ": "an", "ㄣ": "en", "ㄤ": "ang", "ㄥ": "eng", "ㄦ": "er",
    "ㄧ": "i", "ㄧㄚ": "ia", "ㄧㄛ": "io", "ㄧㄝ": "ie", "ㄧㄞ": "iai",
    "ㄧㄠ": "iao", "ㄧㄡ": "iu", "ㄧㄢ": "ian",
    "ㄧㄣ": "in", "ㄧㄤ": "iang", "ㄧㄥ": "ing",
    "ㄨ": "u", "ㄨㄚ": "ua", "ㄨㄛ": "uo", "ㄨㄞ": "uai", "ㄨㄟ": "ui", "ㄨㄢ": "uan", "ㄨㄣ": "un",
    "ㄨㄤ": "uang", "ㄨㄥ": "ong",
    "ㄩ": "ü", "ㄩㄝ": "üe", "ㄩㄢ": "üan", "ㄩㄣ": "ün", "ㄩㄥ": "iong",
}  # fmt: skip
ALONE: Final = {
    "ㄧ": "yi", "ㄧㄚ": "ya", "ㄧㄛ": "yo", "ㄧㄝ": "ye", "ㄧㄞ": "yai",
    "ㄧㄠ": "yao", "ㄧㄡ": "you", "ㄧㄢ": "yan",
    "ㄧㄣ": "yin", "ㄧㄤ": "yang", "ㄧㄥ": "ying",
    "ㄨ": "wu", "ㄨㄚ": "wa", "ㄨㄛ": "wo", "ㄨㄞ": "wai", "ㄨㄟ": "wei", "ㄨㄢ": "wan", "ㄨㄣ": "wen",
    "ㄨㄤ": "wang", "ㄨㄥ": "weng",
    "ㄩ": "yu", "ㄩㄝ": "yue", "ㄩㄢ": "yuan", "ㄩㄣ": "yun", "ㄩㄥ": "yong",
}  # fmt: skip
"""Finals spelled otherwise where no initial goes before (Hanyu Pinyin, GB/T 16159-2012)."""
TONES: Final = {"ˊ": "2", "ˇ": "3", "ˋ": "4", "˙": "5"}
_BUZZING: Final = "ㄓㄔㄕㄖㄗㄘㄙ"
"""Initials that stand alone as a syllable, with -i."""

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|üan|ai|ei|ao|ou|an|en|in|un|ün|er|ia|ie|iu|io|ua|uo|ui|üe|ue"
    r"|a|o|e|ê|i|u|ü)[1-5]?)"
)
_ZHUYIN = re.compile(r"^(˙?)([ㄅ-ㄙ]?)([ㄚ-ㄩ]*)([ˊˇˋ˙]?)$")
_MARKS = {0x300, 0x301, 0x304, 0x30C}
"""Combining grave, acute, macron and caron: the tones of pinyin."""


def pinyin(base: str, reading: str) -> str:
    """The reading of ``base`` as pinyin, a space between syllables; empty if it does not read each character.

    >>> pinyin("重庆", "chóngqìng")
    'chóng qìng'
    >>> pinyin("書", "ㄕㄨ")
    'shu1'
    """
    syllables = [_from_zhuyin(part) or part for part in re.split(r"[\s'’]+", reading.strip().lower()) if part]
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
    bare = "".join(c for c in unicodedata.normalize("NFD", syllable) if ord(c) not in _MARKS)
    return unicodedata.normalize("NFC", bare).replace("v", "ü")


def _from_zhuyin(part: str) -> str:
    """The pinyin, tone as a digit, of one zhuyin syllable; empty if it is none."""
    found = _ZHUYIN.match(part)
    if found is None or not (found[2] or found[3]):
        return ""
    before, initial, final, after = found.groups()
    if not initial:
        spelled = ALONE.get(final) or FINALS.get(final, "")
    elif not final:
        spelled = INITIALS[initial] + "i" if initial in _BUZZING else ""
    else:
        spelled = INITIALS[initial] + _after(initial, FINALS.get(final, "?"))
    if not spelled or "?" in spelled:
        return ""
    return spelled + TONES.get(before or after, "1")


def _after(initial: str, final: str) -> str:
    """``final`` as spelled after ``initial``: ü loses its dots after j, q and x."""
    return final.replace("ü", "u") if initial in "ㄐㄑㄒ" else final
