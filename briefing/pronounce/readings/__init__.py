"""How each Chinese character is read where it stands: dictionary tones, before any sandhi.

``SOURCES`` is the order in which it is asked; the first that knows a character reads it.
``bench/polyphones.py`` measures them.

一 and 不 keep their dictionary tones, and 儿 is ``er2`` also where it only colours the syllable before it:
sandhi and erhua are the engine's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final, NamedTuple

from briefing.pronounce.readings.confusions import told_apart
from briefing.pronounce.readings.functionwords import CHARACTERS, function_words
from briefing.pronounce.readings.locatives import keeps_tone, locatives
from briefing.pronounce.readings.model import Reading, polyphones
from briefing.pronounce.readings.names import NAMES, names_in
from briefing.pronounce.readings.particles import TABLE as PARTICLES
from briefing.pronounce.readings.particles import particles
from briefing.pronounce.readings.senses import senses
from briefing.pronounce.readings.surnames import full_names, surnames
from briefing.pronounce.readings.twofold import twofold
from briefing.pronounce.readings.wei import on_behalf
from briefing.pronounce.readings.words import ALWAYS, Said, alone, in_words, usual
from briefing.zh import division, lac
from briefing.zh.characters import is_han
from briefing.zh.sandhi import ends_light
from briefing.zh.surnames import READINGS

SURE: Final = 0.95
"""From where on a reading of the model is not doubted."""

OVERRULED: Final = {(True, True): 1.01, (True, False): 0.999, (False, True): 0.99, (False, False): 0.95}
"""How sure the model must be for a word of the dictionaries not to overrule it.

By whether they agree on the word, and whether it stands there whole (``words.Said``)."""

BY_RULE: Final = 0.99
"""How often a rule, a name or a word of the dictionaries is right; nothing is surer than that."""

ALONE: Final = 0.9
"""How sure the model is at most of a character of ``AMBIVALENT`` that is a word by itself.

It is sure of nearly all of them, and errs in 21 of 48 where a sentence was written to hold one."""

AMBIVALENT: Final = frozenset(
    "中号当长分省作应占处间行倒种干重朝教转数量尽喝背藏落冲供调空差铺降弹散卷假折横盛恶切卡挡吐扎塞混累曲挑露划钻喂炸涨"
    "担撒哄勒禁荷挨钉凉晃剥削叉缝喷熬闷旋拽扒咽屏拧刨撩绷看结蒙系吓笼轴逮盖轧晕炮"
)
"""Characters that are two words by themselves, as CC-CEDICT has it, whose senses neighbours hardly tell."""

_SAY_WHERE: Final = frozenset("上里边")

_CHUNK: Final = re.compile(r".{0,160}?[。！？；…]+[”’》）]*|.{1,160}", re.DOTALL)
"""A sentence, or as much of one as is read at a time."""


class Settled(NamedTuple):
    """A character of a chunk that a source can read."""

    at: int
    reading: str
    rule: str
    """Id of the rule that reads it so."""
    sure: float = BY_RULE


class Decision(NamedTuple):
    """How a character is read, and by which rule; an empty reading for what is not Chinese."""

    reading: str
    rule: str = ""
    """Empty where there was nothing to decide."""
    sure: float = 1.0
    runner_up: str = ""
    """What else it might be: the model's reading, or its second."""


@dataclass
class Chunk:
    """A sentence to be read, and what is asked of it more than once."""

    text: str
    people: Collection[str]
    """Those who are named elsewhere in the text."""

    @cached_property
    def tagged(self) -> Sequence[tuple[str, str]]:
        """Its words with their parts of speech, as jieba has them."""
        return division.tagged(self.text)

    @cached_property
    def parsed(self) -> Sequence[tuple[str, str]]:
        """Its words with their parts of speech, as LAC has them: a sentence costs as much as g2pM's half."""
        return lac.tagged(self.text)

    @cached_property
    def model(self) -> Mapping[int, Reading]:
        """What the model says of its polyphones, by place."""
        return {one.at: one for one in polyphones(self.text) if self.text[one.at] not in ALWAYS}

    @cached_property
    def words(self) -> Mapping[int, Said]:
        """What dictionaries say of its polyphones, by place."""
        return in_words(self.text, self.bounds)

    @cached_property
    def bounds(self) -> frozenset[int]:
        """Where its words begin and end."""
        return division.bounds(self.text)


def _names(chunk: Chunk) -> Iterator[Settled]:
    for start, name in names_in(chunk.text):
        for at, reading in enumerate(NAMES[name], start):
            yield Settled(at, reading, f"readings/names/{name}")


def _twofold(chunk: Chunk) -> Iterator[Settled]:
    for at, reading, rule in twofold(chunk.text):
        yield Settled(at, reading, rule)


def _surnames(chunk: Chunk) -> Iterator[Settled]:
    if not READINGS.keys().isdisjoint(chunk.text):
        for at, reading, rule in surnames(
            chunk.text, _nameable(chunk.tagged), lambda: chunk.parsed, chunk.people
        ):
            yield Settled(at, reading, rule)


def _wei(chunk: Chunk) -> Iterator[Settled]:
    if "为" in chunk.text:
        for at, reading, rule in on_behalf(chunk.parsed):
            yield Settled(at, reading, rule)


def _grammar(chunk: Chunk) -> Iterator[Settled]:
    if not CHARACTERS.isdisjoint(chunk.text):
        for at, reading, rule in function_words(chunk.tagged):
            yield Settled(at, reading, rule)


def _confusions(chunk: Chunk) -> Iterator[Settled]:
    for at, reading, rule in told_apart(chunk.text):
        yield Settled(at, reading, rule)


