"""What is known of each reading that a polyphone may have where it stands, as a row of numbers.

Chosen by cross-validation on the CPP development set; ``docs/polyphones.md`` has the figures.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.pronounce.readings.model.network import Network, network
from briefing.pronounce.readings.model.phrases import DICTIONARIES, NONE, Match, Phrases
from briefing.zh import division

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH: Final = 14
"""Characters on either side that the network reads: more changed none of 9,893 answers."""
_NEAR: Final = 6
_UNKNOWN: Final = -20.0
"""Logarithm of the probability of a reading that the network has no class for."""
VIEWS: Final = 5
"""Windows around each polyphone: wide; the word; a neighbour on either side; what is before; what follows."""


@dataclass(frozen=True)
class Counts:
    """How often the dictionaries give each reading of a character, by what stands beside it."""

    alone: Mapping[str, list[int]]
    beside: Mapping[str, list[int]]
    """By character, then neighbour and side: ``"长部<"``, ``"长^<"`` at a phrase's beginning, ``"长$>"``."""
    within: Mapping[str, list[int]]
    """By character and whether it begins and ends its phrase: ``"长10"``."""
    labelled: Mapping[str, list[int]]
    """By character: how often each reading is right in the development set."""


@dataclass(frozen=True, slots=True)
class Place:
    """A polyphone where it stands, before the readings are weighed."""

    at: int
    candidates: tuple[str, ...]
    """Its readings as g2pM writes them."""
    views: list[list[float]]
    """By window: the logarithm of each reading's probability."""
    matches: list[Match]
    start: int
    stop: int
    """The word it is in, as jieba divides."""


def places(text: str, candidates: dict[str, tuple[str, ...]], phrases: Phrases) -> list[Place]:
    """The polyphones of ``text``, each seen in the wide window only."""
    words: list[tuple[int, int]] = []
    ends = {0}
    for word in division.words(text):
        start = words[-1][1] if words else 0
        words.append((start, start + len(word)))
        ends.add(start + len(word))
    found = [
        (at, start, stop) for start, stop in words for at in range(start, stop) if text[at] in candidates
    ]
    if not found:
        return []
    model = network()
    scores = model.scores([_window(text, at, at - REACH, at + REACH + 1) for at, _, _ in found])
    return [
        Place(
            at,
            candidates[text[at]],
            [_shares(row, candidates[text[at]], model)],
            phrases.over(text, at, ends),
            start,
            stop,
        )
        for row, (at, start, stop) in zip(scores, found, strict=True)
    ]


def narrowed(text: str, wide: Sequence[Place]) -> list[Place]:
    """The places ``wide`` of ``text``, seen in the narrower windows too."""
    if not wide:
        return []
    model = network()
    windows = [window for place in wide for window in _narrow(text, place)]
    scores = iter(model.scores(windows))
    return [
        replace(
            place,
            views=[
                *place.views,
                *(_shares(row, place.candidates, model) for row in islice(scores, VIEWS - 1)),
            ],
        )
        for place in wide
    ]


def _narrow(text: str, place: Place) -> list[tuple[str, int]]:
    at = place.at
    spans = (
        (place.start, place.stop),
        (at - 1, at + 2),
        (at - _NEAR, at + 2),
        (at - 1, at + _NEAR + 1),
    )
    return [_window(text, at, first, last) for first, last in spans]


def _window(text: str, at: int, first: int, last: int) -> tuple[str, int]:
    return text[max(0, first) : last], at - max(0, first)


def _shares(row: NDArray[np.float32], candidates: Sequence[str], model: Network) -> list[float]:
    best = float(row.max())
    total = best + math.log(float(np.exp(row - best).sum()))
    return [
        float(row[model.classes[one]]) - total if one in model.classes else _UNKNOWN for one in candidates
    ]


def settled(place: Place, phrases: Phrases, sure: float) -> bool:
    """Whether the network is sure, to the logarithm ``sure``, and no phrase contradicts it."""
    wide = place.views[0]
    best = max(range(len(wide)), key=wide.__getitem__)
    return wide[best] > sure and all(
        vote in (-1, best) for match in place.matches for vote in phrases.said(match, place.at)
    )


