"""The running order: who says each line, and how: what the show says first, the script, what it says last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from string import Formatter
from typing import Final

from briefing import clock
from briefing.aloud import Aloud, aloud
from briefing.cells import is_cells
from briefing.conductor.cast import Cast
from briefing.conductor.label import spoken_label
from briefing.config import Config, Show, Speech
from briefing.errors import BriefingError, SourceError, UsageError
from briefing.narrate import narrate
from briefing.narrate.bulletin import STORY
from briefing.nouns import Article, Block, Change, Line, Role, Script, Section, Segment, Utterance
from briefing.pronounce.diction import Diction
from briefing.pronounce.lexicon import EMPTY, Lexicon
from briefing.pronounce.signs.addresses import AddressWords
from briefing.zh.hanzi import detect, to_hant
from briefing.zh.pinyin import marked
from briefing.zh.punctuation import CLOSING_A_SENTENCE

SENTENCE: Final = re.compile(rf".+?(?:[。！？!?\n]+[{CLOSING_A_SENTENCE}]*|$)", re.DOTALL)
"""A sentence of a template, which is left out as a whole if a value that it names is unknown."""
ENDED: Final = re.compile(rf"[。！？!?…][{CLOSING_A_SENTENCE}]*$")
"""How a sentence ends."""
SEGMENT: Final = "segment "
"""How the place of what a segment leaves unsaid begins, in the manifest."""


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """All lines of an episode."""

    spoken: tuple[Line, ...]
    silent: tuple[Line, ...]
    """Shown but not said: data, and lines of which nothing can be spoken."""

    @property
    def omitted(self) -> tuple[Change, ...]:
        """All that is shown but not said, with the number of its segment."""
        return tuple(
            replace(change, where=f"{SEGMENT}{line.number}")
            for line in sorted((*self.spoken, *self.silent), key=lambda line: line.number)
            for change in line.utterance.omitted
        )

    @property
    def unspoken(self) -> Mapping[str, int]:
        """How many things of each kind are shown but not said."""
        return dict(sorted(Counter(change.kind for change in self.omitted).items()))

    def doubtful(self) -> Iterator[str]:
        """A line for each reading of the script that a person should look at."""
        for line in self.spoken:
            said = line.utterance
            for why in said.why if line.number else ():
                if why.doubtful:
                    where = f"{SEGMENT}{line.number}, character {why.start + 1}"
                    read = f"{said.text[why.start : why.end]} is read {marked(said.readings[why.at])}"
                    yield f"{where}: {read}, or {marked(why.runner_up)}? {why.sure:.0%} sure"


def running_order(script: Script, config: Config, cast: Cast, lexicon: Lexicon = EMPTY) -> RunningOrder:
    """The lines of the episode, said as ``lexicon`` says where it does.

    Raises SourceError where the script holds nothing that can be spoken; UsageError, naming the segment, for
    a voice that is not there or a pin that cannot be followed.
    """
    try:
        cast.leading(script.voice)
    except UsageError as error:
        raise UsageError(error.what, where="voice in the front matter", fix=error.fix) from None
    addresses = AddressWords(config.speech.link, config.speech.mailbox)
    shows = Diction(script.script, lexicon, addresses=addresses)
    lines = list(_script_lines(script, config.speech, cast, shows))
    spoken = [line for line in lines if line.utterance.spoken]
    if not spoken:
        raise SourceError("nothing in it can be spoken", where=script.source)
    after_intro, before_outro = spoken_label(config.speech)
    opening = _notice(config.speech.intro + after_intro, script, config, cast, shows)
    closing = _notice(before_outro + config.speech.outro, script, config, cast, shows)
    if opening:  # the first chapter begins with the programme
        opening[0] = replace(opening[0], chapter=spoken[0].chapter, level=spoken[0].level)
        spoken[0] = replace(spoken[0], chapter="", level=0)
    silent = tuple(line for line in lines if not line.utterance.spoken)
    return RunningOrder((*opening, *spoken, *closing), silent)


def _script_lines(script: Script, speech: Speech, cast: Cast, shows: Diction) -> Iterator[Line]:
    """A line for each segment, numbered; the first one spoken in a section opens its chapter.

    Code, in whose place the show's word for it is said, counts as left unsaid, and so does a caption that is.
    """
    code = _in_script(speech.code, script)
    number = 0
    for section, diction in _with_diction(script, shows):
        chapter = section.heading.text if section.heading else script.title
        for paragraph in section.all_paragraphs():
            lines = []
            for words in aloud(paragraph):
                number += 1
                left_out = _left_out(words.segment, paragraph, speech.captions)
                instead = code if left_out == "code" else ""
                said = replace(words, text=instead, pins=()) if left_out else words
                lines.append(_line(said, script, cast, number, diction, left_out=left_out))
            last = max((i for i, line in enumerate(lines) if line.utterance.spoken), default=-1)
            for i, line in enumerate(lines):
                opens = chapter if line.utterance.spoken else ""
                chapter = "" if opens else chapter
                level = section.level if opens else 0
                yield replace(line, chapter=opens, level=level, ends_paragraph=i == last)


def _with_diction(script: Script, shows: Diction) -> Iterator[tuple[Section, Diction]]:
    """Each section with how its words are said: whom a text names is known in all of it.

    Of several stories each is such a text, in its own characters, so that none changes how another is said;
    what stands before them, the headlines, knows them all.
    """
    diction = shows.within(_texts(script.sections))
    if not script.stories:
        yield from ((section, diction) for section in script.sections)
        return
    begins = [at for at, section in enumerate(script.sections) if section.level <= STORY]
    for start, end in pairwise([*begins, len(script.sections)]):
        sections = script.sections[start:end]
        if sections[0].level == STORY:
            texts = list(_texts(sections))
            diction = replace(shows, written=detect("".join(texts))).within(texts)
        yield from ((section, diction) for section in sections)


def _texts(sections: Iterable[Section]) -> Iterator[str]:
    """What is said in ``sections``."""
    for section in sections:
        for paragraph in section.all_paragraphs():
            yield from (each.text for each in aloud(paragraph))


def _left_out(segment: Segment, paragraph: Sequence[Segment], captions: str) -> str:
    """As which kind ``segment`` is left unsaid, by its role; empty where it is said.

    The caption of a table is said: its rows hang on it.
    """
    if segment.role is Role.CODE:
        return "code"
    if segment.role is not Role.CAPTION or captions == "all" or any(map(is_cells, paragraph)):
        return ""
    return "" if captions == "sentences" and ENDED.search(segment.text) else "caption"


def _line(
    words: Aloud, script: Script, cast: Cast, number: int, diction: Diction, *, left_out: str = ""
) -> Line:
    segment = words.segment
    try:
        if segment.role in {Role.DATA, Role.HEADER, Role.PICTURE}:
            said = Utterance(segment.text, "", (), ())
        else:
            said = diction.pronounce(words.text, words.pins)
        if left_out:
            shown = segment.text.strip().split("\n")[0]
            said = replace(said, omitted=(Change(left_out, shown, "", ""),))
        return Line(segment, said, cast.speaker(script, segment), number)
    except BriefingError as error:
        where = f"{SEGMENT}{number}" if number else "the show's own words"
        where = f"{where}, {error.where}" if error.where else where
        raise type(error)(error.what, where=where, fix=error.fix) from None


def _notice(template: str, script: Script, config: Config, cast: Cast, diction: Diction) -> list[Line]:
    """What the show itself says, in lines; none where nothing is left of the template."""
    text = fill(template, script, config.show)
    if not text:
        return []
    article = Article("", (Block(Role.NOTICE, text),), "", script.script)
    segments = [replace(segment, role=Role.NOTICE) for segment in narrate(article).segments()]
    found = (_line(words, script, cast, 0, diction) for words in aloud(segments))
    lines = [line for line in found if line.utterance.spoken]
    if lines:
        lines[-1] = replace(lines[-1], ends_paragraph=True)
    return lines


def fill(template: str, script: Script, show: Show) -> str:
    """``template`` with the script's data in it, in the script's own characters.

    A sentence that names something unknown is left out: a text without a source gets no
    ``本期内容来自。``
    """
    fields = {
        "show": _in_script(show.title, script),
        "title": script.title,
        "date": date_said(clock.day(script.date, show.utc_offset)),
        "source": script.publisher,
        "author": script.author,
    }
    kept = (
        _in_script(sentence, script).format(**fields)
        for sentence in SENTENCE.findall(template)
        if all(fields.get(name) != "" for name in _names(sentence))
    )
    return "".join(kept).strip()


def date_said(date: str) -> str:
    """An ISO 8601 day as it is said: ``2026-11-04`` is ``2026年11月4日``; anything else as it stands."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date)
    return "{}年{}月{}日".format(*map(int, found.groups())) if found else date


def _names(sentence: str) -> Iterable[str]:
    return (name for _, name, _, _ in Formatter().parse(sentence) if name)


def _in_script(text: str, script: Script) -> str:
    return to_hant(text) if script.script == "hant" else text
