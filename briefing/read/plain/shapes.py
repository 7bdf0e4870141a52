"""What kind of heading a line may be by its own words, and by those right beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.nouns import Role
from briefing.read.plain.credits import are_names, ends_with_name, is_credit, is_fact, is_name, may_be_name
from briefing.read.plain.lines import Line, bare
from briefing.read.plain.marks import SIGN, count_of
from briefing.stanza import BREAK

LONGEST: Final = 30
"""Characters of a heading."""
NONE: Final = ""
PLAIN: Final = "plain"
"""The kind of a heading without a number; of any other, that of its count."""
NAMES: Final = "names"
"""No heading, though it looks like one without a number."""
_CLAUSE: Final = "article"
"""The count of a law's articles, which head nothing but themselves."""
_CLOSES: Final = frozenset('。；;：:，,、…—.”」』"！？!?')
_ASKS: Final = frozenset("！？!?")
"""How a heading with a number may end, all the same."""
OPENS: Final = ("“", "「", "『", "—", "-", '"', "‘", "…", "（", "(")
_BEFORE: Final = re.compile(
    r"[【\[]?(?:核心阅读|核心閱讀|编者按|編者按|阅读提示|导读|導讀|内容提要|内容简介|提示)[】\]]?"
)
"""What stands over a summary above the text, and begins no chapter."""
_TOLD: Final = re.compile(r"[他她它牠祂我你妳您咱](?!们?[的和与之]|們?[的和與之])")
"""How a sentence begins that tells of somebody, and was left without its full stop."""
_LABEL: Final = re.compile(r"[^\s：:]{1,6}[：:]\s*\S")
_LETTER: Final = re.compile(r"[^\W_]")
_EDGE: Final = 3
"""Lines at either end among which one with a name is a byline or a signature."""


def kind_of(lines: Sequence[Line], at: int) -> str:
    """The kind of heading that ``lines[at]`` may be; none for anything else."""
    line, text = lines[at], bare(lines[at].text)
    if line.role is not Role.BODY or not 0 < len(text) <= LONGEST or at == len(lines) - 1:
        return NONE
    count = count_of(text)
    closed = text[-1] in (_CLOSES - _ASKS if count else _CLOSES) or (text.startswith(OPENS) and not count)
    marked = SIGN.match(text) or "。" in text or "://" in text or BREAK in text or not _LETTER.search(text)
    if closed or marked or is_credit(text) or is_fact(text) or _BEFORE.fullmatch(text):
        return NONE
    if signs_poem(lines, at) or _is_names(lines, at):
        return NAMES
    if count:
        return count.kind if count.kind != _CLAUSE else NONE
    return NONE if _TOLD.match(text) or _is_labelled(lines, at) else PLAIN


def signs_poem(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` says, between its title and its first stanza, who wrote a poem."""
    below = lines[at + 1 : at + 2]
    if not below or BREAK not in below[0].text:
        return False
    return not lines[at].blanks and may_be_name(bare(lines[at].text))


def _is_names(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]``, at the article's edge, is only names, or somebody with an office."""
    if _EDGE <= at < len(lines) - _EDGE or signs_poem(lines, at + 1):
        return False
    text = bare(lines[at].text)
    if is_name(text) or ends_with_name(text):
        return True
    around = _around(lines, at)
    beside = any(is_credit(line) or are_names(line) for line in around)
    return are_names(text) and (beside or is_name(text[:3]))


def _is_labelled(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` is one of several facts, each with its label."""
    if not _LABEL.match(bare(lines[at].text)):
        return False
    return any(is_fact(line) or _LABEL.match(line) for line in _around(lines, at))


def _around(lines: Sequence[Line], at: int) -> list[str]:
    return [bare(lines[near].text) for near in (at - 1, at + 1) if 0 <= near < len(lines)]
