"""What is said: an utterance, who says it, and how it sounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.nouns.text import Change, Segment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


DOUBTFUL: Final = 0.95
"""How sure a reading must be to need no look: of those that the model holds for 0.95 to 0.99 likely 96.8 %
were right, in ten-fold cross-validation (``docs/polyphones.md``)."""


@dataclass(frozen=True, slots=True)
class Why:
    """Which rule decided how a run of an utterance's text is said, or how a character of it is read."""

    at: int
    """Where in ``spoken`` it begins."""
    start: int
    end: int
    """The run of ``text``."""
    rule: str
    """The rule's id, as it stands in its table: ``numbers/scores/next-set``, ``readings/grammar/地``."""
    sure: float = 1.0
    """How probable it is that the rule is right, 0 to 1; 1 for what a person fixed."""
    runner_up: str = ""
    """The next likely reading; empty for what was no choice of readings."""

    @property
    def doubtful(self) -> bool:
        """Whether a person should look."""
        return self.sure < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Utterance:
    """A segment made speakable: what an engine is given."""

    text: str
    """Display text."""
    spoken: str
    """What is said: numbers written out, simplified characters for a voice that wants them. May be empty."""
    spans: tuple[tuple[int, int], ...]
    """For each character of ``spoken``, the span of ``text`` that it stems from."""
    readings: tuple[str, ...]
    """Pinyin of each character of ``spoken`` in dictionary tones (``chong2``, ``lv4``, ``de5``); or empty."""
    omitted: tuple[Change, ...] = ()
    """What of ``text`` is shown but not said (emoji, ornaments, URLs)."""
    pinned: tuple[int, ...] = ()
    """The characters of ``spoken`` whose reading a pin fixes, or our table of names against dictionaries."""
    words: tuple[tuple[int, int], ...] = ()
    """Start and end in ``spoken`` of each word of characters that have readings, in order."""
    why: tuple[Why, ...] = ()
    """What was decided, in order of ``spoken``: how tokens and signs are said, which reading was chosen."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A named profile of ``voices/``."""

    name: str
    engine: str
    id: str
    """The engine's own name for it."""
    language: str
    """BCP 47, such as ``zh-CN``."""
    gender: str
    character: str
    """A few words for the person who chooses."""
    script: str = "hans"
    """Which script its engine wants: ``hans`` or ``hant``."""
    rate: float = 1.0
    """Multiple of the engine's own pace."""
    pitch: float = 0.0
    """Semitones."""
    volume: float = 0.0
    """Percent louder than the engine's own; only online voices heed it, and the mix evens takes anyway."""
    error_rate: float | None = None
    """Pinyin errors heard, in percent of syllables: see ``bench/listen.py``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """When a run of the *spoken* text sounds. Seconds from the first sample of the take."""

    start_s: float
    end_s: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Take:
    """The audio of one utterance."""

    samples: NDArray[np.float32]
    """Mono, shape (n,), full scale 1.0."""
    rate_hz: int
    marks: tuple[Mark, ...]
    """In order of time, covering every letter, digit and Han character of the spoken text."""
    doubt: str = ""
    """Why its sound was not believed before an engine gave it again; empty where it was never doubted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the running order: a segment, how it is said, by whom."""

    segment: Segment
    utterance: Utterance
    voice: Voice
    """Resolved; its rate includes the segment's speed."""
    number: int = 0
    """Its number in the script, from 1; 0 for what the show itself says."""
    chapter: str = ""
    """Title of the chapter that it opens, or empty."""
    level: int = 0
    """Of the heading of that chapter: 1 for the title's, 2 and more below it; 0 where it opens none."""
    ends_paragraph: bool = False
