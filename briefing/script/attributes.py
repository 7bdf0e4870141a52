"""What may stand in braces at the end of a line of ``script.md``: ``{role=credit voice=yunjian}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from briefing.errors import UsageError
from briefing.nouns import Role, Segment

SPEED: Final = (0.5, 2.0)
"""Least and greatest multiple of the voice's own pace; the same as ``[speech] speed``."""
PAUSE_S: Final = (0.0, 30.0)
"""Least and greatest silence after a segment, in seconds."""

_AT_END: Final = re.compile(r"((?:\\.|[^\\])*?)\{([^{}|\\]*)\}", re.DOTALL)
"""The text, then braces that hold no ``|``: those would be a pin."""
_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)?")
_ROLES: Final = tuple(role for role in Role if role not in {Role.CODE, Role.PICTURE})
"""Code is marked by its fences alone, a picture by its address."""
_NAME: Final = re.compile(r"[^\s{}|\\=]+")


def split_attributes(line: str) -> tuple[str, str | None]:
    """The text of ``line``, and what stands in the braces at its end; None where there are no braces."""
    found = _AT_END.fullmatch(line.rstrip())
    return (found[1].rstrip(), found[2]) if found else (line.rstrip(), None)


def parse_attributes(source: str, where: str) -> dict[str, str]:
    """The attributes in ``source`` (the inside of the braces), checked, by name.

    Raises UsageError, at ``where``, for one that is unknown, written twice, or has a bad value.
    """
    found: dict[str, str] = {}
    for word in source.split():
        key, equals, value = word.partition("=")
        if not equals:
            raise UsageError(
                f"{word} in {{{source}}} is no attribute",
                where=where,
                fix="write key=value, {shown|said} to pin a reading, or \\{ for the character itself",
            )
        if key in found:
            raise UsageError(f"{key} is written twice in {{{source}}}", where=where, fix="keep one of them")
        found[key] = value
    if not found:
        raise UsageError("empty braces", where=where, fix="take them out, or write key=value inside")
    check_attributes(found, where)
    return found


def check_attributes(attributes: Mapping[str, str], where: str) -> None:
    """Nothing, if each attribute is known and its value is good. Raises UsageError at ``where`` if not."""
    for key, value in attributes.items():
        if key not in _CHECKS:
            raise UsageError(f"unknown attribute {key}", where=where, fix=f"known: {', '.join(_CHECKS)}")
        if complaint := _CHECKS[key](value):
            raise UsageError(f"{key}={value} cannot be used", where=where, fix=complaint)


def format_attributes(attributes: Mapping[str, str]) -> str:
    """``attributes`` in braces, after a space; empty where there are none."""
    if not attributes:
        return ""
    return " {" + " ".join(f"{key}={value}" for key, value in attributes.items()) + "}"


def attributes_of(segment: Segment, implied: Role) -> dict[str, str]:
    """The attributes that have to be written for ``segment`` where its line implies the role ``implied``."""
    written = {
        "role": "" if segment.role == implied else str(segment.role),
        "voice": segment.voice,
        "speed": _number(segment.speed),
        "pause": _number(segment.pause_s),
    }
    return {key: value for key, value in written.items() if value}


def _number(value: float | None) -> str:
    """``value`` without an exponent, and without a fraction where it is whole."""
    return "" if value is None else format(Decimal(repr(value)), "f").removesuffix(".0")


def _within(least: float, most: float) -> Callable[[str], str]:
    def complaint(value: str) -> str:
        good = _NUMBER.fullmatch(value) and least <= float(value) <= most
        return "" if good else f"write a number from {least:g} to {most:g}"

    return complaint


def _role(value: str) -> str:
    return "" if value in _ROLES else f"roles are {', '.join(_ROLES)}"


def _voice(value: str) -> str:
    return "" if _NAME.fullmatch(value) else "write the name of a voice, as `briefing voices` prints it"


_CHECKS: Final[dict[str, Callable[[str], str]]] = {
    "role": _role,
    "voice": _voice,
    "speed": _within(*SPEED),
    "pause": _within(*PAUSE_S),
}
"""For each attribute, what is wrong with a value; empty where nothing is."""
