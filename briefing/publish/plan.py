"""What the site is to hold: every file's name, and every episode's number and time of publication."""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from briefing.clock import moment, zone_of
from briefing.config import Show
from briefing.errors import BriefingError, UsageError
from briefing.files import ALL, AUDIO, BOOK, COVER, is_picture
from briefing.nouns import Episode
from briefing.publish.bare import bare_book
from briefing.publish.categories import category
from briefing.publish.enclosure import podcast_frames
from briefing.publish.fit import check
from briefing.publish.identity import FEED, hashed_name, site_url
from briefing.publish.item import Asset, Item, home
from briefing.publish.kept import Kept, kept
from briefing.publish.record import Entry, Record
from briefing.publish.whose import is_of_another, show_guid

PUBLIC: Final = frozenset(file.name for file in ALL if file.public)
"""Names of what goes out as it is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole site."""

    show: Show
    root: str
    """Its address, with a slash at the end."""
    guid: str
    """Of the show."""
    category: tuple[str, ...]
    language: str
    script: str
    """``hans`` or ``hant``: of the show's own page."""
    cover: Asset
    items: tuple[Item, ...]
    staying: Collection[str]
    """Guids of the episodes that stay as they were published."""
    kept: tuple[Kept, ...]
    """Those of them that the feed has."""
    problems: tuple[BriefingError, ...]
    """Why others of the episodes are not published as they are."""
    held: Mapping[datetime, Sequence[Episode]]
    """Episodes of a time to come, by it."""
    others: Mapping[str, Sequence[Episode]]
    """Episodes of other shows, by the guid of the show."""

    @property
    def listed(self) -> tuple[Item | Kept, ...]:
        """All that is in the feed, the latest first."""
        return tuple(
            sorted(
                (*self.items, *self.kept),
                key=lambda each: (each.entry.published, each.entry.number),
                reverse=True,
            )
        )

    @property
    def feed_url(self) -> str:
        """Where apps subscribe."""
        return self.root + FEED


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is to be published, and when."""

    show: Show
    cover: bytes
    """The show's picture, a JPEG."""
    episodes: Sequence[Episode]
    withdrawn: Collection[str]
    """Guids of episodes that leave the show."""
    now: datetime
    pictures: bool = False
    """Whether the site shows the articles' pictures."""


def plan(wanted: Publication, record: Record, site: Path) -> Plan:
    """The site of ``wanted``. Numbers and times in ``record`` stay; new episodes get theirs now.

    What is published already, and neither fit to be published anew nor withdrawn, is kept as ``site`` has it;
    so is what is of a time to come, or of another show.
    Raises UsageError where ``[show]`` lacks or mistakes something, PackageError as ``kept``.
    """
    show = wanted.show
    if not show.base_url:
        raise UsageError(
            "[show] base_url is not set: a feed needs its address",
            where="briefing.toml",
            fix='add base_url = "https://example.org/show/"',
        )
    root = site_url(show.base_url)
    themes = category(show.category)
    fit: dict[str, Episode] = {}
    assets: dict[str, dict[str, Asset]] = {}
    problems = []
    shows = show_guid(show, record, site, root + FEED)
    held: defaultdict[datetime, list[Episode]] = defaultdict(list)
    others: defaultdict[str, list[Episode]] = defaultdict(list)
    for episode in wanted.episodes:
        guid = episode.guid
        due = moment(episode.script.date, show.utc_offset)
        if is_of_another(episode, shows, record):
            others[episode.show].append(episode)
            continue
        if due is not None and due > wanted.now:
            held[due].append(episode)
            continue
        try:
            assets[guid] = _assets(episode, guid, root + FEED, pictures=wanted.pictures)
            check(episode, assets[guid].values(), site)
            fit[guid] = episode
        except BriefingError as error:
            problems.append(error)
    staying = {
        guid: entry
        for guid, entry in record.episodes.items()
        if entry.live and guid not in fit and guid not in wanted.withdrawn
    }
    entries = _entries(show, fit, record, site.resolve().parent, wanted.now)
    digest = hashlib.sha256(wanted.cover).hexdigest()
    return Plan(
        show=show,
        root=root,
        guid=shows,
        category=themes,
        language=show.language.lower(),
        script=script_of(show.language),
        cover=Asset(hashed_name(COVER.name, digest), len(wanted.cover), None, digest),
        items=tuple(Item(episode, guid, entries[guid], assets[guid]) for guid, episode in fit.items()),
        staying=staying.keys(),
        kept=kept(site, staying, root),
        problems=tuple(problems),
        held=held,
        others=others,
    )


def script_of(language: str) -> str:
    """``hant`` for the languages that are written in traditional characters, else ``hans``."""
    parts = set(language.lower().split("-"))
    return "hant" if parts & {"tw", "hk", "mo", "hant"} and "hans" not in parts else "hans"


def _entries(
    show: Show, guids: Mapping[str, Episode], record: Record, beside: Path, now: datetime
) -> dict[str, Entry]:
    """The entry of each episode: as in ``record``, or new.

    A day begins at ``[show] utc_offset``; several of one day follow each other by a minute, in the order of
    their numbers. An episode without a date has the time when it was first published, and of several the next
    has a second more, since apps hide what is of the future.
    """
    zone = zone_of(show.utc_offset)
    entries = dict(record.episodes)
    taken = Counter(entry.published for entry in entries.values())
    number = max((entry.number for entry in entries.values()), default=0)
    for guid, episode in sorted(guids.items(), key=_order):
        folder = os.path.relpath(episode.folder, beside).replace(os.sep, "/")
        date = episode.script.date
        old = entries.get(guid)
        if old is not None and old.date == date:
            entries[guid] = old.model_copy(update={"folder": folder, "live": True})
            continue
        if old is None:
            number += 1
        published = moment(date, show.utc_offset) or now.astimezone(zone).replace(microsecond=0)
        step = timedelta(minutes=1) if date else timedelta(seconds=1)
        while taken[published]:
            published += step
        taken[published] += 1
        entries[guid] = Entry(
            folder=folder,
            number=old.number if old else number,
            date=date,
            published=published,
            live=True,
        )
    return entries


def _order(each: tuple[str, Episode]) -> tuple[str, str]:
    """Of episodes that are published together: by date, those without one last, then by folder."""
    _, episode = each
    return episode.script.date or "~", episode.folder.name


def _assets(episode: Episode, guid: str, feed_url: str, *, pictures: bool) -> dict[str, Asset]:
    frames = podcast_frames(feed_url, guid)
    bare = not pictures and any(map(is_picture, episode.files))
    assets = {}
    for name, stored in episode.files.items():
        if name == BOOK.name and bare:
            assets[name] = _bare(episode, guid)
            continue
        if name not in PUBLIC and not (pictures and is_picture(name)):
            continue
        added = frames if name == AUDIO.name else b""
        assets[name] = Asset(
            target=f"{home(guid)}/{hashed_name(name, stored.sha256, added.hex())}",
            size=stored.bytes + len(added),
            source=episode.folder / name,
            sha256=stored.sha256,
            frames=added,
        )
    return assets


def _bare(episode: Episode, guid: str) -> Asset:
    """The book of ``episode`` without its pictures."""
    source, digest = episode.folder / BOOK.name, episode.files[BOOK.name].sha256
    target = f"{home(guid)}/{hashed_name(BOOK.name, digest, 'bare')}"
    return Asset(target, len(bare_book(source)), source, digest, bare=True)
