"""Writes ``briefing/check/misheard.tsv``: what the ear mishears of each voice everywhere.

``python training/misheard.py EPISODE... [--most 300]``, of episodes that people found right, the more the
better: ``briefing make bench/sentences.txt --voice xiaobei`` makes one. A row is a voice, a syllable, what
was heard in its place (``-`` for nothing), and how often that was, of all times that the syllable was said.
What happened once is chance and is left out. A line of its own says how many segments of each voice were
heard. Rows of voices that these episodes do not have stay. The table is written every ``EVERY`` segments, so
that the run may be stopped.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Final

from briefing.check.ear import Whisper
from briefing.check.listening import Sounded
from briefing.conductor.checking import hear
from briefing.config import Config

TARGET: Final = Path(__file__).parents[1] / "briefing" / "check" / "misheard.tsv"
SELDOM: Final = 2
"""Times that a syllable has to be misheard in one way to be listed."""
EVERY: Final = 10


class Tally:
    """What was said by each voice, and what of it was misheard."""

    def __init__(self) -> None:
        self.segments: Counter[str] = Counter()
        self.said: Counter[tuple[str, str]] = Counter()
        self.misheard: Counter[tuple[str, str, str]] = Counter()

    def add(self, each: Sounded) -> None:
        """One segment more."""
        voice, compared = each.part.line.voice.name, each.compared
        self.segments[voice] += 1
        self.said.update((voice, one.sound) for one in compared.said if not one.latin)
        for pair in compared.pairs:
            if pair.cost and pair.said >= 0 and not compared.said[pair.said].latin:
                heard = compared.heard[pair.heard].sound if pair.heard >= 0 else "-"
                self.misheard[voice, compared.said[pair.said].sound, heard] += 1

    def write(self, kept: list[str]) -> None:
        """The table anew, with the lines ``kept`` of voices that were not heard now."""
        ours = [f"# {voice}: {count} segments" for voice, count in self.segments.items()]
        ours += [
            f"{voice}\t{one}\t{other}\t{count / self.said[voice, one]:.2f}"
            for (voice, one, other), count in self.misheard.items()
            if count >= SELDOM
        ]
        head, *others = (line for line in kept if _voice(line) not in self.segments)
        TARGET.write_text("\n".join([head, *sorted([*others, *ours])]) + "\n", encoding="utf-8")


def _voice(line: str) -> str:
    """Whose line of the table it is; empty for its head."""
    return line.split("\t", maxsplit=1)[0] if "\t" in line else line.removeprefix("# ").rpartition(": ")[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("episodes", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=300, help="segments of each episode")
    given = parser.parse_args()
    kept = TARGET.read_text(encoding="utf-8").splitlines()
    tally, ear = Tally(), Whisper()
    for episode in given.episodes:
        for number, each in enumerate(islice(hear(episode, Config(), ear), given.most), 1):
            tally.add(each)
            if number % EVERY == 0:
                tally.write(kept)
        tally.write(kept)


if __name__ == "__main__":
    main()
