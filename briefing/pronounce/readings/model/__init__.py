"""Polyphones read by a second stage over g2pM: three dictionaries and what surrounds the character weigh in.

The network errs, and is sure, in words it met too seldom (病假, 宰相, 误差); dictionaries know no context.
Boosted trees weigh one against the other; ``training/polyphones.py`` made them, on the CPP development set.
Of 101 everyday characters more sentences are labelled, prose of the net: they have trees of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefing.zh.pinyin import normal

if TYPE_CHECKING:
    from briefing.pronounce.readings.model.features import Counts
    from briefing.pronounce.readings.model.phrases import Phrases
    from briefing.pronounce.readings.model.trees import Trees

SETTLED: Final = -0.0005
"""Logarithm of the network's probability from which it stands if no phrase contradicts it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a polyphone is read where it stands."""

    at: int
    """Its place in the text."""
    reading: str
    runner_up: str
    """The next likely."""
    sure: float
    """How probable the reading is, 0 to 1."""


def polyphones(text: str) -> list[Reading]:
    """The reading of each polyphone of ``text``, a sentence in simplified characters, in order."""
    import numpy as np

    from briefing.pronounce.readings.model.features import narrowed, places, rows, settled
    from briefing.pronounce.readings.model.store import table

    model, readings = _model(), table()
    found = places(text, model.candidates, model.phrases)
    open_ = narrowed(
        text,
        [
            place
            for place in found
            if text[place.at] in model.everyday or not settled(place, model.phrases, SETTLED)
        ],
    )
    weighed: dict[int, list[float]] = {}
    for trees, everyday in ((model.everyday_trees, True), (model.trees, False)):
        asked = [place for place in open_ if (text[place.at] in model.everyday) is everyday]
        if not asked:
            continue
        features = [row for place in asked for row in rows(text, place, model.phrases, model.counts)]
        chances = 1 / (1 + np.exp(-trees.total(np.array(features, np.float32))))
        start = 0
        for place in asked:
            here = chances[start : start + len(place.candidates)]
            weighed[place.at] = (here / here.sum()).tolist()
            start += len(place.candidates)
    result = []
    for place in found:
        shares = weighed.get(place.at) or [float(np.exp(share)) for share in place.views[0]]
        sound = [n for n, entry in enumerate(place.candidates) if entry in readings[text[place.at]]]
        if len(sound) < 2:
            continue
        order = sorted(sound, key=shares.__getitem__, reverse=True)
        first, second = (normal(place.candidates[n]) for n in order[:2])
        result.append(Reading(place.at, first, second, round(shares[order[0]], 4)))
    return result


@dataclass(frozen=True)
class _Model:
    candidates: dict[str, tuple[str, ...]]
    phrases: Phrases
    counts: Counts
    trees: Trees
    everyday: frozenset[str]
    """The characters that have trees of their own."""
    everyday_trees: Trees


@cache
def _model() -> _Model:
    """The second stage, loaded once."""
    from briefing.pronounce.readings.model import phrases, store
    from briefing.pronounce.readings.model.trees import Trees

    arrays: Any = phrases.stored()
    candidates = store.candidates()
    return _Model(
        candidates,
        phrases.unpacked(arrays, frozenset(candidates)),
        store.counts(arrays),
        Trees.of(arrays, "tree"),
        frozenset(str(arrays["everyday"])),
        Trees.of(arrays, "everyday_tree"),
    )
