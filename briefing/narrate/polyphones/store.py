"""Counts as arrays and back, and which characters have which readings."""

from __future__ import annotations

import lzma
import pickle
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from briefing.narrate.polyphones.features import Counts

_NAMES = ("alone", "beside", "within", "labelled")


@cache
def candidates() -> dict[str, tuple[str, ...]]:
    """The readings of each character that has several, in g2pM's table and spelling, sorted."""
    table: dict[str, list[str]] = pickle.loads((files("g2pM") / "digest_cedict.pkl").read_bytes())
    several = ((char, tuple(sorted(set(given)))) for char, given in table.items())
    return {char: given for char, given in several if len(given) > 1}


def packed(counts: Counts) -> dict[str, Any]:
    """The arrays of a file of counts."""
    arrays: dict[str, Any] = {}
    for name in _NAMES:
        table = getattr(counts, name)
        keys = sorted(table)
        arrays[f"{name}_keys"] = np.frombuffer(lzma.compress("\n".join(keys).encode(), preset=9), np.uint8)
        arrays[name] = np.array([min(one, 65535) for key in keys for one in table[key]], np.uint16)
    return arrays


def counts(arrays: Any) -> Counts:
    """The counts of a file that :func:`packed` made."""
    sizes = {char: len(given) for char, given in candidates().items()}
    tables = []
    for name in _NAMES:
        flat = arrays[name].tolist()
        table: dict[str, list[int]] = {}
        at = 0
        for key in lzma.decompress(arrays[f"{name}_keys"].tobytes()).decode().split("\n"):
            table[key] = flat[at : at + sizes[key[0]]]
            at += sizes[key[0]]
        tables.append(table)
    return Counts(*tables)
