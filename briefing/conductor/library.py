"""Episodes from their folders, and the show that is made of them."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefing.conductor.survey import survey
from briefing.config import Config
from briefing.errors import BriefingError, PackageError
from briefing.files import CHAPTERS, MANIFEST, SCRIPT, File
from briefing.nouns import Chapter, Episode, Stored
from briefing.package import manifest
from briefing.package.claim import claim
from briefing.package.cover import cover
from briefing.package.names import SENTENCE
from briefing.package.write import summary
from briefing.publish import Publication, Published, opened, publish
from briefing.publish.plan import script_of
from briefing.script.document import parse


def publish_show(config: Config, places: Sequence[Path], site: Path, now: datetime) -> Published:
    """The show in the folder ``site``: the episodes at ``places``, and those published before.

    A place is an episode's folder, or a folder of such. ``survey`` says which leave the show. What is wrong
    with an episode is among the ``problems`` of what is returned; it stays as it was published, and the
    others are published, and are of this show from then on. Raises SourceError for a place where no episode
    is or was, and as ``publish`` does.
    """
    picture = cover("", config.show, script=script_of(config.show.language))
    with opened(site) as record:
        found = survey(places, record, site, config.show.withdrawn)
        problems = list(found.problems)
        episodes = []
        for folder, its_manifest in found.manifests.items():
            try:
                episodes.append(episode(folder, its_manifest))
            except BriefingError as error:
                problems.append(error)
        if problems and not episodes and not record.episodes:
            raise problems[0]
        wanted = Publication(
            show=config.show,
            cover=picture,
            episodes=episodes,
            withdrawn=found.withdrawn,
            now=now,
            pictures=config.page.pictures,
        )
        done = publish(wanted, record, site)
    return replace(
        done,
        problems=(*problems, *done.problems),
        unclaimed=tuple(
            told for folder, guid in done.folders.items() if (told := _claimed(folder, guid, done.guid))
        ),
    )


def _claimed(folder: Path, guid: str, show: str) -> str:
    """Empty, once the episode ``guid`` in ``folder`` knows that it is of ``show``; else why it does not."""
    try:
        claim(folder, guid, show)
    except PackageError as error:
        return f"{folder}: cannot note down that it is of this show: {error.what}"
    return ""


def episode(folder: Path, record: manifest.Manifest) -> Episode:
    """The episode in ``folder``, whose manifest ``record`` is.

    Raises PackageError where its files are not those that it was made of, UsageError for a script of another
    version.
    """
    if not 0 < record.duration_s < math.inf:
        where = str(folder / MANIFEST.name)
        raise PackageError(f"duration_s: {record.duration_s} is no length", where=where, fix="make it anew")
    script = parse(_checked(folder, SCRIPT, record), where=str(folder / SCRIPT.name))
    opening = next((segment.text for segment in script.segments() if segment.text), "")
    return Episode(
        folder=folder,
        identity=record.source,
        guid=manifest.guid_of(record),
        show=record.show,
        title=script.title or opening[:SENTENCE] or folder.name,
        summary=summary(script),
        script=script,
        duration_s=record.duration_s,
        chapters=_chapters(folder, record),
        files={name: Stored(file.bytes, file.sha256) for name, file in record.files.items()},
    )


def _chapters(folder: Path, record: manifest.Manifest) -> tuple[Chapter, ...]:
    if CHAPTERS.name not in record.files:
        return ()
    text = _checked(folder, CHAPTERS, record)
    try:
        return tuple(
            Chapter(_seconds(each["startTime"]), _seconds(each["endTime"]), str(each["title"]))
            for each in json.loads(text)["chapters"]
        )
    except (ValueError, TypeError, LookupError):
        where = str(folder / CHAPTERS.name)
        raise PackageError("holds no chapters", where=where, fix="make the episode anew") from None


def _seconds(value: float) -> float:
    """``value``, if it is a time. Raises ValueError or TypeError."""
    if not 0 <= value < math.inf:
        raise ValueError(value)
    return value


def _checked(folder: Path, file: File, record: manifest.Manifest) -> str:
    """The text of ``file`` of the episode, if it is what the manifest says."""
    path = folder / file.name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PackageError(
            f"cannot be read: {error.strerror}", where=str(path), fix="make the episode anew"
        ) from None
    stored = record.files.get(file.name)
    if stored is None or stored.sha256 != hashlib.sha256(content).hexdigest():
        raise PackageError(
            "was changed since the episode was made", where=str(path), fix=f"run `briefing make {folder}`"
        )
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise PackageError("is not UTF-8", where=str(path), fix="make the episode anew") from None
