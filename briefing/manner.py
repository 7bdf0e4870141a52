"""In which manner a voice speaks each role: how fast and how loud beside the body of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefing.nouns import Role


@dataclass(frozen=True, slots=True)
class Manner:
    """Beside the body of the text."""

    pace: float = 1.0
    """Multiple of the voice's own."""
    level_db: float = 0.0


MANNERS: Final[Mapping[Role, Manner]] = {
    Role.TITLE: Manner(0.98, 0.8),
    Role.HEADING: Manner(0.95, 0.6),
    Role.QUOTATION: Manner(0.96, -0.25),
    Role.ITEM: Manner(0.98),
    Role.ROW: Manner(0.98, -0.2),
    Role.CAPTION: Manner(1.03, -1.2),
    Role.FOOTNOTE: Manner(1.04, -1.5),
    Role.CREDIT: Manner(1.05, -2.0),
    Role.NOTICE: Manner(1.05, -0.5),
}
"""A reader slows down and lifts the voice for what opens a part, and lets it fall for what stands beside the
text. ``docs/sound.md`` has what was measured."""


def manner(role: Role) -> Manner:
    """That of ``role``; the body has none of its own."""
    return MANNERS.get(role, Manner())
