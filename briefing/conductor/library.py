"""Episodes from their folders, and the show that is made of them."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from briefing.config import Config
from briefing.errors import PackageError, SourceError, UsageError
from briefing.narrate.scriptfile import parse
from briefing.nouns import Chapter, Episode, Stored
from briefing.package import manifest
from briefing.package.cover import cover
from briefing.package.names import SENTENCE
from briefing.package.write import SCRIPT, summary
from briefing.publish import Published, load_record, publish
from briefing.publish.plan import script_of

CHAPTERS: Final = "chapters.json"


def publish_show(config: Config, places: Sequence[Path], site: Path, now: datetime) -> Published:
    """The show in the folder ``site``: the episodes at ``places``, and those published before.

    A place is an episode's folder, or a folder of such. An episode published before leaves the show when its
    folder is gone, or ``[show] withdrawn`` names it. Raises SourceError for a place that is neither, and as
    ``publish`` does.
    """
    found = {folder.resolve(): folder for place in places for folder in _folders(place)}
    known = load_record(site).episodes.values()
    for entry in known:
        folder = (site.resolve().parent / entry.folder).resolve()
        if entry.live and folder not in found and manifest.load(folder) is not None:
            found[folder] = folder
    _check_withdrawn(
        config.show.withdrawn, {*(each.name for each in found), *(Path(entry.folder).name for entry in known)}
    )
    episodes = [episode(folder) for real, folder in found.items() if real.name not in config.show.withdrawn]
    picture = cover("", config.show, script=script_of(config.show.language))
    return publish(config.show, episodes, picture, site, now)


def episode(folder: Path) -> Episode:
    """The episode in ``folder``.

    Raises SourceError where there is none, PackageError where its files are not those that it was made of.
    """
    record = manifest.load(folder)
    if record is None:
        raise _no_episode(folder)
    text = _checked(folder, SCRIPT, record)
    script = parse(text, where=str(folder / SCRIPT))
    opening = next((segment.text for segment in script.segments()), "")
    return Episode(
        folder=folder,
        identity=record.source,
        title=script.title or opening[:SENTENCE] or folder.name,
        summary=summary(script),
        script=script,
        duration_s=record.duration_s,
        chapters=tuple(_chapters(folder, record)),
        files={name: Stored(file.bytes, file.sha256) for name, file in record.files.items()},
    )


def _check_withdrawn(withdrawn: Collection[str], known: Collection[str]) -> None:
    """Raises UsageError for a name that no episode ever had: the one meant would stay."""
    for name in withdrawn:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            fix = f"did you mean {near[0]}?" if near else "name the folder of an episode"
            raise UsageError(f"[show] withdrawn: no episode is called {name}", where="briefing.toml", fix=fix)


def _folders(place: Path) -> Iterator[Path]:
    """The episodes' folders at ``place``."""
    if not place.exists():
        raise SourceError("no such folder", where=str(place), fix="make an episode first")
    if not place.is_dir():
        raise _no_episode(place)
    if (place / manifest.NAME).exists():
        yield place
        return
    inner = [path for path in sorted(place.iterdir()) if not path.name.startswith(".") and path.is_dir()]
    episodes = [path for path in inner if manifest.load(path) is not None]
    if not episodes:
        raise _no_episode(place)
    yield from episodes


def _chapters(folder: Path, record: manifest.Manifest) -> Iterator[Chapter]:
    if CHAPTERS not in record.files:
        return
    for each in json.loads(_checked(folder, CHAPTERS, record))["chapters"]:
        yield Chapter(each["startTime"], each["endTime"], each["title"])


def _checked(folder: Path, name: str, record: manifest.Manifest) -> str:
    """The text of a file of the episode, if it is what the manifest says."""
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PackageError(
            f"cannot be read: {error.strerror}", where=str(path), fix="make the episode anew"
        ) from None
    stored = record.files.get(name)
    if stored is None or stored.sha256 != hashlib.sha256(content).hexdigest():
        raise PackageError(
            "was changed since the episode was made", where=str(path), fix=f"run `briefing make {folder}`"
        )
    return content.decode()


def _no_episode(path: Path) -> SourceError:
    return SourceError(
        "no episode, nor a folder of episodes", where=str(path), fix="name what `briefing make` made"
    )
