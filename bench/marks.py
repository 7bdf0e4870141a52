"""When speech sounds against when Kokoro's durations say so, at the clause breaks of sentences.

    python bench/marks.py SENTENCES [VOICE ...]

Prints, for each voice, by how many milliseconds the sound stops before the mark of a comma and starts before
the mark of the character after it: the figures behind ``LEAD_S`` of the Kokoro engine, taken back here.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from briefing.pronounce.writing import pronounce
from briefing.speak.kokoro import LEAD_S, KokoroEngine
from briefing.speak.voices import find

STEP_S = 0.005
QUIET_DB = -35.0
"""Of the loudest 5 ms of the sentence: below it there is no speech."""
LONGEST_WORD_S = 0.3


def gaps(engine: KokoroEngine, text: str, voice: str) -> list[tuple[float, float]]:
    """For each comma: seconds from the last sound to its mark, and from the next to the mark after it."""
    utterance = pronounce(text)
    take = engine.speak(utterance, find(voice))
    step = int(STEP_S * take.rate_hz)
    power = np.square(take.samples[: take.samples.size // step * step].reshape(-1, step)).mean(axis=1)
    sounding = power > power.max() * 10 ** (QUIET_DB / 10)
    found = []
    for before, after in zip(take.marks, take.marks[1:], strict=False):
        if "，" not in utterance.spoken[before.end : after.start]:
            continue
        middle = int((before.end_s + after.start_s) / 2 / STEP_S)
        silent = np.flatnonzero(~sounding[middle - int(0.1 / STEP_S) : middle + int(0.1 / STEP_S)])
        if not silent.size:
            continue
        last = middle - int(0.1 / STEP_S) + int(silent[0])
        first = last
        while first < sounding.size and not sounding[first]:
            first += 1
        found.append((before.end_s + LEAD_S - last * STEP_S, after.start_s + LEAD_S - first * STEP_S))
    return found


def main(path: str, *voices: str) -> None:
    """Prints a line for each voice."""
    engine = KokoroEngine({})
    sentences = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if "，" in line][:30]
    for voice in voices or ("xiaobei", "xiaoxiao", "yunjian"):
        pairs = np.array([gap for text in sentences for gap in gaps(engine, text, voice)]) * 1000
        for name, column in zip(("ends", "begins"), pairs.T, strict=True):
            low, middle, high = np.percentile(column, [10, 50, 90])
            print(f"{voice}: speech {name} {middle:.0f} ms before its mark ({low:.0f} to {high:.0f})")


if __name__ == "__main__":
    main(*sys.argv[1:])
