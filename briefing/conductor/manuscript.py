"""What an episode is made from: its script, read from an article or written by a person; and its identity."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefing.clean import clean
from briefing.conductor.build import text_sha256
from briefing.errors import SourceError, UsageError
from briefing.narrate import narrate
from briefing.narrate.frontmatter import end_of
from briefing.narrate.scriptfile import format_script, is_script, parse
from briefing.nouns import Change, Script
from briefing.package import manifest
from briefing.package.write import SCRIPT
from briefing.read import read

FRONT_MATTER: Final = 64 * 1024
"""Bytes within which a file has to say that it is a script."""
LARGEST: Final = 10 * 1024 * 1024
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


def episode_of(source: str) -> Path | None:
    """The folder of the episode that ``source`` names, itself or by its ``script.md``; None if it names none.

    Raises SourceError for a folder that is no episode.
    """
    path = Path(source)
    if is_address(source):
        return None
    if path.is_dir():
        if manifest.load(path) is None:
            raise SourceError(
                f"a folder, but not of an episode: it has no {manifest.NAME} of ours",
                where=source,
                fix="name a file",
            )
        return path
    if path.name == SCRIPT and path.is_file() and manifest.load(path.parent) is not None:
        return path.parent
    return None


def from_source(source: str, voice: str) -> Manuscript:
    """The manuscript of an article or of a script outside an episode; ``voice`` is written in it, if given.

    Raises SourceError, or UsageError for a script that is written wrongly.
    """
    if not is_address(source) and _is_script_file(Path(source)):
        path = Path(source)
        text, script = scripted(path, voice)
        return Manuscript(str(path.resolve()), text, script, text_sha256(text), text_sha256(text))
    article = read(source, sys.stdin.buffer if source == "-" else None)
    identity, digest = article.source, text_sha256(repr((article.title, article.blocks)))
    if source == "-":
        # Standard input has no address: the same text is the same episode.
        identity = f"stdin:{digest[:16]}"
        article = replace(article, source="")
    article = clean(article)
    script = narrate(article, voice)
    text = format_script(script)
    return Manuscript(identity, text, script, digest, text_sha256(text), article.changes)


def scripted(path: Path, voice: str, edit: Callable[[str], str] = str) -> tuple[str, Script]:
    """The text of the script file ``path``, with ``voice`` (if given) and ``edit`` in it; and its Script."""
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(f"larger than {LARGEST // 1024**2} MB", where=str(path), fix="cut it in parts")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"not UTF-8 at byte {error.start}", where=str(path), fix="save it as UTF-8"
        ) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=str(path)) from None
    if voice:
        text = with_voice(text, voice)
    text = edit(text)
    return text, parse(text, where=str(path))


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


def _is_script_file(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(FRONT_MATTER)
    except OSError:  # of no such file, `read` knows more to say
        return False
    return is_script(head.decode("utf-8-sig", errors="ignore").replace("\r\n", "\n"))
