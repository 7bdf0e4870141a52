"""Which quotations are speech, from a whole sentence up, and which only a phrase in quotation marks.

Speech is ``“盼了十年。”王先生说。``, ``他说：“盼了十年”。`` and ``“盼了十年，”他说，“终于盼到了。”``.
A phrase is ``“双减”政策``, ``“加油！”的喊声`` and what stands in a sentence that does not lead up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.narrate.enclosures import CLOSERS, OPENERS, Enclosure, Kind, Unpaired, enclosures, unpaired
from briefing.narrate.sentences import OPENING, SAID, says_who

MOST_PARAGRAPHS: Final = 12
"""Of one quotation: where it is closed later still, its mark was forgotten."""

_ENDS: Final = "。！？｡!?….．—～~"
_COLONS: Final = ("：", ":")
_COMMAS: Final = "，,"
_PHRASE: Final = tuple("的地得之等和與与及或是、")
"""What goes on after a phrase in quotation marks, never after speech."""
_CLAUSE: Final = re.compile(rf"[^，。！？；：,.!?;:…\n{re.escape(OPENERS + CLOSERS)}]*$")
_BEHIND: Final = re.compile(r"[，。！？；：、…—,.!?;:]*\s*")
"""What stays with a quotation that it follows."""
_CLOSE_BY: Final = 40
"""How many characters back it is enough to look for what leads up to a quotation."""

Spans = list[tuple[int, int]]


def quotations(paragraphs: Sequence[str]) -> list[Spans]:
    """The spans of speech in each of ``paragraphs``, which follow one another, with the marks behind them.

    Speech over several paragraphs is closed in the last, and opened in the first or in each. A mark without
    its partner counts as none.
    """
    found = [list(_speeches(text)) for text in paragraphs]
    loose = [unpaired(text) for text in paragraphs]
    for index, text in enumerate(paragraphs):
        for mark in loose[index].opening:
            last = _last(paragraphs, loose, index, mark.pair)
            if last is None:
                continue
            found[index] = [*(span for span in found[index] if span[1] <= mark.at), (mark.at, len(text))]
            if last > index:
                for between in range(index + 1, last):
                    found[between] = [(0, len(paragraphs[between]))]
                end = _past(paragraphs[last], _closed(loose[last], mark.pair) + 1)
                found[last] = [(0, end), *(span for span in found[last] if span[0] >= end)]
            break
    return found


def _last(paragraphs: Sequence[str], loose: Sequence[Unpaired], index: int, pair: str) -> int | None:
    """The paragraph that closes the ``pair`` which that at ``index`` leaves open.

    It is that one itself where the next opens the pair anew; None where no paragraph closes it.
    """
    following = range(index + 1, min(index + MOST_PARAGRAPHS, len(paragraphs)))
    if following and paragraphs[index + 1].lstrip(OPENING.replace(pair[0], "")).startswith(pair[0]):
        return index
    for later in following:
        if _closed(loose[later], pair) >= 0:
            return later
        if any(mark.pair == pair for mark in loose[later].opening):
            break
    return None


def _closed(loose: Unpaired, pair: str) -> int:
    """Where ``pair`` is closed that was not opened in the same paragraph, or -1."""
    return next((mark.at for mark in loose.closing if mark.pair == pair), -1)


def _speeches(text: str) -> Iterator[tuple[int, int]]:
    """The spans of speech that ``text`` opens and closes; quotations inside others are a part of those."""
    end = 0
    for each in enclosures(text.replace("\n", " ")):
        if each.start < end:
            continue
        end = each.end
        if each.kind is Kind.QUOTE and _is_speech(text, each):
            yield each.start, _past(text, each.end)


def _is_speech(text: str, quote: Enclosure) -> bool:
    """Whether ``quote`` is a sentence that somebody says."""
    after = text[quote.end :]
    if after.startswith(_PHRASE):
        return False
    before = text[max(0, quote.start - _CLOSE_BY) : quote.start].rstrip()
    opens = not before.strip(OPENING) or before[-1] in _ENDS + CLOSERS
    said = _leads_up(before.rstrip("".join(_COLONS) + _COMMAS))
    if text[quote.start + 1 : quote.end - 1].rstrip(CLOSERS + " 　")[-1:] in tuple(_ENDS):
        return opens or said or before.endswith(_COLONS)
    if opens:
        return says_who(text, quote.end + (after[:1] in tuple(_COMMAS)))
    return said and before.endswith((*_COLONS, *_COMMAS)) and (not after.strip() or after[0] in _ENDS)


def _leads_up(before: str) -> bool:
    """Whether the last clause of ``before`` says who speaks."""
    clause = _CLAUSE.search(before)
    return clause is not None and SAID.fullmatch(clause[0]) is not None


def _past(text: str, end: int) -> int:
    """``end``, moved past the marks of punctuation that follow there."""
    behind = _BEHIND.match(text, end)
    return behind.end() if behind else end
