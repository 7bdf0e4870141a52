"""The episodes in a folder, as a person or a program asks for them; and how one is taken away."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing.conductor import takeover
from briefing.conductor.build import data_sha256
from briefing.conductor.library import publish_show
from briefing.config import Config
from briefing.errors import PackageError, SourceError, UsageError
from briefing.exchange import sync_one
from briefing.files import MANIFEST, SCRIPT
from briefing.package import folder as folders
from briefing.package.locks import PLACES, free, let_go
from briefing.package.manifest import Manifest, file_records, guid_of, load
from briefing.package.rescue import is_one
from briefing.package.shelf import real
from briefing.publish import record as records


@dataclass(frozen=True, slots=True)
class Listed:
    """An episode, as it lies there."""

    folder: Path
    title: str
    date: str
    """As its script has it; or empty."""
    duration_s: float
    state: str
    """``made``; ``edited``: a person changed its script since; ``broken``: its files are not as made."""
    published: datetime | None
    """When it was, if it is in the show."""


def listed(out: Path, site: Path) -> Iterator[Listed]:
    """The episodes in ``out``, by the names of their folders, with what the folder ``site`` says of them.

    ``out`` may be an episode itself. Raises SourceError where there is no such folder, PackageError where the
    site's record cannot be read.
    """
    if not out.is_dir():
        raise SourceError("no such folder", where=str(out), fix="make an episode first")
    live = _live(site)
    for folder in [out] if _is_episode(out) else sorted(out.iterdir()):
        if folder.name.startswith(".") or not folder.is_dir() or not _is_episode(folder):
            continue
        try:
            record = takeover.record(folder)
        except PackageError:  # of a later version
            yield Listed(folder, folder.name, "", 0.0, "broken", None)
            continue
        yield Listed(
            folder,
            record.title or folder.name,
            takeover.front_of(folder).get("date", ""),
            record.duration_s,
            _state(folder, record),
            live.get(guid_of(record)),
        )


def removed(folder: Path, config: Config, site: Path, now: datetime) -> bool:
    """Takes the episode in ``folder`` from the show in ``site``, if it is in that, and deletes it.

    Whether it was in the show. Raises SourceError where no episode lies there, UsageError for one that is a
    link, PackageError, and as ``publish_show``; nothing is deleted then.
    """
    if not _is_episode(folder):
        raise SourceError("no episode lies there", where=str(folder), fix="`briefing episodes` lists them")
    if folder.is_symlink():
        raise UsageError("is a link", where=str(folder), fix="remove what it leads to, then the link")
    place = real(folder)
    live = guid_of(takeover.record(place)) in _live(site)
    if live:
        names = {*config.show.withdrawn, place.name}
        show = config.show.model_copy(update={"withdrawn": tuple(sorted(names))})
        publish_show(config.model_copy(update={"show": show}), (), site, now)
    _delete(place)
    return live


def shrink(out: Path, mine: Sequence[Path], most: int) -> Iterator[Path]:
    """Deletes the first of ``mine`` until all episodes in ``out`` take at most ``most`` bytes; yields each.

    One that a person edited, or put files into, is never deleted.
    """
    sizes = {
        real(folder): sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        for folder in out.iterdir()
        if folder.is_dir() and not folder.name.startswith(".") and _is_episode(folder)
    }
    for folder in dict.fromkeys(map(real, mine)):
        if sum(sizes.values()) <= most:
            return
        if folder in sizes and _is_as_made(folder):
            _delete(folder)
            del sizes[folder]
            yield folder


def _delete(folder: Path) -> None:
    """Removes ``folder``, which is gone at one moment: what a killed run leaves, the next clears away."""
    out = folder.parent
    record = takeover.record(folder)
    token = secrets.token_hex(4)
    with folders.lock(out, takeover.identity_of(folder, record)):
        with folders.lock(out, PLACES):  # as `staging` does: nobody finds the lock before it is held
            held = free(out, token)
        assert held is not None
        hidden = out / f".{folder.name}.{token}.new"
        try:
            folder.rename(hidden)
            sync_one(out)
            shutil.rmtree(hidden)
        except OSError as error:
            raise PackageError(f"cannot be removed: {error.strerror}", where=str(folder)) from None
        finally:
            let_go(held)


def _live(site: Path) -> dict[str, datetime]:
    """When each episode that is in the show of ``site`` was published, by guid."""
    entries = records.load(site).episodes
    return {guid: entry.published for guid, entry in entries.items() if entry.live}


def _is_episode(folder: Path) -> bool:
    try:
        return load(folder) is not None or is_one(folder)
    except PackageError:
        return True


def _state(folder: Path, record: Manifest) -> str:
    if not record.build:
        return "broken"
    found = file_records(folder)
    others = {name: file for name, file in record.files.items() if name != SCRIPT.name}
    if SCRIPT.name not in found or not found.items() >= others.items():
        return "broken"
    return "made" if found[SCRIPT.name] == record.files.get(SCRIPT.name) else "edited"


def _is_as_made(folder: Path) -> bool:
    """Whether the program alone made what is in ``folder``."""
    try:
        record = load(folder)
        data = (folder / SCRIPT.name).read_bytes()
    except (PackageError, OSError):
        return False
    if record is None or data_sha256(data) != record.derived_script_sha256:
        return False
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return names <= {*record.files, MANIFEST.name}
