"""What the site held before: kept beside its folder in ``NAME.state.json``, so that nothing is forgotten.

It keeps each episode's number and time of publication for ever, so that they survive regeneration and a
withdrawal; and since when a file is no longer wanted, so that it can be deleted when its time has come.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.errors import PackageError

SUFFIX: Final = ".state.json"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Record):
    """One episode that was ever published."""

    folder: str
    """Relative to the folder that the record lies in."""
    number: int
    """In the order of first publication, from 1; never used again."""
    date: str
    """The episode's own, on which ``published`` rests; or empty."""
    published: datetime
    live: bool
    """False: withdrawn."""


class Record(_Record):
    """All of it."""

    briefing_site: Literal[1] = 1
    guid: str = ""
    """Of the show, as it was when it was first published; empty in records of older versions."""
    episodes: dict[str, Entry] = {}
    """By guid."""
    files: dict[str, datetime | None] = {}
    """Files whose names hold a digest, by path in the site: since when each is replaced, or None."""

    def dump(self) -> str:
        """The text of the file."""
        return self.model_dump_json(indent=1) + "\n"


def path_of(site: Path) -> Path:
    """Where the record of the folder ``site`` lies: not in it, since it is for no visitor."""
    return site.parent / f"{site.name}{SUFFIX}"


def load(site: Path) -> Record:
    """The record of the folder ``site``; an empty one for a site never published.

    Raises PackageError for a record that is broken or of a later format.
    """
    path = path_of(site)
    try:
        return Record.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Record()
    except OSError as error:
        raise PackageError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except ValidationError:
        raise PackageError(
            "no record of a published site", where=str(path), fix="restore it from a backup, or move it away"
        ) from None
