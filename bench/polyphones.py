"""How many polyphones are read as they should be: ``python bench/polyphones.py PATH.sent [PATH.sent...]``

The format is that of the CPP data set: a sentence a line with the character between ▁, its reading on the
same line of PATH.lb. Prints the accuracy of g2pM, of pypinyin, of the second stage and of ours, and the
commonest errors of ours. What cross-validation finds of the second stage, ``training/polyphones.py`` prints.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from g2pM import G2pM

from briefing.pronounce.readings.model import polyphones
from briefing.pronounce.writing import pronounce
from briefing.zh.pinyin import normal


def ours(sentence: str, at: int) -> str:
    """Through the whole front end, as ``briefing explain --json`` gives it."""
    utterance = pronounce(sentence)
    return next(
        (r for span, r in zip(utterance.spans, utterance.readings, strict=True) if span[0] == at and r), ""
    )


@cache
def g2pm_model() -> G2pM:
    return G2pM()


def g2pm(sentence: str, at: int) -> str:
    """The model by itself."""
    return normal(g2pm_model()(sentence, char_split=True)[at])


def second_stage(sentence: str, at: int) -> str:
    """``briefing.pronounce.readings.model`` by itself. CPP's dev.sent trained it: no measurement there."""
    return next((one.reading for one in polyphones(sentence) if one.at == at), "")


def pypinyin(sentence: str, at: int) -> str:
    """pypinyin by itself."""
    from pypinyin import Style, pinyin

    return normal(pinyin(sentence, style=Style.TONE3, neutral_tone_with_five=True, errors=list)[at][0])


def measure(cases: list[tuple[str, int, str]], read: Callable[[str, int], str]) -> list[str]:
    """The readings given; prints accuracy and pace."""
    start = time.perf_counter()
    given = [read(sentence, at) for sentence, at, _ in cases]
    seconds = time.perf_counter() - start
    right = sum(reading == wanted for reading, (_, _, wanted) in zip(given, cases, strict=True))
    pace = sum(len(sentence) for sentence, _, _ in cases) / seconds
    print(f"{read.__name__:10} {100 * right / len(cases):.2f} % of {len(cases)}, {pace:.0f} characters/s")
    return given


def main(paths: list[str]) -> None:
    for path in map(Path, paths):
        wanted = path.with_suffix(".lb").read_text(encoding="utf-8").split()
        sentences = path.read_text(encoding="utf-8").splitlines()
        cases = [
            (line.replace("▁", ""), line.index("▁"), normal(label))
            for line, label in zip(sentences, wanted, strict=True)
        ]
        for read in (pypinyin, g2pm, second_stage):
            measure(cases, read)
        given = measure(cases, ours)
        errors = Counter(
            (sentence[at], wanted, reading)
            for reading, (sentence, at, wanted) in zip(given, cases, strict=True)
            if reading != wanted
        )
        for (char, wanted_reading, reading), count in errors.most_common(30):
            print(f"{count:5} {char} should be {wanted_reading}, is {reading or 'nothing'}")


if __name__ == "__main__":
    main(sys.argv[1:])
