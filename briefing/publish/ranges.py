"""Which bytes a client asks for: the Range header of RFC 9110, section 14."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

MOST: Final = 16
"""Parts of one answer. More, or overlapping ones, are an attack or a mistake (RFC 9110, section 17.15)."""
DIGITS: Final = 18
"""Digits of a position at most: no file is longer, and int() would take too long over more."""

_SPEC: Final = re.compile(r"(\d*)\s*-\s*(\d*)", re.ASCII)


def wanted(header: str, size: int) -> list[range] | None:
    """The ranges of a file of ``size`` bytes that ``header`` asks for, in its order.

    Empty: none of them lies in the file (416). None: the header is not to be heeded, and the whole file is
    the answer: another unit, no range at all, too many, overlapping.
    """
    unit, equals, specs = header.partition("=")
    if unit.strip().lower() != "bytes" or not equals:
        return None
    found = []
    for spec in filter(None, (part.strip() for part in specs.split(","))):
        match = _SPEC.fullmatch(spec)
        if match is None or not any(match.groups()) or max(map(len, match.groups())) > DIGITS:
            return None
        first, last = match.groups()
        if first and last and int(last) < int(first):
            return None
        if first:
            found.append(range(int(first), min(int(last) + 1, size) if last else size))
        else:
            found.append(range(max(0, size - int(last)), size))
    if not found or len(found) > MOST:
        return None
    kept = [each for each in found if each]
    ordered = sorted(kept, key=lambda each: each.start)
    if any(left.stop > right.start for left, right in pairwise(ordered)):
        return None
    return kept
