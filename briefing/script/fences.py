"""Blocks of code in ``script.md``: their lines to the letter, between two fences of backticks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.errors import UsageError
from briefing.script.conflict import is_marker

_OPENING: Final = re.compile(r"(`{3,})([^`]*)", re.DOTALL)
"""A fence, and what stands behind it: attributes; the name of a language is let be."""
_RUN: Final = re.compile("`+")


def entries(lines: Sequence[str], where: str = "") -> Iterator[tuple[int, str, str | None]]:
    """The index of each line that holds a segment or is blank, the line, and of a block of code its text.

    Of such a block the line is what stands behind the fence. Raises UsageError, at ``where:LINE``, for a
    fence that is never closed.
    """
    at = 0
    while at < len(lines):
        fence = _OPENING.fullmatch(lines[at].rstrip())
        if not fence:
            yield at, lines[at], None
            at += 1
            continue
        end = next((i for i in range(at + 1, len(lines)) if lines[i].rstrip() == fence[1]), 0)
        if not end:
            raise UsageError(
                f"a {fence[1]} is never closed",
                where=f"{where}:{at + 1}",
                fix=f"write {fence[1]} on a line of its own behind the code",
            )
        yield at, fence[2], "\n".join(map(_shown, lines[at + 1 : end]))
        at = end + 1


def fenced(code: str, attributes: str) -> str:
    """``code`` between fences longer than any run of backticks in it, ``attributes`` behind the first."""
    fence = "`" * max([3, *(len(run) + 1 for run in _RUN.findall(code))])
    return "\n".join([fence + attributes, *map(_written, code.split("\n")), fence])


def _written(line: str) -> str:
    """``line``, with a backslash before what else would be taken for a line of git's."""
    return "\\" + line if is_marker(line.lstrip("\\")) else line


def _shown(line: str) -> str:
    return line[1:] if line.startswith("\\") and is_marker(line.lstrip("\\")) else line
