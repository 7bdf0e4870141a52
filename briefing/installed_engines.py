"""The engines that are installed, and the table of ``briefing.toml`` that each brings a model for.

Nothing is added here: an engine names itself as an entry point of its package, ours in pyproject.toml; how to
build one stands in docs/engines.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from briefing.errors import BriefingError, UsageError
from briefing.tables import anchored, complaint

GROUP: Final = "briefing.engines"
"""A package adds an engine by naming its class here; the entry point's name is the engine's."""


def installed() -> dict[str, EntryPoint]:
    """Where each engine's class is, by the engine's name."""
    return {point.name: point for point in entry_points(group=GROUP)}


def loaded(name: str) -> type[Any]:
    """The class of the engine ``name``.

    Raises UsageError, naming those there are, for one that is not installed, BriefingError for a broken one.
    """
    found = installed()
    if name not in found:
        raise UsageError(f"no engine is called {name!r}", fix=f"there are: {', '.join(sorted(found))}")
    try:
        return found[name].load()  # type: ignore[no-any-return]
    except Exception as error:  # a package of others fails in any way
        raise BriefingError(
            f"the engine {name} cannot be loaded: {error}", fix="install its package again, or remove it"
        ) from None


def table(name: str, written: Any, folder: Path) -> Mapping[str, Any]:
    """The table of the engine ``name``, checked by its own model, its paths taken from ``folder``.

    Raises UsageError, naming table and key, for what the model refuses.
    """
    model: type[BaseModel] | None = getattr(loaded(name), "settings", None)
    if model is None:
        raise UsageError(f"[{name}]: this engine has no settings", fix="take the table out")
    try:
        checked = model.model_validate(written)
    except ValidationError as error:
        raise UsageError(complaint(error, model, name)) from None
    return anchored(checked, folder).model_dump(by_alias=True)
