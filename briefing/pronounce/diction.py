"""How the words of one text are said throughout: by its characters, its show's lexicon, and whom it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from briefing.nouns import Pin, Utterance
from briefing.pronounce.lexicon import EMPTY, Lexicon
from briefing.pronounce.readings import people_in
from briefing.pronounce.signs.addresses import WORDS, AddressWords
from briefing.pronounce.writing import pronounce
from briefing.zh.hanzi import to_hans


@dataclass(frozen=True, slots=True)
class Diction:
    """What all pieces of a text are pronounced with."""

    written: str = "hans"
    """The script of the text."""
    lexicon: Lexicon = EMPTY
    people: Collection[str] = ()
    """Whom the text names: who is introduced once is known in all of it."""
    addresses: AddressWords = WORDS
    """What the show says for addresses that are too long to be said."""

    def within(self, texts: Iterable[str]) -> Self:
        """This, for a text of these pieces: with the people whom they name."""
        return replace(self, people=people_in(to_hans("\n".join(texts))))

    def pronounce(self, text: str, pins: Sequence[Pin] = ()) -> Utterance:
        """How a piece of the text is said: see ``writing.pronounce``."""
        return pronounce(
            text,
            pins,
            written=self.written,
            lexicon=self.lexicon,
            people=self.people,
            addresses=self.addresses,
        )
