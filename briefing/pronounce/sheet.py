"""The sheet on which an utterance is written out: what is said, what it stems from, what is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Final

from briefing.errors import BriefingError
from briefing.nouns import Change, Utterance, Why
from briefing.pronounce import readings
from briefing.pronounce.signs.addresses import WORDS, AddressWords
from briefing.pronounce.signs.punctuation import PAUSES
from briefing.pronounce.signs.symbols import must_be_heard, must_be_told
from briefing.zh.characters import is_han, is_latin
from briefing.zh.division import words_read

_IN_NUMBERS: Final = {
    "分": "fen1",
    "万": "wan4",
    "正": "zheng4",
    "乘": "cheng2",
    "度": "du4",
    "为": "wei2",
    "大": "da4",
}
"""Readings, in a written-out number, of the characters in it that have others elsewhere."""

_NUMERALS: Final = frozenset("零一二两三四五六七八九十百千万亿幺")


class Sheet:
    """What has been written out so far."""

    def __init__(self, text: str, addresses: AddressWords = WORDS) -> None:
        self.text = text
        self.addresses = addresses
        self.spoken: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.fixed: dict[int, str] = {}
        """Readings that stand, by their place in ``spoken``."""
        self.pinned: list[int] = []
        """Of these, the places that a pin fixed."""
        self.ruled: list[Why] = []
        """What decided how a run is said."""
        self.left_out: list[tuple[str, int, int]] = []
        self.joined: list[tuple[int, int]] = []
        """What is not heard for itself and is no loss, as the hyphen of Wi-Fi."""
        self.spaced = False
        self.quoted = {"“": False, "‘": False}

    def rule(self, start: int, end: int, rule: str, first: int | None = None) -> None:
        """Note that ``rule`` decides how ``text[start:end]`` is said, from ``first`` of ``spoken`` on."""
        self.ruled.append(Why(len(self.spoken) if first is None else first, start, end, rule))

    def say_number(self, words: str, start: int, end: int) -> None:
        """Add the words of a written-out token, whose readings do not hang on what is around.

        Two numbers that a space parts are parted in speech: ``S20 4G`` is not S24.
        """
        if self.spaced and self.spoken and {self.spoken[-1], words.strip()[0]} <= _NUMERALS:
            self.punctuate("、", start, start)
        self.say(words, start, end)
        first = len(self.spoken) - len(words.strip())
        for place in range(first, len(self.spoken)):
            if self.spoken[place] in _IN_NUMBERS:
                self.fixed[place] = _IN_NUMBERS[self.spoken[place]]

    def say(self, words: str, start: int, end: int) -> None:
        """Add words that stem from ``text[start:end]``."""
        self.spaced = self.spaced or words.startswith(" ")
        ends_word = words.endswith(" ")
        words = words.strip()
        if self.spaced and self.spoken and is_latin(self.spoken[-1]) and is_latin(words[0]):
            self.spoken.append(" ")
            self.spans.append((start, start))
        self.spaced = ends_word
        self.spoken.extend(words)
        self.spans.extend([(start, end)] * len(words))

    def punctuate(self, mark: str, start: int, end: int) -> None:
        """Add a mark; two pauses in a row are one, the first, and none stands before the first word.

        Brackets and quotation marks of one kind in a row are one as well: more of them say no more.
        """
        last = self.spoken[-1] if self.spoken else ""
        if mark == last:
            return
        if mark in PAUSES and (last in PAUSES or not last):
            weaker = "，、" if mark in "。；：…" else "，、…—" if mark in "！？" else ""
            if last and last in weaker:
                self.spoken[-1] = mark
            return
        self.spaced = False
        self.spoken.append(mark)
        self.spans.append((start, end))

    def join(self, start: int, end: int) -> None:
        """Part what stands around ``text[start:end]``, which is not heard for itself and is no loss."""
        self.spaced = True
        self.joined.append((start, end))

    def omit(self, kind: str, start: int, end: int) -> None:
        """Leave ``text[start:end]`` unsaid, and say so; neighbours of one kind are one omission."""
        if self.left_out and self.left_out[-1][0] == kind and self.left_out[-1][2] == start:
            start = self.left_out.pop()[1]
        self.left_out.append((kind, start, end))

    def utterance(self, people: Collection[str]) -> Utterance:
        """The finished sheet with its readings, ``people`` being known.

        Raises BriefingError where text was lost.
        """
        self._check()
        omitted = tuple(
            Change(kind, self.text[start:end], "", f"character {start + 1}")
            for kind, start, end in sorted(self.left_out, key=lambda each: each[1])
        )
        if not any(is_han(char) or is_latin(char) for char in self.spoken):
            return Utterance(self.text, "", (), (), omitted)
        spoken = "".join(self.spoken)
        decisions = readings.decide(spoken, people)
        read = tuple(self.fixed.get(at, decision.reading) for at, decision in enumerate(decisions))
        pinned = sorted({*self.pinned, *readings.uncommon(spoken)})
        why = sorted([*self.ruled, *self._choices(decisions)], key=lambda each: each.at)
        return Utterance(
            self.text,
            spoken,
            tuple(self.spans),
            read,
            omitted,
            tuple(pinned),
            tuple(words_read(spoken, read)),
            tuple(why),
        )

    def _choices(self, decisions: Sequence[readings.Decision]) -> Iterator[Why]:
        """What decided the reading of each character that is said as it is written and was not fixed."""
        for at, decision in enumerate(decisions):
            start, end = self.spans[at]
            itself = end - start == 1 and not self.text[start].isascii()
            if decision.rule and itself and at not in self.fixed:
                yield Why(at, start, end, decision.rule, decision.sure, decision.runner_up)

    def _check(self) -> None:
        """Tell of the signs that no rule told of. Raises BriefingError where letters or digits were lost."""
        covered = bytearray(len(self.text))
        last = (0, 0)
        left_out = ((start, end) for _, start, end in self.left_out)
        for span in chain(self.spans, left_out, self.joined):
            if span != last:  # each character of a number has the span of all of it
                covered[slice(*span)] = b"\1" * (span[1] - span[0])
                last = span
        for at, char in enumerate(self.text):
            if not covered[at] and must_be_heard(char):
                raise BriefingError(
                    f"{char!r} would be lost without a word",
                    where=f"character {at + 1}",
                    fix="please report this text",
                )
            if not covered[at] and must_be_told(char):
                self.omit("symbol", at, at + 1)
