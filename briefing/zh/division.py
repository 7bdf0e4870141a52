"""Where the words of a Chinese text are: as jieba's dictionary and its model of unknown words divide it.

The dictionary is of simplified script. It takes 0.2 s to load: only where a text is divided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise


def words(text: str) -> list[str]:
    """The words of ``text``, marks and blanks too: joined, they are ``text`` again."""
    import rjieba

    return rjieba.cut(text)


def words_read(spoken: str, readings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each word of ``spoken`` whose characters have readings."""
    position = 0
    for sounded, run in groupby(readings, key=bool):
        end = position + len(list(run))
        if sounded:
            for word in words(spoken[position:end]):
                yield position, position + len(word)
                position += len(word)
        position = end


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of ``text``, each with its part of speech (``nr`` a person, ``v`` a verb)."""
    import rjieba

    return rjieba.tag(text)


def bounds(text: str) -> frozenset[int]:
    """Where the words of ``text`` begin and end."""
    return frozenset(accumulate(map(len, words(text)), initial=0))


def torn(text: str, spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Whether each of ``spans`` of ``text`` is none: a known word lies across one of its ends.

    >>> torn("银行大厦门口", [(3, 5), (4, 6)])
    [True, False]
    """
    ends = list(accumulate(map(len, words(text)), initial=0))
    known = [(start, end) for start, end in pairwise(ends) if end - start > 1 and is_word(text[start:end])]
    return [
        any(start < first < end < last or first < start < last < end for first, last in known)
        for start, end in spans
    ]


def is_word(text: str) -> bool:
    """Whether the dictionary has ``text`` as one word."""
    import rjieba

    return rjieba.has_word(text)


def frequency(word: str) -> int:
    """How often a word of the dictionary occurs in the 60 million words that were counted for it."""
    import rjieba

    return rjieba.suggest_freq(word)
