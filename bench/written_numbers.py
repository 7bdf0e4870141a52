"""How many written numbers and signs are said as they should be: ``python bench/written_numbers.py PATH...``

A line is ``written<TAB>spoken|other spoken`` or ``written => spoken``; ``{a|b}`` is one or the other, ``*``
stands for anything. Prints the misses, then the score of each file. Punctuation and spaces are not compared,
since both are an engine's pauses, nor whether the one of a telephone is 一 or 幺. Latin letters are compared
by what Kokoro says for them: ``C P I`` is spelled, ``nato`` is a word.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from briefing.pronounce.writing import pronounce
from briefing.speak.kokoro.english import phonemes
from briefing.zh.hanzi import detect

EXCEPTIONS = {
    "呃这个呃啊我不知道": "fillers are the author's words, and are kept",
    "这儿有只鸟儿": "儿 is kept: erhua is the engine's, text is not removed",
    "这事儿好办": "as above",
    "我儿子喜欢这地儿": "as above",
    "儿": "as above",
}
"""Cases of WeTextProcessing that ask for a rewriting style of its own: what is done instead."""


def bare(text: str) -> str:
    """The text without punctuation and spaces, with the sounds of its Latin words."""
    sounds = re.sub(r"[A-Za-zÀ-ÿ’']+", lambda word: phonemes(word[0]), text.replace("幺", "一"))
    return re.sub(r"[\W_ˈˌ]+", "", sounds)


def is_said(spoken: str, wanted: str) -> bool:
    """Whether ``spoken`` is one of the forms that ``wanted`` describes."""
    signs = {"{": "(?:", "|": "|", "}": ")", "*": ".*"}
    pieces = (signs.get(piece) or re.escape(bare(piece)) for piece in re.split(r"([{|}*])", wanted))
    return re.fullmatch("".join(pieces), bare(spoken)) is not None


def score(path: Path) -> tuple[int, int]:
    """Cases said rightly, and all cases, of one file; prints each miss."""
    right = total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        written, separator, wanted = line.partition("\t") if "\t" in line else line.partition("=>")
        if not separator or written.strip() in EXCEPTIONS:
            continue
        written = written.strip() if separator == "=>" else written
        total += 1
        spoken = pronounce(written, written=detect(written)).spoken
        if is_said(spoken, wanted):
            right += 1
        else:
            print(f"{path.name}: {written!r} is said {spoken!r}, wanted {wanted.strip()!r}")
    return right, total


def main(paths: list[str]) -> None:
    scores = {path: score(Path(path)) for path in paths}
    for path, (right, total) in scores.items():
        print(f"{right}/{total} {100 * right / max(1, total):.1f} % {path}")
    right, total = (sum(column) for column in zip(*scores.values(), strict=True))
    print(f"{right}/{total} {100 * right / max(1, total):.1f} % in all")


if __name__ == "__main__":
    main(sys.argv[1:])
