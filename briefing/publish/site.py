"""Makes the folder of the site what the plan says: files first, pages next, the feed last.

Whoever reads the site meanwhile sees the old show or the new one. Files whose content changes get new names,
so that the old ones can stay for those apps that know them; what keeps its name is replaced at one moment.
What is as it should be is not touched.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock

from briefing.errors import BriefingError, PackageError, UsageError
from briefing.files import PAGE, is_picture
from briefing.publish import record as records
from briefing.publish.bare import bare_page, shows_pictures
from briefing.publish.door import head, way
from briefing.publish.feed import feed
from briefing.publish.fit import changed
from briefing.publish.identity import FEED, GENERATOR
from briefing.publish.index import index
from briefing.publish.item import Asset, Item, home
from briefing.publish.own_page import renamed, with_door
from briefing.publish.plain_page import plain_page
from briefing.publish.plan import Plan, Publication, plan
from briefing.publish.record import Record
from briefing.publish.writing import copy, failures_told, write
from briefing.writing import clear_unfinished


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did."""

    feed_url: str
    episodes: int
    """In the feed now."""
    added: tuple[str, ...]
    """Titles."""
    replaced: tuple[str, ...]
    withdrawn: tuple[str, ...]
    """Names of folders."""
    written: int
    """Files."""
    deleted: int
    """Files whose time had come."""
    problems: tuple[BriefingError, ...]
    """Why an episode stays as it was published, or unpublished."""
    guid: str
    """Of the show."""
    folders: Mapping[Path, str]
    """Of the episodes that were published from there, with their guids."""
    held: tuple[tuple[str, str], ...] = ()
    """Titles of episodes of a time to come, which stay as they were till then, with it."""
    others: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names of folders of episodes of other shows, which are left out, by the guid of the show."""
    unclaimed: tuple[str, ...] = ()
    """Why an episode does not know that it is of this show, a line each."""


@contextmanager
def opened(site: Path) -> Iterator[Record]:
    """The record of the folder ``site``, for one run at a time, and what killed runs left there cleared.

    Raises PackageError where it cannot be read, or the folder not written.
    """
    lock = FileLock(site.parent / f".{site.name}.lock")
    with failures_told(site):
        site.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    try:
        with failures_told(site):
            clear_unfinished(site.parent, of=records.path_of(site).name)
            for folder in (site, *site.glob(home("*"))):
                clear_unfinished(folder)
        yield records.load(site)
    finally:
        lock.release()


def publish(publication: Publication, record: Record, site: Path) -> Published:
    """The show of ``publication`` in the folder ``site``, which ``record``, from ``opened``, belongs to.

    The episodes that are withdrawn leave the show: their pages and files go. Other episodes published
    before stay as they are, and so does one whose files are not as they were made. Replaced files stay for
    ``[show] keep_days``. With nothing changed, nothing is written. Raises UsageError, BriefingError and
    PackageError before the feed is touched.
    """
    withdrawn, now = publication.withdrawn, publication.now
    with failures_told(site):
        _refuse_foreign(site, record)
        wanted = plan(publication, record, site)
        _refuse_an_empty_one(wanted, record, site)
        assets = [wanted.cover, *(asset for item in wanted.items for asset in item.assets.values())]
        pages = _pages(wanted)
        new = Record(
            guid=wanted.guid,
            episodes=record.episodes | {item.guid: item.entry for item in wanted.items},
            files=_files(record, assets, wanted, now),
        )
        # Before any file, so that each is known however the run ends. What is withdrawn is live until gone.
        written = write(records.path_of(site), _dump(new))
        written += sum(copy(asset, site, publication.cover) for asset in assets)
        written += sum(write(site / name, content) for name, content in pages.items())
        written += write(site / FEED, feed(wanted))
        before = now - timedelta(days=publication.show.keep_days)
        cleared = _clear(site, new, withdrawn, before, bare=not publication.pictures)
        write(records.path_of(site), _dump(cleared.record))
    return _published(wanted, record, withdrawn, written, cleared.files)


def _published(
    wanted: Plan, old: Record, withdrawn: Collection[str], written: int, deleted: int
) -> Published:
    """What was done to the site that ``old`` records."""
    return Published(
        feed_url=wanted.feed_url,
        episodes=len(wanted.listed),
        added=tuple(
            item.episode.title
            for item in wanted.items
            if not (item.guid in old.episodes and old.episodes[item.guid].live)
        ),
        replaced=tuple(item.episode.title for item in wanted.items if _is_replaced(item, old)),
        withdrawn=tuple(Path(old.episodes[guid].folder).name for guid in sorted(withdrawn)),
        written=written,
        deleted=deleted,
        problems=wanted.problems,
        guid=wanted.guid,
        folders={item.episode.folder: item.guid for item in wanted.items},
        held=tuple(
            (episode.title, due.isoformat(timespec="minutes"))
            for due, episodes in sorted(wanted.held.items())
            for episode in episodes
        ),
        others={guid: [each.folder.name for each in episodes] for guid, episodes in wanted.others.items()},
    )


def _refuse_an_empty_one(wanted: Plan, record: Record, site: Path) -> None:
    """Raises why nothing there can be published, of a show that has no episode yet."""
    if wanted.listed or record.episodes:
        return
    if wanted.problems:
        raise wanted.problems[0]
    if wanted.others and not wanted.held:
        guid = next(iter(wanted.others))
        raise UsageError(
            f"all episodes there are of another show, {guid}",
            where=str(site),
            fix=f'if it is the same, add guid = "{guid}" to [show]; otherwise make this show its own --out',
        )


def _refuse_foreign(site: Path, old: Record) -> None:
    """Raises UsageError for a site of another program, PackageError for one that lacks its record."""
    if old.episodes:
        return
    for name in (PAGE.name, FEED):
        path = site / name
        if path.is_file() and GENERATOR.encode() not in path.read_bytes():
            raise UsageError("is of another site", where=str(path), fix="publish --to another folder")
    if (site / FEED).is_file():
        raise PackageError(
            "is missing, and only it knows numbers, times and files of what is published",
            where=str(records.path_of(site)),
            fix="restore it from a backup, or move the site away to begin anew",
        )


def _pages(wanted: Plan) -> dict[str, bytes]:
    """All pages, by path in the site, the show's last."""
    pages = {item.page: _page(item, wanted) for item in wanted.items}
    return pages | {PAGE.name: index(wanted)}


