"""The folder of episodes: which is whose, and how one changes as a whole.

A new episode is written into a hidden folder beside the others (``.name.1a2b3c4d.new``), then changes places
with the old one. Each such run has a lock of its own in ``.locks``, held while it lives, and beside it what
the next one must know if it dies: the number it took, and which scripts are no edits. ``recover`` clears away
what dead runs left, and a run that ends itself does the same. On a system that cannot exchange two folders,
the old one first steps aside to ``.name.1a2b3c4d.old``; killed right then, a run leaves that one, and
``recover`` puts it back.
"""

from __future__ import annotations

import errno
import itertools
import json
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from briefing.errors import PackageError
from briefing.exchange import exchange, sync, sync_one
from briefing.package import manifest
from briefing.package.handover import hand_over, keep, keep_script
from briefing.package.locks import LOCKS, PLACES, free, let_go, lock, unwritable, writing
from briefing.package.names import episode_name
from briefing.package.rescue import record

__all__ = [
    "episode_name", "episodes", "find_episode", "lock", "place", "publish", "real", "recover", "staging",
    "swap", "track",
]  # fmt: skip

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
_TRANSIENT: Final = re.compile(r"\.(?P<name>.+)\.(?P<token>[0-9a-f]{8})\.(?P<kind>new|old)", re.DOTALL)
_TOKEN: Final = re.compile(r"(?P<token>[0-9a-f]{8})\.(lock|track|swap)")


def find_episode(out: Path, source: str) -> Path | None:
    """The folder in ``out`` whose manifest names ``source``, or None; a lost manifest is no match."""
    return next((folder for folder, found in episodes(out) if found.build and found.source == source), None)


def episodes(out: Path) -> Iterator[tuple[Path, manifest.Manifest]]:
    """The folders of ``out`` that hold an episode, by name, with their manifests or what is left of them."""
    if not out.is_dir():
        return
    for folder in sorted(path for path in out.iterdir() if not path.name.startswith(".") and path.is_dir()):
        found = record(folder)
        if found is not None:
            yield folder, found


def place(out: Path, source: str, name: str, old: Path | None = None) -> Path:
    """Where the episode of ``source`` belongs: where it is, else ``name``, else ``name-2``, ``name-3`` …

    It is where a manifest names ``source``, or at ``old``. Raises PackageError where a name is taken by a
    link that leads nowhere: the episode may lie there once the disk is back.
    """
    found = find_episode(out, source)
    if found is None and old is not None and old.exists():
        found = old
    if found is not None:
        return real(found)
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    path = next(out / each for each in names if not (out / each).exists())
    if path.is_symlink():
        raise PackageError(
            f"a link to {path.readlink()}, which is not there",
            where=str(path),
            fix="bring that back, or remove the link",
        )
    return path


def real(folder: Path) -> Path:
    """The folder that ``folder`` names, under its own name: not a link to it, nor ``.``."""
    return folder.resolve() if folder.is_symlink() or folder.name in ("", "..") else folder


def track(out: Path, staged: Path) -> int:
    """The number of the new episode in ``staged`` (of ``staging``): one more than the highest there is.

    No other run gets it while this one lives.
    """
    with lock(out, PLACES):
        taken = [found.track for _, found in episodes(out)]
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


def publish(
    folder: Path, out: Path, source: str, name: str, *, old: Path | None = None, seen: str = ""
) -> Path:
    """Moves the finished ``folder`` (of ``staging``) to its place in ``out``, and returns that.

    The place is as ``place`` says. What a person put into the old episode's folder beside its own files moves
    along, and so does its ``script.md`` where that was saved since this run read it with the digest ``seen``.
    """
    with lock(out, PLACES):  # two new episodes of one title must not both find the name free
        final = place(out, source, name, old)
        swap(folder, final, seen)
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
    keep(final, folder)
    known = keep_script(final, folder, seen)
    sync_one(folder)
    _write_down(folder, final, known)
    replaced = folder
    if not exchange(folder, final):
        replaced = final.parent / f".{final.name}.{_token(folder)}.old"
        final.rename(replaced)
        folder.rename(final)
    sync_one(final.parent)
    hand_over(replaced, final, known)


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
            hand_over(path, final, known)
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
