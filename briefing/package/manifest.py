"""``manifest.json``: the episode's own record, from which it can be checked and regenerated.

It holds no time of day and no path of this machine: the same script and engine give the same manifest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from briefing.errors import PackageError
from briefing.files import MANIFEST, PICTURES
from briefing.package import identity

FORMAT: Final = 1
"""Of the manifests that this version writes and reads."""
LARGEST: Final = 50_000_000
"""Bytes of a manifest at most; that of the longest article has fewer."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class TakeRecord(_Record):
    """One take, where it stands in the programme."""

    number: int
    """Of its segment in the script, from 1; 0 for what the show itself says."""
    key: str
    """In the take cache."""
    start_s: float
    end_s: float
    doubt: str = ""
    """As ``nouns.Take``: why its sound was believed only when it came again."""


class ChangeRecord(_Record):
    """As ``nouns.Change``."""

    kind: str
    before: str
    after: str
    where: str


class Dismissed(_Record):
    """A finding that a person looked at and let be: see ``briefing check``."""

    text: str
    """Of its segment; of one of the whole episode, what was found."""
    kind: str


class FileRecord(_Record):
    """One file of the folder."""

    bytes: int
    sha256: str


class Manifest(_Record):
    """All of it; every key is written."""

    briefing: Literal[1] = 1
    """Version of this format, and the sign that the file is ours."""
    version: str
    """Of the program that made the episode."""
    source: str
    """The episode's identity: see ``identity``."""
    guid: str = ""
    """By which feeds know it for ever. Empty in manifests of older versions: see ``guid_of``."""
    show: str = ""
    """Guid of the show that first published it; empty until then."""
    sketch: str = ""
    """Of the text that the program derived its script from, by which a later run tells whether an article is
    the same (see ``sketch``). Empty in manifests of older versions."""
    title: str
    track: int = 1
    """The episode's number in its show: given when it is first made, and kept."""
    source_sha256: str
    derived_script_sha256: str
    """Of ``script.md`` as the program derived it from the source."""
    script_sha256: str
    """Of the ``script.md`` in the folder; another value than the one above: a person edited it."""
    build: str
    """Digest of all that the episode depends on; equal builds are equal episodes."""
    engines: dict[str, str]
    """From the engine's name to its digest: model, style, version."""
    voices: tuple[str, ...]
    duration_s: float
    """Of the decoded MP3."""
    loudness_lufs: float
    true_peak_dbtp: float
    takes: tuple[TakeRecord, ...]
    omissions: dict[str, int]
    """How often each kind of change was made on the way from source to speech."""
    changes: tuple[ChangeRecord, ...]
    """The same, one by one."""
    label: dict[str, str] | None
    """The AIGC label, as in the MP3's metadata."""
    pictures: dict[str, str] = {}
    """From the name of each of the article's pictures to the address that the script gives it."""
    dismissed: tuple[Dismissed, ...] = ()
    """What is not to be found again, in whatever segment of this text."""
    files: dict[str, FileRecord]
    """From name to size and digest: every file of the folder but this one."""

    def dump(self) -> str:
        """The text of ``manifest.json``."""
        return self.model_dump_json(indent=1) + "\n"


class LaterFormat(PackageError):
    """A manifest is of a later version of this program, which knows more of the episode than this one."""


def guid_of(record: Manifest) -> str:
    """The guid of the episode of ``record``; empty where a lost one does not tell."""
    return record.guid or (identity.guid(record.source) if record.source else "")


def load(folder: Path) -> Manifest | None:
    """The manifest in ``folder``; None where there is no such file, or one of another program.

    Raises PackageError where the file is there and says nothing (empty, zeroed, cut short, no JSON), or is of
    ours and broken: an episode lies there whose record is lost. Raises LaterFormat for one of a later format.
    """
    path = folder / MANIFEST.name
    text = _bytes(path)
    if text is None:
        return None
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        said = _said(text)
        if said and "briefing" not in said:
            return None
        version = said.get("briefing")
        if isinstance(version, int) and version > FORMAT:
            raise LaterFormat(
                "was written by a later version of briefing", where=str(path), fix="upgrade briefing"
            ) from None
        first: Any = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "the file"
        what = f"{key}: {first['msg']}" if text.strip(b"\0 \t\r\n") else "is empty"
        fix = f"`briefing make {folder}` writes it anew"
        raise PackageError(what, where=str(path), fix=fix) from None


def left_of(folder: Path) -> Mapping[str, Any]:
    """What a manifest in ``folder`` still says that was cut short or padded with zeros; maybe nothing."""
    try:
        text = _bytes(folder / MANIFEST.name)
    except PackageError:
        return {}
    return _said((text or b"").rstrip(b"\0"), whole=False)


def _bytes(path: Path) -> bytes | None:
    """What the file ``path`` holds; None where there is none. Raises PackageError where it cannot be read."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise PackageError("is no file", where=str(path), fix="remove it")
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise PackageError(f"cannot be read: {error.strerror}", where=str(path)) from None
    if len(text) > LARGEST:
        raise PackageError(f"is larger than {LARGEST // 1_000_000} MB", where=str(path), fix="remove it")
    return text


def _said(text: bytes, *, whole: bool = True) -> Mapping[str, Any]:
    """The JSON object that ``text`` is, or begins as where it need not be ``whole``; empty for none."""
    try:
        found = from_json(text, allow_partial=not whole)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def file_records(folder: Path) -> dict[str, FileRecord]:
    """Size and digest of each file in ``folder``, by name, without the manifest."""
    paths = [*folder.iterdir(), *(folder / PICTURES).glob("*")]
    named = {path.relative_to(folder).as_posix(): path for path in sorted(paths) if path.is_file()}
    return {name: _record(path) for name, path in named.items() if name != MANIFEST.name}


def _record(path: Path) -> FileRecord:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return FileRecord(bytes=path.stat().st_size, sha256=digest)
