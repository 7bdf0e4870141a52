"""Voice profiles: one TOML file a voice, ours in ``voices/`` and those that installed packages bring."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from importlib.metadata import entry_points
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import briefing
from briefing.errors import UsageError
from briefing.nearest import did_you_mean, nearest
from briefing.nouns import Voice

DEFAULT: Final = "xiaobei"
"""The voice heard with the fewest errors (``bench/listen.py``)."""

ENTRY_POINT_GROUP: Final = "briefing.voices"
"""A package brings voices by naming here a package of its own whose folder holds their profiles."""


class _Profile(BaseModel):
    """What a profile may say; the file's name is the voice's. See ``nouns.Voice``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    engine: str
    id: str
    language: str
    gender: Literal["female", "male", "neutral"]
    character: str
    script: Literal["hans", "hant"] = "hans"
    rate: float = Field(1.0, ge=0.5, le=2.0)
    pitch: float = Field(0.0, ge=-12, le=12)
    volume: float = Field(0.0, ge=-50, le=50)
    error_rate: float | None = Field(None, ge=0)


def data_folder() -> Path:
    """The folder of our own profiles and of the files that belong to them, such as style vectors."""
    package = Path(briefing.__file__).parent
    installed = package / "voices"
    return installed if installed.is_dir() else package.parent / "voices"


def voices() -> dict[str, Voice]:
    """All voices by name, the one with the fewest errors first. Raises UsageError on a broken profile."""
    return dict(_voices())


def find(name: str) -> Voice:
    """The voice of that name, or of that name at its engine; case does not matter.

    Raises UsageError, proposing near names.
    """
    wanted = name.casefold()
    for voice in _voices().values():
        if wanted in {voice.name.casefold(), voice.id.casefold()}:
            return voice
    names = list(_voices())
    fix = did_you_mean(nearest(wanted, names, 3), f"there are: {', '.join(names)}")
    raise UsageError(f"no voice is called {name!r}", fix=fix)


def first_of(engine: str) -> Voice:
    """The voice of ``engine`` with the fewest errors. Raises UsageError, naming the engines that have one."""
    for voice in _voices().values():
        if voice.engine == engine:
            return voice
    engines = dict.fromkeys(voice.engine for voice in _voices().values())
    raise UsageError(f"no voice belongs to an engine {engine!r}", fix=f"engines: {', '.join(engines)}")


@cache
def _voices() -> dict[str, Voice]:
    found: dict[str, Voice] = {}
    folders: list[Traversable] = [data_folder()]
    folders += [resources.files(point.value) for point in entry_points(group=ENTRY_POINT_GROUP)]
    for folder in folders:
        for file in folder.iterdir():
            if not file.name.endswith(".toml"):
                continue
            voice = _read(file)
            if voice.name in found:
                raise UsageError(f"a second voice called {voice.name!r}", where=str(file), fix="rename one")
            found[voice.name] = voice
    return dict(sorted(found.items(), key=lambda item: _order(item[1])))


def _order(voice: Voice) -> tuple[float, bool, str]:
    """By errors heard; a voice never measured comes last, one with an accent after all."""
    return (
        float("inf") if voice.error_rate is None else voice.error_rate,
        voice.language != "zh-CN",
        voice.name,
    )


def _read(file: Traversable) -> Voice:
    """The voice described in ``file``. Raises UsageError, naming file and key."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"not a readable voice profile: {error}", where=str(file)) from None
    try:
        profile = _Profile.model_validate(table)
    except ValidationError as error:
        complaint = error.errors()[0]
        key = ".".join(str(part) for part in complaint["loc"])
        if complaint["type"] == "extra_forbidden":
            raise UsageError(
                f"{key}: unknown key", where=str(file), fix=f"known keys: {', '.join(_Profile.model_fields)}"
            ) from None
        raise UsageError(f"{key}: {complaint['msg']}", where=str(file)) from None
    return Voice(name=file.name.removesuffix(".toml"), **profile.model_dump())
