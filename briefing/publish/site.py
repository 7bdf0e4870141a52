"""Makes the folder of the site what the plan says: files first, pages next, the feed last.

Whoever reads the site meanwhile sees the old show or the new one. Files whose content changes get new names,
so that the old ones can stay for those apps that know them; what keeps its name is replaced at one moment.
What is as it should be is not touched.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from filelock import FileLock

from briefing.config import Show
from briefing.errors import PackageError, UsageError
from briefing.nouns import Episode
from briefing.publish import record as records
from briefing.publish.enclosure import PIECE, with_frames
from briefing.publish.feed import feed
from briefing.publish.identity import FEED, GENERATOR
from briefing.publish.index import index
from briefing.publish.own_page import renamed
from briefing.publish.plain_page import plain_page
from briefing.publish.plan import PAGE, Asset, Item, Plan, home, plan
from briefing.publish.record import Record

UNFINISHED: Final = ".unfinished"
"""How the name of a file ends that is being written."""


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


def publish(show: Show, episodes: Sequence[Episode], cover: bytes, site: Path, now: datetime) -> Published:
    """The show of ``episodes`` in the folder ``site``; ``cover`` is the show's picture, a JPEG.

    Episodes published before and not among ``episodes`` are withdrawn: their pages and files go. Other
    replaced files stay for ``[show] keep_days``. With nothing changed, nothing is written. Raises UsageError,
    BriefingError and PackageError before the feed is touched.
    """
    with _writing(site):
        site.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(site.parent / f".{site.name}.lock"):
            return _publish(show, episodes, cover, site, now)


def _publish(show: Show, episodes: Sequence[Episode], cover: bytes, site: Path, now: datetime) -> Published:
    old = records.load(site)
    _refuse_foreign(site, old)
    beside = site.resolve().parent
    wanted = plan(show, episodes, cover=cover, record=old, beside=beside, now=now)
    assets = [wanted.cover, *(asset for item in wanted.items for asset in item.assets.values())]
    pages = _pages(wanted)
    live = {item.guid for item in wanted.items}
    withdrawn = {guid for guid, entry in old.episodes.items() if entry.live} - live
    new = Record(
        episodes=old.episodes | {item.guid: item.entry for item in wanted.items},
        files=_files(old, assets, now),
    )
    # Before any file, so that each is known however the run ends. What is withdrawn is live until it is gone.
    written = _write(records.path_of(site), _dump(new))
    for asset in assets:
        written += _copy(asset, site, cover)
    for name, content in pages.items():
        written += _write(site / name, content)
    feed_written = _write(site / FEED, feed(wanted))
    deleted = _clear(site, new, withdrawn, now - timedelta(days=show.keep_days))
    _write(records.path_of(site), _dump(deleted.record))
    return Published(
        feed_url=wanted.feed_url,
        episodes=len(wanted.items),
        added=tuple(
            item.episode.title
            for item in wanted.items
            if not (item.guid in old.episodes and old.episodes[item.guid].live)
        ),
        replaced=tuple(item.episode.title for item in wanted.items if _is_replaced(item, old)),
        withdrawn=tuple(Path(old.episodes[guid].folder).name for guid in sorted(withdrawn)),
        written=written + feed_written,
        deleted=deleted.files,
    )


def _refuse_foreign(site: Path, old: Record) -> None:
    """Raises UsageError where a page or feed lies in ``site`` that this program did not write."""
    if old.episodes:
        return
    for name in (PAGE, FEED):
        path = site / name
        if path.is_file() and GENERATOR.encode() not in path.read_bytes():
            raise UsageError("is of another site", where=str(path), fix="publish --to another folder")


def _pages(wanted: Plan) -> dict[str, bytes]:
    """All pages, by path in the site, the show's last."""
    pages = {item.page: _page(item, wanted) for item in wanted.items}
    return pages | {PAGE: index(wanted)}


def _page(item: Item, wanted: Plan) -> bytes:
    if PAGE not in item.episode.files:
        return plain_page(item, wanted)
    path = item.episode.folder / PAGE
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != item.episode.files[PAGE].sha256:
        raise _changed(path)
    names = {name: asset.target.rpartition("/")[2] for name, asset in item.assets.items()}
    return renamed(content.decode(), names).encode()


def _files(old: Record, assets: Iterable[Asset], now: datetime) -> dict[str, datetime | None]:
    """All files with a digest in their names: those wanted, and those replaced, with the time since when."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    replaced = {path: since or moment for path, since in old.files.items()}
    return replaced | {asset.target: None for asset in assets}


def _copy(asset: Asset, site: Path, memory: bytes) -> int:
    """1 where the file had to be written, 0 where it is there. Raises PackageError for a source changed."""
    target = site / asset.target
    with suppress(OSError):
        if target.stat().st_size == asset.size:
            return 0
    if asset.source is None:
        return _write(target, memory)
    if asset.sha256 != _digest(asset.source):
        raise _changed(asset.source)
    pieces = with_frames(asset.source, asset.frames) if asset.frames else _pieces(asset.source)
    _replace(target, pieces)
    return 1


def _write(target: Path, content: bytes) -> int:
    """1 where ``target`` had to be written, 0 where it holds ``content`` already."""
    with suppress(OSError):
        if target.read_bytes() == content:
            return 0
    _replace(target, (content,))
    return 1


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    """Writes ``target`` so that it is there whole, or is what it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Cleared:
    record: Record
    files: int


def _clear(site: Path, new: Record, withdrawn: Collection[str], before: datetime) -> _Cleared:
    """Deletes the folders of the ``withdrawn`` and the files replaced ``before``; what the record is then."""
    homes = tuple(f"{home(guid)}/" for guid in withdrawn)
    gone = {
        path
        for path, since in new.files.items()
        if since is not None and (since <= before or path.startswith(homes))
    }
    for path in gone:
        (site / path).unlink(missing_ok=True)
    for folder in homes:
        shutil.rmtree(site / folder, ignore_errors=True)
    files = {path: since for path, since in new.files.items() if path not in gone}
    dead = {guid: new.episodes[guid].model_copy(update={"live": False}) for guid in withdrawn}
    return _Cleared(Record(episodes=new.episodes | dead, files=files), len(gone))


def _is_replaced(item: Item, old: Record) -> bool:
    """Whether a file of ``item`` that was published before has another content now."""
    known = old.episodes.get(item.guid)
    return bool(known and known.live) and any(asset.target not in old.files for asset in item.assets.values())


def _dump(record: Record) -> bytes:
    ordered: Mapping[str, datetime | None] = dict(sorted(record.files.items()))
    episodes = dict(sorted(record.episodes.items(), key=lambda each: each[1].number))
    return record.model_copy(update={"files": ordered, "episodes": episodes}).dump().encode()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _changed(path: Path) -> PackageError:
    return PackageError("is not as it was made", where=str(path), fix="make the episode anew")


@contextmanager
def _writing(site: Path) -> Iterator[None]:
    """Turns a failure of the disk into a PackageError."""
    try:
        yield
    except OSError as error:
        where = str(error.filename or site)
        raise PackageError(f"cannot be written: {error.strerror or error}", where=where) from error
