"""Signs written out where no number and no word took them: rows tried in order, each with its example."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from briefing.pronounce.numbers import token_at
from briefing.pronounce.sheet import Sheet
from briefing.pronounce.signs import arrows, pictures, relations, senses
from briefing.pronounce.signs.punctuation import PUNCTUATION
from briefing.pronounce.signs.row import Row, said_as
from briefing.pronounce.signs.scripts import foreign_at, spoken_name
from briefing.pronounce.signs.symbols import said
from briefing.zh.characters import is_han, is_latin

_SHORT: Final = re.compile(r"[A-Za-z]{1,3}(?![A-Za-z])")
_SHORT_BEFORE: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}$")
"""What a stroke joins without a pause: A/B, TCP/IP."""

_SHORTENED: Final = re.compile(r"(?<![A-Za-z])(?:vs|[Vv]ol|[Vv]er|[Ee]p|[Ll]v|[Ff]ig|[Ff]eat|Co)$")
_INITIAL: Final = re.compile(r"(?<![A-Za-z])[A-Z]$")
_AFTER_INITIAL: Final = re.compile(r"\s?[A-Z][a-z]|[^\sA-Za-z]")
"""J.Crew, John F. Kennedy, J.史密斯; but E.ON."""
_LOOK_BACK: Final = 16


def write_sign(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """Where the next character begins, once the sign at ``plain[at]``, before ``end``, is on the sheet."""
    row = next(row for row in ROWS if row.stands(plain, at))
    first = len(sheet.spoken)
    stop = row.write(sheet, plain, at, end)
    if sheet.spoken[first:] != [plain[at]]:  # a comma that stays one decides nothing
        sheet.rule(at, stop, row.id, first)
    return stop


def _says(words: str) -> Callable[[Sheet, str, int, int], int]:
    def write(sheet: Sheet, plain: str, at: int, end: int) -> int:
        sheet.say(words, at, at + 1)
        return at + 1

    return write


def _joint(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """Parts words, and is not heard."""
    sheet.join(at, at + 1)
    return at + 1


_OUTER_TITLE: Final = re.compile(r"《[^《》\n]{0,40}$")
"""What stands before a title that is named within another."""


def _mark(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """As an engine is given it; 〈〉 inside 《》 stay, or two marks side by side would be taken for one."""
    inner = plain[at] in "〈〉" and _OUTER_TITLE.search(plain, max(0, at - 42), at)
    sheet.punctuate(plain[at] if inner else PUNCTUATION[plain[at]], at, at + 1)
    return at + 1


def _ellipsis(sheet: Sheet, plain: str, at: int, end: int) -> int:
    stop = next((k for k in range(at, end) if plain[k] != "."), end)
    sheet.punctuate("…", at, stop)
    return stop


def _apostrophe(sheet: Sheet, plain: str, at: int, end: int) -> int:
    sheet.punctuate("’", at, at + 1)
    return at + 1


def _quotation(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """Straight quotation marks open and close in turn."""
    opening, closing = ("“", "”") if plain[at] == '"' else ("‘", "’")
    sheet.punctuate(closing if sheet.quoted[opening] else opening, at, at + 1)
    sheet.quoted[opening] = not sheet.quoted[opening]
    return at + 1


def _middle_dot(sheet: Sheet, plain: str, at: int, end: int) -> int:
    if sheet.spoken and plain[at - 1 : at].strip() and plain[at + 1 : at + 2].strip():
        sheet.punctuate("·", at, at + 1)
    return at + 1


def _foreign(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """A run of a foreign script: a word of it in letters that we know, or what script it is."""
    found = foreign_at(plain, at)
    stop = min(found.end(), end) if found else at + 1
    words = spoken_name(plain[at:stop])
    if is_han(words[0]):
        sheet.omit("foreign", at, stop)
    sheet.say(words, at, stop)
    return stop


def _accent(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """Set apart from its letter, which is said without it, as that of é is."""
    sheet.joined.append((at, at + 1))
    return at + 1


def _is_accent(plain: str, at: int) -> bool:
    return unicodedata.combining(plain[at]) > 0 and is_latin(_before(plain, at))


def _repeated(sheet: Sheet, plain: str, at: int, end: int) -> int:
    if sheet.spoken and is_han(sheet.spoken[-1]):
        sheet.say(sheet.spoken[-1], at, at + 1)
        return at + 1
    return _named(sheet, plain, at, end)


def _named(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """By its name, by its parts, or left out as what it is."""
    words, kind = said(plain[at])
    if words and all(is_han(one) or is_latin(one) for one in words):
        sheet.say(words, at, at + 1)
    elif words:
        _compound(sheet, words, at)
    elif kind:
        sheet.omit(kind, at, at + 1)
    return at + 1


def _compound(sheet: Sheet, words: str, at: int) -> None:
    """A single sign that stands for a number with or without letters, such as ㍘ or 🄂."""
    inside = 0
    while inside < len(words):
        token = None if is_han(words[inside]) else token_at(words, inside, len(words))
        sheet.say(token.said if token else words[inside], at, at + 1)
        inside = token.end if token else inside + 1


def _before(plain: str, at: int) -> str:
    return plain[at - 1 : at] if at else ""


def _after(plain: str, at: int) -> str:
    return plain[at + 1 : at + 2]


def _is_apostrophe(plain: str, at: int) -> bool:
    return plain[at] == "'" and is_latin(_before(plain, at)) and is_latin(_after(plain, at))


def _joins_words(plain: str, at: int) -> bool:
    return plain[at] == "&" and is_latin(_before(plain, at).strip()) and is_latin(_after(plain, at).strip())


def _shortens(plain: str, at: int) -> bool:
    """Whether the point at ``at`` shortens a word, as in J.Crew, Vol.3 and vs., and is not heard."""
    before = plain[max(0, at - _LOOK_BACK) : at]
    if _INITIAL.search(before):
        return _AFTER_INITIAL.match(plain, at + 1) is not None
    after = plain[at + 1 : at + 2]
    return (is_latin(before[-1:]) and after.isdigit()) or (after != "" and bool(_SHORTENED.search(before)))


def _joins(plain: str, at: int) -> bool:
    """Whether the stroke at ``at`` stands inside one name, as in Wi-Fi, o3-mini, TCP/IP and β-胡萝卜素."""
    char, before, after = plain[at], plain[at - 1 : at], plain[at + 1 : at + 2]
    if char == "/":
        short = _SHORT_BEFORE.search(plain, max(0, at - 4), at) and _SHORT.match(plain, at + 1)
        return bool(short) or (is_latin(before) and after.isdigit())
    if after and is_han(after):
        letter = before.isalpha() and not is_han(before)
        return char != "_" and letter and not plain[max(0, at - 2) : at - 1].isalnum()
    return (is_latin(before) and (after.isalpha() or after.isdigit())) or (
        before.isdigit() and is_latin(after)
    )


ROWS: Final = (
    *arrows.ROWS,
    *pictures.ROWS,
    *senses.ROWS,
    *relations.ROWS,
    Row("signs/apostrophe", _is_apostrophe, _apostrophe, "I'm", "I’m"),
    Row("signs/quotation-mark", lambda plain, at: plain[at] in "\"'", _quotation, '他说"好"', "他说“好”"),
    Row(
        "signs/ellipsis",
        lambda plain, at: plain.startswith("...", at),
        _ellipsis,
        "这样......后来",
        "这样…后来",
    ),
    Row(
        "signs/shortened-word",
        lambda plain, at: plain[at] == "." and _shortens(plain, at),
        _joint,
        "J.Crew",
        "J Crew",
    ),
    Row(
        "signs/joint-in-a-name",
        lambda plain, at: plain[at] in "-‐‑_/" and _joins(plain, at),
        _joint,
        "Wi-Fi",
        "Wi Fi",
    ),
    said_as(
        "点",
        id="signs/point-before-letters",
        pattern=r"\.(?=[A-Za-z])",
        written="Node.js框架",
        spoken="Node点js框架",
    ),
    Row("signs/and-between-letters", _joins_words, _says(" and "), "A&B", "A and B"),
    Row("signs/wave-for-to", senses.is_range, _says("至"), "周一~周五", "周一至周五"),
    Row(
        "signs/middle-dot",
        lambda plain, at: PUNCTUATION.get(plain[at]) == "·",
        _middle_dot,
        "约翰•史密斯",
        "约翰·史密斯",
    ),
    Row("signs/punctuation", lambda plain, at: plain[at] in PUNCTUATION, _mark, "好【注】", "好（注）"),
    Row("signs/accent", _is_accent, _accent, "cafe\u0301s", "cafes"),
    Row("signs/foreign-script", foreign_at, _foreign, "他说안녕하세요", "他说韩文"),
    Row("signs/repeated-character", lambda plain, at: plain[at] == "々", _repeated, "佐々木", "佐佐木"),
    Row("signs/name", lambda plain, at: True, _named, "β细胞", "贝塔细胞"),
)
"""Tried in order: the first that fits writes the sign; the last fits every one."""
