"""Which readings of an utterance were a choice, what else they might have been, and how sure they are.

The probabilities are shares of the CPP development set that were right, by what the network and the
dictionaries said: a network is too sure of itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from briefing.narrate import readings
from briefing.narrate.names import NAMES
from briefing.nouns import Utterance

DOUBTFUL: Final = 0.95
"""Below this a reading is worth a look."""

_AGREED: Final = ((0.9999, 0.99), (0.999, 0.98), (0.9, 0.93), (0.7, 0.83), (0.0, 0.73))
"""From this probability of the network on: how often it was right where its choice stands."""
_OVERRULED: Final = 0.6
"""How often a dictionary was right that overruled the network."""
_BY_WORD: Final = 0.99
"""How often a word was right that dictionaries settle. Names of our table count as such."""


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


def choices(utterance: Utterance) -> tuple[Choice, ...]:
    """The choices in ``utterance``, in order; what pins or the lexicon fixed was none."""
    named = _named(utterance)
    by_word = readings.by_word(utterance.spoken)
    fixed = (set(utterance.pinned) - named) | _counted(utterance)
    return tuple(
        _choice(at, utterance.readings[at], likely, at in named or by_word.get(at) == utterance.readings[at])
        for at, likely in readings.rivals(utterance.spoken)
        if at not in fixed and len(likely) > 1
    )


def _choice(at: int, reading: str, likely: dict[str, float], by_word: bool) -> Choice:
    best = max(likely, key=lambda one: likely[one])
    runner_up = max((one for one in likely if one != reading), key=lambda one: likely[one])
    if by_word:
        sure = _BY_WORD
    elif best == reading:
        sure = next(right for least, right in _AGREED if likely[best] >= least)
    else:
        sure = _OVERRULED
    return Choice(at, reading, runner_up, sure, usual=reading == next(iter(likely)))


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
        for place, reading in enumerate(NAMES[name], at)
        if utterance.readings[place] == reading
    }
