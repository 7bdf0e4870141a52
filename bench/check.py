"""How many planted errors `briefing check` finds, and at how many good sentences it stops.

    python bench/check.py --takes FOLDER [--voices xiaobei,yunjian,xiaoxiao] [--count N] [--kinds clean,cut]

Each voice speaks the sentences of ``check.txt``, and each once more with two syllables wrong, which takes
long; FOLDER keeps the takes. Every kind of error is planted in all sentences of a programme, which is encoded
as MP3 and listened to as an episode is. Bounds were tuned on the first, third, fifth … sentence; the others
are reported beside.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

import av
import numpy as np

from briefing.check.bounds import Usual, pace_of
from briefing.check.ear import Listened, Whisper
from briefing.check.findings import Kind
from briefing.check.judging import segment
from briefing.check.listening import Part, Sounded, sounded
from briefing.conductor.checking import reader
from briefing.mix import clips
from briefing.mix.takes import piece
from briefing.nouns import Cue, Line, Mark, Role, Segment, Take, Utterance, Voice
from briefing.pronounce.writing import pronounce
from briefing.speak import voices
from briefing.speak.kokoro import KokoroEngine
from briefing.zh.pinyin import initial_and_final, syllables

HERE: Final = Path(__file__).parent
PAUSE_S: Final = 0.5
ERRORS: Final = (
    *("level", "click", "noise"),
    *("clean", "syllable", "dropped", "exchanged", "other", "doubled", "cut"),
)
UNHEARD: Final = frozenset({"level", "click", "noise"})
"""Errors that are measured, so that nobody needs to listen."""
NEAR: Final = 2
"""Syllables around a wrong one that are heard with it."""
TEXTS: Final = frozenset(
    {Kind.OTHER_TEXT, Kind.EXCHANGED, Kind.DROPPED, Kind.DOUBLED, Kind.ADDED, Kind.SYLLABLE}
)


class Deaf:
    """Hears nothing, at once."""

    def listen(self, samples: np.ndarray, said: str) -> Listened:
        return Listened(())


class Booth:
    """Speaks each take once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = KokoroEngine({})

    def take(self, name: str, utterance: Utterance, voice: Voice) -> Take:
        path = self.folder / f"{name}.pkl"
        if not path.exists():
            made = self.engine.speak(utterance, voice)
            marks = [(each.start_s, each.end_s, each.start, each.end) for each in made.marks]
            path.write_bytes(pickle.dumps((made.samples, made.rate_hz, marks)))
        samples, rate_hz, marks, *_ = pickle.loads(path.read_bytes())
        return Take(samples, rate_hz, tuple(Mark(*each) for each in marks))


def wrong(text: str, seed: str, common: list[str]) -> Utterance:
    """``text`` with up to two syllables wrong, far from each other."""
    said, rng = pronounce(text), random.Random(seed)
    places = [
        at
        for at, reading in enumerate(said.readings)
        if reading and reading[-1] != "5" and said.spoken[at] not in "一不儿"
    ]
    chosen = [rng.choice(places)]
    far = [at for at in places if abs(at - chosen[0]) >= 6]
    chosen += [rng.choice(far)] if far else []
    readings = list(said.readings)
    for at in chosen:
        was = readings[at][:-1]
        differs = ("initial", "final", "both")[rng.randrange(3)]
        others = [each for each in common if each != was and _differs(was, each) == differs]
        readings[at] = rng.choice(others or [each for each in common if each != was]) + readings[at][-1]
    return replace(said, readings=tuple(readings), pinned=tuple(range(len(readings))))


def _differs(one: str, other: str) -> str:
    a, b = initial_and_final(one), initial_and_final(other)
    if a[0] != b[0] and a[1] != b[1]:
        return "both"
    return "final" if a[0] == b[0] else "initial"


class Sentence:
    """A sentence as the mix plays it."""

    def __init__(self, utterance: Utterance, take: Take) -> None:
        played = piece(take, 1)
        self.utterance = utterance
        self.samples = clips.floats(played.audio.raw_data, 1).ravel()

        def at(second: float) -> int:
            return int(np.clip((second + played.offset_s) * clips.RATE_HZ, played.first, played.last))

        self.marks = [(at(mark.start_s), at(mark.end_s), mark.start) for mark in take.marks]

    def clause(self, rng: random.Random) -> tuple[int, int]:
        """The samples of one of its clauses."""
        commas = [at for at, char in enumerate(self.utterance.spoken) if char in "，；："]
        starts = [0, *commas, len(self.utterance.spoken)]
        spans = [(a, b) for a, b in pairwise(starts) if b - a > 4]
        first, last = rng.choice(spans)
        inside = [mark for mark in self.marks if first <= mark[2] < last]
        return inside[0][0], inside[-1][1]


def planted(kind: str, all_sentences: list[Sentence], rng: random.Random) -> list[np.ndarray]:
    """The samples of each sentence with an error of ``kind``."""
    return [_planted(kind, index, all_sentences, rng) for index in range(len(all_sentences))]


def _planted(kind: str, index: int, every: list[Sentence], rng: random.Random) -> np.ndarray:
    one = every[index]
    samples = one.samples.copy()
    match kind:
        case "exchanged":
            return (
                every[min(index ^ 1, len(every) - 1)].samples if index ^ 1 < len(every) else every[0].samples
            )
        case "other":
            return every[(index + len(every) // 2) % len(every)].samples
        case "dropped":
            start, end = one.clause(rng)
            return np.concatenate([samples[:start], samples[end:]])
        case "doubled":
            start, end = one.clause(rng)
            return np.concatenate([samples[:end], samples[start:]])
        case "cut":
            start, end = rng.choice((one.marks[0][:2], one.marks[-1][:2]))
            half = rng.choice((0, (end - start) // 2))
            first = start == one.marks[0][0]
            samples[start : end - half] = 0 if first else samples[start : end - half]
            samples[start + half : end + 3000] = samples[start + half : end + 3000] if first else 0
        case "level":
            start = rng.choice((0, one.marks[len(one.marks) // 2][0]))
            samples[start:] *= 10 ** (-12 / 20)
        case "click":
            samples[rng.randrange(one.marks[0][0], one.marks[-1][1])] += rng.choice((-0.4, -0.2, 0.2, 0.4))
        case "noise":
            loud = float(np.sqrt(np.mean(samples**2)))
            noise = np.random.default_rng(index).standard_normal(len(samples)).astype(np.float32)
            samples += noise * loud * 10 ** (-rng.choice((10, 20, 30)) / 20)
    return samples


def programme(path: Path, pieces: list[np.ndarray]) -> list[tuple[float, float]]:
    """Writes ``pieces``, silence between them, as MP3, and gives back when each sounds."""
    silence = np.zeros(int(PAUSE_S * clips.RATE_HZ), np.float32)
    spans, at = [], len(silence)
    for each in pieces:
        spans.append(((at / clips.RATE_HZ) + 0.06, (at + len(each)) / clips.RATE_HZ - 0.1))
        at += len(each) + len(silence)
    whole = np.concatenate([silence, *(part for each in pieces for part in (each, silence))])
    with av.open(str(path), "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=clips.RATE_HZ, layout="mono")
        stream.bit_rate = 96_000
        for start in range(0, len(whole), 1152):
            block = (np.clip(whole[start : start + 1152], -1, 1) * 32767).astype("<i2")
            frame = av.AudioFrame.from_ndarray(block[None], format="s16p", layout="mono")
            frame.sample_rate = clips.RATE_HZ
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return spans


def heard(
    path: Path, utterances: list[Utterance], spans: list[tuple[float, float]], voice: Voice, ear
) -> list[Sounded]:
    parts = [
        Part(Line(Segment(said.text), said, voice, number), Cue(*span, said.text, Role.BODY, number))
        for number, (said, span) in enumerate(zip(utterances, spans, strict=True), 1)
    ]
    return sorted(sounded(path, parts, ear, reader), key=lambda each: each.from_s)


def scores(kind: str, found: list[Sounded], usual: Usual) -> Iterator[float]:
    """The worst finding of each sentence; 0 where there is none."""
    for index, each in enumerate(found):
        near = found[max(0, index - 12) : index + 13]
        others = {at: other.compared.said for at, other in enumerate(near, 1) if other is not each}
        listed = list(segment(each, usual, others, near))
        if kind in UNHEARD:
            listed = [one for one in listed if one.kind not in TEXTS]
        yield max((one.score for one in listed), default=0.0)


def singly(
    found: list[Sounded], right: list[Utterance], bad: list[Utterance], usual: Usual
) -> Iterator[float]:
    """The score of each wrong syllable, as if it were the only one: what was heard elsewhere is forgotten."""
    for each, said, wrongly in zip(found, right, bad, strict=True):
        for place, (was, now) in enumerate(zip(said.readings, wrongly.readings, strict=True)):
            if was == now:
                continue
            comparison = each.compared
            at = next(
                index
                for index, pair in enumerate(comparison.pairs)
                if pair.said >= 0 and comparison.said[pair.said].at == place
            )
            pairs = tuple(
                pair if abs(index - at) <= NEAR else replace(pair, cost=0.0)
                for index, pair in enumerate(comparison.pairs)
            )
            alone = replace(each, compared=replace(comparison, pairs=pairs))
            listed = [one.score for one in segment(alone, usual, {}, ()) if one.kind in {*TEXTS, Kind.CUT}]
            yield max(listed, default=0.0)


def main() -> None:
    """Prints a line for each kind, and writes each score to FOLDER/scores.json."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--takes", type=Path, required=True)
    parser.add_argument("--voices", default="xiaobei,yunjian,xiaoxiao")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--kinds", default=",".join(ERRORS))
    args = parser.parse_args()
    texts = (HERE / "check.txt").read_text(encoding="utf-8").splitlines()[: args.count]
    more = texts + (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    said = {reading[:-1] for text in more for reading in pronounce(text).readings if reading}
    common = [each for each in sorted({one[:-1] for one in syllables()}) if each in said]
    booth, ear = Booth(args.takes), Whisper()
    results: dict[str, dict[str, list[float]]] = {}
    usual: dict[str, Usual] = {}
    for kind in args.kinds.split(","):
        for name in args.voices.split(","):
            voice = voices.find(name)
            right = [pronounce(text) for text in texts]
            good = [Sentence(u, booth.take(f"{name}-c{i:03d}", u, voice)) for i, u in enumerate(right)]
            path = args.takes / f"{name}-{kind}.mp3"
            if name not in usual:
                spans = programme(path, [each.samples for each in good])
                clean = heard(path, right, spans, voice, Deaf())
                paces = [pace_of(each.measured, len(each.compared.said)) for each in clean]
                usual[name] = Usual.of([each.measured for each in clean], [pace for pace in paces if pace])
            rng = random.Random(f"{name} {kind}")
            if kind == "syllable":
                bad = [wrong(text, f"{i}{name}", common) for i, text in enumerate(texts)]
                takes = [booth.take(f"{name}-w{i:03d}", u, voice) for i, u in enumerate(bad)]
                pieces = [Sentence(u, take).samples for u, take in zip(bad, takes, strict=True)]
            else:
                pieces = planted(kind, good, rng)
            spans = programme(path, pieces)
            found = heard(path, right, spans, voice, Deaf() if kind in UNHEARD else ear)
            if kind == "syllable":
                worst = list(singly(found, right, bad, usual[name]))
            else:
                worst = list(scores(kind, found, usual[name]))
            results.setdefault(kind, {})[name] = worst
            (args.takes / f"{name}-{kind}.sounded").write_bytes(pickle.dumps(found))
            (args.takes / "scores.json").write_text(json.dumps(results))
            told(kind, name, results[kind][name])


def told(kind: str, voice: str, worst: list[float]) -> None:
    """Prints how many are listed, of the half that bounds were tuned on and of the other."""
    halves = [sum(score > 0 for score in worst[half::2]) for half in (0, 1)]
    lengths = [len(worst[half::2]) for half in (0, 1)]
    print(f"{kind:10} {voice:9} tuned {halves[0]}/{lengths[0]}  other {halves[1]}/{lengths[1]}", flush=True)


if __name__ == "__main__":
    main()
