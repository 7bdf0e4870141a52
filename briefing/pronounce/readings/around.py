"""What stands around a word of a sentence: its neighbours, its clause, their parts of speech."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

_QUOTES: Final = frozenset("“”‘’《》")
_ENDS: Final = frozenset("，。！？；：、…,!?;:\n")


class Around(NamedTuple):
    """What stands around a function word."""

    earlier: tuple[str, ...]
    """The words of its clause before it."""
    before: str
    """The word before it, empty where the text begins."""
    was: str
    """Its part of speech, as jieba has them."""
    after: str
    comes: str
    rest: tuple[tuple[str, str], ...]
    """The words that follow, and their parts of speech, with the mark that ends the clause."""

    @property
    def opens(self) -> bool:
        """Whether a clause begins here."""
        return not self.before or (self.was == "x" and self.before not in "）)”》’】")


def around(words: Sequence[tuple[str, str]], n: int, before: str, was: str) -> Around:
    """What stands around a part of ``words[n]``, which ``before``, a ``was``, goes before."""
    earlier = list(
        takewhile(lambda word: word not in _ENDS, (word for word, _ in words[max(0, n - 20) : n][::-1]))
    )
    rest: list[tuple[str, str]] = []
    for word, kind in words[n + 1 : n + 40]:
        if word not in _QUOTES:
            rest.append((word, kind))
        if word in _ENDS:
            break
    after, comes = words[n + 1] if n + 1 < len(words) else ("", "")
    return Around(tuple(earlier), before, was, after, comes, tuple(rest))
