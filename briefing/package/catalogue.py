"""The catalogue of a folder of episodes: a card for each that was ever made there.

A card says of an episode what its manifest says of who it is, and stays when the folder goes: so a later run
knows what a person deleted, and finds the name of an episode whose manifest is lost. It is a file of its own
in ``.known``, called by the episode's guid.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.package.locks import writing
from briefing.package.manifest import Manifest, guid_of
from briefing.writing import put

CATALOGUE: Final = ".known"


class Card(BaseModel):
    """Who an episode is; each field but the last as in its manifest."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    guid: str
    """Empty where a lost manifest does not tell."""
    source: str
    source_sha256: str
    sketch: str = ""
    folder: str
    """Its name."""


def card(record: Manifest, folder: Path) -> Card:
    """The card of the episode in ``folder``, of which ``record`` tells."""
    return Card(
        guid=guid_of(record),
        source=record.source,
        source_sha256=record.source_sha256,
        sketch=record.sketch,
        folder=folder.name,
    )


def cards(shelf: Path) -> Iterator[Card]:
    """The cards of all episodes that were made in ``shelf``; one that cannot be read is passed over."""
    for path in sorted((shelf / CATALOGUE).glob("*.json")):
        try:
            yield Card.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            continue


def enter(shelf: Path, entry: Card) -> None:
    """Leaves the card ``entry`` in the catalogue of ``shelf``. Raises PackageError."""
    path = shelf / CATALOGUE / f"{entry.guid}.json"
    content = (entry.model_dump_json(indent=1) + "\n").encode()
    with writing(shelf):
        if not path.exists() or path.read_bytes() != content:
            put(path, (content,))
