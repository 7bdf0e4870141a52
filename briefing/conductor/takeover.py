"""Episodes whose manifest is lost, found again: by what is left of it, by their script, by their name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefing.conductor.build import text_sha256
from briefing.conductor.manuscript import Manuscript, settled
from briefing.errors import BriefingError, PackageError, SourceError, UsageError
from briefing.files import MANIFEST, SCRIPT
from briefing.package import identity, manifest, rescue
from briefing.package.manifest import Manifest
from briefing.package.shelf import Entry, Shelf
from briefing.package.sketch import SAME, runs_of, share, sketch
from briefing.script.document import parse
from briefing.script.frontmatter import end_of, top_level


def find(shelf: Shelf, manuscript: Manuscript, name: str) -> Path | None:
    """The folder on ``shelf`` that holds the episode of ``manuscript``, though no manifest says so; or None.

    ``name`` is what its folder would be called. Raises BriefingError where it may be any of several.
    """
    found = [entry.folder for entry in shelf.entries() if _may_be_of(entry, manuscript, name, shelf.out)]
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


def identity_of(folder: Path, old: Manifest) -> str:
    """The identity of the episode in ``folder``: of its manifest, or else the source named in its script.

    ``old`` is what ``record`` says of it.
    """
    unknown = f"{identity.UNKNOWN}{text_sha256(_text(folder))[:16]}"
    return old.source or front_of(folder).get("source", "") or unknown


def is_edited(folder: Path, data: bytes, old: Manifest, manuscript: Manuscript) -> bool:
    """Whether a person changed the script in ``folder``, ``data``, which ``manuscript`` would undo.

    Raises BriefingError where it may be so, and the manifest is lost: somebody has to see to that anyhow.
    """
    text = _decoded(data)
    if text_sha256(text) == old.derived_script_sha256:
        return False
    with suppress(UsageError):
        text = settled(text, folder.parent)
    if text in ("", manuscript.text):
        return False
    if not old.build:
        raise BriefingError(
            f"its {MANIFEST.name} is lost, and its {SCRIPT.name} may have been edited by hand",
            where=str(folder),
            fix="give this folder to `briefing make` to keep the edits, or --force to discard them",
        )
    return True


def sketch_of(folder: Path) -> str:
    """The sketch of what the script in ``folder`` says now; empty where it cannot be read."""
    try:
        return sketch(runs_of(parse(_text(folder))))
    except UsageError:
        return ""


def _may_be_of(entry: Entry, manuscript: Manuscript, name: str, out: Path) -> bool:
    """Whether ``entry`` in ``out`` may be the episode of ``manuscript``.

    Not so where its own manifest says whose it is, or the script that is left is another article.
    """
    known, own = entry.card.source, manuscript.identity
    if known.startswith(identity.UNKNOWN):
        known = ""
    elif entry.build:
        return False
    shared = share(runs_of(manuscript.script), sketch_of(entry.folder))
    if shared is not None and shared < SAME:
        return False
    if known:
        return identity.is_same(own, known, out)
    named = re.fullmatch(re.escape(name) + r"(-\d+)?", entry.folder.name) is not None
    front = front_of(entry.folder)
    if not front:
        return named
    source, title = front.get("source", ""), front.get("title", "")
    if source and identity.is_same(own, source, out):
        return True
    return source == manuscript.script.source and (title == manuscript.script.title or named)


def front_of(folder: Path) -> Mapping[str, str]:
    """The front matter of the script in ``folder``, however the rest of it is written; empty without any."""
    lines = _text(folder).split("\n")
    known = lines[1 : end_of(lines)]
    return {key: known[at].partition(":")[2].strip() for key, at in top_level(known).items()}


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
