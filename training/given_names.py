"""Writes ``briefing/pronounce/readings/given.txt``: how much each character speaks for a given name.

``python training/given_names.py dict.txt``, with the dictionary of jieba 0.42.1 (MIT; in its source package).
A line is a character and the natural logarithm of how much oftener it stands after a common surname in the
dictionary's persons (``nr``, two or three characters) than in its other words, weighed by their frequency.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from briefing.zh.surnames import COMMONEST

TARGET = Path(__file__).parents[1] / "briefing" / "pronounce" / "readings" / "given.txt"
SELDOM = 3
"""Persons in whose names a character has to stand to be kept."""


def main(dictionary: str) -> None:
    given: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for line in Path(dictionary).read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split()
        if kind == "nr" and 2 <= len(word) <= 3 and word[0] in COMMONEST:
            given.update(word[1:])
        elif not kind.startswith("nr"):
            elsewhere.update(dict.fromkeys(word, math.log1p(int(frequency))))
    names, words = given.total(), elsewhere.total()
    lines = [
        f"{char} {math.log((count + 0.5) / names) - math.log((elsewhere[char] + 5) / words):.1f}\n"
        for char, count in sorted(given.items())
        if count >= SELDOM
    ]
    TARGET.write_text(
        "# Made by training/given_names.py from the dictionary of jieba (MIT).\n" + "".join(lines),
        encoding="utf-8",
    )
    print(f"{len(lines)} characters in {TARGET}")


if __name__ == "__main__":
    main(sys.argv[1])
