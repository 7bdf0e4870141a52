"""What an episode costs: time by stage, real-time factors, memory, the price of one changed sentence.

    python bench/cost.py [ARTICLE] [--runs 5] [--compare] [--memory 1000,20000]

Each run starts from an empty cache. ``--compare`` speaks the same segments with kokoro-onnx (the extra
``compare``) in turn with ours. ``--memory`` makes articles of so many characters and prints the largest sum
of memory over all processes of the program (Linux). Times are medians; the machine is named first.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from briefing.conductor import produce
from briefing.config import Cache, Config
from briefing.narrate import narrate
from briefing.pronounce.writing import pronounce
from briefing.read import read
from briefing.speak import voices
from briefing.speak.kokoro import weights
from briefing.speak.kokoro.phonemes import phonemes

EXAMPLE = Path(__file__).parents[1] / "examples" / "bridge.txt"
SAMPLE_S = 0.1


@dataclass
class Stopwatch:
    """A reporter that times the stages."""

    seconds: dict[str, float] = field(default_factory=dict)
    _stage: str = ""
    _since: float = 0.0

    def begin(self, stage: str) -> None:
        self.stop()
        self._stage, self._since = stage, time.perf_counter()

    def advance(self, fraction: float, detail: str = "") -> None: ...

    def note(self, news: str) -> None: ...

    def stop(self) -> None:
        """Books the time of the stage that ends."""
        if self._stage:
            self.seconds[self._stage] = time.perf_counter() - self._since
        self._stage = ""


def one_run(article: Path, folder: Path) -> dict[str, float]:
    """Seconds by stage from an empty cache, of the whole, of a changed sentence; the duration."""
    config = Config(cache=Cache(folder=folder / "cache"))
    watch, started = Stopwatch(), time.perf_counter()
    result = produce(str(article), out=folder, config=config, report=watch)
    watch.stop()
    row = watch.seconds | {"whole": time.perf_counter() - started, "duration": result.duration_s}
    script = result.folder / "script.md"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.rstrip("\n") + "\n\n这是新加的一句话，请重新录制。\n", encoding="utf-8")
    started = time.perf_counter()
    again = produce(str(result.folder), out=folder, config=config, report=Stopwatch())
    assert again.spoken_now == 1
    return row | {"one sentence": time.perf_counter() - started}


def kokoro_onnx(article: Path, folder: Path) -> tuple[float, float]:
    """Seconds that kokoro-onnx takes to speak the article's segments, and the seconds of audio it makes."""
    import numpy as np
    from kokoro_onnx import Kokoro

    model, styles = folder / "kokoro.onnx", folder / "styles.npz"
    voice = voices.find(voices.DEFAULT)
    if not model.exists():
        model.write_bytes(b"".join(weights.parts(None)))
        np.savez(styles, **{voice.id: weights.style(voice.id)[:, None, :]})
    said = [pronounce(segment.text) for segment in narrate(read(str(article))).segments()]
    symbols = [phonemes(one.spoken, one.readings, one.words).symbols for one in said if one.spoken]
    started, audio_s = time.perf_counter(), 0.0
    kokoro = Kokoro(str(model), str(styles))
    for line in symbols:
        samples, rate_hz = kokoro.create(line, voice.id, is_phonemes=True)
        audio_s += len(samples) / rate_hz
    return time.perf_counter() - started, audio_s


def peak_mib(article: Path, folder: Path) -> float:
    """The largest sum of resident memory of the program and its processes while it makes ``article``."""
    (folder / "briefing.toml").write_text(f'[cache]\nfolder = "{folder / "cache"}"\n', encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "make", str(article), "--out", str(folder), "-q"]
    process = subprocess.Popen([*command, "--config", str(folder / "briefing.toml")])
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(resident(pid) for pid in family(process.pid)))
        time.sleep(SAMPLE_S)
    assert process.returncode == 0
    return peak / 2**20


def family(pid: int) -> list[int]:
    """``pid`` and all its descendants."""
    try:
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []
    return [pid, *(descendant for child in children for descendant in family(child))]


def resident(pid: int) -> int:
    """Bytes of memory that a process has of its own or shares, the shared ones in proportion."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def article_of(characters: int, folder: Path) -> Path:
    """An article of that many characters: the example again and again, each sentence numbered to differ."""
    example = EXAMPLE.read_text(encoding="utf-8").replace("\n", "")
    sentences = [sentence for sentence in example.split("。") if len(sentence) > 10]
    text, count = "# 长文\n\n", 0
    while count < characters:
        sentence = f"第{count}段，{sentences[count % len(sentences)]}。"
        text, count = text + sentence + "\n\n", count + len(sentence)
    path = folder / f"long-{characters}.md"
    path.write_text(text, encoding="utf-8")
    return path


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("article", type=Path, nargs="?", default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--memory", default="")
    args = parser.parse_args()
    print(f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}")
    rows: list[dict[str, float]] = []
    theirs: list[tuple[float, float]] = []
    for _ in range(args.runs):
        with tempfile.TemporaryDirectory() as folder:
            rows.append(one_run(args.article, Path(folder)))
            if args.compare:
                theirs.append(kokoro_onnx(args.article, Path(folder)))
    for name in rows[0]:
        print(f"{name:>14}: {statistics.median(row[name] for row in rows):7.2f} s")
    synthesis = statistics.median(row["speaking"] / row["duration"] for row in rows)
    whole = statistics.median(row["whole"] / row["duration"] for row in rows)
    print(f"real-time factor: synthesis {synthesis:.3f}, whole {whole:.3f} of the programme's duration")
    if theirs:
        ratio = statistics.median(a / row["speaking"] for (a, _), row in zip(theirs, rows, strict=True))
        factor = statistics.median(a / b for a, b in theirs)
        print(f"kokoro-onnx: {statistics.median(a for a, _ in theirs):.2f} s, {ratio:.2f} times ours; "
              f"real-time factor {factor:.3f} of its own audio, silence included")  # fmt: skip
    for characters in filter(None, args.memory.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            peak = peak_mib(article_of(int(characters), Path(folder)), Path(folder))
        print(f"peak memory at {int(characters):,} characters: {peak:.0f} MiB, all processes together")


if __name__ == "__main__":
    main()
