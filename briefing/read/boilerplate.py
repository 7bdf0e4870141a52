"""What a page says of itself, not of the news: which of its lines are such."""

from __future__ import annotations

import re
from typing import Final

from briefing.zh.boilerplate import CLOSE, END, PAGE, TAIL, any_of
from briefing.zh.characters import COMMON_HAN
from briefing.zh.newsroom import CHECKERS, EDITORS, LABEL_ENDS, REVIEWERS

_KIND = re.compile(
    rf"[\W_]*[{COMMON_HAN}]{{0,4}}({EDITORS}|{CHECKERS}|{REVIEWERS}|统筹|值班|来源|來源|摄影|攝影)"
    rf"\s*[{LABEL_ENDS}].{{1,24}}"
)
_CLOSE = re.compile(any_of(CLOSE))
_LINE = re.compile(any_of(PAGE), re.IGNORECASE)
_END = re.compile(any_of(END), re.IGNORECASE)
_TAIL = re.compile(any_of(TAIL))
_ICON = re.compile("[\ue000-\uf8ff]")
_LONGEST: Final = 400
"""A longer paragraph is never taken for boilerplate."""


def is_boilerplate(text: str) -> bool:
    """Whether a whole run is what a page says of itself."""
    return len(text) <= _LONGEST and _LINE.fullmatch(_bare(text)) is not None


def ends_article(text: str) -> bool:
    """Whether what follows this line is no longer the article."""
    return len(text) <= 24 and _END.fullmatch(_bare(text)) is not None


def closes_article(text: str) -> bool:
    """Whether what follows this line is no longer the article, if most of that stands above it."""
    return len(text) <= 64 and _CLOSE.fullmatch(_bare(text)) is not None


def is_closing(text: str) -> bool:
    """Whether a line after the one that closes an article goes with it."""
    return len(text) <= 64 and _KIND.fullmatch(_bare(text)) is not None


def body_length(text: str) -> int:
    """How much of a paragraph is left when the site's own tail is cut; all of it where there is none."""
    found = _TAIL.search(text, max(0, len(text) - 40))
    return found.start() if found else len(text)


def _bare(text: str) -> str:
    """``text`` without the pictures of an icon font, which stand in the private use area."""
    return _ICON.sub("", text).strip()
