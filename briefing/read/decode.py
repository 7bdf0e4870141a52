"""Bytes made text: the encoding is what gives the most plausible Chinese, whatever the source declares."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Change
from briefing.zh.characters import is_basic_han
from briefing.zh.punctuation import NARROW

MAX_HOLES: Final = 100
"""Undecodable places are listed up to this many."""
_WORST: Final = -0.4
"""A text less plausible than this, per character outside ASCII, is none: random bytes come to about -1."""
_LEAST_UTF16: Final = 0.8
"""Chinese with spaces or digits in UTF-16 comes to 1.5 and more; other bytes with NULs stay below."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]{0,400}charset\s*=\s*[\"']?([\w.:-]+)",
    re.IGNORECASE,
)
_GB: Final = frozenset(("gb2312", "gbk", "gb18030", "hz", "euc_cn"))
_FREQUENT: Final = frozenset(
    "的一是在不了有和人这这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "這為個國時來們於對會發動過說產種後學經業開關與長進現將實從區報記電新聞日月市本市政"
)
"""Characters that any news holds, in both scripts: they decide where a text is short."""
_PUNCTUATION: Final = frozenset("，。、：；！？“”‘’「」『』《》（）…—·　")
_LAYOUT: Final = frozenset("\t\n\r\f\x0b\x1a")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was got."""

    text: str
    encoding: str
    changes: tuple[Change, ...] = ()
    """Places that could not be decoded, now U+FFFD."""


def decode(data: bytes, declared: Iterable[str] = ()) -> Decoded:
    """The text of ``data`` and its encoding. ``declared`` is what came with it, such as a charset in HTTP.

    A byte order mark decides, then UTF-8 if it fits without a fault; else the candidates are judged by their
    text. Raises SourceError for what is no text: empty, bytes without sense.
    """
    if not data:
        raise SourceError("is empty")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, offset=len(mark))
    if b"\0" not in data:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    return _decoded(data, _best(data, [*declared, *_named(data)]))


def _best(data: bytes, declared: Iterable[str]) -> str:
    """The encoding that makes the most plausible text of ``data``."""
    if b"\0" in data:
        candidates = ["utf-16-le", "utf-16-be"]
    else:
        known = [encoding for name in declared if (encoding := _codec(name))]
        candidates = [*known, "utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be"]
    scores: dict[str, float] = {}
    for encoding in candidates:
        if encoding in scores or (encoding.startswith("utf-16") and len(data) % 2):
            continue
        scores[encoding] = plausibility(data.decode(encoding, "replace"))
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    if not best or scores[best] < _WORST or (b"\0" in data and 0 != scores[best] < _LEAST_UTF16):
        raise SourceError(
            "is not text" + (" (it holds NUL bytes)" if b"\0" in data else " in any encoding known")
        )
    return best


def plausibility(text: str) -> float:
    """How likely ``text`` is meant: the mean worth of its characters outside ASCII, from about -4 to 3."""
    total = number = 0.0
    for character, count in Counter(text).items():
        if character < "\x80" and (character >= " " or character in _LAYOUT):
            continue
        total += count * _worth(character)
        number += count
    return total / number if number else 0.0


@cache
def _worth(character: str) -> float:
    """What one character says about a decoding being right: U+FFFD the least, a frequent one the most."""
    if character == "\ufffd":
        return -5.0
    if character in _FREQUENT or character in _PUNCTUATION:
        return 3.0
    category = unicodedata.category(character)
    if category in ("Cc", "Co", "Cn", "Cs"):
        return -4.0
    if is_basic_han(character):
        return 1.0 if _is_common(character) else -0.7
    if character in NARROW or category in ("So", "Sc", "No", "Nl", "Cf", "Zs", "Pd", "Po"):
        return 0.2
    return 0.0 if character < "\u0250" else -0.7


def _is_common(character: str) -> bool:
    """Whether it stands in level 1 of GB 2312 (3,755 characters) or of Big5 (5,401): the common ones."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= character.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _named(data: bytes) -> list[str]:
    """What a page says of its own encoding."""
    return [name.decode("ascii") for found in _DECLARED.findall(data[:4096]) for name in found if name]


def _codec(name: str) -> str:
    """Python's name for a declared encoding, the widest of its family; empty if it is none for text."""
    try:
        known = codecs.lookup(name.strip().strip("\"'"))
        b"a".decode(known.name, "ignore")  # some codecs, such as hex, are not of text
    except (LookupError, ValueError):
        return ""
    if known.name in _GB:
        return "gb18030"
    if known.name in ("big5", "cp950", "big5hkscs"):
        return "big5hkscs"
    # A page that declares UTF-16 in ASCII letters is not in it; without a mark both are candidates anyway.
    return "" if known.name.startswith("utf") else known.name


def _decoded(data: bytes, encoding: str, offset: int = 0) -> Decoded:
    """``data`` in ``encoding``, each fault as U+FFFD; ``offset`` is where it begins in the source."""
    text = data.decode(encoding, "replace")
    changes: list[Change] = []
    start = 0
    while len(changes) < MAX_HOLES:
        try:
            data[start:].decode(encoding)
            break
        except UnicodeDecodeError as fault:
            bad = data[start + fault.start : start + fault.end]
            where = f"byte {offset + start + fault.start}"
            changes.append(Change("encoding", " ".join(f"{byte:02X}" for byte in bad), "\ufffd", where))
            start += fault.end
    return Decoded(text, encoding, tuple(changes))
