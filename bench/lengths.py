"""How long one take should be: errors heard, pace, and silence made in vain, by what is spoken at once.

    python bench/lengths.py SENTENCES [--limit 60] [--voice xiaobei]

The same sentences are spoken a clause, one, two and three sentences at a time. Each sentence is listened to
on its own, cut out by its marks, so that Whisper hears the same stretch however it was spoken. Pace and
silence are taken from where there is sound. Behind ``briefing/narrate/length.py``.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import ear
import numpy as np

from briefing.nouns import Take
from briefing.pronounce.writing import pronounce
from briefing.speak.kokoro import KokoroEngine
from briefing.speak.voices import DEFAULT, find

QUIET_DB = -35.0
"""Of the loudest 5 ms: below it there is no speech."""
JOIN_S = 0.15
"""Silence put between the clauses of a sentence."""
LEAST = 9
"""Characters of a clause; shorter ones join the clause before."""


def sounding(take: Take) -> tuple[float, float]:
    """When the first and the last sound of a take are, in seconds."""
    step = take.rate_hz // 200
    power = np.square(take.samples[: take.samples.size // step * step].reshape(-1, step)).mean(axis=1)
    loud = np.flatnonzero(power > power.max() * 10 ** (QUIET_DB / 10))
    return loud[0] / 200, (loud[-1] + 1) / 200


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, none shorter than LEAST but where the sentence is."""
    parts: list[str] = []
    for clause in re.findall(r"[^，；：。！？]+[，；：。！？]*", sentence):
        if parts and min(len(parts[-1]), len(clause)) < LEAST:
            parts[-1] += clause
        else:
            parts.append(clause)
    return parts


def main() -> None:
    """Prints a line for each way of dividing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--voice", default=DEFAULT)
    args = parser.parse_args()
    engine, voice = KokoroEngine({}), find(args.voice)
    lines = [line for line in args.sentences.read_text(encoding="utf-8").split("\n") if line][: args.limit]
    ways = {"a clause": [clauses(line) for line in lines]}
    for count, name in enumerate(("a sentence", "two sentences", "three sentences"), 1):
        ways[name] = [lines[i : i + count] for i in range(0, len(lines), count)]
    for name, groups in ways.items():
        errors = syllables = 0
        spoken_s = made_s = 0.0
        lengths = []
        for group in groups:
            # A clause is a take of its own and the group one sentence; elsewhere the group is one take.
            texts = group if name == "a clause" else ["".join(group)]
            takes = [engine.speak(pronounce(text), voice) for text in texts]
            for text, take in zip(texts, takes, strict=True):
                begin, end = sounding(take)
                spoken_s, made_s = spoken_s + end - begin, made_s + take.samples.size / take.rate_hz
                lengths.append(len(re.findall(r"[一-鿿]", text)))
            for sentence, samples in heard_apart(group, takes, name == "a clause"):
                heard = ear.listen(sentence, ear.resampled(samples, takes[0].rate_hz))
                errors, syllables = errors + heard.errors, syllables + heard.syllables
        print(
            f"{name:>15}: {np.mean(lengths):3.0f} characters (at most {max(lengths)}), "
            f"{100 * errors / syllables:.2f} % of {syllables} syllables heard wrong, "
            f"{spoken_s / sum(lengths):.3f} s a character, {100 * (1 - spoken_s / made_s):.0f} % silence",
            flush=True,
        )


def heard_apart(group: list[str], takes: list[Take], joined: bool) -> list[tuple[str, np.ndarray]]:
    """Each sentence of a group with its samples."""
    if joined:
        rate_hz, pieces = takes[0].rate_hz, []
        for take in takes:
            begin, end = sounding(take)
            pieces += [
                take.samples[int(begin * rate_hz) : int(end * rate_hz)],
                np.zeros(int(JOIN_S * rate_hz)),
            ]
        return [("".join(group), np.concatenate(pieces))]
    (take,) = takes
    spoken, start, cut = pronounce("".join(group)), 0, []
    for sentence in group:
        span = range(start, start + len(sentence))
        start += len(sentence)
        marks = [mark for mark in take.marks if spoken.spans[mark.start][0] in span]
        end_s = min(marks[-1].end_s, sounding(take)[1])
        first = max(0, int((marks[0].start_s - ear.LEAD_S) * take.rate_hz))
        cut.append((sentence, take.samples[first : int((end_s + ear.TAIL_S) * take.rate_hz)]))
    return cut


if __name__ == "__main__":
    main()
