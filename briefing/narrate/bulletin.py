"""Several stories as one script: opening, headlines, story by story, closing.

The title and the closing's heading are shown and not said: the show says its name itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.config import Bulletin
from briefing.narrate.credit import credits_of
from briefing.narrate.notes import apart
from briefing.nouns import Pin, Role, Script, Section, Segment, Slot, Story
from briefing.zh.dates import said
from briefing.zh.hanzi import detect, to_hant
from briefing.zh.headlines import ended, without_source

STORY: Final = 2
"""The level of a story's heading; its own headings stand below it."""
DEEPEST: Final = 6
LONGEST: Final = 60
"""Characters of a headline that is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story, as it came and as much of it as is told."""

    slot: Slot
    script: Script
    cut: bool = False
    """Whether the rest of it is left out."""

    @property
    def title(self) -> str:
        """What it is called, without the name of its source."""
        return without_source(self.script.title, self.script.publisher) or self.script.title


def bulletin(title: str, date: str, stories: Sequence[Told], words: Bulletin, show: str) -> Script:
    """The script of ``stories``, for the day ``date`` (ISO 8601) of ``show``; ``title`` may be empty."""
    script = detect("".join(each.text for story in stories for each in story.script.segments()))

    def written(text: str) -> str:
        return to_hant(text) if script == "hant" else text

    day, weekday = said(date)
    fields = {"show": show, "title": title or show, "date": day, "weekday": weekday}
    opening, headlines, excerpt, closing = (
        written(template.format(**fields))
        for template in (words.opening, words.headlines, words.excerpt, words.closing)
    )
    named = title or called(show, date)
    sections = [Section(unsaid(written(named), Role.TITLE), 1, tuple(_head(opening, headlines, stories)))]
    for number, story in enumerate(stories, 1):
        sections += _told(replace(story, script=apart(story.script, number)), excerpt, script)
    if closing:
        heading = unsaid(written("结束语"), Role.HEADING)
        sections.append(Section(heading, STORY, ((Segment(closing),),)))
    return Script(
        title=written(named),
        sections=tuple(sections),
        script=script,
        date=date,
        stories=tuple(_listed(story) for story in stories),
    )


def called(show: str, date: str) -> str:
    """What the bulletin of ``show`` of the day ``date`` is called by itself: 每日简报 11月26日."""
    year, _, day = date.partition("-")
    month, _, number = day.partition("-")
    return f"{show} {int(month)}月{int(number)}日" if year and number.isdecimal() else show


def unsaid(text: str, role: Role) -> Segment:
    """``text``, shown and not said."""
    return Segment(text, role, pins=(Pin(0, len(text), ""),))


def _head(opening: str, headlines: str, stories: Sequence[Told]) -> Iterator[tuple[Segment, ...]]:
    """The paragraphs before the stories: each headline is a line of its own."""
    if opening:
        yield (Segment(opening),)
    if headlines:
        yield (Segment(headlines),)
        yield from ((_headline(story),) for story in stories)


def _headline(story: Told) -> Segment:
    """The headline of ``story``; where it is its title, read as that is."""
    title = story.slot.headline or _whole_sentence(story) or story.title
    whole = ended(without_source(title, story.script.publisher))
    first = story.script.sections[0].heading
    shared = first is not None and first.text.startswith(whole[:-1])
    pins = tuple(pin for pin in first.pins if pin.end < len(whole)) if shared and first is not None else ()
    return Segment(whole, Role.ITEM, pins=pins)


def _whole_sentence(story: Told) -> str:
    """The first sentence of ``story``, if that lends its words as a title and does not all fit there."""
    if story.script.sections[0].heading is not None or not story.title.endswith("…"):
        return ""
    text = next((each.text for each in story.script.segments() if each.text), "")
    return text if text.startswith(story.title[:-1]) and len(text) <= LONGEST else ""


def _told(story: Told, excerpt: str, script: str) -> Iterator[Section]:
    """The sections of ``story``: its heading, what is said before it, whose it is, then itself."""
    first, *others = story.script.sections
    heading = _heading(story, first.heading)
    lines = [Segment(story.slot.intro)] if story.slot.intro else []
    before = [*lines, *credits_of(story.script, script, excerpt if story.cut else "")]
    said_already = [each.text.rstrip("。") for each in before]
    its_own = [each for each in first.paragraphs if not _repeats(each, said_already)]
    paragraphs = (*((each,) for each in before), *its_own)
    for section in (Section(heading, STORY, paragraphs), *map(_lowered, others)):
        yield _spoken_by(section, story.slot.voice or story.script.voice)


def _repeats(paragraph: Sequence[Segment], lines: Sequence[str]) -> bool:
    """Whether ``paragraph`` is a line of data that is one of ``lines`` to the letter: 来源：新华社."""
    return len(paragraph) == 1 and paragraph[0].role is Role.DATA and paragraph[0].text.rstrip("。") in lines


def _heading(story: Told, first: Segment | None) -> Segment:
    """The heading of ``story``. One that only lends it the words of its first sentence is not said."""
    if first is None:
        return (
            Segment(story.slot.headline, Role.HEADING)
            if story.slot.headline
            else unsaid(story.title, Role.HEADING)
        )
    title = without_source(first.text, story.script.publisher) or first.text
    end = len(title)
    return replace(
        first,
        text=title,
        role=Role.HEADING,
        links=tuple(link for link in first.links if link.end <= end),
        pins=tuple(pin for pin in first.pins if pin.end <= end),
        styles=tuple(style for style in first.styles if style.end <= end),
        references=tuple(mark for mark in first.references if mark.at <= end),
    )


def _lowered(section: Section) -> Section:
    """``section`` of a story, below the story's heading."""
    level = min(max(section.level, STORY) + 1, DEEPEST)
    heading = section.heading and replace(section.heading, role=Role.HEADING)
    return replace(section, heading=heading, level=level)


def _spoken_by(section: Section, voice: str) -> Section:
    """``section`` with all that has no voice of its own told by ``voice``, if that is one."""
    if not voice:
        return section

    def told(segment: Segment) -> Segment:
        return segment if segment.voice else replace(segment, voice=voice)

    return replace(
        section,
        heading=section.heading and told(section.heading),
        paragraphs=tuple(tuple(map(told, paragraph)) for paragraph in section.paragraphs),
    )


def _listed(story: Told) -> Story:
    """``story`` as the front matter has it."""
    known = story.script
    return Story(story.title, known.source, known.publisher, known.author, known.date)
