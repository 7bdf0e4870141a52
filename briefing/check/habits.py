"""What the ear mishears of a voice everywhere, which weighs little. ``training/misheard.py`` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

TABLE: Final = "misheard.tsv"


def of(voice: str) -> Mapping[tuple[str, str], float]:
    """How often, 0 to 1, the ear takes the first sound for the second in takes of ``voice``."""
    return _all().get(voice, MappingProxyType({}))


@cache
def _all() -> Mapping[str, Mapping[tuple[str, str], float]]:
    found: dict[str, dict[tuple[str, str], float]] = {}
    for line in files(__package__).joinpath(TABLE).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            voice, said, heard, share = line.split("\t")
            found.setdefault(voice, {})[said.strip("-"), heard.strip("-")] = float(share)
    return found
