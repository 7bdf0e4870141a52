"""What grammar changes in running text: ``python bench/function_words.py PATH.sent [--show]``

A sentence a line, ▁ left out. Prints, for each function word, how often grammar settles its reading and how
often the model of ``polyphones`` alone reads it otherwise; with --show each of those, for an eye to judge.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from briefing.pronounce.readings.functionwords import function_words
from briefing.pronounce.readings.model import polyphones
from briefing.zh import division


def main(path: str, show: bool) -> None:
    settled: defaultdict[str, int] = defaultdict(int)
    changed: defaultdict[str, list[str]] = defaultdict(list)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        text = line.replace("▁", "")
        found = {at: reading for at, reading, _ in function_words(division.tagged(text))}
        model = {one.at: one.reading for one in polyphones(text)} if found else {}
        for at, reading in found.items():
            char = text[at]
            settled[char] += 1
            if model.get(at, reading) != reading:
                around = f"{text[max(0, at - 8) : at]}[{char}]{text[at + 1 : at + 9]}"
                changed[char].append(f"{around} {model[at]} -> {reading}")
    for char, count in sorted(settled.items(), key=lambda each: -each[1]):
        print(f"{char}: {count} settled, {len(changed[char])} read otherwise by the model")
        for one in changed[char] if show else ():
            print(f"    {one}")


if __name__ == "__main__":
    main(sys.argv[1], "--show" in sys.argv)
