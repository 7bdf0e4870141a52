"""Characters that stand alone and change their reading with their sense: 种了三亩地 (zhong4).

No word of a dictionary holds them, and the model of ``polyphones`` has seen few of them. What stands beside
them tells: an object, a measure, a particle. The senses are those of 《现代汉语词典》 (7th edition). Each row
of ``senses.tsv`` carries an example, and a counter-example where something looks alike; both are tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

Tagged = Callable[[], Sequence[tuple[str, str]]]
"""Gives the words of the sentence at hand, with their parts of speech."""

_NUMBER: Final = "一二两三四五六七八九十百千万0-9"
"""Written ``{N}`` within the brackets of a pattern."""
_BEFORE: Final = 16
"""How many characters before it may tell the sense of one."""


class Row(NamedTuple):
    """What tells one sense of a character."""

    id: str
    char: str
    reading: str
    before: re.Pattern[str] | None
    """Found right before the character."""
    unless: re.Pattern[str] | None
    """Not found right before it."""
    after: re.Pattern[str]
    kind: str
    """Its part of speech as a word by itself, as LAC has them; empty where that does not matter."""
    example: str
    """Words in which the character, the first time it occurs, has this reading."""
    counter: str
    """Words in which the row does not read it."""


@cache
def table() -> tuple[Row, ...]:
    """The rows of ``senses.tsv``, by character: of a character's, the first that fits reads it."""
    return tuple(row for rows in map(_of, _lines()) for row in rows)


def _row(line: str) -> Row:
    char, reading, before, after, kind, example, counter = line.split("\t")
    pattern = re.compile(f"(?:{_spelt(before.removeprefix('!'))})$") if before else None
    negated = before.startswith("!")
    return Row(
        f"readings/senses/{char}-{example}",
        char,
        reading,
        None if negated else pattern,
        pattern if negated else None,
        re.compile(_spelt(after)),
        kind,
        example,
        counter,
    )


def _spelt(pattern: str) -> str:
    return pattern.replace("{N}", _NUMBER)


@cache
def _lines() -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for line in files(__package__).joinpath("senses.tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            lines.setdefault(line[0], []).append(line)
    return lines


@cache
def _of(char: str) -> tuple[Row, ...]:
    """The rows of a character, whose patterns are compiled when a text first has it."""
    return tuple(map(_row, _lines()[char]))


def senses(chunk: str, tagged: Tagged) -> Iterator[tuple[int, str, str]]:
    """Each character of the table in ``chunk`` that a row tells: place, reading, the row's id.

    ``tagged`` is only called where a part of speech is asked for.
    """
    lines = _lines()
    for at, char in enumerate(chunk):
        if char not in lines:
            continue
        row = next((row for row in _of(char) if _fits(row, chunk, at, tagged)), None)
        if row:
            yield at, row.reading, row.id


def _fits(row: Row, chunk: str, at: int, tagged: Tagged) -> bool:
    before = chunk[max(0, at - _BEFORE) : at]
    if row.before and not row.before.search(before):
        return False
    if row.unless and row.unless.search(before):
        return False
    if not row.after.match(chunk, at + 1):
        return False
    return not row.kind or _kind(tagged(), at) == row.kind


def _kind(words: Sequence[tuple[str, str]], at: int) -> str:
    """The part of speech of the word of one character that stands at ``at``; empty where none does."""
    start = 0
    for word, kind in words:
        if start >= at:
            return kind if start == at and len(word) == 1 else ""
        start += len(word)
    return ""
