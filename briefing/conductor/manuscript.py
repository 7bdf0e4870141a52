"""What an episode is made from: its script, read from an article or written by a person; and its identity."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from briefing.clean import clean
from briefing.conductor.build import text_sha256
from briefing.conductor.pictures import set_apart
from briefing.errors import SourceError, UsageError
from briefing.files import MANIFEST, SCRIPT
from briefing.narrate import narrate
from briefing.nouns import Change, Script
from briefing.package.rescue import record
from briefing.read import article_of, load
from briefing.read.taken import Origin
from briefing.script.conflict import MIDDLE, conflict_at
from briefing.script.document import format_script, is_script, parse
from briefing.script.frontmatter import end_of

FRONT_MATTER: Final = 64 * 1024
"""Bytes within which a file has to say that it is a script."""
LARGEST: Final = 10_000_000
"""Bytes of a script, as of an article."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A script, its text to the letter, and where it came from."""

    identity: str
    """Of its episode: the path or URL of its source, or for standard input its content."""
    text: str
    """Of ``script.md``."""
    script: Script
    source_sha256: str
    """Of the source's content."""
    derived_sha256: str
    """Of the text of ``script.md`` as it was derived from the source."""
    changes: tuple[Change, ...] = ()
    """What was left out or altered between source and script."""
    doubts: tuple[str, ...] = ()
    """What of reading it a person should look at, a line each."""
    origin: Origin = field(default_factory=Origin)
    """Where its pictures may be taken."""


def episode_of(source: str) -> Path | None:
    """The folder of the episode that ``source`` names, itself or by its ``script.md``; None if it names none.

    Raises SourceError for a folder that is no episode.
    """
    path = Path(source)
    if is_address(source):
        return None
    if path.is_dir():
        if record(path) is None:
            raise SourceError(
                f"a folder, but not of an episode: it has no {MANIFEST.name} of ours",
                where=source,
                fix="name a file",
            )
        return path
    if path.name == SCRIPT.name and path.is_file() and record(path.parent) is not None:
        return path.parent
    return None


def from_source(source: str, voice: str, *, any_language: bool = False) -> Manuscript:
    """The manuscript of an article, or of a script outside an episode; ``voice`` is written in it, if given.

    Standard input has no address: there the same text is the same episode. Raises SourceError, also for an
    article that is not Chinese unless ``any_language``; or UsageError for a script that is written wrongly.
    """
    if not is_address(source):
        _check_name(source)
    raw = load(source, sys.stdin.buffer if source == "-" else None)
    if "://" not in source and _is_script(raw.data):
        text, script = scripted(raw.data, source, voice)
        identity = _of_stdin(text) if source == "-" else str(Path(source).resolve())
        digest = text_sha256(text)
        return Manuscript(identity, text, script, digest, digest, origin=_origin(source))
    article = article_of(raw, any_language=any_language)
    identity, content = article.source, repr((article.title, article.blocks))
    if source == "-":
        identity = _of_stdin(content)
        article = replace(article, source="")
    doubts = (*article.doubts, *_conflict(raw.data))
    article = clean(article)
    script, held = set_apart(narrate(article, voice))
    text = format_script(script)
    return Manuscript(
        identity,
        text,
        script,
        text_sha256(content),
        text_sha256(text),
        article.changes,
        doubts,
        replace(_origin(source), held=held, enclosed=article.enclosed),
    )


def _origin(source: str) -> Origin:
    """Where the pictures of what ``source`` names may be taken."""
    if is_address(source):
        return Origin(fetched=source != "-")
    return Origin(Path(source).resolve().parent)


def script_bytes(path: Path) -> bytes:
    """What the script ``path`` holds, or the beginning of one that is too large. Raises SourceError."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from None


def scripted(data: bytes, where: str, voice: str, edit: Callable[[str], str] = str) -> tuple[str, Script]:
    """The text of a script file holding ``data``, with ``voice`` (if given) and ``edit`` in it; its Script.

    Line ends become LF. Raises UsageError at ``where``.
    """
    if len(data) > LARGEST:
        raise SourceError(f"larger than {LARGEST // 1_000_000} MB", where=where, fix="cut it in parts")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"not UTF-8 at byte {error.start}", where=where, fix="save it as UTF-8") from None
    parse(text, where=where)  # before it is edited, so that an error names a line of the file
    if voice:
        text = with_voice(text, voice)
    text = edit(text)
    return text, parse(text, where=where)


def with_voice(text: str, voice: str) -> str:
    """The script ``text`` with ``voice`` in its front matter, every other line as it was."""
    lines = text.split("\n")
    end = end_of(lines)
    place = next((i for i, line in enumerate(lines[:end]) if line.partition(":")[0].strip() == "voice"), None)
    if place is None:
        lines.insert(end, f"voice: {voice}")
    else:
        lines[place] = f"voice: {voice}"
    return "\n".join(lines)


def is_address(source: str) -> bool:
    """Whether ``source`` is a URL or standard input, and no path."""
    return source == "-" or "://" in source


def _is_script(data: bytes) -> bool:
    return is_script(data[:FRONT_MATTER].decode("utf-8-sig", errors="ignore").replace("\r\n", "\n"))


def _conflict(data: bytes) -> list[str]:
    """What to say of a text in which git left two versions; nothing of one with just a line like git's."""
    lines = data.decode(errors="replace").split("\n")
    at = conflict_at(lines)
    if not at or MIDDLE not in (line.rstrip() for line in lines):
        return []
    return [f"line {at} is git's, between two versions of the text; both are in the episode"]


def _of_stdin(content: str) -> str:
    return f"stdin:{text_sha256(content)[:16]}"


def _check_name(source: str) -> None:
    """Raises SourceError where the path of ``source`` is no Unicode (a name in GBK): no file keeps it."""
    try:
        str(Path(source).resolve()).encode()
    except UnicodeEncodeError:
        raise SourceError("its name is not UTF-8", where=source, fix="rename it") from None
