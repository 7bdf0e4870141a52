"""What is written: the article, and the script that is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from briefing.nouns.picture import Picture
from briefing.nouns.rundown import Story


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
    HEADER = "header"
    """The headings of a table's columns, a tab between them: shown, and said with each cell below."""
    ROW = "row"
    """One row of a table: its cells, a tab between them; one too long for that in sentences."""
    PICTURE = "picture"
    """A picture, without text of its own: shown, never spoken."""
    CODE = "code"
    """A program or what a terminal shows, its lines as they stand: shown, announced, never spoken."""
    FOOTNOTE = "footnote"
    """A note, which stands behind the paragraph that refers to it."""
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
    """Pinyin with tone marks or digits, one syllable per Han character, or words to say instead; or empty:
    shown and not said."""


class Face(StrEnum):
    """How a run of text is set apart by its author; the values are HTML's elements, the outermost first."""

    STRONG = "strong"
    EMPHASIS = "em"
    CODE = "code"
    FORMULA = "math"
    """TeX between dollars, of which no other span holds a part: see ``formula``."""


@dataclass(frozen=True, slots=True)
class Style:
    """``text[start:end]`` is set in ``face``."""

    start: int
    end: int
    face: Face


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark at a place of a text that refers to a note: shown, never said, and no part of the text."""

    at: int
    """Behind how many characters of the text it stands."""
    label: str
    """Of the note."""


def by_start(style: Style) -> tuple[int, int, Face]:
    """By which styles stand in order."""
    return style.start, style.end, style.face


@dataclass(frozen=True, slots=True)
class Change:
    """Something left out of the text, or altered in it, on its way to speech."""

    kind: str
    """Which rule: ``gloss``, ``markup``, ``control``, ``damage``, ``boilerplate``, ``page`` (its number, its
    head), ``layout`` (lines joined or parted), ``spacing``, ``hyphen``, ``emoji``, ``url`` …"""
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
    """A line break in it ends a line of verse, or of code."""
    level: int = 0
    """Depth of a heading: 2 to 6; of an item: how many items it stands inside. 0 elsewhere."""
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()
    number: int | None = None
    """Of an item of a numbered list; of its first block only."""
    styles: tuple[Style, ...] = ()
    picture: Picture | None = None
    """Of the role ``PICTURE`` alone, whose text is empty."""
    label: str = ""
    """Of a note, by which the text refers to it: ``3``, ``*``; of its first block only."""
    references: tuple[Reference, ...] = ()
    """By place."""


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
    """ISO 8601: a day, or a moment with its offset from UTC where the source has one; or empty."""
    author: str = ""
    publisher: str = ""
    address: str = ""
    """Where it was published, as a page that was saved says itself; empty for any other."""
    changes: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()
    """What a person should look at, a line each: that text was left out which may be the article's."""
    enclosed: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Its pictures that lie in one file with it, by address. It may read each as it is asked for, and then
    raise SourceError."""

    def said_to_be(self, said: Mapping[str, str]) -> Article:
        """It, with the ``title``, ``author`` and ``date`` that a person says it has."""
        return replace(
            self,
            title=said.get("title", self.title),
            author=said.get("author", self.author),
            date=said.get("date", self.date),
        )


@dataclass(frozen=True, slots=True)
class Segment:
    """One utterance as a person sees and edits it; one line of ``script.md``."""

    text: str
    """Display text: what the reader sees. One line, but of code as many as it has."""
    role: Role = Role.BODY
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()
    voice: str = ""
    """Name of a voice, or empty for the script's."""
    speed: float | None = None
    """Multiple of the voice's own pace."""
    pause_s: float | None = None
    """Silence after it, in seconds; None: by role."""
    level: int = 0
    """Of an item: how many items it stands inside. 0 elsewhere."""
    number: int | None = None
    """Of an item of a numbered list; of its first segment only."""
    styles: tuple[Style, ...] = ()
    """By start; those of one face do not overlap, nor touch but for formulas."""
    picture: Picture | None = None
    """Of the role ``PICTURE`` alone, whose text is empty."""
    label: str = ""
    """Of a note, by which the text refers to it; of its first segment only."""
    references: tuple[Reference, ...] = ()
    """By place; none within a pin."""
    breaks: bool = False
    """A line of verse ends with it, and the next of its paragraph begins one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs under it; each becomes a chapter."""

    heading: Segment | None
    """None only for text before the first heading."""
    level: int
    """1 for the title's section, 2 to 6 below it."""
    paragraphs: tuple[tuple[Segment, ...], ...]

    def all_paragraphs(self) -> Iterator[tuple[Segment, ...]]:
        """Its paragraphs in spoken order, the heading as the first."""
        if self.heading is not None:
            yield (self.heading,)
        yield from self.paragraphs

    def segments(self) -> Iterator[Segment]:
        """Its segments in spoken order, the heading first."""
        for paragraph in self.all_paragraphs():
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
    stories: tuple[Story, ...] = ()
    """Where it tells several: each is a section of level 2 with those below it."""

    def segments(self) -> Iterator[Segment]:
        """Its segments in spoken order; ``--retake N`` counts them from 1."""
        for paragraph in self.paragraphs():
            yield from paragraph

    def paragraphs(self) -> Iterator[tuple[Segment, ...]]:
        """Its paragraphs in spoken order, each heading as one."""
        for section in self.sections:
            yield from section.all_paragraphs()
