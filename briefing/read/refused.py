"""What is no article, though it is text: data, source code, mail, time codes, text that is encoded.

Each kind is a row: how it is told, and what names only such files have. All look at the shape of the whole,
for an article may hold a piece of any of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from briefing.errors import SourceError
from briefing.read.code import FENCED, is_code
from briefing.read.containers.subtitles import is_captions, is_lyrics
from briefing.read.language import CHINESE
from briefing.read.sniff import is_page
from briefing.zh.characters import COMMON_HAN

_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,500}\?>\s*|<!--.{0,5000}?-->\s*|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,5000}\]\s*)?>\s*){0,20}"
    r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_ROOTS: Final = {
    "rss": "an RSS feed", "rdf": "an RSS feed", "feed": "an Atom feed", "opml": "an OPML list of feeds",
    "urlset": "a sitemap", "sitemapindex": "a sitemap", "svg": "an SVG picture", "tt": "subtitles",
    "plist": "a property list",
}  # fmt: skip
_WORD_ROOTS: Final = frozenset(("package", "wordDocument"))
"""Of Word's ways to write XML, a package in one file and that of 2003; programs name such files .doc."""
_OFFICE: Final = "schemas.microsoft.com/office/"
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?: |\t|$)")
_MIME: Final = frozenset((
    "mime-version", "content-type", "content-transfer-encoding", "content-disposition", "received",
    "message-id", "return-path", "dkim-signature", "snapshot-content-location", "x-mailer", "delivered-to",
))  # fmt: skip
"""Fields that only machines write: a memo may begin with From, To and Subject."""
_ANSWER = re.compile(r"HTTP/[\d.]+ \d{3}\b")
_BOUNDARY = re.compile(r"--\S+\s*\r?\nContent-|From \S+@\S+ ", re.IGNORECASE)
_DIALOGUE: Final = re.compile(r"\s*Dialogue:\s*\d")
_TIMED = re.compile(
    r"\s*(?:(?P<tag>[\[【])\s*)?[(（]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[)）\]】]?"
    r"(?P<alone>\s*$)?(?=\s|$|(?<=[\]】]))"
)
_GAP: Final = 30
"""Seconds from one line of speech to the next; two stops of a train, or two stages of a rocket, are further
apart."""
_ENCODED: Final = (
    ("base64 data", re.compile(r"[A-Za-z0-9+/_-]{60,}={0,2}|-----(?:BEGIN|END) [A-Z ]+-----")),
    ("quoted-printable text", re.compile(r"(?:=[0-9A-F]{2}|=\r?\n){2,}")),
    ("percent-encoded text", re.compile(r"(?:%[0-9A-Fa-f]{2}){2,}")),
    ("text written as character codes", re.compile(r"(?:\\u[0-9A-Fa-f]{4}|&#x?[0-9A-Fa-f]{2,6};){2,}")),
    ("a dump of bytes", re.compile(r"(?:\b[0-9A-Fa-f]{2,8}[ \t]+){8,}")),
)
_SHARE: Final = 0.5
"""Of a text's characters that are encoded, from which on it is."""
_TOLD: Final = 20
"""Chinese characters that make it an article with a picture or an address in it."""
_SAID = re.compile(rf"(?:[{COMMON_HAN}][，、：0-9“”《》]?){{6,}}[。！？；]")
"""A sentence, which does so as well."""
_ONE_WORD = re.compile(
    r"(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9+/=])(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
)
_ROWS: Final = 4
"""Lines of a table in which each has the same number of commas or tabs."""
_BLANK: Final = "\ufeff \t\r\n"


def _word(text: str) -> str:
    found = _ROOT.match(text)
    is_word = found is not None and found[1] in _WORD_ROOTS and _OFFICE in text[:20_000]
    return "a Word document in XML" if is_word else ""


def _xml(text: str) -> str:
    found = _ROOT.match(text)
    if found is None or is_page(text) or found[1].lower() in ("html", "body"):
        return ""
    declared = _DECLARED.match(text) is not None
    if not declared and not text.rstrip().endswith(f"{found[1]}>"):
        return ""
    return _ROOTS.get(found[1].lower(), "XML data" if declared else "")


def _mail(text: str) -> str:
    start = text.lstrip(_BLANK)
    if _ANSWER.match(start):
        return "a server's answer with its headers"
    names: set[str] = set()
    for line in start[:20_000].splitlines():
        if found := _FIELD.match(line):
            names.add(found[1].lower())
        elif not (names and line[:1] in (" ", "\t")):
            break
    if not (_BOUNDARY.match(start) or names & _MIME):
        return ""
    return "an e-mail with its headers"


