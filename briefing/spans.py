"""What is tied to characters of a text, moved with them: links, readings, styles, references."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.nouns import Link, Pin, Reference, Style

Span = TypeVar("Span", Link, Pin, Style)


def moved(spans: Sequence[Span], by: int, most: int = sys.maxsize) -> tuple[Span, ...]:
    """``spans`` moved ``by`` so many characters, those that then lie between 0 and ``most``."""
    found = (replace(span, start=span.start + by, end=span.end + by) for span in spans)
    return tuple(span for span in found if 0 <= span.start < span.end <= most)


def within(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """What of ``spans`` lies between ``start`` and ``end``, counted from there."""
    cut = (replace(s, start=max(s.start, start) - start, end=min(s.end, end) - start) for s in spans)
    return tuple(span for span in cut if span.start < span.end)


def placed(references: Sequence[Reference], by: int, most: int = sys.maxsize) -> tuple[Reference, ...]:
    """``references`` moved ``by`` so many characters, those that then stand between 0 and ``most``."""
    found = (replace(reference, at=reference.at + by) for reference in references)
    return tuple(reference for reference in found if 0 <= reference.at <= most)


def standing(
    references: Sequence[Reference], whole: tuple[int, int], kept: tuple[int, int]
) -> tuple[Reference, ...]:
    """Those of ``references`` behind a character of the ``whole`` span, of whose text ``kept`` remains.

    One at the very start of the text stays with its first character.
    """
    return tuple(
        replace(reference, at=min(max(reference.at, kept[0]), kept[1]) - kept[0])
        for reference in references
        if whole[0] < reference.at <= whole[1] or reference.at == whole[0] == 0
    )
