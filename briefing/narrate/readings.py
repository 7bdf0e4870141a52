"""How each Chinese character is read where it stands: dictionary tones, before any sandhi.

Four sources, the first that knows: our table of names; words that two dictionaries read alike
(``words.txt``); the phrases of pypinyin, where the model is in doubt; g2pM (Park and Lee 2020, https://arxiv.org/abs/2004.03136),
a small network that reads the whole sentence. ``bench/polyphones.py`` measures them apart and together.

一 and 不 keep their dictionary tones, and 儿 is ``er2`` also where it only colours the syllable before it:
sandhi and erhua are the engine's, and Kokoro was trained on readings that pypinyin gives, which are these.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from briefing.narrate.names import LONGEST, NAMES
from briefing.narrate.pinyin import normal
from briefing.narrate.symbols import is_han

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SURE: Final = 0.99
"""Probability from which the model is believed against a phrase: best of 0.5 to 1 on the development set."""

ALWAYS: Final = {"一": "yi1", "不": "bu4", "儿": "er2", "幺": "yao1"}
"""Characters of one reading, whatever dictionaries say of their sandhi."""

_BRIEF: Final = 8
"""Characters below which a text gives the model too little to go by, and phrases come first: 了解, 会计."""

_TRUSTED: Final = 3
"""Characters of a word from which pypinyin's phrases outweigh a sure model: 70 right, none wrong."""

_READING: Final = re.compile(r"(?!xx)[a-z:]+[1-5]$")
_LONGEST_PHRASE: Final = 8
_CHUNK: Final = re.compile(r".{0,160}?[。！？；…]+[”’》）]*|.{1,160}", re.DOTALL)
"""A sentence, or as much of one as the model reads at a time; its time grows with the length, not worse."""


def read(spoken: str, fixed: Mapping[int, str]) -> tuple[str, ...]:
    """The reading of each character of ``spoken``, empty for what is not Chinese; ``fixed`` ones stand."""
    found: list[str] = []
    for chunk in _CHUNK.findall(spoken):
        found.extend(_read_chunk(chunk))
    for at, reading in fixed.items():
        found[at] = reading
    return tuple(found)


def by_word(spoken: str) -> dict[int, str]:
    """The readings that words settle, by place: those of ``words.txt``, and long ones of pypinyin's."""
    found: dict[int, str] = {}
    start = 0
    for chunk in _CHUNK.findall(spoken):
        for at, _, reading in _words(chunk):
            found.update(enumerate(reading, start + at))
        start += len(chunk)
    return found


def uncommon(spoken: str) -> Iterator[int]:
    """Each place of ``spoken`` where our table of names gives a reading that no general dictionary gives."""
    for at, name in names_in(spoken):
        for place, reading in enumerate(NAMES[name], at):
            usual = _in_phrase(spoken, place) or normal(_characters()[ord(spoken[place])].split(",")[0])
            if reading != usual:
                yield place


def rivals(spoken: str) -> Iterator[tuple[int, dict[str, float]]]:
    """Of each character that has several readings: its place, and how likely each is to the network.

    The character's usual reading comes first.
    """
    model, start = _model(), 0
    for chunk in _CHUNK.findall(spoken):
        model(chunk, char_split=True)
        for at, shares in zip(_polyphones(chunk), model.shares(), strict=True):
            if chunk[at] not in ALWAYS:
                found = {normal(one): float(shares[index]) for one, index in _indices(chunk[at])}
                usual = normal(_characters().get(ord(chunk[at]), "").split(",")[0])
                yield start + at, {usual: found.get(usual, 0.0), **found}
        start += len(chunk)


def _indices(char: str) -> list[tuple[str, int]]:
    """The readings that the model may choose for ``char``, and their places among its scores."""
    model = _model()
    return [(one, model.class2idx[one]) for one in model.cedict[char] if one in model.class2idx]


