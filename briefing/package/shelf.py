"""The episodes that lie in a folder: whose they are, and where one belongs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import PackageError
from briefing.files import AUDIO, MANIFEST
from briefing.package.catalogue import Card, card, cards
from briefing.package.manifest import Manifest
from briefing.package.rescue import record

Seen = tuple[tuple[int, ...], ...]
"""What tells whether a file was changed, of the files that say whose an episode is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode on the shelf, as its manifest says, or what is left of that."""

    folder: Path
    card: Card
    build: str
    """Empty where the manifest is lost."""
    track: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an episode belongs, and what lies there as yet."""

    folder: Path
    """As a person names it: it may be a link to where the episode lies."""
    guid: str
    """Of the episode."""
    old: Manifest | None = None
    seen: str = ""
    """Digest of the ``script.md`` there, as this run read it: another one was saved since."""

    @property
    def real(self) -> Path:
        """The folder itself."""
        return real(self.folder)


class Shelf:
    """The episodes in the folder ``out``. A manifest is read once, and again only when it was changed."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._read: dict[Path, tuple[Seen, Entry | None]] = {}

    def entries(self) -> Iterator[Entry]:
        """The episodes there are now, by the names of their folders."""
        if not self.out.is_dir():
            return
        for folder in sorted(self.out.iterdir()):
            if folder.name.startswith(".") or not folder.is_dir():
                continue
            entry = self._entry(folder)
            if entry is not None:
                yield entry

    def find(self, guid: str) -> Path | None:
        """The folder of the episode ``guid`` by its manifest, or None; a lost manifest is no match."""
        return next(
            (entry.folder for entry in self.entries() if entry.build and entry.card.guid == guid), None
        )

    def place(self, guid: str, name: str, old: Path | None = None) -> Path:
        """Where the episode ``guid`` belongs: where it is, else ``name``, ``name-2``, ``name-3`` …

        It is where a manifest says so, or at ``old``. A name that another had, which is gone now, is given to
        nobody else: settings may still name that one by it. Raises PackageError where a name is taken by a
        link that leads nowhere: the episode may lie there once the disk is back.
        """
        found = self.find(guid)
        if found is None and old is not None and old.exists():
            found = old
        if found is not None:
            return real(found)
        names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
        others = {each.folder for each in cards(self.out) if each.guid != guid}
        path = next(
            self.out / each for each in names if each not in others and not (self.out / each).exists()
        )
        if path.is_symlink():
            raise PackageError(
                f"a link to {path.readlink()}, which is not there",
                where=str(path),
                fix="bring that back, or remove the link",
            )
        return path

    def _entry(self, folder: Path) -> Entry | None:
        """The episode in ``folder``; None where there is none."""
        seen = _seen(folder / MANIFEST.name), _seen(folder / AUDIO.name)
        if folder not in self._read or self._read[folder][0] != seen:
            found = record(folder)
            entry = None if found is None else Entry(folder, card(found, folder), found.build, found.track)
            self._read[folder] = seen, entry
        return self._read[folder][1]


def real(folder: Path) -> Path:
    """The folder that ``folder`` names, under its own name: not a link to it, nor ``.``."""
    return folder.resolve() if folder.is_symlink() or folder.name in ("", "..") else folder


def _seen(path: Path) -> tuple[int, ...]:
    """Which file ``path`` is, and when it was changed; empty where it cannot be asked."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
