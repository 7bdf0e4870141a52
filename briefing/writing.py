"""Files that at every moment hold the old content or the new, whenever the run is killed.

``put`` writes what is the program's own; ``save`` a file that a person may save at the same moment.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.errors import BriefingError
from briefing.exchange import digest, replace

_UNFINISHED: Final = re.compile(r"\..+\.[0-9a-f]{8}\.unfinished", re.DOTALL)
"""Name of a file that is being written."""


def put(target: Path, pieces: Iterable[bytes]) -> None:
    """Writes ``target``, one piece after the other, safe from a power cut as well; makes its folder.

    Raises OSError, FileNotFoundError where somebody removes the folder or the unfinished file meanwhile.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.unfinished")
    try:
        with unfinished.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def clear_unfinished(folder: Path, of: str = "") -> None:
    """Deletes what killed runs left half written in ``folder``, whose names begin with ``of``.

    No other run may be writing there.
    """
    for path in folder.glob(".*.unfinished"):
        if _UNFINISHED.fullmatch(path.name) and path.name.startswith(f".{of}"):
            path.unlink(missing_ok=True)


def save(path: Path, content: bytes, seen: str) -> None:
    """Leaves ``content`` in the file ``path``, which at every moment holds the old content or the new.

    ``seen`` is the digest of what the new content was made to replace, empty for no file. Raises
    BriefingError where something else lies there, which a person has saved since, or it cannot be written.
    """
    target = path.resolve()  # a link keeps pointing where it does
    _clear_drafts(target)
    draft = _draft(target, os.getpid())
    try:
        try:
            draft.write_bytes(content)
            done = digest(target) == digest(draft) or replace(draft, target, {seen})
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise BriefingError(f"cannot be written: {error.strerror}", where=str(path)) from None
    if not done:
        raise BriefingError("was saved by somebody else meanwhile", where=str(path), fix="run it again")


def _clear_drafts(target: Path) -> None:
    """Removes what killed runs left beside ``target``."""
    for path in target.parent.glob(".*.part"):
        pid = path.name.removesuffix(".part").rpartition(".")[2]
        if pid.isdecimal() and path == _draft(target, int(pid)) and not _lives(int(pid)):
            path.unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    """Whether there is a process ``pid``; on Windows, where it cannot be asked for, yes."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _draft(target: Path, pid: int) -> Path:
    return target.with_name(f".{target.name}.{pid}.part")
