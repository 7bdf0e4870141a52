"""Counts as arrays and back, and which characters have which readings."""

from __future__ import annotations

import lzma
import pickle
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from briefing.pronounce.readings.model.features import Counts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SYLLABLE = re.compile(r"(?!xx)[a-z:]+[1-5]")
_NAMES = ("alone", "beside", "within", "labelled")


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    listed: dict[str, list[str]] = pickle.loads((files("g2pM") / "digest_cedict.pkl").read_bytes())
    return {char: tuple(sorted(set(readings))) for char, readings in listed.items()}


@cache
def table() -> dict[str, tuple[str, ...]]:
    """The readings of each character that has any, in g2pM's table and spelling, sorted.

    Some entries of the table are none: ``xx5``, or two syllables for one character (瓩 ``qian1 wa3``).
    """
    sound = {char: tuple(filter(_SYLLABLE.fullmatch, readings)) for char, readings in _listed().items()}
    return {char: readings for char, readings in sound.items() if readings}


@cache
def candidates() -> dict[str, tuple[str, ...]]:
    """The entries of each character that has several, as the model was trained with them."""
    return {char: entries for char, entries in _listed().items() if len(entries) > 1}


def packed(counts: Counts) -> dict[str, Any]:
    """The arrays of a file of counts."""
    arrays: dict[str, Any] = {}
    for name in _NAMES:
        table = getattr(counts, name)
        keys = sorted(table)
        arrays[f"{name}_keys"] = np.frombuffer(lzma.compress("\n".join(keys).encode(), preset=9), np.uint8)
        arrays[name] = np.array([min(one, 65535) for key in keys for one in table[key]], np.uint16)
    return arrays


class Table(Mapping[str, list[int]]):
    """Counts by key, cut out of their array when they are asked for: a text asks for few of 200,000."""

    def __init__(self, ends: dict[str, int], sizes: dict[str, int], flat: NDArray[np.uint16]) -> None:
        """``ends``: where in ``flat`` those of a key end; ``sizes``: how many its character has."""
        self._ends, self._sizes, self._flat = ends, sizes, flat

    def __getitem__(self, key: str) -> list[int]:
        end = self._ends[key]
        found: list[int] = self._flat[end - self._sizes[key[0]] : end].tolist()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ends)

    def __len__(self) -> int:
        return len(self._ends)


def counts(arrays: Any) -> Counts:
    """The counts of a file that :func:`packed` made."""
    sizes = {char: len(given) for char, given in candidates().items()}
    tables = []
    for name in _NAMES:
        keys = lzma.decompress(arrays[f"{name}_keys"].tobytes()).decode().split("\n")
        ends = list(accumulate(sizes[key[0]] for key in keys))
        tables.append(Table(dict(zip(keys, ends, strict=True)), sizes, arrays[name]))
    return Counts(*tables)
