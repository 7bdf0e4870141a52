"""Divides text into sentences: Chinese, with English in it, or all English.

A sentence ends after 。！？ and what closes with them. Where it could be read either way, these rules decide:

- ``“好。”他说。`` is one sentence: words after a quotation that only say who speaks belong to it, and so do
  words that go on with it (``“加油！”的喊声``). ``他说：“好。”她点头。`` are two.
- Nothing is divided inside 《titles》, short （asides） and short “quotations”; the sentences of a longer
  speech are its own.
- An ellipsis alone is a hesitation, not an end.
- White space after a sentence belongs to it. A line break always ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.narrate.enclosures import CLOSERS, OPENERS, Enclosure, Kind, enclosures

ADDRESS: Final = re.compile(r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/=_~#-]")
"""A bare URL, without the punctuation of the sentence around it."""

_STOP: Final = re.compile(r"[。！？｡!?…‥．.]+|[\r\n]+")
_STRONG: Final = "。！？｡"
_GOES_ON: Final = "，、；：,;:的地得之等和与與及或—"
"""What may follow a closing mark inside one sentence."""
OPENING: Final = OPENERS + " 　—–-·•"
"""What may stand before a quotation that opens a sentence."""

_SAY: Final = (
    "说|說|(?<!知)道|问|問|答|喊|称|稱|讲|講|表示|认为|認為|指出|介绍|介紹|强调|強調|坦言|直言|回忆|回憶|透露"
    "|解释|解釋|补充|補充|感叹|感嘆|感慨|回应|回應|呼吁|呼籲|承认|承認|宣布|提醒|建议|建議|评价|評價|总结|總結"
)
SAID: Final = re.compile(rf".*(?:(?:{_SAY})(?:着|著|了|过|過)?|告(?:诉|訴).{{1,12}})")
"""Matches a clause that says who speaks: 王先生说、他笑着问道、她告诉记者."""
_CLAUSE: Final = re.compile(rf"[^，。！？；：,.!?;:…\n{re.escape(OPENERS)}]{{1,30}}")
_NEXT: Final = re.compile(r"\s*(.?)", re.DOTALL)
_CLOSE_BY: Final = 40
"""How many characters back it is enough to look for what leads up to a mark."""

_ABBREVIATIONS: Final = re.compile(
    r"(?:mrs?|ms|dr|prof|st|jr|sr|vs|etc|inc|ltd|co|corp|no|vol|fig|al|gen|gov|sen|rep|rev|capt|col|lt|sgt"
    r"|approx|dept|est|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?:[a-z]\.)*[a-z])",
    re.IGNORECASE,
)
"""What may stand before a full stop that ends no sentence; the last alternative is U.S, e.g, J."""
_ITEM: Final = re.compile(r"(?:.*[。！？!?.：:；;，,（(])?\s*[0-9]{1,2}")
"""What stands before the dot of an item's number: 1.加强领导."""


def sentences(text: str) -> list[str]:
    """The sentences of ``text``; joined, they are ``text`` again."""
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The span of each sentence of ``text``, in order and without gaps."""
    enclosed = enclosures(text)
    unbroken = unbroken_places(text, enclosed)
    opened, closed = {e.start for e in enclosed}, {e.end: e for e in enclosed}
    start = done = 0
    for stop in _STOP.finditer(text):
        if stop.start() < done:
            continue
        done = _past_closers(text, stop.end(), opened)
        outer = _outermost(closed, stop.start(), done)
        line_break = stop[0][0] in "\r\n"
        if line_break or (done not in unbroken and _ends(text, start, stop, done, outer)):
            done = _NEXT.match(text, done).start(1)  # type: ignore[union-attr]  # it matches everywhere
            yield start, done
            start = done
    if start < len(text):
        yield start, len(text)


def unbroken_places(text: str, enclosed: list[Enclosure]) -> set[int]:
    """Where ``text`` is never divided: inside bare URLs and whole enclosures (``i``: between i-1 and i)."""
    spans = [match.span() for match in ADDRESS.finditer(text)]
    spans += [(e.start, e.end) for e in enclosed if e.whole]
    return {place for start, end in spans for place in range(start + 1, end)}


def _past_closers(text: str, end: int, opened: set[int]) -> int:
    """``end``, moved past the marks that close there and past stops that follow those."""
    while end < len(text) and (text[end] in CLOSERS or text[end] in "。！？…") and end not in opened:
        end += 1
    return end


def _outermost(closed: dict[int, Enclosure], at: int, end: int) -> Enclosure | None:
    """Of the enclosures around ``at`` that close up to ``end``, the outermost."""
    around = [
        closed[place] for place in range(at + 1, end + 1) if place in closed and closed[place].start < at
    ]
    return min(around, key=lambda enclosure: enclosure.start, default=None)


def _ends(text: str, start: int, stop: re.Match[str], end: int, outer: Enclosure | None) -> bool:
    """Whether the sentence from ``start`` ends at ``end``, after ``stop`` and what closes with it."""
    if not _is_end_mark(text, stop, end):
        return False
    after = text[end : end + 1]
    if end == stop.end() or text[end - 1] in _STRONG:
        return after not in tuple("，：,:")
    if after in tuple(_GOES_ON):
        return False
    if after.isspace() and not _begins_small(text, end):
        return True
    return _ends_closed(text, start, end, outer)


def _ends_closed(text: str, start: int, end: int, outer: Enclosure | None) -> bool:
    """Whether the sentence from ``start`` ends where ``outer`` closes, at ``end``, with words behind it."""
    if outer is None:  # its opening mark was forgotten
        return not says_who(text, end)
    before = text[max(start, outer.start - _CLOSE_BY) : outer.start].rstrip()
    opens = not before.strip(OPENING)
    if outer.kind is not Kind.QUOTE:
        return opens and outer.kind is Kind.ASIDE
    if opens:
        return not says_who(text, end)
    return before.endswith(("：", ":", "，", ",")) or SAID.fullmatch(before) is not None


def _is_end_mark(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether the marks of ``stop``, with what closes up to ``end``, can end a sentence at all."""
    marks, after = text[stop.start() : end], text[end : end + 1]
    if any(mark in _STRONG for mark in marks):
        return True
    if re.match(r"[A-Za-z0-9_/@%&=-]", after):
        return False
    if "!" in marks or "?" in marks:
        return not _begins_small(text, end)
    if stop[0] in (".", "．"):
        before = text[max(0, stop.start() - _CLOSE_BY) : stop.start()]
        return not _begins_small(text, end) and _is_full_stop(before)
    follows = _NEXT.match(text, end)
    return end > stop.end() or bool(after.isspace() and follows and follows[1].isupper())


def _is_full_stop(before: str) -> bool:
    """Whether a dot after ``before`` ends a sentence: not after the 1 of a list, nor after Dr or U.S."""
    word = re.search(r"[A-Za-z.]*$", before)
    return not (_ITEM.fullmatch(before) or (word and _ABBREVIATIONS.fullmatch(word[0])))


def says_who(text: str, end: int) -> bool:
    """Whether what follows a quotation closed at ``end`` only says who speaks, or begins in lower case."""
    if _begins_small(text, end):
        return True
    clause = _CLAUSE.match(text, end)
    if clause is None or text[clause.end() : clause.end() + 1] in ("：", ":"):
        return False
    return SAID.fullmatch(clause[0]) is not None


def _begins_small(text: str, at: int) -> bool:
    """Whether the next character after white space is a small Latin letter."""
    follows = _NEXT.match(text, at)
    return follows is not None and follows[1].islower()
