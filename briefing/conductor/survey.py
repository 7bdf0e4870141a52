"""Which episodes there are to publish, which leave the show, and which stay because nobody knows.

Absence is no order. An episode that was published leaves the show in two ways: ``[show] withdrawn`` names its
folder, or the folder is gone from among others. One that is there and cannot be read stays as it was
published; and where the folder it lay in is gone as well, or holds no episode any more, a disk is missing or
somebody moved it, and all that came from there stay.
"""

from __future__ import annotations

import glob
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.conductor.published import as_published
from briefing.errors import BriefingError, PackageError, SourceError, UsageError
from briefing.files import MANIFEST
from briefing.nearest import did_you_mean, nearest
from briefing.package import manifest, rescue
from briefing.package.manifest import Manifest, guid_of
from briefing.publish import Record

Asked = Callable[[Path], Manifest | PackageError | None]
"""What a folder's manifest says: as ``_asked``."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is to publish."""

    manifests: Mapping[Path, Manifest]
    """Of each episode, by its folder."""
    withdrawn: frozenset[str]
    """Guids of the episodes that leave the show."""
    problems: tuple[BriefingError, ...]
    """Why others stay as they were published, or unpublished."""


def survey(places: Sequence[Path], record: Record, site: Path, withdrawn: Collection[str]) -> Survey:
    """The episodes at ``places``, and those in ``record``, that of the folder ``site``.

    ``withdrawn`` are names of folders. Raises SourceError for a place where no episode lies and none was
    published from, UsageError for a name in ``withdrawn`` that no episode ever had.
    """
    beside = site.resolve().parent
    known = {guid: beside / entry.folder for guid, entry in record.episodes.items() if entry.live}
    there = [folder for folder in known.values() if not _is_gone(folder)]
    asked = cache(_asked)  # a manifest is read once, however often a folder is asked for it
    named = [folder for place in places for folder in _folders(place, known.values(), asked)]
    folders: dict[str, Path] = {}
    for folder in (*named, *there):
        folders.setdefault(os.path.realpath(folder), folder)
    recorded = {Path(entry.folder).name for entry in record.episodes.values()}
    _check_withdrawn(withdrawn, recorded.union(*map(_names, folders.values())))

    found: dict[Path, Manifest] = {}
    unread: dict[Path, BriefingError] = {}
    for folder in folders.values():
        if _names(folder).isdisjoint(withdrawn):
            said = asked(folder)
            if isinstance(said, Manifest):
                found[folder] = said
            else:
                unread[folder] = said or _none_of_ours(folder)
    owners = {os.path.realpath(folder): guid for guid, folder in known.items()}
    for folder, said in tuple(found.items()):
        if owner := owners.get(os.path.realpath(folder)):
            found[folder] = as_published(said, owner, record, site)
    for folder, said in tuple(found.items()):  # made again elsewhere since it was withdrawn
        entry = record.episodes.get(guid_of(said))
        if entry is not None and Path(entry.folder).name in withdrawn:
            del found[folder]
    guids = {folder: guid_of(each) for folder, each in found.items()}
    unclear = dict(_unclear(guids, owners))
    absent = {guid: folder for guid, folder in known.items() if guid not in guids.values()}
    leaving, missing = _leaving(
        absent, withdrawn, [folder for folder in unread if folder not in there], asked
    )
    return Survey(
        {folder: each for folder, each in found.items() if guids[folder] not in unclear},
        leaving,
        (*unread.values(), *unclear.values(), *missing),
    )


def _folders(place: Path, known: Collection[Path], asked: Asked) -> list[Path]:
    """The folders at ``place`` that may hold an episode; where there is none, one of ``known`` lay there."""
    found = _holding([place], asked) or _holding(_visible(place), asked)
    real = os.path.realpath(place)
    if found or any(real in map(os.path.realpath, (folder, folder.parent)) for folder in known):
        return found
    if not os.path.lexists(place):
        raise SourceError("no such folder", where=str(place), fix="make an episode first")
    raise SourceError(
        "no episode, nor a folder of episodes", where=str(place), fix="name what `briefing make` made"
    )


