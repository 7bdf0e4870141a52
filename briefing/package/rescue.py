"""An episode whose manifest is lost: what the other files in its folder still tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing.errors import PackageError
from briefing.files import AUDIO, MANIFEST
from briefing.package import manifest
from briefing.package.tags import track_of


def record(folder: Path) -> manifest.Manifest | None:
    """The manifest in ``folder``, or what can be had of a lost one, in which ``build`` is empty.

    Empty as well, and ``track`` 0, is what cannot be had. None where no episode of ours lies there.
    """
    try:
        found = manifest.load(folder)
    except PackageError:
        return _rescued(folder)
    return _rescued(folder) if found is None and is_one(folder) else found


def is_one(folder: Path) -> bool:
    """Whether ``folder``, in which no manifest is ours, is an episode's all the same: its sound says so."""
    return not (folder / MANIFEST.name).exists() and (folder / AUDIO.name).is_file()


def _rescued(folder: Path) -> manifest.Manifest:
    said = manifest.left_of(folder)
    track = said.get("track")
    return manifest.Manifest(
        version="",
        source=_text(said, "source"),
        guid=_text(said, "guid"),
        show=_text(said, "show"),
        sketch=_text(said, "sketch"),
        title=_text(said, "title"),
        track=track if isinstance(track, int) and track > 0 else track_of(folder / AUDIO.name),
        source_sha256=_text(said, "source_sha256"),
        derived_script_sha256=_text(said, "derived_script_sha256"),
        script_sha256="",
        build="",
        engines={},
        voices=(),
        duration_s=0,
        loudness_lufs=0,
        true_peak_dbtp=0,
        takes=(),
        omissions={},
        changes=(),
        label=None,
        files={},
    )


def _text(said: Mapping[str, Any], key: str) -> str:
    value = said.get(key)
    return value if isinstance(value, str) else ""
