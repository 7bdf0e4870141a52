"""What an episode is made from: its script, read from an article or written by a person; and its identity."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from briefing.address import without_userinfo
from briefing.casting import Casting
from briefing.clean import clean
from briefing.conductor.build import text_sha256
from briefing.conductor.pictures import set_apart
from briefing.config import Fetch
from briefing.errors import SourceError, UsageError
from briefing.files import MANIFEST, RUNDOWN, SCRIPT
from briefing.narrate import NARRATOR, narrate
from briefing.narrate.parts import parts_of
from briefing.nouns import Article, Change, Script
from briefing.package import identity
from briefing.package.names import chapter_name
from briefing.package.rescue import record
from briefing.package.sketch import runs_of, sketch
from briefing.read import article_of, load
from briefing.read.raw import Raw
from briefing.read.taken import Origin
from briefing.script.conflict import MIDDLE, conflict_at
from briefing.script.document import format_script, is_script, parse, with_title
from briefing.script.frontmatter import with_fields

FRONT_MATTER: Final = 64 * 1024
"""Bytes within which a file has to say that it is a script."""
LARGEST: Final = 10_000_000
"""Bytes of a script, as of an article."""
NO_FIELDS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A script, its text to the letter, and where it came from."""

    identity: str
    """Of its source."""
    text: str
    """Of ``script.md``."""
    script: Script
    source_sha256: str
    """Of the source's text."""
    derived_sha256: str
    """Of the text of ``script.md`` as it was derived from the source."""
    sketch: str
    """Of the text that was derived from the source."""
    changes: tuple[Change, ...] = ()
    """What was left out or altered between source and script."""
    doubts: tuple[str, ...] = ()
    """What of reading it a person should look at, a line each."""
    origin: Origin = field(default_factory=Origin)
    """Where its pictures may be taken."""
    where: str = ""
    """Its source as a person named it, without user name and password."""
    by_hand: bool = False
    """Whether a person wrote it, so that it stays to the letter."""
    rundown: bytes = b""
    """Of several stories: their list as the episode keeps it; else empty."""
    name: str = ""
    """What the folder of a chapter is called behind its date; of all else empty: as its title."""

    def known_as(self, known: str) -> Manuscript:
        """It, as that of the episode ``known``, which is the source that it names as well."""
        found = replace(self, identity=known)
        named = identity.is_path(known) or identity.is_address(known)
        if self.by_hand or self.script.source not in ("", self.identity) or not named:
            return found
        script = replace(self.script, source=known)
        text = format_script(script)
        return replace(found, script=script, text=text, derived_sha256=text_sha256(text))


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
                fix=f"for an episode of each article in it: briefing make {path / '*'}; "
                f"for one of all: briefing bulletin {path}",
            )
        return path
    if path.name == SCRIPT.name and path.is_file() and record(path.parent) is not None:
        return path.parent
    return None


def from_source(
    source: str,
    beside: Path,
    fields: Mapping[str, str] = NO_FIELDS,
    *,
    cast: Casting = NARRATOR,
    any_language: bool = False,
    raw: Raw | None = None,
    net: Fetch | None = None,
) -> Manuscript:
    """The manuscript of an article, or of a script outside an episode.

    Paths in it are as seen from the folder ``beside``. ``fields`` of the front matter (``voice``, ``title``)
    are what they say, whatever the source does; ``cast`` has the voices of quotations and interviews.
    Standard input has no address: there the same text is the same episode. ``raw``: what the source holds,
    where it is loaded already. Raises SourceError, also for an article that is not Chinese unless
    ``any_language``; or UsageError for a script that is written wrongly.
    """
    if not is_address(source) and Path(source).suffix.lower() == RUNDOWN.suffix:
        raise UsageError("a list of stories", where=source, fix="give it to `briefing bulletin`")
    raw = loaded(source, beside, net) if raw is None else raw
    return from_raw(raw, source, beside, fields, cast=cast, any_language=any_language)


def loaded(source: str, beside: Path, net: Fetch | None = None) -> Raw:
    """The bytes of ``source``, ``net`` as in ``read.load``. Raises SourceError."""
    if not is_address(source):
        _check_name(source, beside)
    return load(source, sys.stdin.buffer if source == "-" else None, net)


def from_raw(
    raw: Raw,
    source: str,
    beside: Path,
    fields: Mapping[str, str] = NO_FIELDS,
    *,
    cast: Casting = NARRATOR,
    any_language: bool = False,
) -> Manuscript:
    """As ``from_source``, of ``raw``, what ``loaded`` gave."""
    where = without_userinfo(source)
    if "://" not in source and _is_script(raw.data):
        text = settled(written(raw.data, source), beside, fields)
        script = parse(text, where=source)
        own = _of_stdin(text) if source == "-" else identity.of_file(source, beside)
        digest, shape, origin = text_sha256(text), sketch(runs_of(script)), _origin(source)
        where = without_userinfo(source)
        return Manuscript(own, text, script, digest, digest, shape, origin=origin, where=where, by_hand=True)
    article = article_of(raw, any_language=any_language)
    content = _content(article)
    own = _identity(article, source, beside, content)
    cleaned = _cleaned(article, raw)
    return _derived(_told(cleaned, own, source), own, source, content, fields, cast=cast)


