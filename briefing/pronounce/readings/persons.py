"""Who is a person: to the tagger, and by how a given name sounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from briefing.pronounce.readings.callings import ROLE
from briefing.zh import division, lac
from briefing.zh.characters import is_han
from briefing.zh.surnames import READINGS, SELDOM_A_WORD, SURNAMES

LIKELY: Final = 2.5
"""How much a given name's characters have to speak for it by themselves: 解丽华 4.6, 盖房子 -0.7."""
_LIKELY_ALONE: Final = 2.0
"""The same of a given name of one character: 刚 2.4, 江 1.0."""
_FUNCTION: Final = frozenset({"d", "r", "p", "u", "c", "m"})
"""Parts of speech of words that begin no name: 老专家曾参与."""

_COMMON: Final = "王"
"""The commonest surname, which the tagger never takes for a word."""
_LIKELY_IN_ITS_PLACE: Final = 1.5
"""How much a given name has to speak for itself where the tagger, too, would see a person."""

_NOT_GIVEN: Final = frozenset("尔斯拉图特姆克培衣氏·")
"""Characters of names of other tongues, and of what is no name: 柏拉图, 缪尔, 翟衣, 华氏."""
_NOT_GIVEN_HERE: Final = _NOT_GIVEN | frozenset("塔逊布阁")
"""Likewise where the tagger saw no person: 盖塔里, 里查逊, 秘阁. Elsewhere they may be: 任布."""


def of_persons(parts: Sequence[tuple[str, str]], titled: Callable[[str], bool]) -> Iterator[int]:
    """Where a surname of the table begins that is part of a person's name to the tagger.

    ``titled`` says of a word whether it begins with a title, which a surname that stands alone needs.
    """
    at = 0
    names = [(word, kind if _NOT_GIVEN.isdisjoint(word) else "") for word, kind in parts]
    for (word, kind), (follows, _) in zip(names, (*names[1:], ("", "")), strict=True):
        surname = word[0] in READINGS and len(word) < 4 and not (len(word) > 1 and division.is_word(word))
        if kind == "PER" and surname and (len(word) > 1 or titled(follows)):
            yield at
        elif kind == "PER" and len(word) > 3 and word[0] not in SURNAMES and word[-2] in SELDOM_A_WORD:
            yield at + len(word) - 2  # 浪子燕青
        at += len(word)


def as_any_other(chunk: str, at: int) -> int:
    """How long the name at ``at`` is, were its surname one that the tagger knows; 0 if it is none.

    A rare surname hides a person from the tagger: 裁判长单国庆 is a holiday to it, 裁判长王国庆 somebody.
    """
    length = next((n for n in (3, 2) if _may_be_given(chunk[at + 1 : at + n], n)), 0)
    follows = chunk[at + length : at + length + 1]
    words = (3,) if ROLE.search(chunk[max(0, at - 6) : at]) else (2, 3)  # 教练解立国
    if not length or follows in _NOT_GIVEN_HERE or any(division.is_word(chunk[at : at + n]) for n in words):
        return 0
    start = 0
    for word, kind in lac.tagged(f"{chunk[:at]}{_COMMON}{chunk[at + 1 :]}"):
        if start == at:
            named = kind == "PER" and 1 < len(word) < 4 and _may_be_given(word[1:], len(word))
            return len(word) if named else 0
        start += len(word)
    return 0


def _may_be_given(given: str, length: int) -> bool:
    likely = _LIKELY_IN_ITS_PLACE if length > 2 else _LIKELY_ALONE
    native = all(map(is_han, given)) and _NOT_GIVEN_HERE.isdisjoint(given)
    return len(given) == length - 1 and native and sounds_given(given) >= likely


def denied(name: str, kind: str) -> bool:
    """Whether the tagger has another word where ``name`` begins: a particle, or no given name."""
    likely = LIKELY if len(name) > 2 else _LIKELY_ALONE
    return kind in _FUNCTION or (kind != "PER" and sounds_given(name[1:]) < likely)


def sounds_given(given: str) -> float:
    """How much the characters of ``given`` speak for a given name, as logarithms of likelihood ratios."""
    return sum(_given().get(char, -1.0) for char in given)


@cache
def _given() -> dict[str, float]:
    """Characters and what each says for a given name, from ``given.txt``."""
    lines = files(__package__).joinpath("given.txt").read_text(encoding="utf-8").splitlines()
    return {char: float(score) for char, score in (line.split() for line in lines if line[0] != "#")}
