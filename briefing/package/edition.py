"""The script set for reading, in page and book: each passage with its time and its readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise

from briefing.aloud import Aloud, aloud
from briefing.nouns import NO_PICTURES, Cue, Pictures, Pin, Programme, Role, Script, Segment, Story
from briefing.package.pictured import Image, legal, pictured


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a note, set in a passage."""

    at: int
    """As ``Reference.at``."""
    label: str
    id: str
    """``r12-1`` for the first of segment 12."""
    note: str
    """Id of the note; empty where there is none of that label."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment on the page."""

    id: str
    """``s12`` for segment 12 of the script, ``n1`` for the first thing the show itself says."""
    segment: Segment
    cue: Cue | None
    """None: shown, never said."""
    readings: tuple[Pin, ...] = ()
    """The pinyin that was spoken, over its characters. The words of ``cue`` have their places there too."""
    image: Image | None = None
    """Of a picture that was had. The text of a picture's segment is what stands below it, or in its place."""
    marks: tuple[NoteMark, ...] = ()
    """By place."""
    note: str = ""
    """Id of the note that it is part of: ``f12``, if that begins with segment 12."""
    back: str = ""
    """Where it begins a note: id of the first mark that refers to it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section on the page."""

    id: str
    """``c1`` for the first."""
    level: int
    """Of its heading: 1 for the first part only, and never more than one deeper than the part before."""
    heading: Passage | None
    paragraphs: tuple[tuple[Passage, ...], ...]
    """As in the script, but each note begins one of its own."""
    title: str
    start_s: float | None
    """Where its chapter begins; None where nothing of it is said."""

    def passages(self) -> Iterator[Passage]:
        """Its passages in reading order."""
        if self.heading is not None:
            yield self.heading
        for paragraph in self.paragraphs:
            yield from paragraph


@dataclass(frozen=True, slots=True)
class Edition:
    """All of it, in reading order."""

    guid: str
    """Of the episode."""
    title: str
    script: str
    """``hans`` or ``hant``."""
    date: str
    """ISO 8601, or empty."""
    author: str
    publisher: str
    source: str
    """As in the script: a URL, or a path, which is not to be shown."""
    description: str
    """What pages and books say of it in a few lines."""
    duration_s: float
    opening: tuple[Passage, ...]
    """What the show says first."""
    parts: tuple[Part, ...]
    closing: tuple[Passage, ...]
    stories: tuple[Story, ...] = ()
    """Where it tells several: what is known of each."""

    def passages(self) -> Iterator[Passage]:
        """Every passage in reading order, which is the order of time."""
        yield from self.opening
        for part in self.parts:
            yield from part.passages()
        yield from self.closing

    def images(self) -> Iterator[Image]:
        """Every image, those of one file once."""
        images = (passage.image for passage in self.passages())
        yield from {image.file.name: image for image in images if image is not None}.values()


def edition(
    script: Script,
    programme: Programme,
    readings: Sequence[Sequence[Pin]] = (),
    description: str = "",
    pictures: Pictures = NO_PICTURES,
    *,
    guid: str,
) -> Edition:
    """``script`` of the episode ``guid`` set for reading.

    ``readings`` are those of each cue of ``programme``, in order, if any.
    Characters that no page can hold become U+FFFD, so that positions in the text stay.
    """
    spoken = [(cue, tuple(readings[index]) if readings else ()) for index, cue in enumerate(programme.cues)]
    by_number = {cue.number: (cue, pins) for cue, pins in spoken if cue.number}
    first = next((index for index, (cue, _) in enumerate(spoken) if cue.number), len(spoken))
    notices = [
        Passage(f"n{index}", Segment(legal(cue.text), Role.NOTICE), cue, pins)
        for index, (cue, pins) in enumerate(((c, p) for c, p in spoken if not c.number), 1)
    ]
    return Edition(
        guid=guid,
        title=legal(script.title),
        script=script.script,
        date=legal(script.date),
        author=legal(script.author),
        publisher=legal(script.publisher),
        source=legal(script.source),
        description=legal(description),
        duration_s=programme.duration_s,
        opening=tuple(notices[:first]),
        parts=tuple(_parts(script, programme, by_number, pictures)),
        closing=tuple(notices[first:]),
        stories=tuple(map(_legal, script.stories)),
    )


def _legal(story: Story) -> Story:
    """``story`` in characters that a page can hold."""
    return Story(*(legal(getattr(story, field.name)) for field in fields(story)))


