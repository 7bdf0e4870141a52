"""The folder of episodes: which is whose, and how one changes as a whole.

A new episode is written into a hidden folder beside the others (``.name.1a2b3c4d.new``), then changes places
with the old one. Each such run has a lock of its own in ``.locks``, held while it lives. Beside it lies
what a later run needs to clean up after it if it is killed: the track number that it took, and the digests of
scripts that are no edits of a person's. ``recover`` cleans up after killed runs; a run that ends in the usual
way does so itself. On a system that cannot exchange two folders, the old one is first renamed to
``.name.1a2b3c4d.old``; if the run is killed right then, ``recover`` renames it back.
"""

from __future__ import annotations

import errno
import json
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from briefing.exchange import exchange, sync, sync_one
from briefing.package.handover import hand_over, keep, keep_script, made_in
from briefing.package.locks import LOCKS, PLACES, free, let_go, lock, unwritable, writing
from briefing.package.names import episode_name
from briefing.package.shelf import Shelf, Spot

__all__ = ["Shelf", "Spot", "episode_name", "lock", "publish", "recover", "staging", "swap", "track"]

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_TRANSIENT: Final = re.compile(r"\.(?P<name>.+)\.(?P<token>[0-9a-f]{8})\.(?P<kind>new|old)", re.DOTALL)
_TOKEN: Final = re.compile(r"(?P<token>[0-9a-f]{8})\.(lock|track|swap)")


def track(shelf: Shelf, staged: Path) -> int:
    """The number of the new episode in ``staged`` (of ``staging``): one more than the highest there is.

    No other run gets it while this one lives.
    """
    out = shelf.out
    with lock(out, PLACES):
        taken = [entry.track for entry in shelf.entries()]
        for path in (out / LOCKS).glob("*.track"):
            with suppress(OSError, ValueError):
                taken.append(int(path.read_text()))
        number = 1 + max(taken, default=0)
        with writing(out):
            _note(out, _token(staged), "track").write_text(str(number))
    return number


@contextmanager
def staging(out: Path, name: str) -> Iterator[Path]:
    """A new hidden folder in ``out`` to write an episode into; gone afterwards unless it was swapped in.

    Raises PackageError where ``out`` cannot be written, or fills up.
    """
    token = secrets.token_hex(4)
    folder = out / f".{name}.{token}.new"
    with lock(out, PLACES):  # `recover` must not find the lock before it is held
        alive = free(out, token)
    assert alive is not None
    try:
        with writing(out):
            folder.mkdir()
        yield folder
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise unwritable(out, error) from error
    finally:
        try:
            with suppress(OSError):  # of what failed already; `recover` will try again
                _settle(out, token)
        finally:
            let_go(alive)


def publish(staged: Path, shelf: Shelf, spot: Spot) -> Path:
    """Moves the finished ``staged`` (of ``staging``) to its place on ``shelf``, and returns that.

    The place is as ``Shelf.place`` says, for the episode at ``spot``. What a person put into the old folder
    beside our files moves along, and so does its ``script.md`` where that was saved since this run read it.
    """
    with lock(shelf.out, PLACES):  # two new episodes of one title must not both find the name free
        old = None if spot.old is None else spot.real
        final = shelf.place(spot.guid, spot.real.name, old)
        swap(staged, final, spot.seen)
    return final


def swap(folder: Path, final: Path, seen: str = "") -> None:
    """Makes ``folder`` (of ``staging``) the folder ``final``; an older one goes, but for a person's files.

    Whoever reads ``final`` sees the old one or the new one, whenever the run is killed or the power fails.
    Where two folders cannot be exchanged at once there is a moment without one, which ``recover`` mends.
    """
    sync(folder)
    if not final.exists():
        folder.rename(final)
        sync_one(final.parent)
        return
    made = keep(final, folder)
    known = keep_script(final, folder, seen)
    sync_one(folder)
    _write_down(folder, final, known)
    replaced = folder
    if not exchange(folder, final):
        replaced = final.parent / f".{final.name}.{_token(folder)}.old"
        final.rename(replaced)
        folder.rename(final)
    sync_one(final.parent)
    hand_over(replaced, final, known, made)


def recover(out: Path) -> list[Path]:
    """Clears ``out`` of what dead runs left and returns the episodes put back; live runs are let be."""
    found = [_TRANSIENT.fullmatch(path.name) for path in out.glob(".*")] if out.is_dir() else []
    found += [_TOKEN.fullmatch(path.name) for path in (out / LOCKS).glob("*")]
    tokens = {match["token"] for match in found if match is not None}
    restored: list[Path] = []
    if tokens:
        with lock(out, PLACES), writing(out):
            for token in sorted(tokens):
                alive = free(out, token)
                if alive is not None:
                    restored += _settle(out, token)
                    let_go(alive)
    return restored


def _settle(out: Path, token: str) -> list[Path]:
    """Leaves nothing in ``out`` of the run ``token``, and returns the episodes that it put back."""
    restored: list[Path] = []
    final, known = _written_down(out, token)
    # Old before new, so that an episode is back before its unfinished successor goes.
    for path in (*out.glob(f".*.{token}.old"), *out.glob(f".*.{token}.new")):
        match = _TRANSIENT.fullmatch(path.name)
        assert match is not None
        if match["kind"] == "old" and not (out / match["name"]).exists():
            path.rename(out / match["name"])
            restored.append(out / match["name"])
        elif final is not None and final.exists():
            hand_over(path, final, known, made_in(path))
        else:
            shutil.rmtree(path, ignore_errors=True)
    for kind in ("track", "swap"):
        _note(out, token, kind).unlink(missing_ok=True)
    return restored


def _write_down(folder: Path, final: Path, known: Collection[str]) -> None:
    """Keeps what is needed to finish a swap that is killed."""
    path = _note(final.parent, _token(folder), "swap")
    path.write_text(json.dumps({"final": final.name, "known": sorted(known)}))
    sync_one(path)


def _written_down(out: Path, token: str) -> tuple[Path | None, Collection[str]]:
    """The folder that a run was about to replace, and the digests of scripts that are no edits of it."""
    with suppress(FileNotFoundError, ValueError):  # cut short: nothing was swapped yet
        said = json.loads(_note(out, token, "swap").read_text())
        return out / said["final"], said["known"]
    return None, ()


def _token(folder: Path) -> str:
    match = _TRANSIENT.fullmatch(folder.name)
    assert match is not None, "not of `staging`"
    return match["token"]


def _note(out: Path, token: str, kind: str) -> Path:
    return out / LOCKS / f"{token}.{kind}"
