"""Readings over the text of whole pages, for an eye to count misreadings: ``python bench/prose.py PAGES...``

    python bench/prose.py page.html other.txt                  # pinyin over every line of what is read aloud
    python bench/prose.py page.html --against main             # only what that commit reads otherwise

Readings are as they are said: light syllables light, 一 and 不 in their tones in the sentence. A ``*`` marks
one that is not the character's usual, a ``?`` one to be doubted. The last line counts the characters that
have a reading, by which errors in a thousand are reckoned. ``--against`` runs the program of that commit, out
of Git in a folder of its own; what a page holds is read by this one, so that only readings differ.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from briefing.clean import clean
from briefing.cli.ruby import lines_of
from briefing.narrate import narrate
from briefing.nouns import Segment, Utterance
from briefing.pronounce.diction import Diction
from briefing.read import read
from briefing.zh.pinyin import marked
from briefing.zh.sandhi import surface

ROOT: Final = Path(__file__).parents[1]
AROUND: Final = 12
"""Characters shown on either side of a changed one."""

OTHER: Final = """
import json, sys
from briefing.pronounce.diction import Diction
from briefing.zh.sandhi import surface
for line in sys.stdin:
    script, texts = json.loads(line)
    diction = Diction(script).within(texts)
    for text in texts:
        said = diction.pronounce(text)
        try:
            readings = surface(said)
        except TypeError:  # as it was asked before 6902fd6
            readings = surface(said.spoken, said.readings, said.pinned)
        print(json.dumps([list(said.spans), list(readings)]))
"""
"""What the program of another commit is asked: script and segments of a page a line.

It prints, a segment a line, where each spoken character stems from and how it is said."""


def spoken(script: str, segments: Sequence[Segment]) -> Iterator[Utterance]:
    """Each segment in readings as they are said."""
    diction = Diction(script).within([each.text for each in segments])
    for each in segments:
        said = diction.pronounce(each.text)
        yield replace(said, readings=surface(said))


def by_place(spans: Sequence[Sequence[int]], readings: Sequence[str]) -> dict[int, str]:
    """What is said for each place of the text, as people write it: one syllable, or those of a number."""
    places: defaultdict[int, list[str]] = defaultdict(list)
    for (start, _), reading in zip(spans, readings, strict=True):
        if reading:
            places[start].append(marked(reading))
    return {start: " ".join(said) for start, said in places.items()}


def asked(commit: str, pages: Sequence[tuple[str, list[Segment]]]) -> Iterator[dict[int, str]]:
    """How the program of ``commit`` says each segment of ``pages``."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["git", "archive", commit, "briefing"], cwd=ROOT, capture_output=True, check=True
        ).stdout
        subprocess.run(["tar", "-x", "-C", folder], input=packed, check=True)
        told = "".join(f"{json.dumps([script, [one.text for one in page]])}\n" for script, page in pages)
        answer = subprocess.run(
            [sys.executable, "-c", OTHER],
            input=told,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": folder},
            capture_output=True,
            text=True,
            check=True,
        )
    for line in answer.stdout.splitlines():
        yield by_place(*json.loads(line))


def changed(now: Utterance, before: dict[int, str]) -> Iterator[str]:
    """A line for each place that was said otherwise before: its surroundings, both, the rule."""
    rules = {each.start: each.rule for each in now.why}
    text = now.text.replace("\n", " ")
    for start, said in by_place(now.spans, now.readings).items():
        was = before.get(start, "")
        if said != was:
            left, right = text[max(0, start - AROUND) : start], text[start + 1 : start + 1 + AROUND]
            yield f"  {left}[{text[start]}]{right}  {was} → {said}  {rules.get(start, '')}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--against", metavar="COMMIT", default="")
    parser.add_argument("--width", type=int, default=110)
    args = parser.parse_args()
    pages = []
    for page in args.pages:
        narrated = narrate(clean(read(page)))
        pages.append((narrated.script, list(narrated.segments())))
    before = asked(args.against, pages) if args.against else iter(())
    total = 0
    for name, (script, segments) in zip(args.pages, pages, strict=True):
        print(f"== {name}")
        for said in spoken(script, segments):
            total += sum(map(bool, said.readings))
            lines = changed(said, next(before)) if args.against else lines_of(said, (), args.width)
            for line in lines:
                print(click.unstyle(line))
    print(f"{total:,} characters with a reading")


if __name__ == "__main__":
    main()
