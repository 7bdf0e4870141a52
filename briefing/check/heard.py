"""What was heard beside what was to be said, syllable by syllable: homophones are the same.

The readings of both come from the same rules, so that numbers are compared as they are spoken. English has a
tolerance of its own: an ear for Chinese writes it in many ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from briefing.check.ear import Token
from briefing.check.sounds import distance
from briefing.nouns import Utterance
from briefing.zh.characters import is_latin
from briefing.zh.pinyin import normal
from briefing.zh.unihan import readings

Reader = Callable[[str], Utterance]
"""Says how a text is read."""

GAP: Final = 0.7
"""What a syllable costs that was not heard, or that nobody wrote."""
_LATIN: Final = 0.35
"""What a Latin word costs at most, however it was heard."""
_COLOURED: Final = 0.1
"""What 儿 costs at the end of a syllable that is coloured by it."""
_OTHER_READING: Final = 0.15
"""What a character costs that can be read as it should, but not where it was heard."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable of Chinese, or a run of Latin letters."""

    sound: str
    """Toneless pinyin, or the letters."""
    at: int
    """Of what was to be said: which character of it. Of what was heard: which character of that."""
    latin: bool = False
    coloured: bool = False
    """A 儿 that need not be a syllable."""
    also: frozenset[str] = frozenset()
    """Its character's other readings."""
    start_s: float = 0.0
    end_s: float = 0.0
    likely: float = 0.0
    """As ``Token.likely``; 0 where it is not known."""

    @property
    def gap(self) -> float:
        """What it costs to be without it."""
        if self.latin:
            return _LATIN
        return _COLOURED if self.coloured else GAP


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands against what; one of them may be nothing."""

    said: int
    """Which of the syllables that were to be said, or -1: nobody wrote what was heard."""
    heard: int
    """Which of those heard, or -1: it was not heard."""
    cost: float
    """How far they are from each other: 0 to 1."""


def to_say(spoken: str, pinyin: Sequence[str]) -> tuple[Syllable, ...]:
    """The syllables of a spoken text with the readings of its characters."""
    found: list[Syllable] = []
    for at, (char, reading) in enumerate(zip(spoken, pinyin, strict=True)):
        if reading:
            sound = reading[:-1]
            found.append(Syllable(sound, at, coloured=char == "儿" and at > 0 and sound in {"er", "r"}))
        elif is_latin(char):
            if found and found[-1].latin and found[-1].at + len(found[-1].sound) == at:
                last = found.pop()
                found.append(Syllable(last.sound + char.lower(), last.at, latin=True))
            else:
                found.append(Syllable(char.lower(), at, latin=True))
    return tuple(found)


def understood(tokens: Sequence[Token], read: Reader) -> tuple[Syllable, ...]:
    """The syllables of what was heard, with their times."""
    text = "".join(token.text for token in tokens)
    token_of = [index for index, token in enumerate(tokens) for _ in token.text]
    said = read(text)
    pinyin = said.readings or ("",) * len(said.spoken)
    found = []
    for one in to_say(said.spoken, pinyin):
        start, end = said.spans[one.at]
        first, last = tokens[token_of[start]], tokens[token_of[max(start, end - 1)]]
        also = frozenset[str]() if one.latin else other_readings(said.spoken[one.at])
        found.append(
            Syllable(one.sound, start, one.latin, one.coloured, also, first.start_s, last.end_s, first.likely)
        )
    return tuple(found)


@cache
def other_readings(char: str) -> frozenset[str]:
    """The toneless readings that a dictionary has of ``char``."""
    return frozenset(normal(each)[:-1] for each in readings().get(char, "").split(",") if each)


def apart(said: Syllable, heard: Syllable) -> float:
    """What one costs in the place of the other."""
    if said.latin or heard.latin:
        alike = said.latin and heard.latin and SequenceMatcher(None, said.sound, heard.sound).ratio()
        return _LATIN * (1 - alike) if said.latin else 1.0
    if said.sound == heard.sound:
        return 0.0
    far = distance(said.sound, heard.sound)
    return min(far, _OTHER_READING) if said.sound in heard.also else far


def compare(said: Sequence[Syllable], heard: Sequence[Syllable]) -> tuple[Pair, ...]:
    """The cheapest way to set ``heard`` against ``said``, in order (Needleman and Wunsch, 1970)."""
    costs = [[0.0] * (len(heard) + 1) for _ in range(len(said) + 1)]
    for i, one in enumerate(said, 1):
        costs[i][0] = costs[i - 1][0] + one.gap
    for j, other in enumerate(heard, 1):
        costs[0][j] = costs[0][j - 1] + other.gap
    for i, one in enumerate(said, 1):
        above, row = costs[i - 1], costs[i]
        for j, other in enumerate(heard, 1):
            row[j] = min(above[j - 1] + apart(one, other), above[j] + one.gap, row[j - 1] + other.gap)
    return tuple(_back(costs, said, heard))[::-1]


def _back(costs: list[list[float]], said: Sequence[Syllable], heard: Sequence[Syllable]) -> Iterator[Pair]:
    i, j = len(said), len(heard)
    while i or j:
        here = costs[i][j]
        if i and j and abs(costs[i - 1][j - 1] + apart(said[i - 1], heard[j - 1]) - here) < 1e-9:
            i, j = i - 1, j - 1
            yield Pair(i, j, apart(said[i], heard[j]))
        elif i and abs(costs[i - 1][j] + said[i - 1].gap - here) < 1e-9:
            i -= 1
            yield Pair(i, -1, said[i].gap)
        else:
            j -= 1
            yield Pair(-1, j, heard[j].gap)
