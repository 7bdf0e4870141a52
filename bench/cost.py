"""What an episode costs: the rows of ``docs/speed.md``, each measured in one run of this program.

    python bench/cost.py [--runs 5] [--rows explain,ten_minutes] [--graph auto]

``speech`` speaks 30 sentences with Kokoro alone, in as many processes as there are cores, and with
kokoro-onnx (the extra ``compare``), one session of as many threads, in turn; ``episode`` makes an episode of
the same sentences. The other rows (``explain``, ``ten_minutes``, ``many``, ``memory``) run the command line
as a user does, from an empty cache each time. Seconds are medians; what is compared is compared pair by pair.
Linux, for memory and the CPU time of processes.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefing.nouns import Line, Segment
from briefing.pronounce.writing import pronounce
from briefing.speak import voices
from briefing.speak.cache import TakeCache
from briefing.speak.kokoro import KokoroEngine, weights
from briefing.speak.kokoro.phonemes import phonemes
from briefing.speak.studio import Recording

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "bridge.txt"
SENTENCES = [line for line in (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines() if line][:30]
SAMPLE_S = 0.1
SYLLABLES_IN_TEN_MINUTES = 2400


class Bench:
    """The rows, and what they share: a folder, how often, which graph."""

    def __init__(self, folder: Path, runs: int, graph: str) -> None:
        self.folder, self.runs, self.graph = folder, runs, graph
        self._made = 0

    def speech(self) -> str:
        """Our speech of the sentences, and kokoro-onnx's, in turn."""
        pairs = [(self._ours(), self._theirs()) for _ in range(self.runs)]
        ratio = statistics.median(theirs / ours for ours, theirs in pairs)
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        return f"speech alone {ours:.1f} s, kokoro-onnx {theirs:.1f} s: {ratio:.2f} times as fast"

    def episode(self) -> str:
        """The whole episode of the sentences against kokoro-onnx's speech alone, in turn."""
        article = self.folder / "sentences.txt"
        article.write_text("\n\n".join(SENTENCES), encoding="utf-8")
        pairs = [(self._made_of([article])[0], self._theirs()) for _ in range(self.runs)]
        ratio = statistics.median(theirs / ours for ours, theirs in pairs)
        return (
            f"whole episode {statistics.median(ours for ours, _ in pairs):.1f} s: {ratio:.2f} times as fast"
        )

    def ten_minutes(self) -> str:
        """Whole over speech of a ten-minute episode, and the CPU time of one sentence changed in it."""
        article, ratios, changed = article_of(SYLLABLES_IN_TEN_MINUTES, self.folder), [], []
        lines = article.read_text(encoding="utf-8").split("\n\n")
        for _ in range(self.runs):
            speech = self._ours([line.strip("# ") for line in lines if line])
            whole, _, out = self._made_of([article])
            ratios.append(whole / speech)
            (script,) = out.glob("*/script.md")
            text = script.read_text(encoding="utf-8")
            assert "第40段" in text
            script.write_text(text.replace("第40段", "这是改过的第40段", 1), encoding="utf-8")
            changed.append(self._made_of([script.parent], out)[1])
        return (
            f"whole / speech of ten minutes {statistics.median(ratios):.2f}; "
            f"one sentence changed {statistics.median(changed):.1f} CPU s"
        )

    def many(self) -> str:
        """Twenty articles of 1,000 characters in one run over the sum of their speech."""
        articles = [article_of(1000, self.folder, number) for number in range(20)]
        spoken = 0.0
        for article in articles:
            lines = article.read_text(encoding="utf-8").split("\n\n")
            spoken += self._ours([line.strip("# ") for line in lines if line])
        whole = self._made_of(articles)[0]
        return f"20 articles in one run / sum of their speech {whole / spoken:.2f}"

    def memory(self) -> str:
        """The largest sum of memory over all processes, at two lengths."""
        peaks = {size: self._peak_mib(article_of(size, self.folder)) for size in (1000, 20_000)}
        return "peak memory " + ", ".join(f"{mib:.0f} MiB at {size:,}" for size, mib in peaks.items())

    def explain(self) -> str:
        """CPU time of the smallest command that pronounces."""
        seconds = [
            self._cpu_s([sys.executable, "-m", "briefing", "explain", "你好"]) for _ in range(self.runs)
        ]
        return f"explain 你好 {statistics.median(seconds):.2f} CPU s"

    def _ours(self, sentences: list[str] = SENTENCES) -> float:
        """Seconds in which Kokoro speaks ``sentences`` here, from an empty cache."""
        voice = voices.find(voices.DEFAULT)
        said = [pronounce(text) for text in sentences]
        lines = [
            Line(Segment(one.text), one, voice, number) for number, one in enumerate(said, 1) if one.spoken
        ]
        cache = TakeCache(self._fresh(), 10**10)
        made = Recording(lines, cache, {"kokoro": {"graph": self.graph}})
        began = time.perf_counter()
        made.record(on_take=lambda *_: None)
        return time.perf_counter() - began

    def _theirs(self) -> float:
        """Seconds in which kokoro-onnx loads and speaks the sentences, one session on all cores."""
        import numpy as np
        from kokoro_onnx import Kokoro

        model, styles = self.folder / "kokoro.onnx", self.folder / "styles.npz"
        voice = voices.find(voices.DEFAULT)
        if not model.exists():
            model.write_bytes(b"".join(weights.parts(None)))
            np.savez(styles, **{voice.id: weights.style(voice.id)[:, None, :]})
        said = [pronounce(text) for text in SENTENCES]
        symbols = [phonemes(one.spoken, one.readings, one.words).symbols for one in said]
        began = time.perf_counter()
        kokoro = Kokoro(str(model), str(styles))
        for line in symbols:
            kokoro.create(line, voice.id, is_phonemes=True, trim=False)
        return time.perf_counter() - began

    def _made_of(self, sources: list[Path], out: Path | None = None) -> tuple[float, float, Path]:
        """Wall and CPU seconds of ``briefing make``, and where the episodes are."""
        out = out or self._fresh()
        command = self._command(sources, out)
        began = time.perf_counter()
        cpu_s = self._cpu_s(command)
        return time.perf_counter() - began, cpu_s, out

    def _command(self, sources: list[Path], out: Path) -> list[str]:
        settings = out / "briefing.toml"
        settings.write_text(
            f'[cache]\nfolder = "{out / "cache"}"\n[kokoro]\ngraph = "{self.graph}"\n', encoding="utf-8"
        )
        told = ["--out", str(out), "--config", str(settings), "-q"]
        return [sys.executable, "-m", "briefing", "make", *map(str, sources), *told]

    def _cpu_s(self, command: list[str]) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def _peak_mib(self, article: Path) -> float:
        process = subprocess.Popen(self._command([article], self._fresh()))
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(resident(pid) for pid in family(process.pid)))
            time.sleep(SAMPLE_S)
        assert process.returncode == 0
        return peak / 2**20

    def _fresh(self) -> Path:
        self._made += 1
        path = self.folder / str(self._made)
        path.mkdir()
        return path


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


def article_of(characters: int, folder: Path, number: int = 0) -> Path:
    """An article of that many characters: the example again and again, each sentence numbered to differ."""
    example = EXAMPLE.read_text(encoding="utf-8").replace("\n", "")
    sentences = [sentence for sentence in example.split("。") if len(sentence) > 10]
    text, count = f"# 长文{number}\n\n", 0
    while len(text) < characters:
        text, count = text + f"第{count}段，{number}号，{sentences[count % len(sentences)]}。\n\n", count + 1
    path = folder / f"long-{characters}-{number}.md"
    path.write_text(text, encoding="utf-8")
    return path


def main() -> None:
    """Prints the rows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rows", default="explain,ten_minutes")
    parser.add_argument("--graph", default="auto")
    args = parser.parse_args()
    cores = len(os.sched_getaffinity(0))
    print(f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, "
          f"{KokoroEngine({'graph': args.graph}).about()}", flush=True)  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), args.runs, args.graph)
        for row in args.rows.split(","):
            measured: Callable[[], str] = getattr(bench, row)
            print(measured(), flush=True)


if __name__ == "__main__":
    main()
