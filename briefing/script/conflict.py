"""The lines that git leaves in a file of which two people changed the same part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.errors import UsageError

MIDDLE: Final = "======="
"""Between the two versions. Alone it is a line like any other."""
_MARKER: Final = re.compile(r"(<{7}|>{7}|\|{7})( .*)?", re.DOTALL)


def is_marker(line: str) -> bool:
    """Whether ``line`` begins or ends one of the versions."""
    return bool(_MARKER.fullmatch(line.rstrip()))


def conflict_at(lines: Sequence[str]) -> int:
    """The number of the first of git's lines in ``lines``, from 1; 0 where there is no conflict."""
    if not any(map(is_marker, lines)):
        return 0
    return next(at for at, line in enumerate(lines, 1) if is_marker(line) or line.rstrip() == MIDDLE)


def without_markers(lines: Sequence[str]) -> list[str]:
    """``lines`` without those of git, both versions one after the other."""
    return [line for line in lines if not is_marker(line)]


def refuse_conflict(lines: Sequence[str], where: str) -> None:
    """Raises UsageError, at ``where:LINE``, where git left two versions in ``lines``."""
    if at := conflict_at(lines):
        raise UsageError(
            f"{lines[at - 1].strip()[:40]} is a line of git's, between two versions of the script",
            where=f"{where}:{at}",
            fix="keep one version, without git's lines; \\ in front makes one ordinary text",
        )
