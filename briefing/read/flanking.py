"""Emphasis in Chinese Markdown: ``他说**“好”**了``, which CommonMark's rule takes for asterisks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def tokenize(state: StateInline, silent: bool) -> bool:
    """As markdown-it's own rule, but a wide character counts as a space where the rule wants one.

    CommonMark 0.31, section 6.2: a run of ``*`` before punctuation opens emphasis only behind a space or
    punctuation, and one behind punctuation closes it only before such. Chinese sets no spaces.
    """
    from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
    from markdown_it.rules_inline.state_inline import Delimiter

    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1] or " "
    if marker == "*":
        opens = opens or (_is_wide(before) and not isWhiteSpace(ord(after)))
        closes = closes or (_is_wide(after) and not isWhiteSpace(ord(before)))
        # Between punctuation of two kinds the opening or closing half of a pair says which it is.
        if isPunctChar(after) and not isMdAsciiPunct(ord(after)):
            closes = closes and unicodedata.category(after) not in ("Ps", "Pi")
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), scanned.length, at, -1, opens, closes))
    state.pos += scanned.length
    return True


def _is_wide(character: str) -> bool:
    """Whether ``character`` is of a script without spaces, and no punctuation."""
    return unicodedata.east_asian_width(character) in "WF" and unicodedata.category(character)[0] in "LN"
