"""Zhuyin (ㄓㄨˋ ㄧㄣ), as Taiwan prints readings, and the pinyin of its syllables."""

from __future__ import annotations

import re
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
_ZHUYIN: Final = re.compile(r"^(˙?)([ㄅ-ㄙ]?)([ㄚ-ㄩ]*)([ˊˇˋ˙]?)$")


def pinyin_of(zhuyin: str) -> str:
    """The pinyin, tone as a digit, of the one syllable ``zhuyin``; empty if it is none.

    >>> pinyin_of("ㄓㄨㄥˋ"), pinyin_of("˙ㄉㄜ"), pinyin_of("ㄩˊ")
    ('zhong4', 'de5', 'yu2')
    """
    found = _ZHUYIN.match(zhuyin)
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