def chapters_of(
    source: str,
    beside: Path,
    fields: Mapping[str, str] = NO_FIELDS,
    *,
    cast: Casting = NARRATOR,
    any_language: bool = False,
    net: Fetch | None = None,
) -> tuple[Manuscript, ...]:
    """The manuscripts of an article's chapters, in order; that of the article where it has not two.

    As ``from_source``, with a title in ``fields`` as the whole's. A chapter's identity is the article's with
    its number, ``book.epub#3``. Raises UsageError for a script too.
    """
    raw = loaded(source, beside, net)
    if "://" not in source and _is_script(raw.data):
        raise UsageError("a script is one episode", where=source, fix="make it without --split")
    article = article_of(raw, any_language=any_language)
    own = _identity(article, source, beside, _content(article))
    whole = _cleaned(article, raw).said_to_be(fields)
    parts = parts_of(whole)
    if len(parts) == 1:
        return (_derived(_told(whole, own, source), own, source, _content(article), fields, cast=cast),)
    each = {key: value for key, value in fields.items() if key != "title"}
    chapters = []
    for number, part in enumerate(parts, 1):
        of_part, where = f"{own}#{number}", f"{source}#{number}"
        name = chapter_name(whole.title, part.title, number, len(parts))
        told = _told(part, own if is_address(source) else of_part, source)
        derived = _derived(told, of_part, source, _content(part), each, cast=cast)
        chapters.append(replace(derived, where=without_userinfo(where), name=name))
    return tuple(chapters)


def _identity(article: Article, source: str, beside: Path, content: str) -> str:
    """The identity of ``article``, which is read from ``source`` and says ``content``."""
    if source == "-":
        return _of_stdin(content)
    return article.source if is_address(source) else identity.of_file(source, beside)


def _content(article: Article) -> str:
    return "\n".join([article.title, *(block.text for block in article.blocks)])


def _cleaned(article: Article, raw: Raw) -> Article:
    """``article``, which was read from ``raw``, cleaned, with all that a person should look at."""
    return replace(clean(article), doubts=(*article.doubts, *_conflict(raw.text)))


def _told(article: Article, own: str, source: str) -> Article:
    """``article`` of the identity ``own``, with the source that its script names."""
    return replace(article, source=article.address or ("" if source == "-" else own))


def _derived(
    article: Article, own: str, source: str, content: str, fields: Mapping[str, str], *, cast: Casting
) -> Manuscript:
    """The manuscript that is derived from ``article``, which is cleaned and said ``content`` before that."""
    script, held = set_apart(narrate(article.said_to_be(fields), fields.get("voice", ""), cast=cast))
    text = format_script(script)
    return Manuscript(
        own,
        text,
        script,
        text_sha256(content),
        text_sha256(text),
        sketch(runs_of(script)),
        article.changes,
        article.doubts,
        replace(_origin(source), held=held, enclosed=article.enclosed),
        without_userinfo(source),
    )


def settled(text: str, beside: Path, fields: Mapping[str, str] = NO_FIELDS) -> str:
    """The script ``text`` with ``fields`` in its front matter, a new title as its heading too.

    A path from a root, which older versions wrote there, becomes one as seen from ``beside``. Raises
    UsageError for what is no script.
    """
    source = parse(text).source
    if identity.is_absolute(source):
        fields = {"source": identity.relative(source, beside), **fields}
    return (
        with_title(with_fields(text, fields), fields["title"])
        if "title" in fields
        else with_fields(text, fields)
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


def written(data: bytes, where: str) -> str:
    """The text of a script file holding ``data``, with LF line ends. Raises UsageError at ``where``."""
    if len(data) > LARGEST:
        raise SourceError(f"larger than {LARGEST // 1_000_000} MB", where=where, fix="cut it in parts")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UsageError(f"not UTF-8 at byte {error.start}", where=where, fix="save it as UTF-8") from None
    parse(text, where=where)  # before anything is edited, so that an error names a line of the file
    return text


def is_address(source: str) -> bool:
    """Whether ``source`` is a URL or standard input, and no path."""
    return source == "-" or "://" in source


def _is_script(data: bytes) -> bool:
    return is_script(data[:FRONT_MATTER].decode("utf-8-sig", errors="ignore").replace("\r\n", "\n"))


def _conflict(text: str) -> list[str]:
    """What to say of a text in which git left two versions; nothing of one with just a line like git's."""
    lines = text.split("\n")
    at = conflict_at(lines)
    if not at or MIDDLE not in (line.rstrip() for line in lines):
        return []
    return [f"line {at} is git's, between two versions of the text; both are in the episode"]


def _of_stdin(content: str) -> str:
    return f"{identity.STANDARD_INPUT}{text_sha256(content)[:16]}"


def _check_name(source: str, beside: Path) -> None:
    """Raises SourceError where the path of ``source`` is no Unicode (a name in GBK): no file keeps it."""
    try:
        identity.of_file(source, beside).encode()
    except UnicodeEncodeError:
        raise SourceError("its name is not UTF-8", where=source, fix="rename it") from None