def rows(text: str, place: Place, phrases: Phrases, counts: Counts, own: int = -1) -> list[list[float]]:
    """A row for each candidate of ``place``; ``own`` is its label if ``counts`` counted it too."""
    size = len(place.candidates)
    views = _views(place.views)
    words = _phrase_columns(place, phrases)
    dictionary = _count_columns(text, place, counts)
    labels = list(counts.labelled.get(text[place.at], [0] * size))
    if own >= 0:
        labels[own] -= 1
    table = []
    for n, candidate in enumerate(place.candidates):
        shape = [
            place.stop - place.start,
            place.at - place.start,
            size,
            float(candidate.endswith("5")),
            n,
        ]
        seen = [math.log((labels[n] + 0.5) / (sum(labels) + 1)), sum(labels), labels[n]]
        table.append([*views[n], *words[n], *dictionary[n], *shape, *seen])
    return table


def _views(views: list[list[float]]) -> list[list[float]]:
    wide, others = views[0], views[1:]
    order = sorted(wide, reverse=True)
    columns = []
    for n, share in enumerate(wide):
        best = share == order[0]
        ahead = share - (order[1] if best else order[0])
        each = [view[n] for view in others]
        behind = [view[n] - max(view) for view in others]
        columns.append([share, ahead, float(best), *each, *behind, sum(each) / len(each)])
    return columns


def _phrase_columns(place: Place, phrases: Phrases) -> list[list[float]]:
    """The votes of the best phrases: by their ends, by length, of those that end or begin here."""
    at, matches = place.at, place.matches
    chosen = [
        max(matches, key=lambda one: (one.bounds, one.length), default=NONE),
        max(matches, key=lambda one: (one.length, one.bounds), default=NONE),
        max(
            (one for one in matches if one.start + one.length == at + 1),
            key=lambda one: (one.bounds, one.length),
            default=NONE,
        ),
        max(
            (one for one in matches if one.start == at),
            key=lambda one: (one.bounds, one.length),
            default=NONE,
        ),
    ]
    said = {one: phrases.said(one, at) for one in matches}
    nothing = (-1,) * DICTIONARIES
    size = len(place.candidates)
    weight = [0.0] * size
    for match in matches:
        for vote in said[match]:
            if vote >= 0:
                weight[vote] += (match.length - 1) * (match.bounds + 0.5)
    columns = []
    for n in range(size):
        row = [0.0 if vote < 0 else 1.0 if vote == n else -1.0 for vote in said.get(chosen[0], nothing)]
        for match in chosen:
            votes = said.get(match, nothing)
            here = votes.count(n)
            row += [here, len(votes) - votes.count(-1) - here]
        for match in chosen:
            row += [match.bounds, match.length]
        row += [weight[n], sum(weight) - weight[n], len(matches)]
        columns.append(row)
    return columns


def _count_columns(text: str, place: Place, counts: Counts) -> list[list[float]]:
    at, char = place.at, text[place.at]
    size = len(place.candidates)
    none = [0] * size
    alone = counts.alone.get(char, none)
    prior = [(count + 0.5) / (sum(alone) + 0.5 * size) for count in alone]
    before = text[at - 1] if at else "^"
    after = text[at + 1] if at + 1 < len(text) else "$"
    keys = (
        f"{char}{before}<",
        f"{char}{after}>",
        f"{char}{before if at > place.start else '^'}<",
        f"{char}{after if at + 1 < place.stop else '$'}>",
    )
    given = [counts.beside.get(key, none) for key in keys]
    given.append(counts.within.get(f"{char}{int(at == place.start)}{int(at + 1 == place.stop)}", none))
    return [
        [
            math.log(prior[n]),
            *(math.log((count[n] + prior[n]) / (sum(count) + 1) / prior[n]) for count in given),
        ]
        for n in range(size)
    ]
