"""What a rule is: a row of a table that says how one kind of written token is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefing.pronounce.numbers.numerals import digits
from briefing.pronounce.patterns import compiled

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""A plain number, with or without thousands separators and decimals."""

DASH = r"\s?[-−–—~～〜]\s?"
"""What joins the two ends of a range."""

_LOOK_BACK = 16
"""Characters before a token that ``before`` may look at: longer than any context word in the tables."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of token: where it is found, how it is said, and an example of both."""

    id: str
    """Its name, which no other rule has: ``numbers/ratios/fraction`` stands in ``numbers/ratios.py``."""
    before: str
    """A pattern of what the text before the token must end with, if anything."""
    pattern: str
    """That of the token itself; what must follow it stands in a look-ahead."""
    say: Callable[[re.Match[str]], str]
    """The words for a match; an empty string declines it."""
    written: str
    """Example: a text that holds such a token."""
    spoken: str
    """The same, as it is said."""

    def match(self, text: str, at: int) -> tuple[int, str] | None:
        """Where the token that begins at ``at`` ends and what is said for it, or None."""
        found = compiled(self.pattern).match(text, at)
        if found is None or found.end() == at:
            return None
        if self.before and not compiled(f"(?:{self.before})$").search(text[max(0, at - _LOOK_BACK) : at]):
            return None
        said = self.say(found)
        return (found.end(), said) if said else None


def rule(
    *,
    id: str,
    before: str = "",
    pattern: str,
    say: Callable[[re.Match[str]], str],
    written: str,
    spoken: str,
) -> Rule:
    """A row of a table, in the order in which it is read; see ``Rule``."""
    return Rule(
        id=id,
        before=before,
        pattern=pattern,
        say=say,
        written=written,
        spoken=spoken,
    )


def spelled(found: re.Match[str]) -> str:
    """The digits of the token one by one."""
    return digits(found[0])
