"""Latin letters beyond the 52 plain ones, as the plain ones that a reader would take them for."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ŋ": "ng",
    "ſ": "s",
    "ə": "e",
}
"""Letters with a name that does not say how they are read."""

_NAMED: Final = {
    "ALPHA": "a",
    "CHI": "x",
    "EGYPTOLOGICAL": "a",
    "ENG": "ng",
    "ESH": "sh",
    "ETH": "d",
    "EZH": "zh",
    "HWAIR": "hw",
    "IOTA": "i",
    "KRA": "q",
    "LEZH": "l",
    "SCHWA": "e",
    "STOP": "t",
    "THORN": "th",
    "TONE": "t",
    "VEND": "v",
    "WYNN": "w",
    "YOGH": "gh",
}
"""Words of Unicode's names of letters that are read otherwise than by their first letter."""


def plain_latin(char: str) -> str:
    """The plain letters for ``char``, as ``Đ`` → D; empty where it is no Latin letter.

    An accent goes; a letter that Unicode does not take apart is read by its name in Unicode: ``ƀ`` is a
    ``LATIN SMALL LETTER B WITH STROKE``.
    """
    name = unicodedata.name(char, "")
    if not name.startswith("LATIN ") or not char.isalpha():
        return ""
    parts = unicodedata.normalize("NFKD", char)
    letters = "".join(part for part in parts if part.isascii() and part.isalpha())
    if not letters:
        letters = _LETTERS.get(char.lower()) or _by_name(name)
    return (
        letters.title()
        if char.isupper() and len(letters) > 1
        else letters.upper()
        if char.isupper()
        else letters
    )


def _by_name(name: str) -> str:
    words = name.partition(" WITH ")[0].split()[1:]
    for word in reversed(words):
        if len(word) <= 2 or word in _NAMED:
            return _NAMED.get(word, word).lower()
    return words[-1][0].lower()