def _times(text: str) -> str:
    if is_captions(text) or is_lyrics(text):
        return "subtitles"  # under a name of another format
    lines = [line for line in FENCED.sub("", text).splitlines() if line.strip()]
    if (lines and lines[0].lstrip(_BLANK).startswith("[Script Info]")) or any(map(_DIALOGUE.match, lines)):
        return "subtitles of a kind that is not read"
    found = [time for line in lines if (time := _TIMED.match(line)) and _is_stamp(time)]
    times = [_seconds(time) for time in found]
    # A timetable begins in the morning; a recording at nought.
    counted = len(times) >= 3 and times[0] < 60 and all(one <= other for one, other in pairwise(times))
    counted = counted and median(other - one for one, other in pairwise(times)) <= _GAP
    return "a text with time codes" if counted and len(times) >= len(lines) / 3 else ""


def _is_stamp(time: re.Match[str]) -> bool:
    """Whether it is no time of day: in brackets, to the second, or on a line of its own."""
    return any(part is not None for part in (time["tag"], time[2], time["alone"]))


def _seconds(time: re.Match[str]) -> int:
    return int(time[2] or 0) * 3600 + int(time[3]) * 60 + int(time[4])


def _json(text: str) -> str:
    start = text.strip(_BLANK)
    if not start.startswith(("{", "[")):
        return ""
    lines = start.splitlines()
    return "JSON data" if _is_json(start) or (len(lines) > 1 and all(map(_is_json, lines))) else ""


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text, strict=False), (dict, list))
    except (ValueError, RecursionError):
        return False


def _encoded(text: str) -> str:
    solid = "".join(text.split())
    if len(text.split()) <= 1 + len(solid) // 40 and _ONE_WORD.fullmatch(solid):
        return "base64 data"
    if len(CHINESE.findall(text)) >= _TOLD or _SAID.search(text):
        return ""
    for what, pattern in _ENCODED:
        if sum(len("".join(found[0].split())) for found in pattern.finditer(text)) > _SHARE * len(solid):
            return what
    return ""


def _code(text: str) -> str:
    begins = text.lstrip(_BLANK).startswith(("#!/", "<?php", "<?="))
    return "source code" if begins or is_code(text) else ""


def _table(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    for mark in (",", "\t"):
        counts = {line.count(mark) for line in lines}
        if len(lines) >= _ROWS and len(counts) == 1 and min(counts) >= 2 and not re.search(r"[。！？]", text):
            return "a table of values"
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text that is no article."""

    named: Callable[[str], str]
    """What such a text is; empty for any other."""
    fix: str
    suffixes: tuple[str, ...] = ()
    """Of names that only such files have."""
    what: str = ""
    """What a file of such a name is."""
    in_pages: bool = False
    """Looked for in what is taken for a page as well."""


KINDS: Final = (
    Kind(_word, "open it in Word and save it as .docx: 另存为 .docx"),
    Kind(_xml, "give one article of it, or to `briefing bulletin` the feed", in_pages=True),
    Kind(
        _mail, "save the page as HTML only, or its text", (".eml",), "an e-mail", in_pages=True,
    ),
    Kind(
        _times, "save them as .srt, or give the text alone, without times",
        (".ass", ".ssa", ".ttml", ".smi"), "subtitles of a kind that is not read",
    ),
    Kind(_json, "give the text that it holds", (".json", ".jsonl", ".ipynb"), "JSON data"),
    Kind(_encoded, "decode it first"),
    Kind(
        _code, "give the text about it",
        (
            ".py", ".js", ".mjs", ".ts", ".tsx", ".jsx", ".java", ".c", ".cc", ".cpp", ".hpp", ".cs", ".go",
            ".rs", ".rb", ".php", ".pl", ".sh", ".bash", ".zsh", ".ps1", ".bat", ".cmd", ".lua", ".swift",
            ".kt", ".scala", ".sql", ".css", ".scss", ".less", ".vue", ".dart", ".ex", ".exs", ".erl", ".hs",
            ".clj", ".lisp", ".asm", ".vb", ".f90", ".jl", ".zig", ".proto", ".gradle", ".cmake", ".yaml",
            ".yml", ".toml", ".ini", ".properties", ".po", ".diff", ".patch",
        ),
        "source code",
    ),
    Kind(_table, "give the text about it", (".csv", ".tsv"), "a table of values"),
)  # fmt: skip
"""In the order in which they are looked for."""


def refuse_other(text: str, suffix: str = "", *, page: bool = False) -> None:
    """Raises SourceError if a file named with ``suffix`` and holding ``text`` is no article.

    ``page``: it is to be read as a page of the web, and may hold code, tables and times.
    """
    for kind in KINDS:
        if page and not kind.in_pages:
            continue
        what = kind.named(text) or (kind.what if suffix in kind.suffixes and not page else "")
        if what:
            raise SourceError(f"is {what}, not an article", fix=kind.fix)
