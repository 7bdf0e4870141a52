"""The show's lexicon from its file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefing import tomlfile
from briefing.config import Config
from briefing.errors import UsageError
from briefing.pronounce.lexicon import EMPTY, Lexicon
from briefing.pronounce.lexiconfile import parse

LARGEST: Final = 10_000_000
"""Bytes of a lexicon, as of an article."""


def show_lexicon(config: Config) -> Lexicon:
    """What ``[speech] lexicon`` names; without it ``lexicon.toml`` beside the settings, if it is there.

    Raises UsageError, naming file, word and fix.
    """
    path = config.speech.lexicon
    return EMPTY if path is None else parse(text_of(path), str(path))


def text_of(path: Path) -> str:
    """What the file ``path`` says. Raises UsageError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UsageError(f"larger than {LARGEST // 1_000_000} MB", where=str(path), fix="name a lexicon")
        return tomlfile.text_of(data, str(path))
    except OSError as error:
        fix = "correct [speech] lexicon, or `briefing lexicon add` a word"
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path), fix=fix) from None
