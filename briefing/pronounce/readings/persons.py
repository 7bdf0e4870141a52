"""Who is a person: to the tagger, and by how a given name sounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from briefing.zh.surnames import READINGS, SELDOM_A_WORD, SURNAMES

LIKELY: Final = 2.5
"""How much a given name's characters have to speak for it by themselves: 解丽华 4.6, 盖房子 -0.7."""
_LIKELY_ALONE: Final = 2.0
"""The same of a given name of one character: 刚 2.4, 江 1.0."""
_FUNCTION: Final = frozenset({"d", "r", "p", "u", "c", "m"})
"""Parts of speech of words that begin no name: 老专家曾参与."""

_NOT_GIVEN: Final = frozenset("尔斯拉图特姆克培衣氏·")
"""Characters of names of other tongues, and of what is no name: 柏拉图, 缪尔, 翟衣, 华氏."""


def of_persons(parts: Sequence[tuple[str, str]], titled: Callable[[str], bool]) -> Iterator[int]:
    """Where a surname of the table begins that is part of a person's name to the tagger.

    ``titled`` says of a word whether it begins with a title, which a surname that stands alone needs.
    """
    at = 0
    names = [(word, kind if _NOT_GIVEN.isdisjoint(word) else "") for word, kind in parts]
    for (word, kind), (follows, _) in zip(names, (*names[1:], ("", "")), strict=True):
        surname = word[0] in READINGS and len(word) < 4
        if kind == "PER" and surname and (len(word) > 1 or titled(follows)):
            yield at
        elif kind == "PER" and len(word) > 3 and word[0] not in SURNAMES and word[-2] in SELDOM_A_WORD:
            yield at + len(word) - 2  # 浪子燕青
        at += len(word)


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