def _parts(
    script: Script,
    programme: Programme,
    spoken: dict[int, tuple[Cue, tuple[Pin, ...]]],
    pictures: Pictures,
) -> Iterator[Part]:
    number = depth = 0
    notes = _Notes.of(script)

    def passages(paragraph: Sequence[Segment]) -> Iterator[Passage]:
        nonlocal number
        for said in aloud(paragraph):
            number += 1
            cue, pins = spoken.get(number, (None, ()))
            picture = said.segment.picture
            if picture is None:
                yield notes.tied(_shown(f"s{number}", said, cue, pins), number)
            elif seen := pictured(
                picture, [legal(each.text) for each in paragraph if each.text], pictures, script.script
            ):
                words = replace(said.segment, text=seen.words)
                yield Passage(f"s{number}", words, None, image=seen.image)

    for index, section in enumerate(script.sections, 1):
        heading = None if section.heading is None else next(passages((section.heading,)))
        shown = (tuple(passages(paragraph)) for paragraph in section.paragraphs)
        paragraphs = tuple(_noted(paragraph for paragraph in shown if paragraph))
        depth = max(2, min(section.level, depth + 1)) if depth else 1
        part = Part(
            id=f"c{index}",
            level=depth,
            heading=heading,
            paragraphs=paragraphs,
            title=heading.segment.text if heading else legal(script.title),
            start_s=None,
        )
        first = next((one.cue for one in part.passages() if one.cue), None)
        yield replace(part, start_s=_chapter_start(programme, first)) if first else part


@dataclass(frozen=True, slots=True)
class _Notes:
    """The ids of a script's notes, and of the first mark that refers to each, by their labels."""

    notes: Mapping[str, str]
    marks: Mapping[str, str]

    @classmethod
    def of(cls, script: Script) -> _Notes:
        notes, marks = dict[str, str](), dict[str, str]()
        for number, segment in enumerate(script.segments(), 1):
            if segment.label:
                notes.setdefault(legal(segment.label), f"f{number}")
            for index, reference in enumerate(segment.references, 1):
                marks.setdefault(legal(reference.label), f"r{number}-{index}")
        return cls(notes, marks)

    def tied(self, passage: Passage, number: int) -> Passage:
        """The ``passage`` of segment ``number`` with its marks, and where it leads back to."""
        segment = passage.segment
        marks = tuple(
            NoteMark(each.at, legal(each.label), f"r{number}-{index}", self.notes.get(legal(each.label), ""))
            for index, each in enumerate(segment.references, 1)
        )
        first = self.notes.get(segment.label) == f"f{number}"
        return replace(passage, marks=marks, back=self.marks.get(segment.label, "") if first else "")


def _noted(paragraphs: Iterable[Sequence[Passage]]) -> Iterator[tuple[Passage, ...]]:
    """``paragraphs``, parted where a note begins or ends; one without a label goes on with the last."""
    note = ""
    for paragraph in paragraphs:
        cuts = [
            at
            for at, (before, passage) in enumerate(pairwise(paragraph), 1)
            if passage.segment.label or _is_note(before) is not _is_note(passage)
        ]
        for start, end in pairwise([0, *cuts, len(paragraph)]):
            first = paragraph[start]
            if not _is_note(first):
                note = ""
            elif first.segment.label or not note:
                note = f"f{first.id[1:]}"
            yield tuple(replace(passage, note=note) for passage in paragraph[start:end])


def _is_note(passage: Passage) -> bool:
    return passage.segment.role is Role.FOOTNOTE


def _shown(name: str, said: Aloud, cue: Cue | None, pins: Sequence[Pin]) -> Passage:
    """The passage of a segment, with the places of words and readings in what is shown of what is said."""
    if cue is not None:
        words = ((word, said.shown(word.start, word.end)) for word in cue.words)
        placed = tuple(replace(word, start=span[0], end=span[1]) for word, span in words if span)
        cue = replace(cue, words=placed)
    spans = ((pin, said.shown(pin.start, pin.end)) for pin in pins)
    readings = tuple(replace(pin, start=span[0], end=span[1]) for pin, span in spans if span)
    segment = said.segment
    shown = replace(segment, text=legal(segment.text), label=legal(segment.label))
    return Passage(name, shown, cue, readings)


def _chapter_start(programme: Programme, cue: Cue) -> float:
    """Where the chapter begins that ``cue`` sounds in."""
    return max((c.start_s for c in programme.chapters if c.start_s <= cue.start_s), default=cue.start_s)
