"""Sentences to listen to, drawn with a seed, and a script that gives them the roles of an article.

    python bench/drawn.py SENTENCES COUNT [--seed 18] [--skip N] > script.md

SENTENCES has one sentence a line, such as the development split of CPP, whose marks are taken out. Drawn are
those of 21 to 49 characters of Han and common marks alone that end as a sentence does, but none of
``sentences.txt``. ``--skip`` leaves out the first that the same seed draws, so that what was searched on one
part can be proven on another. The script has paragraphs of one to six sentences, mostly of the body, and the
episode is made of it by ``briefing make``, of any commit.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

PLAIN = re.compile(r"[一-鿿，。、；：“”…？！]{20,48}[。？！]")
KINDS = ("body",) * 13 + ("quotation",) * 2 + ("item",) * 2 + ("caption", "footnote", "credit")
"""Roles of paragraphs, as often as they are to be drawn."""
LENGTHS = (1, 2, 3, 3, 4, 4, 5, 6)
"""Sentences in a paragraph."""
MARKS = {"body": "{}", "quotation": "> {}", "item": "- {}"}
SAID_APART = {"item", "caption", "footnote", "credit"}
"""Roles of which each line is a paragraph."""


def drawn(lines: list[str], count: int, seed: int, skip: int = 0) -> list[str]:
    """``count`` plain sentences of ``lines``, after ``skip`` others."""
    known = set((Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines())
    plain = dict.fromkeys(line.replace("▁", "").strip() for line in lines)
    fit = sorted(line for line in plain if PLAIN.fullmatch(line) and line not in known)
    return random.Random(seed).sample(fit, skip + count)[skip:]


def script(sentences: list[str], seed: int) -> str:
    """A script of ``sentences``, in order, each a segment."""
    choose, left = random.Random(seed), list(sentences)
    parts = ["---\nscript: 2\ntitle: 听写\n---\n# 听写"]
    while left:
        role, length = choose.choice(KINDS), choose.choice(LENGTHS)
        paragraph, left = left[:length], left[length:]
        attribute = "" if role in MARKS else f" {{role={role}}}"
        said = [MARKS.get(role, "{}").format(sentence) + attribute for sentence in paragraph]
        parts.append(("\n\n" if role in SAID_APART else "\n").join(said))
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Prints the script."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sentences", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--skip", type=int, default=0)
    args = parser.parse_args()
    lines = args.sentences.read_text(encoding="utf-8").splitlines()
    print(script(drawn(lines, args.count, args.seed, args.skip), args.seed), end="")


if __name__ == "__main__":
    main()
