"""Plain text read as an article: a line is a paragraph, a short line without final punctuation a heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefing.nouns import Article, Block, Role
from briefing.read.dates import DATE, iso
from briefing.read.endnotes import with_endnotes
from briefing.zh.characters import COMMON_HAN
from briefing.zh.newsroom import (
    AUTHORS,
    CHECKERS,
    EDITORS,
    IN_CHARGE,
    LABEL_ENDS,
    OURSELVES,
    REPORTERS,
    SOURCES,
)
from briefing.zh.punctuation import OPENING_BRACKETS
from briefing.zh.surnames import FREQUENT

_LONGEST_HEADING: Final = 30
_LONGEST_TITLE: Final = 45
_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_GLOSS = re.compile(r"[(（][A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\s]{1,8}[)）]")
"""A reading behind its character, set aside when a line is measured."""
_TAG = re.compile(r"<[^<>]{1,200}>")
_CREDIT = re.compile(
    rf"[{OPENING_BRACKETS}]?\s*({OURSELVES}|见习|特约|实习)?"
    rf"({REPORTERS}|{AUTHORS}|{EDITORS}|{IN_CHARGE}|{CHECKERS}|{SOURCES}"
    r"|编译|編譯|翻译|翻譯|摄影|攝影|供稿|文字|图片|图|圖|文|排版|值班|原标题|原標題|电头)"
    rf"(\s*[{LABEL_ENDS}]|\s+|(?<![图圖文字片])(?=[{FREQUENT}][{COMMON_HAN}]{{1,2}}([\s、，,]|$)))"
)
"""How a line begins that says who made it."""
_REPORTER = re.compile(rf"({OURSELVES}|社|网|報|报)\s*({REPORTERS})")
_NAMES = re.compile(rf"[{COMMON_HAN}·]{{2,4}}([\s、，,]+[{COMMON_HAN}·]{{2,4}})+")
_DATA_WORDS = re.compile(
    r"\d{1,2}[:：时時]\d{2}([:：分]\d{0,2})?秒?|(星期|周|週)[一二三四五六日天]|"
    rf"({SOURCES}|发布|發布|日期|时间|時間|发表于)\s*[:：]?|"
    r"\S{1,12}(社|网|網|报|報|台|新闻|客户端)(?=\s|$)|(来源|來源)\s*[:：]\s*\S+|[\s\W]"
)
_LIST = re.compile(r"[-*•·●▪◆■○◎※]|\d{1,3}\s*[.、．)）](?!\d)|[(（]\d{1,3}[)）]|[①-⑳]")
_BULLET = re.compile(r"(?:[-*+]\s+|[•·●▪◆■○◎]\s*)(?=[^\W_]|[“‘「『《（(])")
_OPENS = ("“", "「", "『", "—", "-", '"', "‘", "…")
_CLOSES: Final = frozenset('。！？!?；;：:，,、…—.”」』"')
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indented: bool
    apart: bool
    """A blank line goes before it."""


def read_text(text: str) -> Article:
    """The article of a plain text, its source and script still to be filled in; it may have no title."""
    lines = _joined(_lines(text))
    shapes = [_looks_like_heading(lines, number) for number in range(len(lines))]
    title = ""
    if len(lines) > 1 and _looks_like_title(lines):
        title, shapes[0] = lines[0].text, False
    headings = _alone(shapes, lines)
    blocks = [
        Block(Role.HEADING, line.text, 2) if headings[number] else _paragraph(line)
        for number, line in enumerate(lines)
        if not (title and number == 0)
    ]
    edges = [line.text for line in (*lines[:6], *lines[-4:]) if len(line.text) < 60]
    date = next((found for line in edges if is_dateline(line) and (found := iso(line))), "")
    return Article(title=title, blocks=tuple(with_endnotes(blocks)), source="", date=date)


def is_dateline(text: str) -> bool:
    """Whether a line holds a date and nothing but what goes with it.

    >>> is_dateline("2026-11-24 08:00 来源：新华社"), is_dateline("2026年11月24日早间新闻摘要")
    (True, False)
    """
    return DATE.search(text) is not None and not _DATA_WORDS.sub("", DATE.sub(" ", text))


def is_credit(text: str) -> bool:
    """Whether a line says who wrote, edited or published, or only lists names."""
    text = _bare(text)
    return bool(_CREDIT.match(text) or (len(text) < 60 and _REPORTER.search(text)) or is_dateline(text))


def _lines(text: str) -> list[_Line]:
    """The lines that hold anything."""
    found: list[_Line] = []
    apart = False
    for raw in _BREAKS.split(text.removeprefix("\ufeff")):
        line = raw.strip()
        if line:
            found.append(_Line(line, raw[0] in " \t\u3000", apart))
        apart = not line
    return found


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """``lines``, those joined again that were broken at a fixed width."""
    width = _wrap_width(lines)
    if not width:
        return list(lines)
    joined: list[_Line] = []
    full = False
    for line in lines:
        if full and not line.apart and not line.indented:
            before = joined[-1].text
            space = "" if _is_wide(before[-1]) or _is_wide(line.text[0]) else " "
            joined[-1] = _Line(before + space + line.text, joined[-1].indented, joined[-1].apart)
        else:
            joined.append(line)
        full = _is_full(line, width)
    return joined


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The column at which the lines are broken; 0 if each is a paragraph of its own.

    Broken lines share one greatest width, 30 to 130 columns, half of them or more reach it, and most of those
    end in the middle of a sentence.
    """
    width = max((_columns(line) for line in lines), default=0)
    full = [line for line in lines if _is_full(line, width)]
    if not 30 <= width <= 130 or len(full) < 3 or len(full) < 0.5 * len(lines):
        return 0
    ended = sum(line.text[-1] in "。！？!?”」』；" for line in full)
    return width if ended < 0.5 * len(full) else 0