def _asked(folder: Path) -> Manifest | PackageError | None:
    """The manifest in ``folder``, or why it cannot be read; None where there is none of ours."""
    try:
        return manifest.load(folder)
    except PackageError as error:
        return error


def _holding(folders: Iterable[Path], asked: Asked) -> list[Path]:
    """Those of ``folders`` that hold an episode, or one that cannot be read."""
    return [folder for folder in folders if asked(folder) is not None or rescue.is_one(folder)]


def _none_of_ours(folder: Path) -> PackageError:
    return PackageError(
        f"has no {MANIFEST.name} of ours",
        where=str(folder),
        fix=f"restore it, or name {folder.name} in [show] withdrawn",
    )


def _unclear(guids: Mapping[Path, str], owners: Mapping[str, str]) -> Iterator[tuple[str, BriefingError]]:
    """The guids of which nobody can say which folder is theirs, each with why.

    ``guids`` by folder, those published from there (``owners``) by its real path.
    """
    times = Counter(guids.values())
    first: dict[str, Path] = {}
    for folder, guid in guids.items():
        other = first.setdefault(guid, folder)
        owner = owners.get(os.path.realpath(folder), guid)
        if other is not folder:
            yield (
                guid,
                BriefingError(
                    f"an episode of the same source as {other}",
                    where=str(folder),
                    fix="move one of them away, or name it in [show] withdrawn",
                ),
            )
        elif owner not in times:
            yield (
                guid,
                PackageError(
                    "is another episode than the one that was published from there",
                    where=str(folder / MANIFEST.name),
                    fix="restore it; or, if this is another episode, rename its folder",
                ),
            )


def _leaving(
    absent: Mapping[str, Path], withdrawn: Collection[str], strays: Sequence[Path], asked: Asked
) -> tuple[frozenset[str], list[BriefingError]]:
    """Which of ``absent`` (folders by guid) leave the show, and why others that are gone do not.

    ``strays`` are folders, not published before, of which it cannot be read what they are.
    """
    leaving: set[str] = set()
    missing: defaultdict[Path, list[str]] = defaultdict(list)
    problems: list[BriefingError] = []
    for guid, folder in absent.items():
        if not _names(folder).isdisjoint(withdrawn):
            leaving.add(guid)
        elif not _is_gone(folder):
            continue  # what is wrong with it is told already
        elif not _holding(_visible(folder.parent), asked):
            missing[folder.parent].append(folder.name)
        elif strays:
            problems.append(
                PackageError(
                    f"is gone, unless it is {strays[0]}, which cannot be read",
                    where=str(folder),
                    fix=f"mend or remove that one, or name {folder.name} in [show] withdrawn",
                )
            )
        else:
            leaving.add(guid)
    for shelf, names in missing.items():
        problems.append(
            PackageError(
                f"holds no episode any more; what was published from it stays: {', '.join(names)}",
                where=str(shelf),
                fix="bring the folder back, or name them in [show] withdrawn",
            )
        )
    return frozenset(leaving), problems


def _visible(place: Path) -> list[Path]:
    """The folders in ``place``, by name; none where it is no folder that can be read."""
    try:
        return [path for path in sorted(place.iterdir()) if path.name[0] != "." and path.is_dir()]
    except OSError:
        return []


def _is_gone(folder: Path) -> bool:
    """Whether nothing lies at ``folder``, and no run is about to put it back (see ``package.folder``)."""
    try:
        folder.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return not any(folder.parent.glob(f".{glob.escape(folder.name)}.*.old"))
    except OSError:
        return False
    return False


def _names(folder: Path) -> set[str]:
    """What ``folder`` may be called in ``[show] withdrawn``: as it is named, and what it is a link to."""
    return {folder.name, Path(os.path.realpath(folder)).name}


def _check_withdrawn(withdrawn: Collection[str], known: Collection[str]) -> None:
    """Raises UsageError for a name that no episode ever had: the one meant would stay."""
    for name in withdrawn:
        if name not in known:
            fix = did_you_mean(nearest(name, known), "name the folder of an episode")
            raise UsageError(f"[show] withdrawn: no episode is called {name}", where="briefing.toml", fix=fix)
