"""The colour of a show that chose none: always the same for the same title."""

from __future__ import annotations

import hashlib
from typing import Final

COLOURS: Final = (
    *("#9E1B32", "#174A8B", "#0B5D4B", "#5B3A8E", "#7A3E00", "#2B2D42", "#00586B", "#85175F", "#44530A"),
    *("#F2A900", "#8FD6BD", "#F4A6B7", "#A9CCE8", "#D9C27E", "#FF9A76", "#C3B1E1"),
)
"""Of shows that choose none, so that they differ in a list: dark ones and light ones. On each, white
or black has 7:1 and more."""


def colour_of(title: str) -> str:
    """The colour of a show called ``title`` that has chosen none."""
    return COLOURS[hashlib.sha256(title.encode(errors="replace")).digest()[0] % len(COLOURS)]
