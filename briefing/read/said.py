"""Whether a line was read before, spaces and punctuation aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

LEAST: Final = 8
"""Characters of a line that is looked for inside others; a shorter one may stand there by chance."""


class Said:
    """Lines that are read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._keys: set[str] = set()
        self._all = ""
        self.add(lines)

    def add(self, lines: Iterable[str]) -> None:
        """Takes ``lines`` as read too."""
        keys = [key(line) for line in lines]
        self._keys.update(keys)
        self._all += "".join(keys)

    def __contains__(self, line: str) -> bool:
        return key(line) in self._keys or (len(key(line)) >= LEAST and key(line) in self._all)


def key(text: str) -> str:
    """What is left of a line when how it is printed is set aside."""
    return re.sub(r"[\s\W_]+", "", text)
