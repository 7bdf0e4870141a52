"""The nouns of the pipeline: frozen data that one stage hands to the next.

This module imports nothing of ours, so that every stage may import it.
Positions in text are character offsets, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Role(StrEnum):
    """What a block of an article, and each segment made of it, is to the listener."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    QUOTATION = "quotation"
    ITEM = "item"
    """One item of a list."""
    CAPTION = "caption"
    """Words under, or in place of, a picture."""
    ROW = "row"
    """One row of a table, written out with its column headings."""
    FOOTNOTE = "footnote"
    CREDIT = "credit"
    """Who reported it: spoken."""
    DATA = "data"
    """Editor, date, source: shown, never spoken."""
    NOTICE = "notice"
    """What the show itself says: intro and outro."""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink over ``text[start:end]``."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Pin:
    """How ``text[start:end]`` is to be said, fixed by the source (ruby) or by a person."""

    start: int
    end: int
    said: str
    """Pinyin with tone marks or digits, one syllable per Han character, or words to say instead."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something left out of the text, or altered in it, on its way to speech."""

    kind: str
    """Which rule: ``gloss``, ``markup``, ``control``, ``damage``, ``boilerplate``, ``emoji``, ``url`` …"""
    before: str
    after: str
    """What stands there now; empty when it was left out."""
    where: str
    """Where, for a person: ``line 12`` of the source, or ``block 3, character 15``."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one role."""

    role: Role
    text: str
    level: int = 0
    """Depth of a heading: 2 to 6. 0 elsewhere."""
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What was written, in reading order."""

    title: str
    blocks: tuple[Block, ...]
    source: str
    """Its URL or path: the identity of its episode."""
    script: str = "hans"
    """``hans`` (simplified) or ``hant`` (traditional)."""
    date: str = ""
    """ISO 8601 date, or empty."""
    author: str = ""
    publisher: str = ""
    changes: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()
    """What a person should look at, a line each: that text was left out which may be the article's."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One utterance as a person sees and edits it; one line of ``script.md``."""

    text: str
    """Display text: what the reader sees."""
    role: Role = Role.BODY
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()
    voice: str = ""
    """Name of a voice, or empty for the script's."""
    speed: float | None = None
    """Multiple of the voice's own pace."""
    pause_s: float | None = None
    """Silence after it, in seconds; None: by role."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs under it; each becomes a chapter."""

    heading: Segment | None
    """None only for text before the first heading."""
    level: int
    """1 for the title's section, 2 to 6 below it."""
    paragraphs: tuple[tuple[Segment, ...], ...]

    def segments(self) -> Iterator[Segment]:
        """Its segments in spoken order, the heading first."""
        if self.heading is not None:
            yield self.heading
        for paragraph in self.paragraphs:
            yield from paragraph


@dataclass(frozen=True, slots=True)
class Script:
    """What will be read: front matter, and sections of segments. ``script.md`` is its written form."""

    title: str
    sections: tuple[Section, ...]
    source: str = ""
    script: str = "hans"
    date: str = ""
    author: str = ""
    publisher: str = ""
    voice: str = ""

    def segments(self) -> Iterator[Segment]:
        """Its segments in spoken order; ``--retake N`` counts them from 1."""
        for section in self.sections:
            yield from section.segments()


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
    """The rule's id, as it stands in its table: ``numbers/ratios/score``, ``readings/grammar/地``."""
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
    ends_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """When a run of a cue's display text sounds, in seconds of the programme."""

    start_s: float
    end_s: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """When a line sounds, in seconds of the programme."""

    start_s: float
    end_s: float
    text: str
    role: Role
    number: int
    """As ``Line.number``."""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the programme that a listener can jump to."""

    start_s: float
    end_s: float
    title: str


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole mixed audio: what it holds and what was measured on the decoded file."""

    duration_s: float
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    loudness_lufs: float
    """Integrated, EBU R 128."""
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of an episode's folder, as its manifest knows it."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Episode:
    """A finished folder: what a listener and a producer get."""

    folder: Path
    identity: str
    """The path or URL that it was made from. A path is of the maker's machine, and not to be shown."""
    title: str
    """Never empty."""
    summary: str
    """A paragraph of plain text."""
    script: Script
    duration_s: float
    chapters: tuple[Chapter, ...]
    files: Mapping[str, Stored]
    """By name, without the manifest."""
