"""Which tones Kokoro changes by itself, and which it must be told: counts of ``bench/tones.tsv``.

    python bench/tones.py [--voices xiaobei,yunjian,xiaoxiao] [--takes FOLDER] [--listen] [--verbose]

Every phrase is spoken three ways: as read (dictionary tones), as told (the tones of the table), and as the
program speaks it. ``pitch.py`` hears the tones. It errs too, and how often is printed: of syllables no sandhi
touches. 儿 is heard as coloured where it is no syllable of its own. ``--listen`` adds Whisper's errors.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import ear
import numpy as np
import pitch

from briefing.nouns import Take, Utterance, Voice
from briefing.pronounce.writing import pronounce
from briefing.speak import voices
from briefing.speak.cache import TakeCache
from briefing.speak.kokoro import KokoroEngine
from briefing.zh.sandhi import surface

HERE: Final = Path(__file__).parent
WAYS: Final = ("read", "told", "spoken")
ERHUA: Final = "儿化"
OWN_SYLLABLE: Final = 0.5
"""Of the median syllable's length: from here on 儿 is one of its own."""
FULL: Final = {"们": 2, "子": 3, "头": 2, "的": 4, "了": 3, "着": 2, "吧": 1, "呢": 2, "吗": 1}
"""What a suffix that is read light could be mistaken for."""
RIVALS: Final = {"third": {2, 3}, "一": {1, 2, 4}, "不": {2, 4}}
"""By how a phenomenon begins: tones that a syllable could have, besides the one it is read with."""
FOLDS: Final = 8
UNTOUCHED: Final = 40
"""Sentences whose syllables teach the ear."""


@dataclass(frozen=True)
class Phrase:
    """A row of the table."""

    phenomenon: str
    spoken: str
    tested: tuple[int, ...]
    """Characters whose tones are tested."""
    said: tuple[str, ...]
    """Their tones, one string for each right way."""


@dataclass(frozen=True)
class Heard:
    """What was heard of one phrase."""

    tones: str
    errors: int
    """Syllables heard with another tone than any right way has."""
    judged: int
    lengths: list[float]
    """Of its light syllables, in median syllables of the sentence."""


