"""Prints the table of homophones by which an online voice is told a reading.

For each syllable: the character of GB 2312 that words (jieba's dictionary, weighted by frequency) give that
reading in 99 % of cases or more, common ones (level 1) and those without a traditional form first.

    pip install jieba
    python bench/homophones.py > homophones.txt
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import jieba
from pypinyin import Style, lazy_pinyin

from briefing.zh.hanzi import to_hant

LEVEL_1_ENDS = 0xD8
"""First byte of the first character of GB 2312's second level."""
NO_HOMOPHONES = "一不儿艹辶"
"""Characters whose tone changes with what follows, and radicals that nobody reads."""


def readings(word: str) -> list[str]:
    spoken = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True)
    return [syllable.replace("ü", "v") for syllable in spoken]


def frequencies() -> dict[str, Counter[str]]:
    """How often each character is read in each way."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split()
        if int(count) < 5 or not all("\u4e00" <= char <= "\u9fff" for char in word):
            continue
        for char, reading in zip(word, readings(word), strict=True):
            counts[char][reading] += int(count)
    return counts


def gb2312() -> Iterator[tuple[str, bool]]:
    """Its characters, and whether they are of the first level."""
    for first in range(0xB0, 0xF8):
        for second in range(0xA1, 0xFF):
            char = bytes([first, second]).decode("gb2312", errors="ignore")
            if char and char not in NO_HOMOPHONES:
                yield char, first < LEVEL_1_ENDS


def main() -> None:
    counts = frequencies()
    best: dict[str, tuple[tuple[bool | int, ...], str]] = {}
    for char, common in gb2312():
        (reading,) = readings(char)
        total = sum(counts[char].values())
        share = counts[char][reading] / total if total else 1.0
        if reading.endswith("5"):
            continue
        worth = (
            share >= 0.99,
            common,
            share >= 0.95,
            min(total, 3000) // 300 if common else 0,
            to_hant(char) == char,
            total,
        )
        best[reading] = max(best.get(reading, ((), "")), (worth, char))
    for reading, (_, char) in sorted(best.items()):
        print(reading, char)


if __name__ == "__main__":
    main()
