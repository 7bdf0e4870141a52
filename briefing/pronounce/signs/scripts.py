"""Words in foreign scripts: Cyrillic ones in Latin letters, others by the name of their script."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefing.zh.characters import BASIC_HAN

SCRIPTS: Final = (
    ("俄文", "\u0400-\u052f"),
    ("日文", "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"),
    ("韩文", "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\uffa1-\uffdc"),
    ("泰文", "\u0e01-\u0e3a\u0e40-\u0e5b"),
    ("阿拉伯文", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"),
    ("希伯来文", "\u0591-\u05f4\ufb1d-\ufb4f"),
    ("印地文", "\u0900-\u097f"),
    ("藏文", "\u0f00-\u0fda"),
    ("蒙古文", "\u1800-\u18aa"),
    ("缅甸文", "\u1000-\u109f"),
    ("老挝文", "\u0e81-\u0edf"),
    ("高棉文", "\u1780-\u17f9"),
    ("孟加拉文", "\u0980-\u09fe"),
    ("泰米尔文", "\u0b82-\u0bfa"),
    ("格鲁吉亚文", "\u10a0-\u10ff"),
    ("亚美尼亚文", "\u0531-\u058f"),
    ("希腊文", "\u0370-\u03ff\u1f00-\u1fff"),
)
"""The name of a script, or of the language that a newsreader takes it for, and its characters: blocks of the
Unicode Standard. Greek is last: single letters of it are said by their names (``symbols.GREEK``)."""

_CYRILLIC: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
_LATIN: Final = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g"
LETTERS: Final = dict(zip(_CYRILLIC, _LATIN.split(), strict=True))
"""Cyrillic letter: BGN/PCGN's romanization (1947) of Russian, and of Ukrainian's own letters (1965), in which
the hard and the soft sign (``_``) are not heard."""

_OTHERS: Final = re.compile(
    "|".join(
        rf"(?:[{chars}][{chars}\u0300-\u036f]*(?:[ \u3000][{chars}]+)*)"
        for name, chars in SCRIPTS
        if name not in ("日文", "希腊文")
    )
)
_KANA: Final = dict(SCRIPTS)["日文"]
_JAPANESE: Final = re.compile(rf"(?!の)[{_KANA}]+(?:[{BASIC_HAN}]{{1,2}}[{_KANA}]+)*|の[{_KANA}]+")
"""With the Chinese characters among kana, as in 食べ物の話; a の between Chinese words is 的 to a reader."""
_GREEK: Final = re.compile(r"[Α-Ωα-ωΆ-ώἀ-ῼ][α-ωά-ώἀ-ῼ]{2,}(?:\s[Α-ωΆ-ώἀ-ῼ]{2,})*")
"""A word, not letters such as αβ."""


def foreign_at(plain: str, at: int) -> re.Match[str] | None:
    """The run of a foreign script that begins at ``at``."""
    if plain[at] < "\u0370":
        return None
    return _JAPANESE.match(plain, at) or _GREEK.match(plain, at) or _OTHERS.match(plain, at)


@cache
def spoken_name(run: str) -> str:
    """How a run is said: a Cyrillic word in Latin letters, another by the name of its script."""
    name = next(name for name, pattern in _PATTERNS if pattern.match(run))
    if name != "俄文":
        return name
    letters = (LETTERS.get(char.lower(), "") for char in run)
    latin = "".join(" " if char == " " else letter for char, letter in zip(run, letters, strict=True))
    return f" {latin.replace('_', '').strip().title()} " if latin.strip(" _") else name


_PATTERNS: Final = tuple((name, re.compile(f"[{chars}]")) for name, chars in SCRIPTS)