def phrases() -> Iterator[Phrase]:
    """The rows of the table."""
    for line in (HERE / "tones.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        phenomenon, marked, said = line.split("\t")
        start, end = marked.index("{"), marked.index("}") - 1
        spoken = marked.replace("{", "").replace("}", "")
        tested = tuple(at for at in range(start, end) if spoken[at] not in "，。")
        yield Phrase(phenomenon, spoken, tested, tuple(said.split("/")))


def utterances(phrase: Phrase) -> dict[str, Utterance]:
    """The phrase in each of WAYS, every reading pinned."""
    read = pronounce(phrase.spoken)
    told = list(read.readings)
    for at, tone in zip(phrase.tested, phrase.said[0].ljust(len(phrase.tested), "5"), strict=True):
        told[at] = told[at][:-1] + tone
    every = {
        "read": read.readings,
        "told": tuple(told),
        "spoken": surface(read),
    }
    pinned = tuple(range(len(read.spoken)))
    return {way: replace(read, readings=readings, pinned=pinned) for way, readings in every.items()}


@cache
def engine() -> KokoroEngine:
    """Kokoro."""
    return KokoroEngine({})


def take(cache_of_takes: TakeCache, utterance: Utterance, voice: Voice) -> Take:
    """The take, spoken once."""
    said = repr((engine().digest(voice), utterance.spoken, utterance.readings))
    key = hashlib.sha256(said.encode()).hexdigest()
    found = cache_of_takes.get(key)
    if found is None:
        found = engine().speak(utterance, voice)
        cache_of_takes.put(key, found)
    return found


def untouched(cache_of_takes: TakeCache, voice: Voice) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, tones, and sentence of syllables that are said as they are read."""
    rows, tones, sentences = [], [], []
    texts = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()[:UNTOUCHED]
    for number, text in enumerate(texts):
        read = pronounce(text)
        pinned = replace(read, pinned=tuple(range(len(read.spoken))))
        spoken = take(cache_of_takes, pinned, voice)
        melody, marks = pitch.melody(spoken, voice.gender), [(m.start_s, m.end_s) for m in spoken.marks]
        sounded = [at for at, reading in enumerate(read.readings) if reading]
        following = dict(pairwise(sounded))
        for index, mark in enumerate(spoken.marks):
            reading = read.readings[mark.start]
            after = read.readings[following[mark.start]] if mark.start in following else ""
            if reading and read.spoken[mark.start] not in "一不儿" and not reading[-1] == after[-1:] == "3":
                rows.append(pitch.features(melody, marks, index))
                tones.append(int(reading[-1]))
                sentences.append(number)
    return np.array(rows), np.array(tones), np.array(sentences)


def rivals(phrase: Phrase, at: int, place: int, read: str) -> list[int]:
    """The tones that the character ``at``, tested in ``place``, is told apart among."""
    among = {int(said[place]) for said in phrase.said} | {int(read[-1])}
    among |= next((tones for start, tones in RIVALS.items() if phrase.phenomenon.startswith(start)), set())
    if among == {5}:
        among.add(FULL[phrase.spoken[at]])
    return sorted(among)


def judged(phrase: Phrase, said: Take) -> list[tuple[int, int, int]]:
    """Of the tested syllables that count: place among the tested, character, and mark.

    The last of a row of third tones is not in question, and at the end of a sentence every tone is bent.
    """
    place_of = {mark.start: index for index, mark in enumerate(said.marks)}
    tested = [(place, at, place_of[at]) for place, at in enumerate(phrase.tested)]
    if phrase.phenomenon == ERHUA:
        return tested[-1:]
    if phrase.phenomenon.startswith("third") and "comma" not in phrase.phenomenon:
        return tested[:-1]
    return [one for one in tested if one[2] + 1 < len(said.marks)]


def hear(judge: pitch.ToneEar, phrase: Phrase, said: Take, gender: str, read: Sequence[str]) -> Heard:
    """What the ear makes of a phrase that is read ``read``."""
    melody, marks = pitch.melody(said, gender), [(mark.start_s, mark.end_s) for mark in said.marks]
    counted = judged(phrase, said)
    lengths = [
        length(melody, marks, index)
        for place, _, index in counted
        if phrase.said[0].ljust(len(phrase.tested), "5")[place] == "5"
    ]
    if phrase.phenomenon == ERHUA:
        own = lengths[0] >= OWN_SYLLABLE
        return Heard("own syllable" if own else "coloured", int(own), 1, lengths)
    tones = [
        judge.heard(pitch.features(melody, marks, index), rivals(phrase, at, place, read[at]))
        for place, at, index in counted
    ]
    right = [[int(way[place]) for place, _, _ in counted] for way in phrase.said]
    errors = min(sum(a != b for a, b in zip(tones, way, strict=True)) for way in right)
    return Heard("".join(map(str, tones)), errors, len(tones), lengths)


def length(melody: pitch.Melody, marks: Sequence[tuple[float, float]], index: int) -> float:
    """How long a syllable sounds, in median syllables of its sentence."""
    start, end = pitch.sounding(melody, *marks[index])
    return float((end - start) / np.median([e - s for s, e in marks]))


def confusion(known: np.ndarray, tones: np.ndarray, sentences: np.ndarray) -> dict[str, float]:
    """How often, in percent, the ear errs on syllables of sentences that it was not taught, by the choice."""
    errors: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for fold in range(FOLDS):
        held = sentences % FOLDS == fold
        judge = pitch.ToneEar(known[~held], tones[~held].tolist())
        for among in ((2, 3), (2, 4), (1, 2, 4), (1, 5), (2, 5), (3, 5), (4, 5)):
            name = " or ".join(map(str, among))
            for row, tone in zip(known[held], tones[held], strict=True):
                if tone in among:
                    tried[name] += 1
                    errors[name] += judge.heard(row, among) != tone
    return {name: 100 * errors[name] / tried[name] for name in tried}


def table(names: Sequence[str], tally: dict[tuple[str, str, str], list[Heard]], misheard: Counter) -> None:
    """Prints a line for each phenomenon: errors in all and by voice, and how long light syllables are."""
    print("\n| phenomenon | syllables | " + " | ".join(f"as {way}" for way in WAYS) + " |")
    print("|---|---|" + "---|" * len(WAYS))
    for phenomenon in dict.fromkeys(phenomenon for phenomenon, _, _ in tally):
        cells = []
        for way in WAYS:
            voiced = [tally[phenomenon, way, name] for name in names]
            errors = [sum(one.errors for one in heard) for heard in voiced]
            cell = f"{sum(errors)} ({' '.join(map(str, errors))})"
            lengths = [value for heard in voiced for one in heard for value in one.lengths]
            cell += f", length {np.mean(lengths):.2f}" if lengths else ""
            cell += f", {misheard[phenomenon, way]} misheard" if misheard else ""
            cells.append(cell)
        total = sum(one.judged for name in names for one in tally[phenomenon, "read", name])
        print(f"| {phenomenon} | {total} | " + " | ".join(cells) + " |")


def main() -> None:
    """Prints the ear's own errors for each voice, then the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--voices", default="xiaobei,yunjian,xiaoxiao")
    parser.add_argument("--takes", type=Path, default=Path(tempfile.gettempdir()) / "briefing-tones")
    parser.add_argument("--listen", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    takes = TakeCache(args.takes, 1 << 30)
    names = args.voices.split(",")
    tally: defaultdict[tuple[str, str, str], list[Heard]] = defaultdict(list)
    misheard: Counter[tuple[str, str]] = Counter()
    for name in names:
        voice = voices.find(name)
        known, tones, sentences = untouched(takes, voice)
        judge = pitch.ToneEar(known, tones.tolist())
        errs = ", ".join(
            f"{choice}: {rate:.0f} %" for choice, rate in confusion(known, tones, sentences).items()
        )
        print(f"{name}: the ear itself errs on {errs} of {len(tones)} syllables", flush=True)
        for phrase in phrases():
            words: dict[tuple[str, ...], int] = {}
            every = utterances(phrase)
            for way, utterance in every.items():
                said = take(takes, utterance, voice)
                heard = hear(judge, phrase, said, voice.gender, every["read"].readings)
                tally[phrase.phenomenon, way, name].append(heard)
                if args.verbose and heard.errors:
                    print(
                        f"    {way}: {phrase.spoken} {'/'.join(phrase.said)} heard {heard.tones}", flush=True
                    )
                if args.listen:
                    if utterance.readings not in words:
                        samples = ear.resampled(said.samples, said.rate_hz)
                        words[utterance.readings] = ear.listen(phrase.spoken, samples).errors
                    misheard[phrase.phenomenon, way] += words[utterance.readings]
    table(names, tally, misheard)


if __name__ == "__main__":
    main()