def _is_full(line: _Line, width: int) -> bool:
    """Whether a line goes to the edge: within two wide characters, or one word where words have spaces."""
    slack = 4 if _is_wide(line.text[0]) or _is_wide(line.text[-1]) else 12
    return _columns(line) >= width - slack


def _columns(line: _Line) -> int:
    """Width in columns: two for a wide character."""
    return sum(2 if _is_wide(character) else 1 for character in line.text) + (4 if line.indented else 0)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def _bare(text: str) -> str:
    """``text`` without glosses and tags, as it is measured."""
    return _GLOSS.sub("", _TAG.sub("", text)).strip()


def _looks_like_heading(lines: Sequence[_Line], number: int) -> bool:
    text = _bare(lines[number].text)
    if not text or len(text) > _LONGEST_HEADING or number == len(lines) - 1:
        return False
    if text[-1] in _CLOSES or text.startswith(_OPENS) or _LIST.match(text) or not _LETTER.search(text):
        return False
    if "。" in text or "://" in text or is_credit(text):
        return False
    near_edge = number <= 2 or number >= len(lines) - 3
    return not (near_edge and _is_names(text, lines, number))


def _is_names(text: str, lines: Sequence[_Line], number: int) -> bool:
    """Whether a line at the article's edge is only names: a byline, or one that goes on."""
    if len(text) in (2, 3) and text[0] in FREQUENT:
        return True
    around = [lines[near].text for near in (number - 1, number + 1) if 0 <= near < len(lines)]
    names = _NAMES.fullmatch(text) is not None
    return names and (
        any(is_credit(line) or _NAMES.fullmatch(_bare(line)) for line in around) or text[0] in FREQUENT
    )


def _looks_like_title(lines: Sequence[_Line]) -> bool:
    """Whether the first line is the title: short, no sentence (a question or a cry may be), no credit."""
    text = _bare(lines[0].text)
    if not text or len(text) > _LONGEST_TITLE or is_credit(text) or not _LETTER.search(text):
        return False
    if text[-1] in _CLOSES - frozenset('！？!?”」』"…') or re.search(r"[。；;]", text) or "://" in text:
        return False
    if text.startswith(("—", "-")) or _LIST.match(text):
        return False
    return text[-1] not in '”」』"' or not text.startswith(_OPENS)


def _alone(shapes: Sequence[bool], lines: Sequence[_Line]) -> list[bool]:
    """``shapes`` with runs of three and more taken back: a poem, a list, names; no headings.

    A blank line parts a poem from the heading after it, unless every line has one before it.
    """
    kept = list(shapes)
    start = 0
    for end in range(len(shapes) + 1):
        if end == len(shapes) or not shapes[end]:
            for first, last in _stanzas(lines, start, end):
                if last - first >= 3:
                    kept[first:last] = [False] * (last - first)
            start = end + 1
    return kept


def _stanzas(lines: Sequence[_Line], start: int, end: int) -> list[tuple[int, int]]:
    """``lines[start:end]`` parted at blank lines, if some go without."""
    starts = [number for number in range(start + 1, end) if lines[number].apart]
    if len(starts) == end - start - 1:
        return [(start, end)]
    return list(pairwise((start, *starts, end)))


def _paragraph(line: _Line) -> Block:
    """A line as a paragraph, or as an item of a list, without its bullet."""
    bullet = _BULLET.match(line.text)
    return Block(Role.ITEM, line.text[bullet.end() :]) if bullet else Block(Role.BODY, line.text)
