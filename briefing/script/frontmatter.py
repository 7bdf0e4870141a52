"""The front matter of ``script.md``: ``key: value``, one a line, between two lines ``---``.

A value is all that follows the colon, to the letter: it needs no quotes and has no escapes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from briefing.address import without_userinfo
from briefing.errors import UsageError
from briefing.nearest import did_you_mean, nearest
from briefing.nouns import Script
from briefing.wording import LANGUAGES

FENCE: Final = "---"
VERSION: Final = "2"
"""Of the format of ``script.md``, as it is written."""
FLAT: Final = "1"
"""The version before there was any structure: what marks it now was ordinary text in it."""

_FIELDS: Final = ("title", "source", "date", "author", "publisher", "voice")
"""Written under the names they have in ``Script``, where they are not empty."""
_KEYS: Final = ("script", "title", "source", "date", "author", "publisher", "language", "voice")


def end_of(lines: Sequence[str]) -> int:
    """The index of the line that closes the front matter; 0 where there is none or it is never closed."""
    if not lines or lines[0].rstrip() != FENCE:
        return 0
    return next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)


def parse_front_matter(lines: Sequence[str], where: str) -> tuple[str, Script]:
    """Its version, and a Script without sections, from the ``lines`` between the fences.

    Raises UsageError, naming the line of ``where``, of which the first is line 2, for a key that is unknown
    or repeated and a value that cannot be.
    """
    values: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        at = f"{where}:{number}"
        if not colon:
            raise UsageError(f"{line.strip()} is no front matter", where=at, fix="write key: value")
        if key not in _KEYS:
            fix = did_you_mean(nearest(key, _KEYS), f"known: {', '.join(_KEYS)}")
            raise UsageError(f"unknown key {key}", where=at, fix=fix)
        if key in values:
            raise UsageError(f"{key} is written twice", where=at, fix="keep one of them")
        if fix := _complaint(key, value):
            raise UsageError(f"{key}: {value} cannot be used", where=at, fix=fix)
        values[key] = value
    if "script" not in values:
        raise UsageError(
            "the front matter names no version", where=f"{where}:1", fix=f"add script: {VERSION}"
        )
    values["source"] = without_userinfo(values.get("source", ""))  # a page shows it
    script = "hant" if values.get("language") == LANGUAGES["hant"] else "hans"
    fields = {key: values.get(key, "") for key in _FIELDS}
    return values["script"], Script(sections=(), script=script, **{"title": "", **fields})


def format_front_matter(script: Script) -> list[str]:
    """The lines of the front matter of ``script``, fences included."""
    values = {"script": VERSION}
    values |= {key: getattr(script, key) for key in _FIELDS if key != "voice"}
    values |= {"language": LANGUAGES[script.script], "voice": script.voice}
    return [FENCE, *(f"{key}: {value}" for key, value in values.items() if value), FENCE]


def with_fields(text: str, fields: Mapping[str, str]) -> str:
    """The script ``text`` with ``fields`` in its front matter, every other line as it was."""
    lines = text.split("\n")
    for key, value in fields.items():
        end = end_of(lines)
        line = f"{key}: {value}"
        place = next((i for i, each in enumerate(lines[:end]) if each.partition(":")[0].strip() == key), None)
        if place is None:
            lines.insert(end, line)
        else:
            lines[place] = line
    return "\n".join(lines)


def _complaint(key: str, value: str) -> str:
    """What is wrong with ``value``, as an instruction; empty where nothing is."""
    if key == "script" and value not in (FLAT, VERSION):
        return f"this program reads versions {FLAT} and {VERSION}"
    if key == "language" and value not in LANGUAGES.values():
        return f"write {' or '.join(LANGUAGES.values())}"
    if key == "date" and value:
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return "write it like 2026-11-24"
    return ""
