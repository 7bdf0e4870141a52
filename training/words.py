"""Writes ``briefing/pronounce/readings/words.txt``: words that two dictionaries read alike.

``pip install pypinyin-dict==0.9.0 && python training/words.py``. A word is kept where it holds a character
with several readings and where the phrases of pypinyin (MIT) and CC-CEDICT (CC BY-SA 4.0, as packed by
pypinyin-dict) give it the same reading, but that CC-CEDICT may know more light syllables (部分 fen5). 一
and 不 have their dictionary tones, 儿 is er2.
"""

from __future__ import annotations

from pathlib import Path

from g2pM import G2pM
from pypinyin.phrases_dict import phrases_dict
from pypinyin_dict.phrase_pinyin_data import cc_cedict

from briefing.pronounce.readings.words import ALWAYS
from briefing.zh.pinyin import normal

TARGET = Path(__file__).parents[1] / "briefing" / "pronounce" / "readings" / "words.txt"
HEADER = "# Made by training/words.py from pypinyin (MIT) and CC-CEDICT (CC BY-SA 4.0). One word a line.\n"


def reading(word: str, syllables: list[list[str]]) -> list[str]:
    """A dictionary's reading of ``word``, as readings are kept."""
    return [ALWAYS.get(char) or normal(choices[0]) for char, choices in zip(word, syllables, strict=True)]


def main() -> None:
    polyphones = {char for char, readings in G2pM().cedict.items() if len(readings) > 1}
    theirs = dict(phrases_dict)
    cc_cedict.load()
    from pypinyin.constants import PHRASES_DICT

    lines = []
    for word, syllables in sorted(theirs.items()):
        other = PHRASES_DICT.get(word)
        if other is syllables or not other or not len(word) == len(syllables) == len(other):
            continue
        if len(word) > 1 and polyphones.intersection(word):
            ours, others = reading(word, syllables), reading(word, other)
            if all(a == b or (b[-1] == "5" and a[:-1] == b[:-1]) for a, b in zip(ours, others, strict=True)):
                lines.append(f"{word} {' '.join(others)}\n")
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} words in {TARGET}")


if __name__ == "__main__":
    main()
