"""A table of ``briefing.toml`` or of a plan: what its model is built on, and how a mistake in it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.address import hidden
from briefing.errors import UsageError
from briefing.nearest import did_you_mean, nearest
from briefing.tomlfile import line_of, parsed, text_of

Model = TypeVar("Model", bound=BaseModel)


class Table(BaseModel):
    """The base of a table's model: a key that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def written_in(path: Path) -> dict[str, Any]:
    """What the TOML file ``path`` says. Raises UsageError, naming the file and the line."""
    return parsed(_read(path), str(path))


def _read(path: Path) -> str:
    try:
        return text_of(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from None


def refused(
    error: ValidationError, model: type[BaseModel], path: Path, *within: str, number: int | None = None
) -> UsageError:
    """The first thing that ``model`` finds wrong in the file ``path``, with the line where it stands.

    ``number``, from 1: the place of the table in the list of tables that ``within`` names.
    """
    place = within if number is None else (*within, str(number - 1))
    where = placed(path, [*place, *map(str, error.errors()[0]["loc"])])
    within = within if number is None else (f"{within[-1]} {number}",)
    return UsageError(complaint(error, model, *within), where=where)


def placed(path: Path, keys: Sequence[str]) -> str:
    """The file ``path``, with the line on which it says what ``keys`` lead to, as in ``briefing.toml:12``."""
    line = line_of(_read(path), keys)
    return f"{path}:{line}" if line else str(path)


def anchored(table: Model, folder: Path) -> Model:
    """``table`` with each relative path that was set in it taken from ``folder``."""
    paths = {
        key: folder / value.expanduser()
        for key, value in table
        if key in table.model_fields_set and isinstance(value, Path)
    }
    return table.model_copy(update=paths)


def complaint(error: ValidationError, model: type[BaseModel], *within: str) -> str:
    """The first thing that ``model`` finds wrong, as ``[table] key: what, not value``.

    ``within``: the name of the table, where ``model`` is of that table and not of the whole file.
    """
    first = error.errors()[0]
    table, *keys = [*within, *map(str, first["loc"])]
    place = f"[{table}] {'.'.join(keys)}".rstrip()
    if first["type"] == "extra_forbidden":
        return f"{place}: unknown key; {near([table, *keys][-1], _fields(model, first['loc'][:-1]))}"
    written = hidden(repr(first["input"]))
    if first["type"] == "string_pattern_mismatch" and (example := _example(model, first["loc"])):
        return f"{place}: write it like {example!r}, not {written}"
    return f"{place}: {first['msg'].removeprefix('Value error, ')}, not {written}"


def _example(model: type[BaseModel], path: tuple[int | str, ...]) -> str:
    """What may be written at ``path``; empty where its field shows none."""
    *tables, key = path
    for name in tables:
        inner = model.model_fields[str(name)].annotation if name in model.model_fields else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return ""
        model = inner
    examples = (field.examples for name, field in model.model_fields.items() if key in (name, field.alias))
    return str(next(iter(next(examples, None) or ()), ""))


def _fields(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys of the table at ``path`` within ``model``."""
    for name in path:
        inner = model.model_fields[str(name)].annotation if name in model.model_fields else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return []
        model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def near(word: str, known: Iterable[str]) -> str:
    """What to propose in place of an unknown ``word``: the nearest of those ``known``, or all of them."""
    names = list(known)
    return did_you_mean(nearest(word, names), f"known keys: {', '.join(names) or 'none'}")
