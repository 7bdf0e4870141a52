"""How each Chinese character is read where it stands: dictionary tones, before any sandhi.

The first that knows: our table of names; the surnames where somebody is named; grammar, for function words;
the table of confusions; for characters of several readings the model of ``polyphones`` where it is sure, else
the words that two dictionaries read alike (``words.txt``), else the model all the same; for the others the
tables of g2pM and pypinyin. ``bench/polyphones.py`` measures them.

一 and 不 keep their dictionary tones, and 儿 is ``er2`` also where it only colours the syllable before it:
sandhi and erhua are the engine's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Final

from briefing.narrate.confusions import told_apart
from briefing.narrate.functionwords import CHARACTERS, function_words
from briefing.narrate.names import LONGEST, NAMES, WORDS
from briefing.narrate.pinyin import normal
from briefing.narrate.polyphones import polyphones
from briefing.narrate.polyphones.store import table
from briefing.narrate.surnames import SURNAMES, full_names, surnames
from briefing.narrate.symbols import is_han

ALWAYS: Final = {"一": "yi1", "不": "bu4", "儿": "er2", "幺": "yao1", "於": "yu2"}
"""Characters of one reading, whatever dictionaries say of their sandhi."""

SURE: Final = 0.95
"""How sure the model of polyphones must be for a word of the dictionaries not to overrule it.

Its training data reads some words as no dictionary does (着急 zhe5, 会计 hui4): there it is of two minds."""

_TRUSTED: Final = 3
"""Characters of a word from which pypinyin's phrases may overrule the model too."""

_LONGEST_PHRASE: Final = 8
_CHUNK: Final = re.compile(r".{0,160}?[。！？；…]+[”’》）]*|.{1,160}", re.DOTALL)
"""A sentence, or as much of one as is read at a time."""


def chunks(spoken: str) -> Iterator[tuple[int, str]]:
    """The parts of ``spoken`` that are read each on its own, and where they begin."""
    for found in _CHUNK.finditer(spoken):
        yield found.start(), found.group()


def read(spoken: str, fixed: Mapping[int, str], people: Collection[str] = ()) -> tuple[str, ...]:
    """The reading of each character of ``spoken``, empty for what is not Chinese; ``fixed`` ones stand.

    ``people`` are those who ``people_in`` found named in the whole text.
    """
    found = [reading for _, chunk in chunks(spoken) for reading in _read_chunk(chunk, people)]
    for at, reading in fixed.items():
        found[at] = reading
    return tuple(found)


def uncommon(spoken: str) -> Iterator[int]:
    """Each place of ``spoken`` where our table of names gives a reading that no general dictionary gives."""
    for at, name in names_in(spoken):
        for place, reading in enumerate(NAMES[name], at):
            usual = _in_phrase(spoken, place) or normal(_characters()[ord(spoken[place])].split(",")[0])
            if reading != usual:
                yield place


def is_known(char: str) -> bool:
    """Whether the Chinese character ``char`` has a reading in any of the sources."""
    return char in table() or ord(char) in _characters()


def usual(char: str) -> str:
    """The reading that ``char``, which is known, has most often."""
    listed = _characters().get(ord(char))
    return normal(listed.split(",")[0] if listed else table()[char][0])


def _read_chunk(chunk: str, people: Collection[str]) -> list[str]:
    if not any(map(is_han, chunk)):
        return [""] * len(chunk)
    found = [_alone(char) if is_han(char) else "" for char in chunk]
    doubtful = set()
    for one in polyphones(chunk):
        if chunk[one.at] not in ALWAYS:
            found[one.at] = one.reading
            if one.sure < SURE:
                doubtful.add(one.at)
    overrule(found, chunk, doubtful, people)
    return found


def overrule(found: list[str], chunk: str, doubtful: Collection[int], people: Collection[str] = ()) -> None:
    """Put into ``found``, the model's readings of ``chunk``, what is known better; words where it doubts."""
    if doubtful:
        words = by_word(chunk)
        for at in words.keys() & doubtful:
            found[at] = words[at]
    for at, reading in by_sense(chunk, people).items():
        found[at] = reading
    for at, name in names_in(chunk):
        found[at : at + len(name)] = NAMES[name]


