r"""Lines of verse in ``script.md``: a backslash at the end breaks the line (CommonMark, section 6.7)."""

from __future__ import annotations

import re
from typing import Final

_BREAK: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\\s*$")
"""An odd number of backslashes: two are one of the text."""


def split_break(line: str) -> tuple[str, bool]:
    """``line`` without the backslash that breaks it, and whether there was one."""
    found = _BREAK.search(line)
    return (line[: found.end(1)], True) if found else (line, False)


def with_break(line: str, breaks: bool) -> str:
    """``line``, with a backslash behind it if it ``breaks``."""
    return line + "\\" * breaks
