"""What the spaces between words are worth: errors heard with them and without, in Kokoro's phonemes.

    python bench/spaces.py SENTENCES [--limit 50] [--voice xiaobei]

Each sentence is spoken with the symbols that the engine gives the model, and without the spaces between words
(those after punctuation stay), and listened to whole.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import ear

from briefing.pronounce.writing import pronounce
from briefing.speak import kokoro
from briefing.speak.kokoro.phonemes import Phonemes, phonemes
from briefing.speak.voices import DEFAULT, find

BETWEEN_WORDS = re.compile(r"(?<![,.!?;:…—]) ")


def unspaced(spoken: str, readings: Sequence[str], words: Sequence[tuple[int, int]]) -> Phonemes:
    """As ``phonemes``, without the spaces between words."""
    said = phonemes(spoken, readings, words)
    gone = {match.start() for match in BETWEEN_WORDS.finditer(said.symbols)}
    left = [len([at for at in gone if at < place]) for place in range(len(said.symbols) + 1)]
    spans = tuple((span, (a - left[a], b - left[b])) for span, (a, b) in said.spans)
    return Phonemes("".join(c for at, c in enumerate(said.symbols) if at not in gone), spans)


def main() -> None:
    """Prints a line for each way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--voice", default=DEFAULT)
    args = parser.parse_args()
    engine, voice = kokoro.KokoroEngine({}), find(args.voice)
    lines = [line for line in args.sentences.read_text(encoding="utf-8").split("\n") if line][: args.limit]
    ways: dict[str, Callable[[str, Sequence[str], Sequence[tuple[int, int]]], Phonemes]] = {
        "with": phonemes,
        "without": unspaced,
    }
    for name, way in ways.items():
        kokoro.phonemes = way
        takes = [engine.speak(pronounce(line), voice) for line in lines]
        heard = [
            ear.listen(line, ear.resampled(take.samples, take.rate_hz))
            for line, take in zip(lines, takes, strict=True)
        ]
        errors, syllables = sum(one.errors for one in heard), sum(one.syllables for one in heard)
        print(f"{name} spaces: {100 * errors / syllables:.2f} % of {syllables} syllables", flush=True)


if __name__ == "__main__":
    main()
