"""What a PDF says, as it passes from the process that reads it to the one that asked."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.nouns import Change


@dataclass(frozen=True, slots=True)
class Reading:
    """What a PDF says."""

    title: str
    """Empty where none is set apart from the text."""
    author: str
    """Empty where the file names none that its first page names too."""
    html: str
    """Its text as a page."""
    changes: tuple[Change, ...] = ()
    doubts: tuple[str, ...] = ()
