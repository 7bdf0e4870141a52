"""A table of ``briefing.toml`` or of a plan: what its model is built on, and how a mistake in it is told."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.address import hidden
from briefing.errors import UsageError
from briefing.nearest import did_you_mean, nearest

Model = TypeVar("Model", bound=BaseModel)


class Table(BaseModel):
    """The base of a table's model: a key that it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def written_in(path: Path) -> dict[str, Any]:
    """What the TOML file ``path`` says. Raises UsageError, naming the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"not valid TOML: {error}", where=str(path)) from None


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
    return f"{place}: {first['msg'].removeprefix('Value error, ')}, not {hidden(repr(first['input']))}"


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
