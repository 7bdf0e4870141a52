"""What the text front end costs: ``python bench/front_end.py [--runs 5]``

Floors of the project: 5,000 characters from a fresh process, loading included, in at most 2.0 s (median);
once warm, at least a third of g2pM's own rate in the same run; peak memory below 400 MB. Also the rates for
text without punctuation, only digits and the like, twice as long each time: time grows with the length.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does, before NumPy is loaded

import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from briefing.clean import clean
from briefing.narrate import narrate
from briefing.nouns import Article, Block, Role
from briefing.pronounce.writing import pronounce

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
LIMIT_S, LIMIT_MB = 2.0, 400
ODD = {
    "no punctuation": "今天天气很好大家都去公园散步了还有银行行长也来了",
    "only digits": "1234567890",
    "only emoji": "😀👍🏽",
    "nested brackets": "（(",
    "one Latin word": "abcdefghij",
    "lone surrogates": "\ud800\udfff",
    "mixed": "A股涨3.5%，GPT-4在2026-11-24发布。",
}
"""Ugly text: a piece that is repeated."""


def article(characters: int) -> Article:
    """An article of the sentences of the bench, numbered so that no two are the same, 20 to a paragraph."""
    blocks: list[Block] = []
    count = at = 0
    while count < characters:
        text = "".join(f"第{at + n}条：{SENTENCES[(at + n) % len(SENTENCES)]}" for n in range(20))
        blocks.append(Block(Role.BODY, text[: characters - count]))
        count, at = count + len(text), at + 20
    return Article("长文", tuple(blocks), "")


def front_end(source: Article) -> int:
    """Cleans, narrates and pronounces ``source``; how many characters are spoken."""
    script = narrate(clean(source))
    return sum(
        len(pronounce(each.text, each.pins, written=script.script).spoken) for each in script.segments()
    )


def child(characters: int) -> None:
    """In a fresh process: seconds from its start with imports, and megabytes at the peak."""
    front_end(article(characters))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def fresh(characters: int) -> tuple[float, float]:
    """Seconds and megabytes of a fresh process."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "--child", str(characters)], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - started, float(done.stdout)


def g2pm_rate(source: Article) -> float:
    """Characters a second of g2pM by itself, sentence by sentence."""
    from g2pM import G2pM

    model = G2pM()
    texts = [each.text for each in narrate(source).segments()]
    model(texts[0])
    started = time.perf_counter()
    for text in texts:
        model(text)
    return sum(map(len, texts)) / (time.perf_counter() - started)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--characters", type=int, default=5000)
    parser.add_argument("--child", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        child(args.child)
        return
    print(f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
    runs = [fresh(args.characters) for _ in range(args.runs)]
    seconds, peak = statistics.median(s for s, _ in runs), max(mb for _, mb in runs)
    print(f"{args.characters:,} characters, loading included: {seconds:.2f} s (at most {LIMIT_S}); "
          f"{', '.join(f'{s:.2f}' for s, _ in runs)}")  # fmt: skip
    print(f"peak memory {peak:.0f} MB (below {LIMIT_MB})")
    source = article(4 * args.characters)
    front_end(article(100))
    started = time.perf_counter()
    front_end(source)
    ours = 4 * args.characters / (time.perf_counter() - started)
    theirs = g2pm_rate(source)
    print(f"warm {ours:,.0f} characters/s, g2pM {theirs:,.0f}: {ours / theirs:.2f} of it (at least 0.33)")
    for name, piece in ODD.items():
        rates = []
        for size in (20_000, 40_000):
            text = piece * (size // len(piece))
            started = time.perf_counter()
            front_end(Article("", (Block(Role.BODY, text),), ""))
            rates.append(f"{len(text) / (time.perf_counter() - started):,.0f}")
        print(f"{name:>16}: {' and '.join(rates)} characters/s at 20,000 and 40,000 characters in one line")


if __name__ == "__main__":
    main()
