"""Where one line goes on in the next: whether the words say so, and what is between the two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefing.read.plain.lines import is_wide
from briefing.zh import division
from briefing.zh.characters import COMMON_HAN, UNSPACED
from briefing.zh.hanzi import to_hans
from briefing.zh.punctuation import CLOSING, OPENING

NO_START: Final = f"，。、；：！？…％%,.;:!?)\\]{CLOSING}"
"""What never begins a line of prose; for a set."""
_GOES_ON: Final = re.compile(f"[{NO_START}](?!\\d)")
_OPENED: Final = re.compile(f"[{OPENING}]$")
_HYPHEN: Final = re.compile(r"(?P<head>[A-Za-z]+)[-\u2010\u00ad]$")
_WORD: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LATIN_END: Final = re.compile(r"[A-Za-z0-9.,;:!?%)\]'’\"-]$")
_LATIN_START: Final = re.compile(r"[A-Za-z0-9($\['\"]")
_BETWEEN: Final = re.compile(rf"[{COMMON_HAN}][A-Za-z0-9]|[A-Za-z0-9%][{COMMON_HAN}]")
_SPACED: Final = re.compile(rf"[{COMMON_HAN}] [A-Za-z0-9]|[A-Za-z0-9%] [{COMMON_HAN}]")
_HAN_END: Final = re.compile(rf"[{COMMON_HAN}]$")
_HAN_START: Final = re.compile(rf"[{COMMON_HAN}]")
_LONGEST: Final = 60
"""Letters of a word."""
_NEAR: Final = 6
"""Characters on each side in which a word is looked for."""


def goes_on(line: str, after: str) -> bool:
    """Whether the words say that ``after`` goes on with ``line``: one is torn, or a mark cannot begin it.

    >>> goes_on("保障人民群众安全，按规定要", "求行驶"), goes_on("白日依山尽", "黄河入海流")
    (True, False)
    """
    if _GOES_ON.match(after) or _OPENED.search(line):
        return True
    if re.search(r"[A-Za-z,;-]$", line):
        return after[0].islower()
    return _is_torn(line[-_NEAR:], after[:_NEAR])


def _is_torn(head: str, tail: str) -> bool:
    """Whether a word of the dictionary lies across the place where ``head`` ends and ``tail`` begins."""
    place = len(head)
    start = 0
    for word in division.words(to_hans(head + tail)):
        end = start + len(word)
        if start < place < end:
            return division.is_word(word)
        start = end
    return False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is written, as far as that decides what is between two of its lines."""

    words: frozenset[str]
    """Latin ones, in lower case, those with a hyphen as such."""
    spaced: bool
    """Whether a space is set between Chinese and Latin or figures."""


def manner_of(texts: Iterable[str]) -> Manner:
    """The manner of all the lines ``texts``."""
    words: set[str] = set()
    spaced = close = 0
    for text in texts:
        words.update(word.lower() for word in _WORD.findall(text))
        spaced += len(_SPACED.findall(text))
        close += len(_BETWEEN.findall(text))
    return Manner(frozenset(words), spaced > close)


def seam(line: str, after: str, manner: Manner) -> tuple[int, str]:
    """How many characters go from the end of ``line``, and what then stands before ``after``.

    >>> manner = manner_of(["a well-known bridge"])
    >>> seam("the sys-", "tem of", manner), seam("a well-", "known", manner), seam("COVID-", "19", manner)
    ((1, ''), (0, ''), (0, ''))
    """
    hyphen, word = _HYPHEN.search(line[-_LONGEST:]), _WORD.match(after)
    if hyphen and word and after[0].islower():
        return (0 if f"{hyphen['head']}-{word[0]}".lower() in manner.words else 1), ""
    if line.endswith(("-", "\u00ad")) and re.match(r"\w", after):
        return int(line.endswith("\u00ad")), ""
    return 0, _space(line, after, manner)


def _space(line: str, after: str, manner: Manner) -> str:
    if not (_LATIN_END.search(line) or _LATIN_START.match(after)):
        return "" if is_wide(line[-1]) or is_wide(after[0]) else " "
    if _LATIN_END.search(line) and _LATIN_START.match(after):
        torn = _is_divided(line, after, manner) or (
            line[-1].isdigit() and after[0].isdigit() and _is_chinese(line)
        )
        return "" if torn else " "
    beside = _HAN_END.search(line) or _HAN_START.match(after)
    return " " if beside and manner.spaced and line[-1].isalnum() else ""


def _is_divided(line: str, after: str, manner: Manner) -> bool:
    """Whether a Latin word lies across the two without a hyphen, as the text has it elsewhere."""
    head, tail = re.search(r"[A-Za-z]+$", line[-_LONGEST:]), re.match(r"[A-Za-z]+", after)
    return head is not None and tail is not None and (head[0] + tail[0]).lower() in manner.words


def _is_chinese(line: str) -> bool:
    return re.search(rf"[{UNSPACED}]", line[-20:]) is not None
