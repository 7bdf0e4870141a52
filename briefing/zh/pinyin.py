"""Pinyin as people write it and as readings are kept: ``chóng`` is ``chong2``, ü is v, neutral is 5."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from briefing.zh.unihan import readings

INITIALS: Final = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
"""As syllables are spelled, which begin with y or w where they have none (Hanyu Pinyin, GB/T 16159-2012)."""

SPELT: Final = (
    f"(?:{'|'.join(INITIALS)})?"
    "(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|[üv]an|ai|ei|ao|ou|an|en|in|un|[üv]n|er"
    "|ia|ie|iu|io|ua|uo|ui|[üv]e|ue|a|o|e|ê|i|u|[üv])"
)
"""A pattern of how a syllable may be spelled, the tone apart; ``lve`` and ``lüe`` are one.

Loose: any initial with any final, where ``syllables`` has those that occur."""

NASAL: Final = "ng|n|m"
"""Likewise, syllables without a vowel: 嗯, 呣."""

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

ACCENTS: Final = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
"""Combining accent: its tone."""
_MARKS: Final = ACCENTS | {"\u0306": "3"}
"""The breve is a caron mistyped."""

_VOWELS: Final = ("a", "o", "e")
"""Which vowel carries the mark, first found first (GB/T 16159); else the last vowel does."""


_DIGIT_WITHIN: Final = re.compile(r"\d(?=.)")


class NotPinyinError(ValueError):
    """Some syllable is none; ``args`` are the syllable as written and the nearest ones that are."""


def normal(syllable: str) -> str:
    """One written syllable as a reading is kept: ``lǜ``, ``lü4`` and ``lu:4`` → ``lv4``, ``de`` → ``de5``.

    It need not be a legal one.
    """
    tone = ""
    letters = ""
    for part in unicodedata.normalize("NFD", syllable.lower().replace("u:", "ü")):
        if part in _MARKS:
            tone = _MARKS[part]
        elif part == "\u0308" and letters.endswith("u"):
            letters = letters[:-1] + "v"
        elif part in "012345":
            tone = part if part != "0" else "5"
        else:
            letters += part
    return letters + (tone or "5")


def marked(reading: str) -> str:
    """A reading as people write it: ``lv4`` → ``lǜ``, ``de5`` → ``de``."""
    letters, tone = reading[:-1].replace("v", "ü"), reading[-1]
    if tone not in "1234":
        return letters
    at = next((letters.index(vowel) for vowel in _VOWELS if vowel in letters), -1)
    if at < 0:
        at = max((letters.rfind(vowel) for vowel in "iuü"), default=-1)
    if at < 0:
        return reading
    mark = next(mark for mark, number in _MARKS.items() if number == tone)
    return unicodedata.normalize("NFC", letters[: at + 1] + mark + letters[at + 1 :])


def joined(syllables: Iterable[str]) -> str:
    """The marked ``syllables`` of a word in one: an apostrophe goes before a, o and e (GB/T 16159-2012, 8).

    >>> joined(["xī", "ān"]), joined(["tōng", "chē"])
    ("xī'ān", 'tōngchē')
    """
    first, *rest = syllables
    apart = [unicodedata.normalize("NFD", one)[0] in "aoe" for one in rest]
    return first + "".join("'" * open_ + one for open_, one in zip(apart, rest, strict=True))


def initial_and_final(plain: str) -> tuple[str, str]:
    """Initial and final of a toneless syllable, its spelling with y, w and u for ü undone.

    >>> initial_and_final("yue"), initial_and_final("xu"), initial_and_final("wei")
    (('', 've'), ('x', 'v'), ('', 'ui'))
    """
    if plain.startswith("yu"):
        return "", "v" + plain[2:]
    if plain.startswith("y"):
        return "", plain[1:] if plain[1] == "i" else "i" + plain[1:].replace("ou", "u")
    if plain.startswith("w"):
        rest = {"ei": "i", "en": "n"}.get(plain[1:], plain[1:])
        return "", rest if rest.startswith("u") else "u" + rest
    for length in (2, 1):
        if plain[:length] in INITIALS:
            initial, final = plain[:length], plain[length:]
            if initial in {"j", "q", "x"} and final.startswith("u"):
                final = "v" + final[1:]
            return initial, {"ue": "ve"}.get(final, final)
    return "", plain


@cache
def syllables() -> frozenset[str]:
    """Every syllable with every tone that a character of the Unihan-based dictionary of pypinyin has."""
    return frozenset(normal(one) for entry in readings().values() for one in entry.split(","))


@cache
def _toneless() -> frozenset[str]:
    return frozenset(syllable[:-1] for syllable in syllables())


def parse_pinyin(said: str) -> tuple[str, ...] | None:
    """The readings in ``said`` (``chóng qìng``, ``chong2 qing4``), or None where a syllable is no pinyin.

    Syllables are separated by spaces, hyphens or apostrophes. One without a tone is neutral, which any
    syllable of a word may be but not every one.
    """
    try:
        return checked(said)
    except NotPinyinError:
        return None


def checked(said: str) -> tuple[str, ...]:
    """As ``parse_pinyin``; raises NotPinyinError, which names the syllable and the nearest legal ones."""
    written = re.split(r"[\s'’\-,，·]+", said.strip())
    found = tuple(normal(one) for one in written)
    legal = syllables()
    neutral_alone = all(reading[-1] == "5" for reading in found)
    for one, reading in zip(written, found, strict=True):
        may_be_neutral = reading[-1] == "5" and reading[:-1] in _toneless() and not neutral_alone
        if (reading not in legal and not may_be_neutral) or _DIGIT_WITHIN.search(one) or _has_two_tones(one):
            raise NotPinyinError(one, _near(reading))
    return found


def _has_two_tones(syllable: str) -> bool:
    """Whether a written syllable has both a mark and a digit, or two marks."""
    return sum(part in _MARKS or part.isdigit() for part in unicodedata.normalize("NFD", syllable)) > 1


def _near(reading: str) -> tuple[str, ...]:
    """Legal syllables that may have been meant: the same letters in other tones, else the most alike."""
    same = sorted(one for one in syllables() if one[:-1] == reading[:-1])
    if same:
        return tuple(marked(one) for one in same)
    letters = sorted(reading[:-1])
    alike = [one for one in sorted(_toneless()) if sorted(one) == letters]  # fnag: letters changed places
    alike = alike or difflib.get_close_matches(reading[:-1], sorted(_toneless()), n=2, cutoff=0.5)
    found = [one for letters in alike for one in sorted(syllables()) if one[:-1] == letters]
    with_tone = [one for one in found if one[-1] == reading[-1] != "5"]
    return tuple(marked(one) for one in (with_tone or found)[:4])
