"""Which characters are Chinese: ranges for regular expressions, and questions about one character.

The ranges stand between the brackets of a set: ``rf"[{HAN}]"``. Names of blocks are those of the Unicode
Standard, which also says where each begins and ends (``Blocks.txt``).
"""

from __future__ import annotations

from typing import Final

BASIC_HAN: Final = "\u4e00-\u9fff"
"""CJK Unified Ideographs: all that is usual in print, and all that GBK and Big5 write.

A rarer character is a sign that a text is damaged, and next to a figure none occurs."""

COMMON_HAN: Final = "\u3400-\u9fff"
"""As BASIC_HAN, with Extension A before it (and the hexagrams between them): characters of names and places.

In the patterns that recognise a line, such as a byline. HAN is wider, and would recognise other lines."""

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Every ideograph: both of these, CJK Compatibility Ideographs, and planes 2 and 3 (Extensions B and on)."""

COMPATIBILITY: Final = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""CJK Compatibility Ideographs, and their Supplement: nearly all are other codes of ideographs in HAN."""

KANGXI: Final = range(0x2F00, 0x2FD6)
"""Kangxi Radicals: signs for the parts of a dictionary, each like an ideograph."""

ZERO: Final = "〇"
"""Ideographic Number Zero, which stands among CJK Symbols and Punctuation: a syllable, and said 零."""

EXTENSION_B: Final = range(0x20000, 0x2A6DF)
"""CJK Unified Ideographs Extension B: letters, and all but unused in news."""

KANA: Final = "\u3040-\u30ff"
"""Hiragana and Katakana."""

KANA_LETTERS: Final = "\u3041-\u30fa"
"""Those that spell: without the dot ・ and the dash ー at the end of the block, which Chinese has, too."""

HANGUL: Final = "\uac00-\ud7af"
"""Hangul Syllables."""

UNSPACED: Final = "\u2e80-\ufaff\U00020000-\U0003ffff"
"""CJK Radicals Supplement to CJK Compatibility Ideographs, and planes 2 and 3: punctuation, kana, ideographs,
hangul. A line may end at each, and none is part of a Latin word."""


def is_han(char: str) -> bool:
    """Whether it is a Chinese character, unified or compatibility ideograph: one of ``HAN``."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
    )


def is_han_or_zero(char: str) -> bool:
    """Whether it is a Chinese character or 〇, as a service may write what was asked as 零."""
    return is_han(char) or char == ZERO


def is_common_han(char: str) -> bool:
    """Whether it is one of ``COMMON_HAN``."""
    return "\u3400" <= char <= "\u9fff"


def is_basic_han(text: str) -> bool:
    """Whether every character of ``text`` is one of ``BASIC_HAN``."""
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def is_kana(char: str) -> bool:
    """Whether it is one of ``KANA``."""
    return "\u3040" <= char <= "\u30ff"


def is_latin(char: str) -> bool:
    """Whether it is one of the 52 plain Latin letters."""
    return char.isascii() and char.isalpha()
