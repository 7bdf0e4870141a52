"""Which known name a mistyped one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def nearest(written: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Those of ``known``, at most so many, that look most like ``written``."""
    return get_close_matches(written, list(known), n=most)


def did_you_mean(near: Sequence[str], otherwise: str) -> str:
    """The fix that proposes the names ``near``, or ``otherwise`` where there are none."""
    return f"did you mean {' or '.join(near)}?" if near else otherwise
