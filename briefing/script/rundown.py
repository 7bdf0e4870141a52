"""``rundown.toml``: the list of a bulletin's stories, as a person writes it and as an episode keeps it.

    title = "今日简报"
    date = 2026-11-26

    [[story]]
    source = "in/桥.txt"          # a path from this file's folder, or an address
    headline = "黄河大桥通车"

A remark of a person's is not kept where the file is written anew.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from pydantic import ValidationError

from briefing.errors import UsageError
from briefing.files import RUNDOWN
from briefing.nouns import Rundown, Slot
from briefing.tables import Table, near
from briefing.tomlfile import parsed, text_of
from briefing.zh.dates import whole


class _Story(Table):
    source: str
    headline: str = ""
    intro: str = ""
    voice: str = ""
    lead: bool = False


class _File(Table):
    title: str = ""
    date: datetime.datetime | datetime.date | str = ""
    story: tuple[_Story, ...] = ()


_HEAD: Final = (
    "# The stories of this bulletin: edit, then `briefing bulletin` with this file makes it again.\n"
)


def parse(data: bytes, where: str = RUNDOWN.name) -> Rundown:
    """The rundown that ``data`` writes. Raises UsageError at ``where``, naming the key."""
    table = parsed(text_of(data, where), where)
    try:
        found = _File.model_validate(table)
    except ValidationError as error:
        raise UsageError(_wrong(error), where=where) from None
    if not found.story:
        raise UsageError("it lists no story", where=where, fix='add [[story]] and source = "…"')
    for number, story in enumerate(found.story, 1):
        if not story.source.strip():
            raise UsageError(
                f"story {number}: its source is empty", where=where, fix="name a path or address"
            )
    return Rundown(
        tuple(Slot(**_lines(story)) for story in found.story),
        " ".join(found.title.split()),
        _day(found.date, where),
    )


def format_rundown(rundown: Rundown) -> str:
    """``rundown`` as ``parse`` reads it."""
    known = {"title": quoted(rundown.title) if rundown.title else "", "date": rundown.date}
    lines = [f"{key} = {value}" for key, value in known.items() if value]
    return "\n".join([_HEAD, *lines, *(line for slot in rundown.slots for line in _slot(slot))]) + "\n"


def _slot(slot: Slot) -> Iterator[str]:
    yield "\n[[story]]"
    for field in fields(slot):
        value = getattr(slot, field.name)
        if value is True:
            yield f"{field.name} = true"
        elif value:
            yield f"{field.name} = {quoted(value)}"


def quoted(text: str) -> str:
    """``text`` as a basic string of TOML, which has the escapes of JSON, and one character more to escape."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(story: _Story) -> dict[str, Any]:
    """What ``story`` says, each text in one line."""
    said = story.model_dump()
    return {key: value if isinstance(value, bool) else " ".join(value.split()) for key, value in said.items()}


def _day(written: datetime.datetime | datetime.date | str, where: str) -> str:
    """The day of ``written``, ISO 8601, or empty."""
    if not written:
        return ""
    found = whole(written)[:10] if isinstance(written, str) else written.isoformat()[:10]
    if not found:
        raise UsageError(f"date: {written} is no date", where=where, fix="write date = 2026-11-26")
    return found


def _wrong(error: ValidationError) -> str:
    """The first thing that is wrong, with the number of the story that it is in."""
    first = error.errors()[0]
    story, place = "", [str(part) for part in first["loc"]]
    if len(place) > 1:
        story, place = f"story {int(place[1]) + 1}", place[2:]
    model = _Story if story else _File
    key = place[0] if place else "it"
    if first["type"] == "missing":
        return f"{story}: it has no {key}"
    if first["type"] == "extra_forbidden":
        said = f"unknown key {key}; {near(key, model.model_fields)}"
        return f"{story}: {said}" if story else said
    return f"{f'{story}, ' if story else ''}{key}: {first['msg']}"
