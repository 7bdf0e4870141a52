"""What the sources of a plan have now: files that no longer grow, the entries of a feed, a page."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from briefing.address import without_userinfo
from briefing.clock import now
from briefing.errors import SourceError
from briefing.newsroom.items import Found, Listing
from briefing.newsroom.plan import Plan, Source
from briefing.newsroom.web import FEEDS, Web
from briefing.read.fetch import PAGES, Unchanged
from briefing.read.raw import Edition, Raw

STILL_S: Final = 5.0
"""Seconds for which a file has to stay as it is before it is taken."""
PATIENCE_S: Final = 60.0
"""Seconds that a run waits for files that grow; then they are left to the next."""
_UNFINISHED: Final = (".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart", ".swp")
"""How programs call what they are still writing."""

Look = tuple[int, int]
"""Size in bytes and time of the last change in ns."""


def look(source: Source, plan: Plan, web: Web, edition: Callable[[str], Edition]) -> Listing | None:
    """What ``source`` has; None where its server says that nothing has changed.

    ``edition`` is what a server said of an address last. Raises SourceError where the source cannot be read.
    """
    if source.folder is not None:
        return _files(source, plan)
    address = source.feed or source.address
    try:
        raw = web.get(address, accept=FEEDS if source.feed else PAGES, seen=edition(plain(address)))
    except Unchanged:
        return None
    if source.feed:
        return Listing(plain(address), tuple(entries(raw, source.name)), raw.edition)
    seen = hashlib.sha256(raw.data).hexdigest()
    return Listing(plain(address), (Found(plain(address), (plain(address),), seen=seen, raw=raw),))


def _files(source: Source, plan: Plan) -> Listing:
    """The files of a folder that no longer grow; it is waited for those that do, but not for ever."""
    assert source.folder is not None
    folder = plan.at(source.folder)
    if not folder.is_dir():
        raise SourceError("no such folder", where=str(folder), fix="bring it back, or correct the plan")
    before = _looks(folder, source.match)
    growing = {path for path, seen in before.items() if not _is_old(seen)}
    waited_s = 0.0
    while growing and waited_s < PATIENCE_S:
        time.sleep(STILL_S)
        waited_s += STILL_S
        after = _looks(folder, source.match)
        growing = {path for path, seen in after.items() if before.get(path) != seen}
        before = after
    found = (_file(plan.of(path), seen) for path, seen in sorted(before.items()) if path not in growing)
    grow = tuple(plan.of(path) for path in sorted(growing))
    return Listing(source.name, tuple(found), complete=True, growing=grow)


def _file(name: str, seen: Look) -> Found:
    title = PurePosixPath(name).stem
    return Found(name, (f"file {name}",), title=title, seen=f"{seen[0]} {seen[1]}", is_file=True)


def _looks(folder: Path, match: str) -> dict[Path, Look]:
    """The files in ``folder`` that a person put there, and how each looks."""
    looks = {}
    for path in folder.glob(match):
        if path.name.startswith((".", "~$")) or path.suffix.lower() in _UNFINISHED:
            continue
        try:
            found = path.stat()
        except OSError:  # it went at this moment
            continue
        if path.is_file():
            looks[path] = found.st_size, found.st_mtime_ns
    return looks


def _is_old(seen: Look) -> bool:
    """Whether nothing has changed for long enough; a time of the future, of another clock, tells nothing."""
    return now().timestamp() - seen[1] / 1e9 >= STILL_S


def entries(raw: Raw, feed: str) -> Iterator[Found]:
    """What the feed ``raw``, of the address ``feed``, names. Raises SourceError for what is no feed."""
    from briefing.read.feeds import is_feed, whole_feed

    found = whole_feed(raw).entries
    if not found and not is_feed(raw):
        raise SourceError("is no feed", where=feed, fix="give the address of RSS or Atom")
    for entry in found:
        address = plain(entry.address)
        names = [address] if address else []
        names += [f"{entry.guid or entry.title} of {feed}"] if entry.guid or not address else []
        yield Found(address or entry.guid or f"“{entry.title}” of {feed}", tuple(names), title=entry.title)


def plain(address: str) -> str:
    """``address`` without user name, password, and what changes nothing in what lies there."""
    return without_userinfo(address.partition("#")[0])
