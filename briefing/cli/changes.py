"""What was left out or altered on the way to speech, told line by line: what may be missed comes first."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from briefing.nouns import Change

_WORDS: Final = (
    "encoding", "damage", "hidden", "footnote", "boilerplate", "page", "repeat",
    "layout", "spacing", "hyphen",
)  # fmt: skip
"""Kinds that touch words, those first whose words may be the article's."""
_SIGNS: Final = ("control", "character", "punctuation")
"""Kinds that touch no word: each is summed up in one line, after all others."""
_SHOWN: Final = 10
"""So many alterations of a kind are named in its line."""
_UNSEEN: Final = frozenset(("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Zs"))


def told(changes: Iterable[Change]) -> Iterator[str]:
    """A line for each of the ``changes``, by how much they matter; one for all that alter signs alone.

    >>> marks = [Change("punctuation", ",", "，", f"block {n}, character 3") for n in range(1, 4)]
    >>> list(told([*marks, Change("page", "— 4 —", "", "line 9")]))
    ['line 9: page: — 4 — left out', 'punctuation: 3 in all: , => ， × 3']
    """
    known = list(changes)
    other = [change.kind for change in known if change.kind not in (*_WORDS, *_SIGNS)]
    for kind in dict.fromkeys((*_WORDS, *other, *_SIGNS)):
        alike = [change for change in known if change.kind == kind]
        if kind in _SIGNS and len(alike) > 1:
            yield _summed(kind, alike)
        else:
            yield from map(described, alike)


def described(change: Change) -> str:
    """One line that says where, which rule, what was there and what stands there now.

    >>> described(Change("gloss", "(shū)", "", "block 3, character 15"))
    'block 3, character 15: gloss: (shū) left out'
    """
    return f"{change.where}: {change.kind}: {_altered(change)}"


def _summed(kind: str, changes: Iterable[Change]) -> str:
    """``punctuation: 43 in all: , => ， × 30; ( => （ × 13``."""
    counted = Counter(map(_altered, changes))
    shown = [f"{what} × {count}" for what, count in counted.most_common(_SHOWN)]
    more = [f"{len(counted) - _SHOWN} other kinds"] if len(counted) > _SHOWN else []
    return f"{kind}: {counted.total()} in all: {'; '.join([*shown, *more])}"


def _altered(change: Change) -> str:
    """What was there and what is now, characters that are not seen by their numbers."""
    before = _seen(change.before.replace("\n", " "))
    return f"{before} => {_seen(change.after)}" if change.after else f"{before} left out"


def _seen(text: str) -> str:
    """``text`` with what cannot be seen in it by number, as ``U+00A0``; usual spaces only if they are all."""
    if text and not text.strip(" "):
        return _named(" ", len(text))
    plain = " \u3000" if text.strip() else ""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and text[end] == text[at]:
            end += 1
        hidden = text[at] not in plain and unicodedata.category(text[at]) in _UNSEEN
        pieces.append(_named(text[at], end - at) if hidden else text[at:end])
        at = end
    return "".join(pieces)


def _named(character: str, count: int) -> str:
    return f"U+{ord(character):04X}" + (f" × {count}" if count > 1 else "")
