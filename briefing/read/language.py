"""Whether an article is Chinese: by the share of its characters among its words."""

from __future__ import annotations

import re
from typing import Final

from briefing.errors import SourceError
from briefing.zh.characters import COMMON_HAN, HAN, HANGUL, KANA, KANA_LETTERS

CHINESE: Final = re.compile(f"[{HAN}]")
_KANA: Final = re.compile(f"[{KANA_LETTERS}]")
_HANGUL: Final = re.compile(f"[{HANGUL}]")
_WORD: Final = re.compile(rf"[^\W\d_{KANA}{COMMON_HAN}{HANGUL}]+|[{KANA}]+|[{HANGUL}]+")
"""A word of another script."""
_LEAST: Final = 0.1
"""Chinese characters among characters and words. The least Chinese of 24 news pages has 0.89; documents in
English about Chinese, such as those in ``docs/``, have 0.04 to 0.12."""
_JAPANESE: Final = 0.2
"""Kana among kana and Chinese characters: of Japanese half and more, of Chinese that quotes it little."""
_ENOUGH: Final = 100
"""Characters in lines that are mostly Chinese: with so many it is an article, whatever it quotes."""


def refuse_foreign(text: str, where: str) -> None:
    """Raises SourceError, naming ``where`` it stands, if the ``text`` of an article is not Chinese."""
    han, kana, hangul = (len(letters.findall(text)) for letters in (CHINESE, _KANA, _HANGUL))
    words = len(_WORD.findall(text))
    counts = [(len(CHINESE.findall(line)), len(_WORD.findall(line))) for line in text.splitlines()]
    mostly = sum(characters for characters, others in counts if characters >= others)
    what = ""
    if kana > _JAPANESE * (kana + han):
        what = "is Japanese, not Chinese"
    elif hangul > han:
        what = "is Korean, not Chinese"
    elif han < _LEAST * (han + words) and mostly < _ENOUGH:
        what = "has hardly a Chinese character" if han else "has no Chinese character"
    if what:
        raise SourceError(what, where=where, fix="--any-language reads it all the same")
