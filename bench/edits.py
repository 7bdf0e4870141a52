"""What an edit costs the mix, and whether it is as if made anew: synthetic speech, a line changed at a time.

    python bench/edits.py [--minutes 10] [--edits 20] [--anew 5]

For each edit: CPU seconds of the mix, and how many takes it asked for; at every ``--anew``-th the programme
is also made from nothing and compared to the byte. CPU seconds are of this process, all threads.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from bench.mix import line, take  # noqa: E402 - the folder is no package
from briefing.config import Config  # noqa: E402
from briefing.kept import Kept  # noqa: E402
from briefing.mix import mix  # noqa: E402
from briefing.nouns import Take  # noqa: E402

TAKE_S = 6.35


class Takes:
    """Takes by seed."""

    def __init__(self, seeds: list[int]) -> None:
        self.seeds = seeds
        self.keys = [str(seed) for seed in seeds]
        self.asked = 0

    def take(self, index: int) -> Take:
        """One take."""
        self.asked += 1
        return take(self.seeds[index])


def made(seeds: list[int], folder: Path, kept: Kept) -> tuple[bytes, float, int]:
    """The MP3, the CPU seconds, and how many takes were asked for."""
    takes, target = Takes(seeds), folder / "programme.mp3"
    began = time.process_time()
    mix([line(i) for i in range(len(seeds))], takes, Config(), target, kept=kept, on_progress=lambda _: None)
    return target.read_bytes(), time.process_time() - began, takes.asked


def main() -> None:
    """Prints the figures; ends with 1 where a byte differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--anew", type=int, default=5)
    args = parser.parse_args()
    chance = random.Random(1)
    seeds = list(range(round(args.minutes * 60 / TAKE_S)))
    costs, asked, compared = [], [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = Kept(folder / "pieces", 10**10)
        _, first_s, _ = made(seeds, folder, kept)
        for edit in range(1, args.edits + 1):
            seeds[chance.randrange(len(seeds))] = 10_000 + edit
            data, cpu_s, count = made(seeds, folder, kept)
            costs.append(cpu_s)
            asked.append(count)
            if edit % args.anew == 0:
                anew = made(seeds, folder, Kept(folder / f"anew-{edit}", 10**10))[0]
                compared += 1
                if anew != data:
                    sys.exit(f"edit {edit}: not the bytes of the programme made anew")
    print(
        f"{len(seeds)} lines: first {first_s:.1f} CPU s; an edit {statistics.median(costs):.2f} "
        f"(at most {max(costs):.2f}), takes asked for {statistics.median(asked):.0f} (at most {max(asked)}); "
        f"{compared} of {args.edits} compared with one made anew, all equal"
    )


if __name__ == "__main__":
    main()
