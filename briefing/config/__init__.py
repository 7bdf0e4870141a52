"""``briefing.toml``: one model of all a producer may set, read with errors that name file, key and fix."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import Field, ValidationError

from briefing.casting import Casting
from briefing.config.fetch import Fetch
from briefing.config.show import FOR_THE_FEED, Show
from briefing.config.sound import FORMATS, Audio, Bed, Chimes, Pauses
from briefing.config.speech import Bulletin, Speech
from briefing.errors import BriefingError, UsageError
from briefing.installed_engines import installed
from briefing.installed_engines import table as engine_table
from briefing.tables import Table, anchored, near, placed, refused, written_in

__all__ = [
    "FORMATS", "FOR_THE_FEED", "LEXICON", "TABLES", "Audio", "Bed", "Bulletin", "Cache", "Casting", "Check",
    "Chimes", "Config", "Fetch", "Label", "Page", "Pauses", "Show", "Speech", "load",
]  # fmt: skip

LEXICON: Final = "lexicon.toml"
"""The name of a show's lexicon, where none is set."""


class Page(Table):
    """``[page]``: what pages show."""

    pictures: bool = False
    """Whether a published site shows the pictures of articles, which are others'; the episode's own folder
    always does."""


class Label(Table):
    """``[label]``: the AIGC metadata label of GB 45438-2025."""

    enabled: bool = True
    """Whether files bear it; China's rules ask for it."""
    producer: str = ""
    """Name or code of who makes the audio; by default the show's author, else its title."""


class Cache(Table):
    """``[cache]``: where takes, and pieces of programme made of them, are kept."""

    folder: Path | None = Field(None, examples=["~/takes"])
    """Where; by default the folder for caches of this computer's user."""
    max_gb: float = Field(4.0, gt=0)
    """Of takes."""
    pieces_gb: float = Field(1.0, gt=0)
    """Of pieces: 7 MB for ten minutes."""


class Check(Table):
    """``[check]``: who listens to a finished episode."""

    model: Path | None = Field(None, examples=["~/whisper-large"])
    """A folder with a Whisper model in CTranslate2 form; by default Whisper base of the extra."""


class Config(Table):
    """The whole of ``briefing.toml``; every key has a default."""

    show: Show = Show()
    speech: Speech = Speech()
    bulletin: Bulletin = Bulletin()
    cast: Casting = Casting()
    pauses: Pauses = Pauses()
    chimes: Chimes = Chimes()
    bed: Bed = Bed()
    audio: Audio = Audio()
    page: Page = Page()
    label: Label = Label()
    fetch: Fetch = Fetch()
    cache: Cache = Cache()
    check: Check = Check()
    engines: Mapping[str, Mapping[str, Any]] = {}
    """The tables of engines by name, each as the engine's own model gives it back (``installed_engines``)."""


TABLES: Final = [name for name in Config.model_fields if name != "engines"]
"""All but those of engines."""


def load(path: Path | None) -> Config:
    """The configuration in ``path``; without one, ``briefing.toml`` of the working folder if it is there.

    Relative paths inside it are taken from its own folder. Raises UsageError, naming file, key and fix.
    """
    if path is None:
        path = Path("briefing.toml")
        if not path.is_file():
            return _anchored(Config(), path.parent)
    table = written_in(path)
    try:
        config = Config.model_validate({name: table[name] for name in table if name in TABLES})
    except ValidationError as error:
        raise refused(error, Config, path) from None
    engines = _engines({name: table[name] for name in table if name not in TABLES}, path)
    return _anchored(config, path.parent).model_copy(update={"engines": engines})


def _engines(tables: Mapping[str, Any], path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Those ``tables`` of ``path`` that are none of ours, checked by the engines whose names they bear."""
    known = installed() if tables else {}
    checked = {}
    for name, written in tables.items():
        try:
            if name not in known:
                raise UsageError(f"[{name}]: unknown key; {near(name, [*TABLES, *known])}")
            checked[name] = engine_table(name, written, path.parent)
        except BriefingError as error:
            keys = re.findall(r"[\w-]+", error.what.partition(":")[0])  # of ``[table] key: …``
            raise type(error)(error.what, where=placed(path, keys), fix=error.fix) from None
    return checked


def _anchored(config: Config, folder: Path) -> Config:
    """``config`` with its relative paths taken from ``folder``."""

    def beside(name: str) -> Path | None:
        return folder / name if (folder / name).is_file() else None

    def sound(name: str) -> str:
        return str(folder / Path(name).expanduser()) if Path(name).suffix else name

    speech = anchored(config.speech, folder)
    return config.model_copy(
        update={
            "show": anchored(config.show, folder),
            "speech": speech if speech.lexicon else speech.model_copy(update={"lexicon": beside(LEXICON)}),
            "cache": anchored(config.cache, folder),
            "check": anchored(config.check, folder),
            "chimes": config.chimes.model_copy(
                update={key: sound(getattr(config.chimes, key)) for key in Chimes.model_fields}
            ),
            "bed": config.bed.model_copy(update={"music": sound(config.bed.music)}),
        }
    )
