"""What three dictionaries say of the polyphones in a phrase, as packed by ``training/polyphones.py``.

The dictionaries are pypinyin's phrases (MIT), CC-CEDICT (CC BY-SA 4.0) and cppinyin's (Apache-2.0).
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Container

DICTIONARIES: Final = 3
LONGEST: Final = 8
"""Characters of the longest phrase that is kept."""


class Match(NamedTuple):
    """A phrase of the dictionaries over a character."""

    bounds: int
    """How many of its two ends are ends of words as jieba divides the text."""
    length: int
    start: int
    phrase: str


NONE: Final = Match(-1, 0, 0, "")


@dataclass(frozen=True)
class Phrases:
    """The phrases, and what each dictionary votes: three bits, 0 for nothing, 1 for the first reading."""

    begins: dict[str, int]
    """Where the votes of a phrase begin."""
    votes: bytes
    """One number below 512 for each polyphone of each phrase, two bytes, low first."""
    polyphones: frozenset[str]

    def over(self, text: str, at: int, ends: Container[int]) -> list[Match]:
        """All phrases over ``text[at]``, the leftmost first; ``ends`` are the places where words end."""
        found = []
        size = len(text)
        for start in range(max(0, at - LONGEST + 1), at + 1):
            for stop in range(max(at + 1, start + 2), min(size, start + LONGEST) + 1):
                phrase = text[start:stop]
                if phrase in self.begins:
                    found.append(Match((start in ends) + (stop in ends), stop - start, start, phrase))
        return found

    def said(self, match: Match, at: int) -> tuple[int, ...]:
        """What each dictionary votes for at ``at`` of the text: a candidate's number, or -1."""
        place = self.begins[match.phrase] + sum(
            char in self.polyphones for char in match.phrase[: at - match.start]
        )
        vote = self.votes[2 * place] | self.votes[2 * place + 1] << 8
        return tuple((vote >> 3 * shift & 7) - 1 for shift in range(DICTIONARIES))


def packed(words: list[str], votes: list[list[int]]) -> dict[str, Any]:
    """The arrays of a file of phrases, from sorted words and the votes for each one's polyphones."""
    flat = np.array([vote for each in votes for vote in each], "<u2")
    return {
        "phrases": np.frombuffer(lzma.compress("\n".join(words).encode(), preset=9), np.uint8),
        "phrase_polyphones": np.array([len(each) for each in votes], np.uint8),
        "votes": flat,
    }


def unpacked(stored: Any, polyphones: frozenset[str]) -> Phrases:
    """The phrases of a file that :func:`packed` made."""
    words = lzma.decompress(stored["phrases"].tobytes()).decode().split("\n")
    counts = stored["phrase_polyphones"].astype(np.int64)
    begins = dict(zip(words, (np.cumsum(counts) - counts).tolist(), strict=True))
    return Phrases(begins, stored["votes"].tobytes(), polyphones)


@cache
def stored() -> Any:
    """The arrays of ``polyphones.npz``."""
    with (files("briefing.pronounce.readings.model") / "polyphones.npz").open("rb") as file:
        return dict(np.load(file))
