"""Which readings of an utterance were a choice, what else they might have been, and how sure they are.

How sure is what the model of ``polyphones`` says, which is right about as often: of the readings it holds for
0.95 to 0.99 likely 96.8 % were, in ten-fold cross-validation (``docs/polyphones.md``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from briefing.narrate import readings
from briefing.narrate.names import NAMES
from briefing.narrate.polyphones import Reading, polyphones
from briefing.nouns import Utterance

DOUBTFUL: Final = 0.95
"""Below this a reading is worth a look."""

_BY_WORD: Final = 0.99
"""How often a word is right that dictionaries settle, or our table of names; nothing is surer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A character that could have been read otherwise."""

    at: int
    """Its place in what is spoken."""
    reading: str
    runner_up: str
    """The next likely."""
    sure: float
    """How probable the reading is, 0 to 1."""
    usual: bool
    """Whether it is what the character is read as most often."""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look."""
        return self.sure < DOUBTFUL

    @property
    def worth_a_mark(self) -> bool:
        """Whether it is no matter of course: not the usual reading, or not sure."""
        return self.doubtful or not self.usual


def choices(utterance: Utterance, people: Collection[str] = ()) -> tuple[Choice, ...]:
    """The choices in ``utterance``, in order; what pins or the lexicon fixed was none."""
    named = _named(utterance)
    fixed = (set(utterance.pinned) - named) | _counted(utterance)
    return tuple(
        _choice(utterance, start + one.at, one, start + one.at in named or one.at in by_word)
        for start, chunk in readings.chunks(utterance.spoken)
        for by_word in (readings.by_word(chunk) | readings.by_sense(chunk, people),)
        for one in polyphones(chunk)
        if start + one.at not in fixed and chunk[one.at] not in readings.ALWAYS
    )


def _choice(utterance: Utterance, at: int, model: Reading, listed: bool) -> Choice:
    reading = utterance.readings[at]
    runner_up = model.runner_up if model.reading == reading else model.reading
    sure = _BY_WORD if listed else min(model.sure, _BY_WORD)
    return Choice(at, reading, runner_up, sure, usual=reading == readings.usual(utterance.spoken[at]))


def _counted(utterance: Utterance) -> set[int]:
    """The places of what stands for more than one character of the text, or for no Chinese one: numbers."""
    return {
        at
        for at, (start, end) in enumerate(utterance.spans)
        if end - start != 1 or utterance.text[start:end].isascii()
    }


def _named(utterance: Utterance) -> set[int]:
    """The places that our table of names settled."""
    return {
        place
        for at, name in readings.names_in(utterance.spoken)
        if not set(range(at, at + len(name))) <= set(utterance.pinned)  # else the producer fixed it
        for place, reading in enumerate(NAMES[name], at)
        if utterance.readings[place] == reading
    }
