"""What a person put into an episode's folder goes over to the folder that takes its place.

An episode's files are of two kinds: those that its manifest lists, which are made anew, and all others, which
are a person's. ``script.md`` is both: a person may save it at any moment, also while its episode is made anew
from what it said before. So the files of a person enter the new folder as links to the very same files before
the two folders are exchanged (``keep``, ``keep_script``): whoever holds one open writes to the right one.
What was saved in between, by renaming, lies in the old folder afterwards, which is emptied one file at a time
and never deleted with something in it (``hand_over``).

A file that was written this very minute does not enter before: it may be an editor's draft, about to be
renamed to what it is a draft of. Linked, it would lie in the new folder under the name of the next draft, and
be renamed in that one's place: the editor would have saved what it said before.

What no program can do: where this run changes ``script.md`` itself (a retake, a new edition of the article),
an editor that opened the old file before the exchange and writes into it afterwards writes to a file that no
folder holds any more.
"""

from __future__ import annotations

import errno
import filecmp
import itertools
import os
import re
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.errors import PackageError
from briefing.exchange import digest, replace, sync_one
from briefing.files import BY_NAME, MANIFEST, PICTURES, SCRIPT
from briefing.package import manifest

_OURS: Final = re.compile(r"\d+\.(jpg|png)")
_DRAFT_S: Final = 60.0
"""How long after it was written a file may be a draft; editors rename theirs within milliseconds."""


def keep(old: Path, new: Path) -> Collection[str]:
    """Links into ``new`` what lies in ``old`` and neither made: a person's notes, pictures, cuts.

    What cannot be linked (a file system without links) and what may be a draft is left to ``hand_over``.
    Returns the names of what was made in ``old``.
    """
    made = made_in(old)
    for path in _entries(old):
        name = path.relative_to(old).as_posix()
        target = new / name
        if name in made or os.path.lexists(target):
            continue
        with suppress(OSError):
            target.parent.mkdir(exist_ok=True)
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, target, symlinks=True, copy_function=_link_settled)
            else:
                _link_settled(path, target)
    return made


def keep_script(old: Path, new: Path, seen: str) -> set[str]:
    """Puts the ``script.md`` of ``old`` in the place of that of ``new`` if a person saved it during this run.

    It was if its digest is neither that of the new one nor ``seen``, which it had when this run read it. One
    that says the same as the new one is kept too: an editor may have it open. Returns the digests of the
    scripts that are no edits from now on.
    """
    made, now = digest(new / SCRIPT.name), digest(old / SCRIPT.name)
    known = {seen, made}
    if now and (now == made or now not in known):
        spare = new / f".{SCRIPT.name}"
        try:
            _link(old / SCRIPT.name, spare)
        except OSError:
            shutil.copy2(old / SCRIPT.name, spare)
            sync_one(spare)
        spare.replace(new / SCRIPT.name)
        known.add(now)
    return known


def hand_over(old: Path, new: Path, known: Collection[str], made: Collection[str]) -> None:
    """Deletes ``old``, whose place ``new`` has taken, once all in it that is a person's lies in ``new``.

    ``known`` are the digests of scripts that are no edits, ``made`` the names of what was made in ``old``.
    Killed at any moment, it may be called again.
    """
    known = {*known, ""}
    with suppress(OSError):  # of a folder that was made read-only
        old.chmod(0o700)
    while True:
        # The manifest goes last: it says which files are ours.
        for path in sorted(_entries(old), key=lambda path: path.name == MANIFEST.name):
            name = path.relative_to(old).as_posix()
            if name == SCRIPT.name:
                _hand_over_script(path, new / SCRIPT.name, known)
            elif name in made and not path.is_dir():
                path.unlink()
            else:
                (new / name).parent.mkdir(exist_ok=True)
                _hand_over(path, new / name)
        try:
            if _is_folder(old / PICTURES):
                (old / PICTURES).rmdir()
            old.rmdir()
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST):  # saved into it this moment
                continue
            raise
        return


def _entries(folder: Path) -> Iterator[Path]:
    """What lies in ``folder``; what lies in its folder of pictures in place of that, since both make some."""
    for path in folder.iterdir():
        if path.name == PICTURES and _is_folder(path):
            yield from path.iterdir()
        else:
            yield path


def made_in(folder: Path) -> Collection[str]:
    """Names of the files in ``folder`` that the program made."""
    with suppress(PackageError):
        found = manifest.load(folder)
        if found is not None:
            return {*found.files, MANIFEST.name}
    # Its record is lost: what bears the name of a picture of ours is one.
    pictures = (
        f"{PICTURES}/{path.name}" for path in (folder / PICTURES).glob("*") if _OURS.fullmatch(path.name)
    )
    return {*BY_NAME, *pictures}


def _hand_over_script(old: Path, new: Path, known: set[str]) -> None:
    """Makes the script ``old`` the script ``new`` if it is an edit, which is known from then on."""
    saved = digest(old)
    if _same(old, new) or saved in known:
        old.unlink()
    elif not replace(old, new, known):  # saved there too, and since
        old.rename(_beside(new))
    known.add(saved)


def _hand_over(old: Path, new: Path) -> None:
    """Moves what lies at ``old`` to ``new``, or beside it where something else is there."""
    if _moved(old, new):
        return
    if _is_folder(old) and _is_folder(new):
        for path in old.iterdir():
            _hand_over(path, new / path.name)
        old.rmdir()
    elif _same(old, new):
        old.unlink()
    else:
        old.rename(_beside(new))


def _moved(old: Path, new: Path) -> bool:
    """Moves ``old`` to ``new``; False where something is there, be it saved this very moment."""
    if not _is_folder(old):
        try:
            _link(old, new)
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            pass
        else:
            old.unlink()
            return True
    if os.path.lexists(new):
        return False
    old.rename(new)
    return True


def _same(one: Path, other: Path) -> bool:
    """Whether both are one file, or say the same."""
    with suppress(OSError):
        first, second = one.lstat(), other.lstat()
        if os.path.samestat(first, second):
            return True
        if one.is_symlink() or other.is_symlink():
            return one.is_symlink() and other.is_symlink() and one.readlink() == other.readlink()
        return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
    return False


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _beside(path: Path) -> Path:
    """A free name: ``notes-2.txt`` for ``notes.txt``."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in itertools.count(2))
    return next(name for name in names if not os.path.lexists(name))


def _link_settled(source: str | Path, target: str | Path) -> None:
    """As ``_link``, unless ``source`` was written so lately that it may be a draft."""
    if abs(time.time() - os.lstat(source).st_mtime) >= _DRAFT_S:
        _link(source, target)


def _link(source: str | Path, target: str | Path) -> None:
    """Makes ``target`` the very file that ``source`` is; of a symbolic link, the link."""
    if os.link in os.supports_follow_symlinks:
        os.link(source, target, follow_symlinks=False)
    else:
        os.link(source, target)
