"""How articles come through files of other programs: ``python bench/inputs.py [NAMES...]``.

    pip install --target libs python-docx ebooklib fpdf2 playwright    # and Debian's chromium, fonts-noto-cjk
    PYTHONPATH=libs:. python bench/inputs.py --keep files/             # all texts by all programs, kept there

The texts are the articles of ``tests/golden/pages``, some alone and all together as a book. Each program
writes each of them with its own furniture (running heads, page numbers, menus, quoted marks of mails). Of a
file is printed: how many of the Han characters are neither spoken nor listed (``lost``); how alike what is
spoken and the text are, as F1 of their runs of two Han characters; which of the furniture is spoken; which
chapters are none, and which are not found. The last line is the median of F1 and its tenth percentile.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from programs import FURNITURE, PROGRAMS, Text

from briefing.clean import clean
from briefing.errors import BriefingError
from briefing.nouns import Role, Segment
from briefing.read import read
from briefing.script.document import parse
from briefing.zh.characters import is_han

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "pages"
ALONE = ("opinion-column", "party-daily", "taiwan-portal")
SHOWN = (Role.DATA, Role.CODE, Role.PICTURE)
"""Roles that are listed or shown, and never spoken."""


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a file."""

    name: str
    lost: int
    """Han characters of the text that are neither spoken nor listed."""
    f1: float
    furniture: tuple[str, ...]
    """What of it is spoken."""
    false: tuple[str, ...]
    """Chapters that are none."""
    missing: tuple[str, ...]
    """Chapters that are not found as such."""
    seconds: float

    def __str__(self) -> str:
        notes = [
            f"{what}: {' / '.join(each)}"
            for what, each in (
                ("spoken", self.furniture),
                ("no chapter", self.false),
                ("not found", self.missing),
            )
            if each
        ]
        return (
            f"{self.name:36} {self.lost:4} lost  F1 {self.f1:.3f}  {self.seconds:4.1f} s  {'; '.join(notes)}"
        )


def texts() -> Iterator[Text]:
    """The articles, and all of them as the chapters of one book."""
    scripts = {
        path.name: parse((path / "script.md").read_text(encoding="utf-8"))
        for path in sorted(GOLDEN.iterdir())
    }
    whole = []
    for name, script in scripts.items():
        sections = [
            (
                section.heading.text if section.heading and number else "",
                [
                    "".join(each.text for each in paragraph)
                    for paragraph in section.paragraphs
                    if _is_body(paragraph)
                ],
            )
            for number, section in enumerate(script.sections)
        ]
        if name in ALONE:
            yield Text(name, script.title, sections)
        if script.script == "hans":
            whole.append((script.title, [each for _, paragraphs in sections for each in paragraphs]))
    yield Text("book", "河边的人和事", whole)


def _is_body(paragraph: Sequence[Segment]) -> bool:
    """Whether it is prose: no number of a part, credit or caption."""
    prose = all(segment.role in (Role.BODY, Role.QUOTATION) for segment in paragraph)
    return prose and not "".join(segment.text for segment in paragraph).isdigit()


def row(name: str, path: Path, text: Text) -> Row:
    """What comes of ``text``, written to ``path``."""
    started = time.perf_counter()
    article = clean(read(str(path)))
    seconds = time.perf_counter() - started
    blocks = [block for block in article.blocks if block.role not in SHOWN]
    spoken = [article.title, *(block.text for block in blocks)]
    listed = [change.before for change in article.changes]
    listed += [block.text for block in article.blocks if block.role in SHOWN]
    true = "".join(text.lines())
    said = "".join(spoken)
    lost = Counter(filter(is_han, true)) - Counter(filter(is_han, said + "".join(listed)))
    found = {block.text for block in blocks if block.role is Role.HEADING}
    headings = {heading for heading, _ in text.sections if heading} if PROGRAMS[name].headings else set()
    return Row(
        f"{name} {text.name}",
        lost.total(),
        _f1(_runs(true), _runs(said)),
        tuple(each for each in FURNITURE if each in said),
        tuple(sorted(found - headings)),
        tuple(sorted(headings - found)),
        seconds,
    )


def _runs(text: str) -> Counter[str]:
    han = [character for character in text if is_han(character)]
    return Counter(map("".join, pairwise(han)))


def _f1(true: Counter[str], said: Counter[str]) -> float:
    return 2 * (true & said).total() / (true.total() + said.total())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("names", nargs="*", help="programs; all without any")
    parser.add_argument("--keep", type=Path, help="where the files stay")
    wanted = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        home = wanted.keep or Path(folder)
        for name in wanted.names or PROGRAMS:
            for text in texts():
                place = home / name / text.name
                place.mkdir(parents=True, exist_ok=True)
                try:
                    rows.append(row(name, PROGRAMS[name].write(text, place), text))
                    print(rows[-1], flush=True)
                except BriefingError as error:
                    print(f"{name} {text.name}: {error}", flush=True)
    scores = sorted(each.f1 for each in rows)
    if len(scores) > 1:
        tenth = statistics.quantiles(scores, n=10, method="inclusive")[0]
        lost = sum(each.lost for each in rows)
        print(f"{len(rows)} files: {lost} characters lost; F1 {statistics.median(scores):.3f}, {tenth:.3f}")


if __name__ == "__main__":
    sys.exit(main())
