"""The front matter of ``script.md``: ``key: value``, one a line, between two lines ``---``.

A value is all that follows the colon, to the letter: it needs no quotes and has no escapes. Of a script that
tells several stories, ``stories:`` has a list below it, each item with what is known of one:

    stories:
    - title: 黄河大桥通车
      source: https://example.org/news/1234
      publisher: 新华社
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Final

from briefing.address import without_userinfo
from briefing.errors import UsageError
from briefing.nearest import did_you_mean, nearest
from briefing.nouns import Script, Story
from briefing.wording import LANGUAGES

FENCE: Final = "---"
VERSION: Final = "2"
"""Of the format of ``script.md``, as it is written."""
FLAT: Final = "1"
"""The version before there was any structure: what marks it now was ordinary text in it."""

_FIELDS: Final = ("title", "source", "date", "author", "publisher", "voice")
"""Written under the names they have in ``Script``, where they are not empty."""
_STORIES: Final = "stories"
_KEYS: Final = ("script", "title", "source", "date", "author", "publisher", "language", "voice", _STORIES)
_OF_A_STORY: Final = tuple(field.name for field in fields(Story))


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
    stories: list[dict[str, str]] = []
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        at = f"{where}:{number}"
        if _STORIES in values and _is_of_a_story(line):
            if line.startswith("- "):
                stories.append({})
            elif not stories:
                raise UsageError("no story begins above it", where=at, fix="begin it with - title: …")
            _take(line.removeprefix("- "), _OF_A_STORY, stories[-1], at)
        else:
            _take(line, _KEYS, values, at)
    if "script" not in values:
        raise UsageError(
            "the front matter names no version", where=f"{where}:1", fix=f"add script: {VERSION}"
        )
    values["source"] = without_userinfo(values.get("source", ""))  # a page shows it
    script = "hant" if values.get("language") == LANGUAGES["hant"] else "hans"
    said = {key: values.get(key, "") for key in _FIELDS}
    told = tuple(
        Story(**{"title": "", **story, "source": without_userinfo(story.get("source", ""))})
        for story in stories
    )
    return values["script"], Script(sections=(), script=script, stories=told, **{"title": "", **said})


def _take(line: str, known: Sequence[str], into: dict[str, str], at: str) -> None:
    """Puts what ``line`` says ``into`` the keys that it knows. Raises UsageError at ``at``."""
    key, colon, value = (part.strip() for part in line.partition(":"))
    if not colon:
        raise UsageError(f"{line.strip()} is no front matter", where=at, fix="write key: value")
    if key not in known:
        fix = did_you_mean(nearest(key, known), f"known: {', '.join(known)}")
        raise UsageError(f"unknown key {key}", where=at, fix=fix)
    if key in into:
        raise UsageError(f"{key} is written twice", where=at, fix="keep one of them")
    if fix := _complaint(key, value):
        raise UsageError(f"{key}: {value} cannot be used", where=at, fix=fix)
    into[key] = value


def format_front_matter(script: Script) -> list[str]:
    """The lines of the front matter of ``script``, fences included."""
    values = {"script": VERSION}
    values |= {key: getattr(script, key) for key in _FIELDS if key != "voice"}
    values |= {"language": LANGUAGES[script.script], "voice": script.voice}
    known = (f"{key}: {value}" for key, value in values.items() if value)
    return [FENCE, *known, *_stories(script.stories), FENCE]


def _stories(stories: Sequence[Story]) -> Iterator[str]:
    """The lines of ``stories``."""
    if stories:
        yield f"{_STORIES}:"
    for story in stories:
        said = {key: getattr(story, key) for key in _OF_A_STORY}
        known = (f"{key}: {value}" for key, value in said.items() if value or key == "title")
        yield from (f"{'  ' if index else '- '}{line}" for index, line in enumerate(known))


def top_level(lines: Sequence[str]) -> Mapping[str, int]:
    """The index of the line of each key among ``lines``, but for those of stories."""
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        if not (_STORIES in found and _is_of_a_story(line)):
            found.setdefault(line.partition(":")[0].strip(), index)
    return found


def _is_of_a_story(line: str) -> bool:
    """Whether ``line``, below ``stories:``, begins a story or goes on with one."""
    return line.startswith("- ") or line[:1].isspace()


def with_fields(text: str, fields: Mapping[str, str]) -> str:
    """The script ``text`` with ``fields`` in its front matter, every other line as it was."""
    lines = text.split("\n")
    for key, value in fields.items():
        end = end_of(lines)
        line = f"{key}: {value}"
        place = top_level(lines[:end]).get(key)
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
    if key == _STORIES and value:
        return "begin a line with - title: … below it for each"
    if key == "date" and value:
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return "write it like 2026-11-24"
    return ""
