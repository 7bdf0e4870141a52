"""What a script is called: by the title of its article, or by the words that the article begins with."""

from __future__ import annotations

import re
from typing import Final

from briefing.narrate.enclosures import enclosures
from briefing.narrate.sentences import sentences, unbroken_places
from briefing.nouns import Article, Role
from briefing.stanza import BREAK
from briefing.zh import division
from briefing.zh.newsroom import WIRE

UNSAID: Final = (Role.DATA, Role.CODE)
_LONGEST: Final = 30
"""Characters of a title that is made of a sentence."""
_LEAST: Final = 8
"""Characters before a cut: fewer say nothing."""
_CLAUSE: Final = re.compile(r"[，,；;：:]|(?=——)")
_ENDS: Final = "。.，,；;：:、—… "
_WIRE: Final = re.compile(WIRE)


def title_of(article: Article) -> str:
    """The article's title, or else its first sentence or line without the stop, cut to 30 characters."""
    if title := one_line(article.title):
        return title
    told = (block.text.strip() for block in article.blocks if block.role not in UNSAID)
    first = next((words for text in told if (words := one_line(text.split(BREAK)[0]))), "")
    wire = _WIRE.match(first)
    text = first[wire.end() :].strip() if wire else first
    return _cut(next(iter(sentences(text or first)), ""))


def one_line(text: str) -> str:
    """``text`` as a value of front matter can be: single spaces, no line breaks."""
    return " ".join(text.split())


def _cut(sentence: str) -> str:
    """``sentence`` without its stop; where it is too long, up to a clause, or else a word, and ``…``.

    No short quotation, no 《title》 is cut.
    """
    text = sentence.strip().rstrip(_ENDS)
    if len(text) <= _LONGEST:
        return text
    kept = unbroken_places(text, enclosures(text))
    clauses = [mark.start() for mark in _CLAUSE.finditer(text, _LEAST, _LONGEST) if mark.start() not in kept]
    words = [place for place in division.bounds(text[: 2 * _LONGEST]) if _LEAST <= place < _LONGEST]
    end = max(clauses or words, default=_LONGEST - 1)
    return text[:end].rstrip(_ENDS) + "…"
