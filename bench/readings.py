"""How many readings of a set of sentences are right: ``python bench/readings.py SENTENCES.tsv… [--sure S]``

A line is a sentence, the place of a character in it, the character and its reading (``wei4``; ``|`` where two
are right), tabs between. A reading counts as it is said: a light syllable only where light is wanted.
Prints for each file how many are right, how many are sure and wrong, and every error with the rule that made
it, read through the whole front end as ``briefing explain --json`` gives it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.pronounce.writing import pronounce
from briefing.zh.sandhi import surface


class Case(NamedTuple):
    """A character of a sentence, and how it is to be read."""

    sentence: str
    at: int
    char: str
    wanted: frozenset[str]


class Given(NamedTuple):
    """How it is read and said, by which rule, and how sure the reading is."""

    reading: str
    said: str
    rule: str
    sure: float


def cases(path: Path) -> Iterator[Case]:
    """The lines of ``path``; blank ones and comments are none. Raises ValueError where a place is wrong."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sentence, at, char, wanted = line.split("\t")[:4]
            if sentence[int(at)] != char:
                raise ValueError(f"{path}: no {char} at {at} of {sentence}")
            yield Case(sentence, int(at), char, frozenset(wanted.split("|")))


def read(case: Case) -> Given:
    """What the front end says of ``case``."""
    utterance = pronounce(case.sentence)
    said = surface(utterance)
    for n, span in enumerate(utterance.spans):
        if span[0] == case.at and utterance.readings[n]:
            decided = next((each for each in utterance.why if each.start == span[0]), None)
            rule, sure = (decided.rule, decided.sure) if decided else ("", 1.0)
            return Given(utterance.readings[n], said[n], rule, sure)
    return Given("", "", "", 0.0)


def is_right(case: Case, given: Given) -> bool:
    """Whether ``case`` is said as it is to be; a tone of sandhi (一, 不) is no fault."""
    return given.said in case.wanted or (given.reading in case.wanted and not given.said.endswith("5"))


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--sure", type=float, default=0.95)
    args = parser.parse_args()
    for path in args.paths:
        given = [(case, read(case)) for case in cases(path)]
        wrong = [(case, one) for case, one in given if not is_right(case, one)]
        sure = [one for _, one in given if one.sure >= args.sure]
        sure_and_wrong = [one for _, one in wrong if one.sure >= args.sure]
        print(f"{path}: {100 * (1 - len(wrong) / len(given)):.1f} % right of {len(given)}; "
              f"{100 * len(sure) / len(given):.1f} % sure, of which {len(sure_and_wrong)} wrong")  # fmt: skip
        for case, one in wrong:
            shown = f"{case.sentence[: case.at]}[{case.char}]{case.sentence[case.at + 1 :]}"
            print(f"  {'|'.join(sorted(case.wanted))} {one.said} {one.sure:.2f} {one.rule}  {shown}")


if __name__ == "__main__":
    main()
