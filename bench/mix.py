"""What mixing costs: seconds and memory for programmes of so many minutes, with takes of synthetic speech.

python bench/mix.py [MINUTES ...]          (5 and 60 by default; each in a process of its own)
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from briefing.config import Config
from briefing.kept import Kept
from briefing.mix import mix
from briefing.nouns import Line, Mark, Segment, Take, Utterance, Voice

_MAXRSS_PER_MIB = 2**20 if sys.platform == "darwin" else 2**10
_TAKE_S, _PAUSE_S = 6.0, 0.35


def take(number: int) -> Take:
    """Six seconds of noise in syllables, with the silence that Kokoro puts around speech."""
    random = np.random.default_rng(number)
    time_s = np.arange(round(_TAKE_S * 24_000)) / 24_000
    sound = random.standard_normal(len(time_s)) * (0.55 - 0.45 * np.cos(2 * np.pi * 5 * time_s)) * 0.1
    marks = tuple(Mark(0.4 + i / 5, 0.6 + i / 5, i, i + 1) for i in range(30))
    return Take(np.pad(sound.astype(np.float32), (9_600, 21_600)), 24_000, marks)


class Takes:
    """Takes of so many lines."""

    def __init__(self, count: int) -> None:
        self.keys = [str(number) for number in range(count)]

    def take(self, index: int) -> Take:
        """One take."""
        return take(index)


def line(number: int) -> Line:
    """Line ``number``: four make a paragraph, forty a chapter."""
    text = "山" * 30
    utterance = Utterance(text, text, tuple((i, i + 1) for i in range(30)), ("shan1",) * 30)
    voice = Voice("probe", "probe", "0", "zh-CN", "", "")
    chapter = str(number) if number % 40 == 0 else ""
    return Line(Segment(text), utterance, voice, number + 1, chapter, ends_paragraph=number % 4 == 3)


def measured(minutes: float) -> dict[str, float]:
    """What one programme of ``minutes`` cost this process."""
    lines = [line(i) for i in range(round(minutes * 60 / (_TAKE_S + _PAUSE_S)))]
    with tempfile.TemporaryDirectory() as folder:
        wall, cpu = time.perf_counter(), time.process_time()
        target, kept = Path(folder) / "programme.mp3", Kept(Path(folder) / "pieces", 10**10)
        programme = mix(lines, Takes(len(lines)), Config(), target, kept=kept, on_progress=lambda _: None)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {
        "minutes": programme.duration_s / 60,
        "wall_s": wall,
        "cpu_s": cpu,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MAXRSS_PER_MIB,
        "lufs": programme.loudness_lufs,
        "dbtp": programme.true_peak_dbtp,
    }


def main() -> None:
    """Prints one row for each length asked for; with ``--json MINUTES``, one measurement as JSON."""
    if sys.argv[1:2] == ["--json"]:
        print(json.dumps(measured(float(sys.argv[2]))))
        return
    print("minutes  wall s  s/min  CPU s/min  % of real time  peak MiB   LUFS   dBTP")
    for minutes in sys.argv[1:] or ["5", "60"]:
        answer = subprocess.run(
            [sys.executable, __file__, "--json", minutes], check=True, capture_output=True, text=True
        )
        row = json.loads(answer.stdout)
        wall, cpu = row["wall_s"] / row["minutes"], row["cpu_s"] / row["minutes"]
        print(
            f"{row['minutes']:7.1f} {row['wall_s']:7.1f} {wall:6.2f} {cpu:10.2f} {wall / 0.6:15.1f} "
            f"{row['peak_mib']:9.0f} {row['lufs']:6.2f} {row['dbtp']:6.2f}"
        )


if __name__ == "__main__":
    main()
