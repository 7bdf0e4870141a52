"""A show's lexicon: which words of a text are said otherwise than our own rules say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefing.nouns import Pin
from briefing.pronounce.signs.folding import folded
from briefing.zh.hanzi import to_hans


@dataclass(frozen=True, slots=True)
class Entry:
    """How one word is said."""

    word: str
    said: str
    """Pinyin, a syllable for each Chinese character, or other words to say; empty: shown and not said."""
    context: str = ""
    """Words one of which, parted by ``|``, the segment has to hold; empty: it holds everywhere."""


class Lexicon:
    """Entries, by word. Simplified and traditional characters, and full and half width, are the same."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: Final = tuple(entries)
        self._by_word: dict[str, list[Entry]] = {}
        for entry in self.entries:
            self._by_word.setdefault(matched(entry.word), []).append(entry)
        self._lengths: dict[str, list[int]] = {}
        """By first character, how long the words are that begin with it, longest first."""
        for word in self._by_word:
            lengths = self._lengths.setdefault(word[0], [])
            if len(word) not in lengths:
                lengths.append(len(word))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def pins(self, text: str, taken: Sequence[Pin] = ()) -> list[Pin]:
        """What of ``text`` it says how to say, outside ``taken``; of several words the longest first."""
        return [Pin(start, start + len(entry.word), entry.said) for start, entry in self._found(text, taken)]

    def within(self, entry: Entry) -> Iterator[Entry]:
        """The entries that saying ``entry`` calls up: those of the words it is said with."""
        return (inner for _, inner in self._found(entry.said, (), everywhere=True))

    def _found(
        self, text: str, taken: Sequence[Pin], everywhere: bool = False
    ) -> Iterator[tuple[int, Entry]]:
        if not self._by_word:
            return
        plain = matched(text)
        covered = {at for pin in taken for at in range(pin.start, pin.end)}
        at = 0
        while at < len(plain):
            for length in self._lengths.get(plain[at], ()):
                word = plain[at : at + length]
                if word not in self._by_word or not _stands_alone(plain, at, at + length):
                    continue
                if covered.intersection(range(at, at + length)):
                    continue
                entries = self._holding(word, plain, everywhere)
                if entries:
                    yield from ((at, entry) for entry in entries)
                    at += length
                    break
            else:
                at += 1

    def _holding(self, word: str, plain: str, everywhere: bool) -> list[Entry]:
        """Of the entries of ``word`` the one that holds in ``plain``, in which a context comes first."""
        entries = self._by_word[word]
        if everywhere:
            return entries
        for entry in entries:
            if entry.context and any(each in plain for each in matched(entry.context).split("|")):
                return [entry]
        return [entry for entry in entries if not entry.context]


EMPTY: Final = Lexicon()


def matched(text: str) -> str:
    """``text`` as it is compared, character by character: half width, simplified; as long as before."""
    plain = folded(text)
    return plain if plain.isascii() else "".join(map(_simplified, plain))


@cache
def _simplified(char: str) -> str:
    return to_hans(char)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin word, and no number, goes on past the ends of ``text[start:end]``."""
    return not any(
        _kind(text[at - 1 : at]) and _kind(text[at - 1 : at]) == _kind(text[at : at + 1])
        for at in (start, end)
    )


def _kind(char: str) -> str:
    if not char.isascii():
        return ""
    return "letter" if char.isalpha() else "digit" if char.isdigit() else ""