def _alone(char: str) -> str:
    """The reading of a character that has one, or else its usual one."""
    if char in ALWAYS:
        return ALWAYS[char]
    readings = table().get(char, ())
    return normal(readings[0]) if len(readings) == 1 else usual(char)


def _in_phrase(chunk: str, at: int) -> str:
    """The reading that the longest phrase over ``chunk[at]`` gives it, or an empty string."""
    phrases = _phrases()
    for length in range(_LONGEST_PHRASE, 1, -1):
        for start in range(max(0, at - length + 1), at + 1):
            reading = phrases.get(chunk[start : start + length])
            if reading is not None and len(reading) == length and start + length <= len(chunk):
                return normal(reading[at - start][0])
    return ""


def by_word(chunk: str) -> dict[int, str]:
    """The readings in a chunk that words settle, by place."""
    return {place: one for at, _, reading in _words(chunk) for place, one in enumerate(reading, at)}


def _words(chunk: str) -> Iterator[tuple[int, str, list[str]]]:
    """Each word of ``chunk`` that dictionaries settle, where it begins, and its readings."""
    import rjieba

    confirmed, phrases = _confirmed(), _phrases()
    at = 0
    for word in rjieba.cut(chunk):
        if word in confirmed:
            yield at, word, confirmed[word].split()
        elif len(word) >= _TRUSTED and word in phrases and len(phrases[word]) == len(word):
            syllables = zip(word, phrases[word], strict=True)
            yield at, word, [ALWAYS.get(char) or normal(choices[0]) for char, choices in syllables]
        elif len(word) == 3 and word[1:] in confirmed:  # 一部分
            yield at + 1, word[1:], confirmed[word[1:]].split()
        else:
            for cut in range(2, len(word) - 1):
                if word[:cut] in confirmed and word[cut:] in confirmed:
                    yield at, word, f"{confirmed[word[:cut]]} {confirmed[word[cut:]]}".split()
        at += len(word)


def by_sense(chunk: str, people: Collection[str] = ()) -> dict[int, str]:
    """The readings in a chunk that its neighbours tell, or grammar, or somebody's being named, by place."""
    import rjieba

    found = dict(told_apart(chunk))
    if not (CHARACTERS | SURNAMES.keys()).isdisjoint(chunk):
        tagged = rjieba.tag(chunk)
        found.update(function_words(tagged))
        found.update(surnames(chunk, _nameable(tagged), people))
    return found


def people_in(text: str) -> frozenset[str]:
    """Those whom ``text``, in simplified characters, names where their surname is no word beyond doubt."""
    import rjieba

    return frozenset(
        name
        for _, chunk in chunks(text)
        if not SURNAMES.keys().isdisjoint(chunk)
        for name in full_names(chunk, _nameable(rjieba.tag(chunk)))
    )


def _nameable(tagged: Sequence[tuple[str, str]]) -> list[tuple[str, bool]]:
    """The words of ``tagged``, each with whether it may be somebody's name."""
    import rjieba

    return [(word, kind.startswith("nr") or not rjieba.has_word(word)) for word, kind in tagged]


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Each name of the table in ``text`` and where it begins, the longest first where several begin."""
    at = 0
    bounds: frozenset[int] = frozenset()
    while at < len(text):
        name = next((text[at : at + n] for n in range(LONGEST, 0, -1) if text[at : at + n] in NAMES), "")
        if name in WORDS:
            bounds = bounds or _bounds(text)
            name = name if bounds.issuperset((at, at + len(name))) else ""
        if name:
            yield at, name
        at += len(name) or 1


def _bounds(text: str) -> frozenset[int]:
    """Where the words of ``text`` begin and end."""
    import rjieba

    return frozenset(accumulate(map(len, rjieba.cut(text)), initial=0))


@cache
def _confirmed() -> dict[str, str]:
    """Words and their readings, from ``words.txt``."""
    lines = files("briefing.narrate").joinpath("words.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if not line.startswith("#"))


@cache
def _phrases() -> dict[str, list[list[str]]]:
    from pypinyin.phrases_dict import phrases_dict

    return phrases_dict


@cache
def _characters() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict
