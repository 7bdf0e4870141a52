"""A search with a seed for better styles of Kokoro's voices: blends of two, other rows, other paces.

    python bench/styles.py SENTENCES VOICE... [--draw 6] [--seed 18] [--limit 24] [--also STYLE,...]

SENTENCES has one sentence a line. For each VOICE are tried the voice as it is, and ``--draw`` styles drawn
from its neighbourhood, or those that ``--also`` names: ``xiaoni*0.75+xiaobei*0.25/+40@0.95`` is the blend of
two in these parts, from the row 40 below that of the number of phonemes (``/=120``: from that row always), at
0.95 of the model's pace. Printed are, with the difference to the voice as it is and its 95 % interval by
sentence (``pairs.py``): what Whisper mishears, DNSMOS, the spread of the pitch, the length.

Sentences are heard several at once, in windows of half a minute, since that costs a third: what is
misheard is counted by the sentence whose syllables it touches. So it compares within one table, not with
the figures of ``listen.py``.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import ear
import mos
import numpy as np
import pairs
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from briefing.pronounce.writing import pronounce
from briefing.sound.loudness import loudness
from briefing.speak import voices
from briefing.speak.kokoro import KokoroEngine, weights

WRITTEN = re.compile(r"(\w+)(?:\*([\d.]+)\+(\w+)\*[\d.]+)?(?:/([+=]-?\d+))?(?:@([\d.]+))?")
SHARES, ROWS, PACES = (0.75, 0.5), ("", "/+20", "/+40", "/=60", "/=120"), ("", "@0.94")
GAP_S, WINDOW_S, LUFS = 0.5, 28.0, -23.0
QUIET_DB = -45.0
"""Of the loudest: what is before and after it is trimmed."""


@dataclass(frozen=True)
class Style:
    """A style as it is written, and what the engine is given."""

    voice: str
    rows: NDArray[np.float32]
    pace: float

    @classmethod
    def written(cls, text: str) -> Style:
        """That of ``text``. Raises SystemExit where it is none."""
        found = WRITTEN.fullmatch(text)
        if found is None:
            raise SystemExit(f"{text} is no style")
        first, share, second, row, pace = found.groups()
        voice = voices.find(first)
        rows = weights.style(voice.id)
        if second:
            rows = float(share) * rows + (1 - float(share)) * weights.style(voices.find(second).id)
        if row:
            last, by = len(rows) - 1, int(row[1:])
            rows = rows[
                np.full(last + 1, by) if row[0] == "=" else np.clip(np.arange(last + 1) + by, 0, last)
            ]
        return cls(first, rows.astype(np.float32), float(pace) if pace else voice.rate)


class Styled(KokoroEngine):
    """Kokoro with a style of its own."""

    rows: NDArray[np.float32]

    def _style(self, voice_id: str) -> NDArray[np.float32]:
        return self.rows


def neighbours(voice: str, count: int, choose: random.Random) -> list[str]:
    """``count`` styles near ``voice``, a third of them no blends."""
    gender = voices.find(voice).gender
    kokoro = [one for one in voices.voices().values() if one.engine == "kokoro" and one.gender == gender]
    others = sorted(one.name for one in kokoro if one.name != voice)
    found: dict[str, None] = {}
    while len(found) < count:
        share = choose.choice(SHARES)
        blend = f"{voice}*{share}+{choose.choice(others)}*{1 - share}"
        style = (blend if len(found) % 3 else voice) + choose.choice(ROWS) + choose.choice(PACES)
        if style != voice:
            found[style] = None
    return list(found)


def spoken(engine: Styled, style: Style, sentence: str) -> NDArray[np.float32]:
    """``sentence`` in ``style`` at ear.RATE_HZ, trimmed, at one loudness."""
    engine.rows = style.rows
    take = engine.speak(pronounce(sentence), replace(voices.find(style.voice), rate=style.pace))
    samples = ear.resampled(take.samples, take.rate_hz)
    loud = np.flatnonzero(np.abs(samples) > np.abs(samples).max() * 10 ** (QUIET_DB / 20))
    samples = samples[loud[0] : loud[-1] + 1]
    gain = 10 ** ((LUFS - loudness(samples, ear.RATE_HZ).integrated_lufs) / 20)
    return np.clip(samples * gain, -1, 1).astype(np.float32)


def windows(takes: Sequence[NDArray[np.float32]]) -> Iterator[range]:
    """Runs of takes that are heard at once."""
    first, length = 0, 0.0
    for index, take in enumerate(takes):
        seconds = take.size / ear.RATE_HZ + GAP_S
        if length and length + seconds > WINDOW_S:
            yield range(first, index)
            first, length = index, 0.0
        length += seconds
    yield range(first, len(takes))


def errors(sentences: Sequence[str], takes: Sequence[NDArray[np.float32]]) -> list[int]:
    """How many syllables of each sentence are misheard."""
    gap, found = np.zeros(int(GAP_S * ear.RATE_HZ), np.float32), [0] * len(sentences)
    for run in windows(takes):
        got = ear.syllables(ear.hear(np.concatenate([part for i in run for part in (takes[i], gap)])))
        whose = [i for i in run for _ in ear.syllables(sentences[i])]
        want = [each for i in run for each in ear.syllables(sentences[i])]
        for edit in Levenshtein.editops(want, got):
            found[whose[min(edit.src_pos, len(whose) - 1)]] += 1
    return found


def heard(engine: Styled, style: Style, sentences: Sequence[str]) -> list[pairs.Cue]:
    """What is heard of ``sentences``."""
    takes = [spoken(engine, style, sentence) for sentence in sentences]
    return [
        pairs.Cue(
            text=sentence,
            got="",
            errors=wrong,
            syllables=len(ear.syllables(sentence)),
            mos=mos.overall(take),
            semitones=pairs.spread(take, ear.RATE_HZ),
            seconds=take.size / ear.RATE_HZ,
        )
        for sentence, take, wrong in zip(sentences, takes, errors(sentences, takes), strict=True)
    ]


def main() -> None:
    """Prints a table for each style."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("voices", nargs="+", metavar="VOICE")
    parser.add_argument("--draw", type=int, default=6)
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--also", default="")
    args = parser.parse_args()
    sentences = [s for s in args.sentences.read_text(encoding="utf-8").split("\n") if s][: args.limit]
    engine, choose = Styled({}), random.Random(args.seed)
    for voice in args.voices:
        base = heard(engine, Style.written(voice), sentences)
        near = args.also.split(",") if args.also else neighbours(voice, args.draw, choose)
        for style in near:
            print(f"{voice} and {style}: {len(sentences)} sentences", flush=True)
            pairs.told(base, heard(engine, Style.written(style), sentences))


if __name__ == "__main__":
    main()