def is_known(char: str) -> bool:
    """Whether the Chinese character ``char`` has a reading in any of the sources."""
    return char in _model().cedict or ord(char) in _characters()


def _read_chunk(chunk: str) -> list[str]:
    if not any(map(is_han, chunk)):
        return [""] * len(chunk)
    model = _model()
    raw = model(chunk, char_split=True)
    sure = SURE if sum(map(is_han, chunk)) >= _BRIEF else 1.0
    doubtful = dict(zip(_polyphones(chunk), model.certainty(), strict=True))
    found = []
    for at, char in enumerate(chunk):
        if not is_han(char):
            found.append("")
        elif char in ALWAYS:
            found.append(ALWAYS[char])
        elif char not in model.cedict:
            found.append(normal(_characters()[ord(char)].split(",")[0]))
        elif at in doubtful and doubtful[at] <= sure:
            found.append(_in_phrase(chunk, at) or normal(raw[at]))
        else:
            found.append(normal(raw[at]))
    for at, word, reading in _words(chunk):
        found[at : at + len(word)] = reading
    for at, name in names_in(chunk):
        found[at : at + len(name)] = NAMES[name]
    return found


def _polyphones(chunk: str) -> list[int]:
    """Where the model chose, in its own order."""
    cedict = _model().cedict
    return [at for at, char in enumerate(chunk) if len(cedict.get(char, ())) > 1]


def _in_phrase(chunk: str, at: int) -> str:
    """The reading that the longest phrase over ``chunk[at]`` gives it, or an empty string."""
    phrases = _phrases()
    for length in range(_LONGEST_PHRASE, 1, -1):
        for start in range(max(0, at - length + 1), at + 1):
            reading = phrases.get(chunk[start : start + length])
            if reading is not None and len(reading) == length and start + length <= len(chunk):
                return normal(reading[at - start][0])
    return ""


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
        else:
            for cut in range(2, len(word) - 1):
                if word[:cut] in confirmed and word[cut:] in confirmed:
                    yield at, word, f"{confirmed[word[:cut]]} {confirmed[word[cut:]]}".split()
        at += len(word)


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Each name of the table in ``text`` and where it begins, the longest first where several begin."""
    at = 0
    while at < len(text):
        name = next((text[at : at + n] for n in range(LONGEST, 0, -1) if text[at : at + n] in NAMES), "")
        if name:
            yield at, name
        at += len(name) or 1


@cache
def _model() -> Any:
    """g2pM, loaded once, with the probability of each choice kept beside it."""
    import numpy as np
    from g2pM import G2pM

    class Model(G2pM):  # type: ignore[misc]
        """Its own network; the scores of the last call stay at hand."""

        cedict: dict[str, list[str]]
        scores: NDArray[np.float64] | None = None

        def __init__(self) -> None:
            super().__init__()
            # Some of its readings are none: xx5, or two syllables for one character (瓩 qian1 wa3).
            self.cedict = {char: all_ for char, all_ in self.cedict.items() if all(map(_READING.match, all_))}
            self.class2idx = {reading: index for index, reading in self.idx2class.items()}

        def __call__(self, sentence: str, char_split: bool = True, tone: bool = True) -> Any:
            self.scores = None
            return super().__call__(sentence, char_split, tone)

        def fc_layer(self, hidden: NDArray[np.float64]) -> NDArray[np.float64]:
            self.scores = super().fc_layer(hidden)
            return self.scores

        def certainty(self) -> list[float]:
            """The probability of each reading that the last call chose."""
            return [float(row.max()) for row in self.shares()]

        def shares(self) -> list[NDArray[np.float64]]:
            """The probability of every reading of all, for each choice of the last call."""
            if self.scores is None:
                return []
            weights = np.exp(self.scores - self.scores.max(axis=1, keepdims=True))
            return list(weights / weights.sum(axis=1, keepdims=True))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files to the garbage collector
        return Model()


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
