"""Patterns of tables of rules, compiled when a text first asks for them: most texts ask for few of 1,500."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern``; the cache of ``re`` itself holds a third of them."""
    return re.compile(pattern)
