"""Who an episode is: the identity of what it is made from, and the name by which feeds know it for ever.

An identity is the address of the source, or its path relative to the folder that holds the episode; of
standard input it says what came, of several stories on which day they are told. A part of a source has the
source's identity with ``#3`` behind it. It is not unique: a file that held two articles one after the other
has made two episodes.
"""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final
from uuid import NAMESPACE_URL, uuid5

EPISODES: Final = uuid5(NAMESPACE_URL, "tag:briefing,2026:episode")
"""Namespace of our episodes. Never to be changed: every subscriber would get every episode again."""
STANDARD_INPUT: Final = "stdin:"
"""How the identity of an episode begins that came by standard input."""
BULLETIN: Final = "bulletin:"
"""How the identity of an episode of several stories begins, before its day and a title of its own."""
UNKNOWN: Final = "unknown:"
"""How the identity of an episode begins whose source nobody knows any more: a later run that has the source
finds it by its script."""
_PART: Final = re.compile(r"(.+)#(\d+)", re.DOTALL)


_NO_PLACE: Final = (STANDARD_INPUT, BULLETIN, UNKNOWN)


def guid(*parts: str) -> str:
    """The name that an episode gets by ``parts``, which cannot be read out of it."""
    return str(uuid5(EPISODES, "\n".join(parts)))


def of_file(path: str | Path, shelf: Path) -> str:
    """The identity of the file ``path`` for an episode in the folder ``shelf``; links are followed.

    With slashes, and in Unicode's form NFC, on every system: macOS takes names apart.
    """
    real = os.path.realpath(path)
    try:
        found = os.path.relpath(real, os.path.realpath(shelf))
    except ValueError:  # it is on another drive of Windows
        found = Path(real).name
    return unicodedata.normalize("NFC", found.replace(os.sep, "/"))


def is_address(identity: str) -> bool:
    """Whether ``identity`` is a web address."""
    return "://" in identity


def is_path(identity: str) -> bool:
    """Whether ``identity`` is a path."""
    return bool(identity) and not is_address(identity) and not identity.startswith(_NO_PLACE)


def names_alone(identity: str) -> bool:
    """Whether ``identity`` by itself tells an episode from those of all other producers."""
    return not is_path(identity) and not identity.startswith(BULLETIN)


def is_absolute(identity: str) -> bool:
    """Whether ``identity`` is a path from the root of a machine, as older versions wrote them."""
    return PurePosixPath(identity).is_absolute() or PureWindowsPath(identity).is_absolute()


def relative(identity: str, shelf: Path) -> str:
    """``identity`` as it is written now. Of a path from a root that leads nowhere only the name is left."""
    if not is_absolute(identity):
        return identity
    if Path(identity).exists():
        return of_file(identity, shelf)
    return f"../{unicodedata.normalize('NFC', PureWindowsPath(identity).name)}"


def is_same(identity: str, known: str, shelf: Path) -> bool:
    """Whether ``known``, of an episode in ``shelf``, names what ``identity`` does.

    Two spellings of one file are the same, as on a disk that knows no case; and so is a path from a root that
    ends as ``identity`` does, since its folders may have been moved.
    """
    if known == identity:
        return True
    if not (is_path(known) and is_path(identity)):
        return False
    if is_absolute(known):
        tail = "/".join(part for part in identity.split("/") if part != "..")
        return f"/{unicodedata.normalize('NFC', known)}".replace("\\", "/").endswith(f"/{tail}")
    (file, part), (other, its_part) = _parted(identity), _parted(known)
    with suppress(OSError, ValueError):
        return part == its_part and (shelf / file).samefile(shelf / other)
    return False


def moves_to(identity: str, known: str, shelf: Path) -> bool:
    """Whether an episode of ``known`` in ``shelf`` belongs to ``identity``, where its text was found.

    It does where nothing lies at its old place any more, and from chapter to chapter of one file.
    """
    if is_address(known) or identity.startswith((STANDARD_INPUT, BULLETIN)):
        return False
    if not is_path(known) or is_absolute(known):
        return True
    whole, part = _parted(known)
    if part and _parted(identity)[0] == whole:
        return True
    return not (os.path.lexists(shelf / known) or os.path.lexists(shelf / whole))


def _parted(identity: str) -> tuple[str, str]:
    """``identity`` without, and its number of, the part of the source that it names; empty for the whole."""
    found = _PART.fullmatch(identity)
    return (found[1], found[2]) if found else (identity, "")
