"""Episodes whose manifest is lost, found again: by what is left of it, by their script, by their name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from briefing.conductor.build import text_sha256
from briefing.conductor.manuscript import Manuscript
from briefing.errors import BriefingError, PackageError, SourceError
from briefing.files import MANIFEST, SCRIPT
from briefing.package import manifest, rescue
from briefing.package.manifest import Manifest
from briefing.package.shelf import Entry, Shelf
from briefing.script.frontmatter import end_of

UNKNOWN: Final = "unknown:"
"""How the identity of an episode begins whose source nobody knows any more: a later run that has the source
finds it by its script."""


def find(shelf: Shelf, manuscript: Manuscript, name: str) -> Path | None:
    """The folder on ``shelf`` that holds the episode of ``manuscript``, though no manifest says so; or None.

    ``name`` is what its folder would be called. Raises BriefingError where it may be any of several.
    """
    found = [entry.folder for entry in shelf.entries() if _may_be_of(entry, manuscript, name)]
    same = [folder for folder in found if _text(folder) == manuscript.text]
    if len(found) > 1 and len(same) != 1:
        raise BriefingError(
            f"has lost its {MANIFEST.name} and may be its episode, but so may {found[1].name}",
            where=str(found[0]),
            fix="move the others to another folder",
        )
    return next(iter(same or found), None)


def record(folder: Path) -> Manifest:
    """The manifest in ``folder``, or what can be had of a lost one.

    Raises SourceError without an episode, PackageError for one that a later version of this program made.
    """
    found = None
    try:
        found = manifest.load(folder)
    except manifest.LaterFormat:
        raise
    except PackageError:
        pass  # lost: what is left of it will do
    found = found or rescue.record(folder)
    if found is None:
        raise SourceError("no episode lies there", where=str(folder))
    return found


def identity(folder: Path, old: Manifest) -> str:
    """The identity of the episode in ``folder``: of its manifest, or else the source named in its script.

    ``old`` is what ``record`` says of it.
    """
    text = _text(folder)
    return old.source or _front(text).get("source", "") or f"{UNKNOWN}{text_sha256(text)[:16]}"


def refuse_if_edited(folder: Path, data: bytes, old: Manifest, manuscript: Manuscript) -> None:
    """Raises BriefingError where a person changed the script in ``folder``, ``data``, which would be undone.

    Where the manifest is lost and nobody knows, it counts as changed.
    """
    text = _decoded(data)
    if text in ("", manuscript.text) or text_sha256(text) == old.derived_script_sha256:
        return
    what = f"its {SCRIPT.name} was edited by hand"
    if not old.derived_script_sha256:
        what = f"its {MANIFEST.name} is lost, and its {SCRIPT.name} may have been edited by hand"
    raise BriefingError(
        what,
        where=str(folder),
        fix="give this folder to `briefing make` to keep the edits, or --force to discard them",
    )


def _may_be_of(entry: Entry, manuscript: Manuscript, name: str) -> bool:
    """Whether ``entry`` may be the episode of ``manuscript``; not so where its own manifest says whose."""
    known = entry.source.startswith(UNKNOWN)
    if entry.build and not known:
        return False
    if entry.source and not known:
        return entry.source == manuscript.identity
    named = re.fullmatch(re.escape(name) + r"(-\d+)?", entry.folder.name) is not None
    front = _front(_text(entry.folder))
    if not front:
        return named
    source, title = front.get("source", ""), front.get("title", "")
    if source != manuscript.script.source:
        return False
    return source == manuscript.identity or title == manuscript.script.title or named


def _front(text: str) -> Mapping[str, str]:
    """The front matter of a script, however the rest of it is written; empty where there is none."""
    lines = text.split("\n")
    pairs = (line.partition(":") for line in lines[1 : end_of(lines)])
    return {key.strip(): value.strip() for key, _, value in pairs}


def _text(folder: Path) -> str:
    """What the script in ``folder`` says; empty where it says nothing that can be read."""
    try:
        return _decoded((folder / SCRIPT.name).read_bytes())
    except OSError:
        return ""


def _decoded(data: bytes) -> str:
    """``data`` with LF line ends; empty where it is blank or zeroed, as a failing power leaves a file."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    return text if text.strip("\0 \t\n") else ""
