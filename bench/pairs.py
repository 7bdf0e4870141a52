"""Whether one episode is heard as well as another of the same script, and by how much one can tell.

    python bench/pairs.py BASE OTHER... [--kept FOLDER]

Each is a finished folder, made of one script by another commit, graph or voice. Every cue is listened to in
the MP3 (``ear.py``), rated by DNSMOS (``mos.py``), its pitch tracked (Praat), and its sound compared with its
times. For each OTHER are printed the figures of BASE, its own, and the difference with its 95 % interval, of
10,000 draws of sentences with replacement, each with its pair (Efron & Tibshirani 1993, An Introduction to
the Bootstrap, chapter 13). ``--kept`` keeps what was heard, so that a run can go on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import ear
import mos
import numpy as np
import parselmouth
from numpy.typing import NDArray

from briefing.sound.levels import audible
from briefing.sound.loudness import measure

DRAWS = 10_000
PITCH_HZ = (60.0, 500.0)
QUIET_DB = -35.0
"""Beside the loudest of a cue: below it there is no speech, as in ``marks.py``."""
REACH_S = 0.2
"""After a cue: the next one may sound from then on."""


@dataclass(frozen=True)
class Cue:
    """What was heard of one."""

    text: str
    got: str
    errors: int
    syllables: int
    mos: float
    semitones: float
    """Standard deviation of its pitch."""
    seconds: float
    begins_ms: float = 0.0
    """How much later than its cue it sounds."""
    ends_ms: float = 0.0
    """How much later than its cue it falls silent."""


def heard(folder: Path, kept: Path | None) -> list[Cue]:
    """The cues of the segments of an episode, in order."""
    file = folder / "episode.mp3"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    notes = kept / f"{digest[:16]}.jsonl" if kept else None
    before = [Cue(**json.loads(line)) for line in notes.open()] if notes and notes.exists() else []
    audio = ear.decoded(file)
    cues = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))["segments"]
    said = [cue for cue in cues if cue.get("number", 1) and cue.get("role") != "title"]
    found = before[: len(said)]
    for cue in said[len(found) :]:
        part = ear.cue(audio, cue["startTime"], cue["endTime"])
        listened = ear.listen(cue["body"], part)
        first, last = audible(
            part[: len(part) - int((ear.TAIL_S - REACH_S) * ear.RATE_HZ)], ear.RATE_HZ, QUIET_DB
        )
        found.append(
            Cue(
                text=cue["body"],
                got=listened.got,
                errors=listened.errors,
                syllables=listened.syllables,
                mos=mos.overall(part),
                semitones=spread(part, ear.RATE_HZ),
                seconds=cue["endTime"] - cue["startTime"],
                begins_ms=1000 * (first / ear.RATE_HZ - ear.LEAD_S),
                ends_ms=1000 * (last / ear.RATE_HZ - ear.LEAD_S - cue["endTime"] + cue["startTime"]),
            )
        )
        if notes:
            notes.parent.mkdir(parents=True, exist_ok=True)
            with notes.open("a") as out:
                out.write(json.dumps(asdict(found[-1]), ensure_ascii=False) + "\n")
    return found


def spread(samples: NDArray[np.float32], rate_hz: int) -> float:
    """Standard deviation of the pitch, in semitones, where there is a voice."""
    sound = parselmouth.Sound(samples.astype(np.float64), rate_hz)
    hertz = sound.to_pitch_ac(pitch_floor=PITCH_HZ[0], pitch_ceiling=PITCH_HZ[1]).selected_array["frequency"]
    return float((12 * np.log2(hertz[hertz > 0])).std()) if (hertz > 0).any() else 0.0


def interval(base: Sequence[Cue], other: Sequence[Cue], of: str) -> tuple[float, float, float, float, float]:
    """The figure of ``base``, of ``other``, and the difference with the ends of its interval.

    That of ``errors`` is in percent of syllables, any other the mean of the cues.
    """
    columns = np.array([[getattr(cue, of) for cue in cues] for cues in (base, other)], dtype=float)
    per = np.array([[cue.syllables if of == "errors" else 1 for cue in cues] for cues in (base, other)])
    percent = 100.0 if of == "errors" else 1.0
    drawn = np.random.default_rng(18).integers(0, len(base), (DRAWS, len(base)))
    first, second = (percent * columns[i].sum() / per[i].sum() for i in (0, 1))
    draws = [percent * columns[i][drawn].sum(axis=1) / per[i][drawn].sum(axis=1) for i in (0, 1)]
    low, high = np.percentile(draws[1] - draws[0], [2.5, 97.5])
    return first, second, second - first, float(low), float(high)


def told(base: Sequence[Cue], other: Sequence[Cue]) -> None:
    """Prints a row for each figure."""
    for of, name in (
        ("errors", "misheard, %"),
        ("mos", "DNSMOS"),
        ("semitones", "pitch, sd semitones"),
        ("seconds", "seconds"),
        ("begins_ms", "begins, ms"),
        ("ends_ms", "ends, ms"),
    ):
        first, second, by, low, high = interval(base, other, of)
        print(f"  {name:20}{first:8.3f}{second:8.3f}   {by:+.3f} ({low:+.3f} to {high:+.3f})", flush=True)


def main() -> None:
    """Prints a table for each pair."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("episodes", nargs="+", type=Path, metavar="EPISODE")
    parser.add_argument("--kept", type=Path)
    args = parser.parse_args()
    for folder in args.episodes:
        found = measure(folder / "episode.mp3").loudness
        print(f"{folder}: {found.integrated_lufs:.2f} LUFS, {found.true_peak_dbtp:.2f} dBTP", flush=True)
    base, *others = (heard(folder, args.kept) for folder in args.episodes)
    for folder, other in zip(args.episodes[1:], others, strict=True):
        pairs = [(a, b) for a, b in zip(base, other, strict=True) if a.text == b.text]
        if len(pairs) < len(base):
            raise SystemExit(f"{folder}: not of the same script")
        print(f"{args.episodes[0]} and {folder}: {len(pairs)} sentences", flush=True)
        told(*zip(*pairs, strict=True))


if __name__ == "__main__":
    main()