def _particles(chunk: Chunk) -> Iterator[Settled]:
    known = {char: {row.reading for row in PARTICLES if row.char == char} for char in "都曾地过得"}
    if any(one.reading not in known.get(chunk.text[at], {one.reading}) for at, one in chunk.model.items()):
        for at, reading, rule in particles(chunk.parsed):
            yield Settled(at, reading, rule)


def _locatives(chunk: Chunk) -> Iterator[Settled]:
    if not _SAY_WHERE.isdisjoint(chunk.text):
        for at, reading, rule in locatives(chunk.parsed):
            if not keeps_tone(chunk.text, at, chunk.bounds):
                yield Settled(at, reading, rule)


def _senses(chunk: Chunk) -> Iterator[Settled]:
    for at, reading, rule in senses(chunk.text, lambda: chunk.parsed):
        yield Settled(at, reading, rule)


def _one_reading(chunk: Chunk) -> Iterator[Settled]:
    for at, char in enumerate(chunk.text):
        if at not in chunk.model and is_han(char):
            yield Settled(at, alone(char), "")


def _agreed_words(chunk: Chunk) -> Iterator[Settled]:
    for at, said in chunk.words.items():
        if said.agreed and said.whole and (at not in chunk.model or _overrules(said, chunk, at)):
            yield Settled(at, said.reading, f"readings/words/{said.word}")


def _words(chunk: Chunk) -> Iterator[Settled]:
    for at, said in chunk.words.items():
        if at not in chunk.model or _overrules(said, chunk, at):
            yield Settled(at, said.reading, f"readings/words/{said.word}")


def _overrules(said: Said, chunk: Chunk, at: int) -> bool:
    """Whether a word is to be followed; what it only makes light is for ``zh.sandhi``, where that does so."""
    model = chunk.model[at]
    lighter = said.reading[-1] == "5" and model.reading[:-1] == said.reading[:-1]
    if lighter and said.whole and chunk.text[at] == said.word[-1] and ends_light(said.word):
        return False
    return model.sure < (SURE if lighter else OVERRULED[said.agreed, said.whole])


def _model(chunk: Chunk) -> Iterator[Settled]:
    for at, one in chunk.model.items():
        yield Settled(
            at, one.reading, "readings/model", min(one.sure, ALONE if _alone(chunk, at) else BY_RULE)
        )


def _alone(chunk: Chunk, at: int) -> bool:
    """Whether a character of ``AMBIVALENT`` is a word there, bar a particle glued to it (种了)."""
    ends = at + 1 in chunk.bounds or chunk.text[at + 1] in "了着过得"
    return chunk.text[at] in AMBIVALENT and at in chunk.bounds and ends


SOURCES: Final[tuple[Callable[[Chunk], Iterator[Settled]], ...]] = (
    _twofold,  # words of two readings, by what is around them
    _names,  # our table of names and words
    _surnames,  # where somebody is named
    _agreed_words,  # that two dictionaries read alike
    _wei,  # 为 for somebody
    _grammar,  # of function words
    _particles,  # which the tagger tells from other words
    _locatives,  # light after what they stand for a place with
    _senses,  # of what stands alone
    _confusions,  # what the model confuses and neighbours tell apart
    _words,  # the others of the dictionaries
    _one_reading,  # what the model knows one reading of: g2pM's and pypinyin's tables
    _model,
)
"""Asked in this order; the first that knows a character reads it."""


def chunks(spoken: str) -> Iterator[tuple[int, str]]:
    """The parts of ``spoken`` that are read each on its own, and where they begin."""
    for found in _CHUNK.finditer(spoken):
        yield found.start(), found.group()


def decide(spoken: str, people: Collection[str] = ()) -> list[Decision]:
    """How each character of ``spoken`` is read, and by which rule.

    ``people`` are those who ``people_in`` found named in the whole text.
    """
    return [each for _, chunk in chunks(spoken) for each in decide_chunk(Chunk(chunk, people))]


def decide_chunk(chunk: Chunk) -> list[Decision]:
    """As ``decide``, of one sentence."""
    found = [Decision("")] * len(chunk.text)
    waiting = {at for at, char in enumerate(chunk.text) if is_han(char)}
    for source in SOURCES:
        if not waiting:
            break
        for at, reading, rule, sure in source(chunk):
            if at in waiting:
                waiting.remove(at)
                found[at] = Decision(reading, rule, sure, _runner_up(chunk, at, reading) if rule else "")
    return found


def _runner_up(chunk: Chunk, at: int, reading: str) -> str:
    """The next likely reading: the model's, or where it stands, its second."""
    model = chunk.model.get(at)
    if model is None:
        other = usual(chunk.text[at])
        return other if other != reading else ""
    return model.runner_up if model.reading == reading else model.reading


def uncommon(spoken: str) -> Iterator[int]:
    """Each place of ``spoken`` where our table of names gives a reading that no general dictionary gives."""
    said = in_words(spoken, range(len(spoken) + 1))
    for at, name in names_in(spoken):
        for place, reading in enumerate(NAMES[name], at):
            if reading != (said[place].reading if place in said else usual(spoken[place])):
                yield place


def people_in(text: str) -> frozenset[str]:
    """Those whom ``text``, in simplified characters, names with a surname that is read otherwise."""
    return frozenset(
        name
        for _, chunk in chunks(text)
        if not READINGS.keys().isdisjoint(chunk)
        for name in full_names(chunk, _nameable(division.tagged(chunk)), partial(lac.tagged, chunk))
    )


def _nameable(tagged: Sequence[tuple[str, str]]) -> list[tuple[str, bool]]:
    """The words of ``tagged``, each with whether it may be somebody's name."""
    return [(word, kind.startswith("nr") or not division.is_word(word)) for word, kind in tagged]
