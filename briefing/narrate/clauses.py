"""Cuts a sentence that is too long to say in one go: at its clauses, in parts of even length.

The cheapest way to cut is found by dynamic programming over the places where it may be cut, as lines of a
paragraph are broken by D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines" (1981).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from briefing.narrate.enclosures import CLOSERS, OPENERS, enclosures
from briefing.narrate.length import Length
from briefing.narrate.sentences import unbroken_places
from briefing.zh import division

_CLOSING: Final = rf"[{re.escape(CLOSERS)}]*\s*"
_CUTS: Final = (
    (re.compile(rf"[。！？!?…；;｡]+{_CLOSING}"), 0.0),
    (re.compile(rf"[，,]{_CLOSING}"), 0.2),
    (re.compile(rf"(?:[：:]|[—–]+){_CLOSING}"), 0.3),
    (re.compile(rf"、{_CLOSING}"), 0.6),
)
"""After what a sentence may be cut, and the cost. A part of twice the target, or of nothing, costs 1."""
_WORD_COST: Final = 4.0
"""Of a cut between two words, where there is no punctuation to hear it by."""
_SHORT_COST: Final = 1.0
"""Of a part that weighs less than the least."""
_LONG_COST: Final = 100.0
"""Of a part that weighs more than the most."""
_LONGEST_WORD: Final = 24
"""Characters; what is longer is no word, and may be cut inside."""

Spans = list[tuple[int, int]]


def clauses(text: str, weights: list[int], kept: set[int], length: Length) -> Spans:
    """The spans of the parts of ``text``, without gaps; ``weights`` is its running weight.

    It is cut between words only where punctuation leaves a part too long, and never at a place of ``kept``,
    nor inside a bare URL, a 《title》, a short quotation or aside.
    """
    kept = kept | unbroken_places(text, enclosures(text))
    cuts = {place: cost for place, cost in _clause_cuts(text) if place not in kept}
    parts = _cheapest(cuts, weights, length)
    if any(weights[end] - weights[start] > length.most for start, end in parts):
        words = {place: _WORD_COST for place in _word_cuts(text) if place not in kept}
        parts = _cheapest(words | cuts, weights, length)
    return parts


def _clause_cuts(text: str) -> Iterator[tuple[int, float]]:
    """Each place after punctuation where ``text`` may be cut, and the cost; for one place, the least last."""
    for pattern, cost in reversed(_CUTS):
        for mark in pattern.finditer(text):
            if not re.fullmatch(r"[A-Za-z0-9]\W[A-Za-z0-9]", text[max(mark.start() - 1, 0) : mark.end() + 1]):
                yield mark.end(), cost  # not in 1,000 and 12:30


def _word_cuts(text: str) -> Iterator[int]:
    """Each place between two words of ``text``, a number and its unit being one."""
    place = 0
    for word in division.words(text):
        if len(word) > _LONGEST_WORD:
            yield from range(place + _LONGEST_WORD, place + len(word), _LONGEST_WORD)
        place += len(word)
        before, after = text[place - 1 : place], text[place : place + 1]
        begins = after.isalnum() or after in tuple(OPENERS)
        if begins and not before.isdigit() and before not in tuple(OPENERS):
            yield place


def _cheapest(cuts: dict[int, float], weights: list[int], length: Length) -> Spans:
    """The cheapest way to cut all of the text at some of ``cuts``: few, even parts, at good places."""
    places = _distinct(cuts, weights)
    costs = [0.0]
    best = [0]
    for i in range(1, len(places)):
        options: list[tuple[float, int]] = []
        for j in range(i - 1, -1, -1):
            weight = weights[places[i]] - weights[places[j]]
            if weight > length.most and options:
                break
            options.append((costs[j] + cuts.get(places[j], 0.0) + _cost(weight, length), j))
        cost, j = min(options)
        costs.append(cost)
        best.append(j)
    route = [len(places) - 1]
    while route[-1]:
        route.append(best[route[-1]])
    return list(pairwise(places[i] for i in reversed(route)))


def _distinct(cuts: dict[int, float], weights: list[int]) -> list[int]:
    """The start, the cheapest and last of ``cuts`` for each running weight, and the end."""
    by_weight: dict[int, int] = {}
    for place in sorted(cuts):
        known = by_weight.get(weights[place])
        if 0 < weights[place] < weights[-1] and (known is None or cuts[place] <= cuts[known]):
            by_weight[weights[place]] = place
    return [0, *by_weight.values(), len(weights) - 1]


def _cost(weight: int, length: Length) -> float:
    """Of a part that weighs ``weight``."""
    cost = ((weight - length.target) / length.target) ** 2
    if weight < length.least:
        cost += _SHORT_COST
    return cost + _LONG_COST if weight > length.most else cost
