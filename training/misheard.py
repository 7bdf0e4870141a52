"""Writes ``briefing/check/misheard.tsv``: what the ear mishears of each voice everywhere.

``python training/misheard.py EPISODE...``, of episodes that people found right, the more the better:
``briefing make bench/sentences.txt --voice xiaobei`` makes one. A row is a voice, a syllable, what
was heard in its place (``-`` for nothing), and how often that was, of all times that the syllable was said.
What happened once is chance and is left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from briefing.check.ear import Whisper
from briefing.conductor.checking import hear
from briefing.config import Config

TARGET = Path(__file__).parents[1] / "briefing" / "check" / "misheard.tsv"
SELDOM = 2
"""Times that a syllable has to be misheard in one way to be listed."""


def main(episodes: list[str]) -> None:
    said: Counter[tuple[str, str]] = Counter()
    misheard: Counter[tuple[str, str, str]] = Counter()
    ear = Whisper()
    for episode in episodes:
        for each in hear(Path(episode), Config(), ear):
            voice, compared = each.part.line.voice.name, each.compared
            said.update((voice, one.sound) for one in compared.said if not one.latin)
            for pair in compared.pairs:
                if pair.cost and pair.said >= 0 and not compared.said[pair.said].latin:
                    heard = compared.heard[pair.heard].sound if pair.heard >= 0 else "-"
                    misheard[voice, compared.said[pair.said].sound, heard] += 1
    head = next(line for line in TARGET.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    rows = [
        f"{voice}\t{one}\t{other}\t{count / said[voice, one]:.2f}"
        for (voice, one, other), count in sorted(misheard.items())
        if count >= SELDOM
    ]
    TARGET.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