def _page(item: Item, wanted: Plan) -> bytes:
    if PAGE.name not in item.episode.files:
        return plain_page(item, wanted)
    path = item.episode.folder / PAGE.name
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != item.episode.files[PAGE.name].sha256:
        raise changed(path)
    names = {name: asset.target.rpartition("/")[2] for name, asset in item.assets.items()}
    text = content.decode(errors="surrogateescape")
    own = renamed(text if any(map(is_picture, names)) else bare_page(text), names)
    return with_door(own, head(item, wanted), way(item, wanted)).encode(errors="surrogateescape")


def _files(old: Record, assets: Iterable[Asset], wanted: Plan, now: datetime) -> dict[str, datetime | None]:
    """All files with a digest in their names: those wanted, and those replaced, with the time since when."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    homes = tuple(f"{home(guid)}/" for guid in wanted.staying)
    files = {path: since or (None if path.startswith(homes) else moment) for path, since in old.files.items()}
    named = {asset.target for asset in assets}.union(*(each.files & files.keys() for each in wanted.kept))
    return files | dict.fromkeys(named)


@dataclass(frozen=True, slots=True)
class _Cleared:
    record: Record
    files: int


def _clear(site: Path, new: Record, withdrawn: Collection[str], before: datetime, *, bare: bool) -> _Cleared:
    """Deletes the folders of the ``withdrawn`` and the files replaced ``before``; what the record is then.

    Of a ``bare`` site what may show pictures goes as soon as it is replaced.
    """
    homes = tuple(f"{home(guid)}/" for guid in withdrawn)
    gone = {
        path
        for path, since in new.files.items()
        if since is not None
        and (since <= before or path.startswith(homes) or (bare and shows_pictures(path)))
    }
    for path in gone:
        (site / path).unlink(missing_ok=True)
    for folder in homes:
        shutil.rmtree(site / folder, ignore_errors=True)
    files = {path: since for path, since in new.files.items() if path not in gone}
    dead = {guid: new.episodes[guid].model_copy(update={"live": False}) for guid in withdrawn}
    cleared = new.model_copy(update={"episodes": new.episodes | dead, "files": files})
    return _Cleared(cleared, len(gone))


def _is_replaced(item: Item, old: Record) -> bool:
    """Whether a file of ``item`` that was published before has another content now."""
    known = old.episodes.get(item.guid)
    return bool(known and known.live) and any(asset.target not in old.files for asset in item.assets.values())


def _dump(record: Record) -> bytes:
    ordered: Mapping[str, datetime | None] = dict(sorted(record.files.items()))
    episodes = dict(sorted(record.episodes.items(), key=lambda each: each[1].number))
    return record.model_copy(update={"files": ordered, "episodes": episodes}).dump().encode()
