"""The digest of all that an episode is made from: where it is the same, there is nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from briefing.config import FOR_THE_FEED, Config
from briefing.errors import UsageError

FORMAT: Final = 5
"""Raised with every change to what mixing and packaging make, so that episodes are made anew."""


def text_sha256(text: str) -> str:
    """The digest by which a script is known."""
    return data_sha256(text.encode())


def data_sha256(data: bytes) -> str:
    """The digest of what a file holds."""
    return hashlib.sha256(data).hexdigest()


def producers_files(config: Config) -> Mapping[str, str]:
    """The digest of each file that ``config`` names for what is heard or seen, by table and key.

    Raises UsageError, naming table and key, where one cannot be read.
    """
    named = {"[show] cover": config.show.cover}
    named |= {
        f"[chimes] {key}": Path(chime)
        for key, chime in config.chimes.model_dump().items()
        if Path(chime).suffix
    }
    if Path(config.bed.music).suffix:
        named["[bed] music"] = Path(config.bed.music)
    digests = {}
    for key, path in named.items():
        if path is None:
            continue
        try:
            with path.open("rb") as file:
                digests[key] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}", where=key, fix="correct briefing.toml") from None
    return digests


def build_digest(script_text: str, config: Config, files: Mapping[str, str], take_keys: Sequence[str]) -> str:
    """The digest of script, configuration, ``files`` (``producers_files``, pictures) and every take's key.

    A file counts by what is in it, not by its path; where takes are cached does not count at all, and what
    is set for an engine, and what the lexicon says, counts by the keys of the takes; what a bulletin says
    around its stories stands in the script.
    """
    settings = config.model_dump(
        mode="json",
        exclude=dict.fromkeys(("engines", "cache", "page", "bulletin"), True)
        | {"show": {"cover", *FOR_THE_FEED}, "speech": {"lexicon"}},
    )
    for key in files:
        settings["chimes"].pop(key.removeprefix("[chimes] "), None)
        settings["bed"].pop(key.removeprefix("[bed] "), None)
    everything = [FORMAT, text_sha256(script_text), settings, dict(files), list(take_keys)]
    return hashlib.sha256(json.dumps(everything, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
