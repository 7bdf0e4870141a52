"""Plain text as people lay it out: each file of ``plain/`` holds a text and, below ``=>``, what comes of it.

A line a block: ``# title``, ``## heading``, ``- item``, ``3. item``, ``> quotation``, ``~ line / line`` of
verse, ``| row | of cells``, ``|| its | headings``, ``@ credit``, ``% data``, ``^ note``, anything else a
paragraph; then ``× `` and each line that was left out. ``⋯`` stands for any words.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.clean import clean
from briefing.nouns import Role
from briefing.read.plain import read_text
from briefing.stanza import BREAK

CASES = sorted(Path(__file__).with_name("plain").glob("*.txt"))
MARKS = {
    Role.ITEM: "- ", Role.QUOTATION: "> ", Role.CREDIT: "@ ", Role.DATA: "% ", Role.FOOTNOTE: "^ ",
    Role.HEADER: "|| ", Role.ROW: "| ",
}  # fmt: skip
LEFT_OUT = ("boilerplate", "page")


def laid_out(text):
    """What comes of ``text``, a line a block."""
    article = clean(read_text(text))
    if article.title:
        yield f"# {article.title}"
    for block in article.blocks:
        mark = "#" * block.level + " " if block.role is Role.HEADING else MARKS.get(block.role, "")
        if block.number is not None:
            mark = f"{block.number}. "
        mark = "~ " if BREAK in block.text else mark
        yield mark + block.text.replace("\t", " | ").replace(BREAK, " / ")
    for change in article.changes:
        if change.kind in LEFT_OUT:
            yield from (f"× {line}" for line in change.before.split(" / "))


def as_expected(found, expected):
    pattern = ".*".join(map(re.escape, expected.split("⋯")))
    return re.fullmatch(pattern, found) is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_text_is_laid_out_as_it_was_meant(case):
    text, expected = case.read_text(encoding="utf-8").split("\n=>\n")
    found, expected = list(laid_out(text)), expected.splitlines()
    right = len(found) == len(expected) and all(map(as_expected, found, expected))
    assert right, "\n".join(found)
