"""What a listener hears of an episode's delivery: level, pitch, pauses, pace, room tone, and when it begins.

    python bench/performance.py EPISODE...

Each EPISODE is a finished folder. Level is that of a sentence (BS.1770, gated) and pitch its median (Praat,
the ``judge`` extra); their slopes are those of straight lines through the sentences of each paragraph of
three or more, averaged over paragraphs. ``reset`` is how far the first sentence of a paragraph is from the
first of the one before, in the median. Pauses are from where one cue ends to where the next begins.
Syllables are those of the cues' text as spoken, numbers written out; pauses count as time, stings do not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import parselmouth
from numpy.typing import NDArray

from briefing.pronounce.diction import Diction
from briefing.script.document import parse
from briefing.sound.decode import decode
from briefing.sound.loudness import loudness

RATE_HZ = 44_100
BODY = {"body", "quotation", "item"}
PITCH_HZ = (60.0, 500.0)


@dataclass(frozen=True)
class Sentence:
    """A cue, and what was measured on it."""

    paragraph: int
    role: str
    start_s: float
    end_s: float
    syllables: int
    lufs: float
    semitones: float


def sentences(folder: Path) -> tuple[list[Sentence], NDArray[np.float32]]:
    """The sentences of an episode in order, and its sound, mono."""
    audio = np.concatenate([block[:, 0] for block in decode(folder / "episode.mp3", RATE_HZ, 1)])
    written = parse((folder / "script.md").read_text(encoding="utf-8"))
    paragraph_of = [i for i, paragraph in enumerate(written.paragraphs()) for _ in paragraph]
    found = []
    for cue in json.loads((folder / "transcript.json").read_text(encoding="utf-8"))["segments"]:
        part = audio[round(cue["startTime"] * RATE_HZ) : round(cue["endTime"] * RATE_HZ)]
        number = cue["number"]
        found.append(
            Sentence(
                paragraph=paragraph_of[number - 1] if number else -1,
                role=cue["role"],
                start_s=cue["startTime"],
                end_s=cue["endTime"],
                syllables=sum(map(bool, Diction(written.script).pronounce(cue["body"], ()).readings)),
                lufs=loudness(part, RATE_HZ).integrated_lufs,
                semitones=_pitch(part),
            )
        )
    return found, audio


def _pitch(samples: NDArray[np.float32]) -> float:
    sound = parselmouth.Sound(samples.astype(np.float64), RATE_HZ)
    found = sound.to_pitch_ac(pitch_floor=PITCH_HZ[0], pitch_ceiling=PITCH_HZ[1]).selected_array["frequency"]
    return float(12 * np.log2(np.median(found[found > 0]))) if (found > 0).any() else float("nan")


def slopes(heard: Sequence[Sentence], of: str) -> Iterator[float]:
    """The change from sentence to sentence in each paragraph of the body."""
    for _, group in groupby(heard, key=lambda each: each.paragraph):
        values = [getattr(each, of) for each in group if each.role in BODY]
        if len(values) >= 3:
            yield float(np.polyfit(range(len(values)), values, 1)[0])


def figures(folder: Path) -> dict[str, Any]:
    """What is printed of one episode."""
    heard, audio = sentences(folder)
    body = [each for each in heard if each.role in BODY]
    inside = [b.start_s - a.end_s for a, b in pairwise(heard) if a.paragraph == b.paragraph >= 0]
    between = [
        b.start_s - a.end_s
        for a, b in pairwise(heard)
        if a.paragraph != b.paragraph and {a.role, b.role} <= BODY
    ]
    firsts = [next(group) for _, group in groupby(body, key=lambda each: each.paragraph)]
    gaps = [
        audio[round((a.end_s + 0.12) * RATE_HZ) : round((b.start_s - 0.08) * RATE_HZ)]
        for a, b in pairwise(body)
        if a.paragraph == b.paragraph
    ]
    quiet = np.concatenate([gap for gap in gaps if gap.size] or [np.zeros(1, np.float32)])
    spoken_s = heard[-1].end_s - heard[0].start_s
    by_role = {
        role: float(np.mean([each.lufs for each in heard if each.role == role]))
        for role in dict.fromkeys(each.role for each in heard)
    }
    return {
        "level, LU a sentence in a paragraph": np.mean(list(slopes(heard, "lufs"))),
        "reset of level, LU": np.median([abs(b.lufs - a.lufs) for a, b in pairwise(firsts)]),
        "pitch, semitones a sentence": np.mean(list(slopes(heard, "semitones"))),
        "level between sentences, sd LU": np.std([each.lufs for each in body]),
        "pitch between sentences, sd semitones": np.nanstd([each.semitones for each in body]),
        "pauses between sentences, mean s": np.mean(inside),
        "  coefficient of variation": np.std(inside) / np.mean(inside),
        "pauses between paragraphs, mean s": np.mean(between),
        "  their coefficient of variation": np.std(between) / np.mean(between),
        "syllables a minute with pauses": 60 * sum(each.syllables for each in heard) / spoken_s,
        "room tone, dBFS": 20 * np.log10(np.sqrt((quiet**2).mean()) + 1e-9),
        "first word of the body, s": body[0].start_s,
        **{f"level of {role}, LUFS": value for role, value in by_role.items()},
    }


def main() -> None:
    """Prints a row for each figure, a column for each episode."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("episodes", nargs="+", type=Path, metavar="EPISODE")
    args = parser.parse_args()
    found = [figures(folder) for folder in args.episodes]
    for name in dict.fromkeys(name for each in found for name in each):
        print(f"{name:42}" + "".join(f"{each.get(name, float('nan')):10.2f}" for each in found))


if __name__ == "__main__":
    main()
