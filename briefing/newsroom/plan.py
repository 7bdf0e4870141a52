"""The plan: what ``briefing run`` takes, what it makes of it, and where that goes."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from briefing import config
from briefing.address import without_userinfo
from briefing.config import Config, Fetch
from briefing.tables import Table, refused, written_in

_ADDRESS: Final = r"^(https?://[^\s]+)?$"


class Source(Table):
    """``[[source]]``: one of ``folder``, ``feed``, ``address``."""

    folder: Path | None = None
    match: str = "*"
    """Which files of the folder, as a shell writes it: ``*.docx``."""
    feed: str = Field("", pattern=_ADDRESS, examples=["https://example.org/rss.xml"])
    """RSS or Atom; each entry's page is an article."""
    address: str = Field("", pattern=_ADDRESS, examples=["https://example.org/today.html"])
    """Of a page, which holds another article each day."""

    @model_validator(mode="after")
    def _one(self) -> Source:
        if bool(self.folder) + bool(self.feed) + bool(self.address) != 1:
            raise ValueError("name one of folder, feed and address")
        if "match" in self.model_fields_set and self.folder is None:
            raise ValueError("match goes with folder")
        if not self.match or Path(self.match).is_absolute():
            raise ValueError('match is a pattern within the folder, such as "*.docx"')
        return self

    @property
    def name(self) -> str:
        """As the plan calls it, without a password."""
        return without_userinfo(self.feed or self.address) or str(self.folder)


class Make(Table):
    """``[make]``."""

    form: Literal["episodes", "bulletin"] = Field("episodes", alias="as")
    at: str = Field("", pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$", examples=["05:30"])
    """From when on a bulletin is made, at the show's ``utc_offset``; empty: whenever there is something."""
    most: int = Field(20, ge=1)
    """New items that one run takes; the others wait for the next."""
    settings: Path | None = None
    """By default ``briefing.toml`` beside the plan, if it is there."""
    out: Path = Path("out")
    check: bool = False
    """Whether each episode is listened to: what is found is to be looked at."""


class Publish(Table):
    """``[publish]``; without it nothing is published."""

    to: Path


class Keep(Table):
    """``[keep]``."""

    gb: float | None = Field(None, gt=0)
    """Past it the oldest episodes go; without it none does."""


class Manners(Fetch):
    """``[fetch]``: ``hosts`` and ``proxied`` as in settings, for the plan's own feeds and addresses only."""

    delay_s: float = Field(1.0, ge=0, le=60)
    """Between two requests to one host."""


class After(Table):
    """``[after]``."""

    command: str = ""
    """Run with the report's path as its last argument; no shell reads it."""

    @field_validator("command")
    @classmethod
    def _words(cls, command: str) -> str:
        shlex.split(command)
        return command


class Tables(Table):
    """The whole file."""

    source: tuple[Source, ...] = Field(min_length=1)
    make: Make = Make()
    publish: Publish | None = None
    keep: Keep = Keep()
    fetch: Manners = Manners()
    after: After = After()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done; every path is as seen from the folder of work."""

    path: Path
    tables: Tables
    config: Config

    @property
    def folder(self) -> Path:
        """Where the plan lies: all its paths are relative to it."""
        return self.path.parent

    @property
    def own(self) -> tuple[str, ...]:
        """The addresses that the plan itself names."""
        return tuple(each.feed or each.address for each in self.tables.source if each.folder is None)

    @property
    def out(self) -> Path:
        """Where episodes go."""
        return self.at(self.tables.make.out)

    @property
    def site(self) -> Path | None:
        """Where they are published, if they are."""
        return self.at(self.tables.publish.to) if self.tables.publish else None

    @property
    def journal(self) -> Path:
        """The file of the journal."""
        return self.path.with_name(f"{self.path.stem}.journal.db")

    @property
    def reports(self) -> Path:
        """The folder of reports."""
        return self.folder / "reports"

    def at(self, path: str | Path) -> Path:
        """``path`` of the plan."""
        return self.folder / Path(path).expanduser()

    def of(self, path: Path) -> str:
        """``path`` as seen from the plan, with slashes: the plan's folder may be moved as a whole."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")


def load(path: Path) -> Plan:
    """The plan in ``path``, with the settings that it names. Raises UsageError, naming file, key and fix."""
    written = written_in(path)
    sources = written.get("source", [])
    try:
        for number, source in enumerate(sources if isinstance(sources, list) else [], 1):
            try:
                Source.model_validate(source)
            except ValidationError as error:
                raise refused(error, Source, path, "source", number=number) from None
        tables = Tables.model_validate(written)
    except ValidationError as error:
        raise refused(error, Tables, path) from None
    plan = Plan(path, tables, Config())
    settings = plan.at(tables.make.settings or "briefing.toml")
    if tables.make.settings or settings.is_file():
        return Plan(path, tables, config.load(settings))
    return plan
