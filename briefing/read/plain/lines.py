"""The lines of a plain text, with what tells how they were laid out: indents and blank lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefing.nouns import Role

_BREAKS: Final = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_GLOSS: Final = re.compile(r"[(（][A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\s]{1,8}[)）]")
"""A reading behind its character, set aside when a line is measured."""
_TAG: Final = re.compile(r"<[^<>]{1,200}>")
_ENDED: Final = re.compile(r"[。｡！？!?…；;：:][^\w，、,(（《“‘「『【]*$|\.['\"”’)]*$|[”」』]$")
_SPEECH: Final = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|\"[^\"]*\"|[—–]{1,2}\s*[^—–\s].*")
_TAIL: Final = 40
"""Characters at the end of a line in which its end is looked for."""
_LONG: Final = 400
"""Characters of a line that is wider than any page."""
_TAB_COLUMNS: Final = 4
"""Of a tab before a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph that was made of several."""

    text: str
    """Without white space at its ends; of a table's row the cells, a tab between them."""
    number: int
    """In the source, from 1; of a paragraph the first of its lines."""
    indent: int = 0
    """Columns of white space before it."""
    blanks: int = 0
    """Blank lines before it."""
    after_page: bool = False
    """What stands between two pages was taken out before it: where a sentence may go on."""
    role: Role = Role.BODY
    level: int = 0
    """As of a block."""
    item: int | None = None
    """As the number of a block."""


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text`` that hold anything."""
    blanks = 0
    for number, raw in enumerate(_BREAKS.split(text.removeprefix("\ufeff")), 1):
        line = raw.strip()
        if line:
            before = raw[: len(raw) - len(raw.lstrip())].replace("\t", " " * _TAB_COLUMNS)
            yield Line(line, number, columns(before), blanks)
        blanks = 0 if line else blanks + 1


def columns(text: str) -> int:
    """Its width: two for a wide character; of a very long one no more than that it is."""
    return sum(map(_columns, text)) if len(text) < _LONG else len(text)


@cache
def _columns(character: str) -> int:
    return 2 if is_wide(character) else 1


def is_wide(character: str) -> bool:
    """Whether it takes two columns in a Chinese font."""
    return unicodedata.east_asian_width(character) in "WFA"


def bare(text: str) -> str:
    """``text`` without glosses and tags, as it is measured."""
    return _GLOSS.sub("", _TAG.sub("", text)).strip()


def is_ended(text: str) -> bool:
    """Whether a line ends as a sentence, a clause of a list, a speech or what leads up to one does."""
    return _ENDED.search(text[-_TAIL:]) is not None


def is_speech(text: str) -> bool:
    """Whether a line is a speech and nothing else, in quotation marks or after a dash."""
    return _SPEECH.fullmatch(text) is not None


def places(lines: list[int]) -> str:
    """Where, for a person: ``line 3``, ``lines 3, 9 and 27 more``.

    >>> places([3]), places([3, 9]), places(list(range(40)))
    ('line 3', 'lines 3, 9', 'lines 0, 1, 2, 3, 4 and 35 more')
    """
    shown = ", ".join(map(str, lines[:5]))
    more = f" and {len(lines) - 5} more" if len(lines) > 5 else ""
    return f"line{'s' * (len(lines) > 1)} {shown}{more}"
