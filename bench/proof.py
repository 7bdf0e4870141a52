"""Which wrong sound passes for an online voice's, and which sound answers do not: what ``speak/edge`` proves.

    python bench/proof.py [--kokoro] [--characters N] [--only WORDS]

Each answer's words stay as they are; its sound is that of 100 sentences by the local service of the tests, or
is spoilt in one of the ways of ``tests/speak/edge/wrong_sound.py``, and goes through MP3. ``refused`` as
often as it comes, ``again`` when it comes twice, ``at once``. A short text says too little to be told from
another: ``--characters`` cuts each sentence to N. ``--only`` prints the kinds whose names hold WORDS.
``--kokoro`` is for sound answers of the embedded voices instead, whose making takes minutes.
"""

# ruff: noqa: E402  the local service of the tests is no package
from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "speak" / "edge"))

import numpy as np
from local_sound import RATE_HZ, RUNS, mp3, sound_of, speech
from wrong_sound import WRONG, spoilt

from briefing.nouns import Take, Utterance, Voice
from briefing.pronounce.writing import pronounce
from briefing.speak.edge.doubts import doubt
from briefing.speak.edge.marks import Boundary
from briefing.speak.edge.proof import Answer, UnprovenError, proven
from briefing.speak.engine import engine_class
from briefing.speak.voices import find

Words = Sequence[tuple[float, float, str]]

LEAD_S, TAIL_S = 0.1, 0.8
"""Silence that the service puts around."""

QUIET: Final = 0.02
"""Of the peak: below it a word is over."""

RATES: Final = (1.0, 1.0, 0.8, 1.25, 0.6, 1.5)
PITCHES: Final = (0.0, 4.0, -4.0, 8.0)
KOKORO: Final = ("xiaobei", "xiaoni", "xiaoxiao", "xiaoyi", "yunjian", "yunxi", "yunxia", "yunyang")


@cache
def sentences(most: int) -> tuple[Utterance, ...]:
    """What is said, of each ``most`` characters."""
    lines = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return tuple(pronounce(line[:most].rstrip("，、“《（")) for line in lines if line)[:100]


@cache
def served(most: int, number: int, rate: float = 1.0) -> tuple[np.ndarray, Words]:
    """The answer of the local service to a sentence."""
    audio, words = speech(sentences(most)[number].spoken, rate, rewritten=False)
    return sound_of(audio), words


def judged(samples: np.ndarray, words: Words, utterance: Utterance, rate: float) -> str:
    """What becomes of an answer."""
    answer = Answer(mp3(samples), tuple(Boundary(*word) for word in words), True)
    try:
        take = proven(answer, utterance.spoken, utterance, rate)
    except UnprovenError:
        return "refused"
    found = doubt(take, utterance.readings)
    return "at once" if found is None else "again" if found.settles else "refused"


def wrong(kind: str, most: int, number: int) -> str:
    """What becomes of an answer that is wrong in this way."""
    samples, words = served(most, number)
    sound, others = served(most, (number + 37) % len(sentences(most)))
    other = sound[round(others[0][0] * RATE_HZ) : round(others[-1][1] * RATE_HZ)]
    made = spoilt(kind, samples, words, other, number)
    return judged(made, words, sentences(most)[number], 1.0)


def sound(source: str, most: int, number: int) -> str:
    """What becomes of a sound answer: by the local service at some pace, or of an engine's voice."""
    rate = RATES[number % len(RATES)]
    utterance = sentences(most)[number]
    if source == "local":
        return judged(*served(most, number, rate), utterance, rate)
    voice = find("espeak") if source == "espeak" else find(KOKORO[number % len(KOKORO)])
    pitch = PITCHES[number % len(PITCHES)] if source == "espeak" else 0.0
    return judged(*answered(utterance, replace(voice, rate=rate, pitch=pitch)), utterance, rate)


def answered(utterance: Utterance, voice: Voice) -> tuple[np.ndarray, Words]:
    """A take as the service would send it: silence around, and a time for each word."""
    take = engine(voice.engine).speak(utterance, voice)  # type: ignore[attr-defined]
    length = round(take.samples.size * RATE_HZ / take.rate_hz)
    samples = np.interp(
        np.linspace(0, take.samples.size - 1, length), np.arange(take.samples.size), take.samples
    )
    around = np.concatenate([np.zeros(round(LEAD_S * RATE_HZ)), samples, np.zeros(round(TAIL_S * RATE_HZ))])
    return around.astype(np.float32), tuple(words_of(utterance.spoken, take))


@cache
def engine(name: str) -> object:
    """An engine, with its weights, once in a process."""
    return engine_class(name)({})


def words_of(spoken: str, take: Take) -> Iterator[tuple[float, float, str]]:
    """Words as the service divides them, each until its sound is over."""
    loud = abs(take.samples) > QUIET * abs(take.samples).max()
    for run in RUNS.finditer(spoken):
        inside = [mark for mark in take.marks if mark.start >= run.start() and mark.start < run.end()]
        if not inside:
            continue
        first, last = (round(at_s * take.rate_hz) for at_s in (inside[0].start_s, inside[-1].end_s))
        heard = loud[first:last].nonzero()[0]
        last = first + int(heard[-1]) + 1 if heard.size else last
        yield first / take.rate_hz + LEAD_S, last / take.rate_hz + LEAD_S, run[0]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kokoro", action="store_true", help="sound answers of the embedded voices instead")
    parser.add_argument("--characters", type=int, default=100, help="of each sentence, at most")
    parser.add_argument("--only", default="", help="part of a kind's name")
    asked = parser.parse_args()
    sources = ("local", "espeak")
    rows = [(f"sound: {source}", partial(sound, source, asked.characters)) for source in sources]
    rows += [(kind, partial(wrong, kind, asked.characters)) for kind in WRONG]
    if asked.kokoro:
        rows = [("sound: kokoro", partial(sound, "kokoro", asked.characters))]
    print(f"{'':34} refused  again  at once")
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for name, judge in rows:
            if asked.only not in name:
                continue
            counts = Counter(pool.map(judge, range(len(sentences(asked.characters))), chunksize=10))
            print(f"{name:34} {counts['refused']:7} {counts['again']:6} {counts['at once']:8}", flush=True)


if __name__ == "__main__":
    main()
