"""Captions that show a text more than once: in two languages, or each line again while the next comes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from briefing.nouns import Change
from briefing.read.containers.subtitles.cues import Cue
from briefing.read.language import CHINESE
from briefing.zh.characters import HANGUL, KANA_LETTERS

_FOREIGN: Final = re.compile(f"[{KANA_LETTERS}{HANGUL}]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_BOTH: Final = 0.5
"""Of the captions with several lines that have both languages, from which on the whole file has two."""
_OFTEN: Final = 0.3
"""Of all captions."""
_ROLLS: Final = 0.5
"""Of the captions that show what stood in the one before, from which on the whole file rolls."""
_AT_LEAST: Final = 3
"""So many that do: somebody may say 对 twice."""
_NEXT_S: Final = 0.5
"""A caption that rolls follows the one before at once: within so many seconds."""
_AT_ONCE_S: Final = 0.005


@dataclass(frozen=True, slots=True)
class Once:
    """Captions that show each text once."""

    cues: tuple[Cue, ...]
    left_out: tuple[Change, ...] = ()


def in_one_language(cues: Sequence[Cue]) -> Once:
    """``cues``, by start, those of one time made one; of two languages the Chinese lines alone."""
    merged: list[Cue] = []
    for cue in cues:
        before = merged[-1] if merged else None
        if (
            before
            and abs(cue.start_s - before.start_s) < _AT_ONCE_S
            and not (cue.opens or before.opens)
            and cue.speaker == before.speaker
        ):
            merged[-1] = replace(
                before, lines=(*before.lines, *cue.lines), end_s=max(before.end_s, cue.end_s)
            )
        else:
            merged.append(cue)
    both = [cue for cue in merged if any(map(_is_chinese, cue.lines)) and any(map(_is_foreign, cue.lines))]
    several = sum(len(cue.lines) > 1 for cue in merged)
    if len(both) < max(2, _BOTH * several, _OFTEN * len(merged)):
        return Once(tuple(merged))
    left_out: list[Change] = []
    chosen: list[Cue] = []
    for cue in merged:
        lines = cue.lines
        if any(map(_is_chinese, lines)):
            lines = tuple(line for line in cue.lines if not _is_foreign(line))
            left_out += [
                Change("language", line, "", f"line {cue.at}") for line in cue.lines if _is_foreign(line)
            ]
        chosen.append(replace(cue, lines=lines))
    return Once(tuple(chosen), tuple(left_out))


def _is_chinese(line: str) -> bool:
    return CHINESE.search(line) is not None and not _FOREIGN.search(line)


def _is_foreign(line: str) -> bool:
    return _LETTER.search(line) is not None and not _is_chinese(line)


def without_repeats(cues: Sequence[Cue]) -> Once:
    """``cues`` without the lines that were shown in the one before already, if the whole file is so.

    YouTube makes such of recognised speech: each line comes word by word, then stands over the next.
    """
    pairs = list(pairwise(cues))
    again = [_again(before, cue) for before, cue in pairs]
    grown = [_grows(before, cue) for before, cue in pairs]
    number = sum(bool(lines) or grows for lines, grows in zip(again, grown, strict=True))
    if number < max(_AT_LEAST, _ROLLS * len(pairs)):
        return Once(tuple(cues))
    kept = [cues[0]]
    for (_, cue), lines, grows in zip(pairs, again, grown, strict=True):
        if lines and cue.lines[lines:]:
            kept.append(replace(cue, lines=cue.lines[lines:]))
        elif lines:
            kept[-1] = replace(kept[-1], end_s=cue.end_s)
        elif grows:
            kept[-1] = replace(cue, start_s=kept[-1].start_s)
        else:
            kept.append(cue)
    return Once(tuple(kept), (Change("repeat", f"{number} lines shown again", "", "captions that roll"),))


def _again(before: Cue, cue: Cue) -> int:
    """How many lines of ``cue`` are the last of the one right before it."""
    if cue.start_s - before.end_s > _NEXT_S:
        return 0
    most = min(len(before.lines), len(cue.lines))
    return next((n for n in range(most, 0, -1) if before.lines[-n:] == cue.lines[:n]), 0)


def _grows(before: Cue, cue: Cue) -> bool:
    """Whether ``cue`` is the one right before it with more behind."""
    text, more = "".join(before.lines), "".join(cue.lines)
    return cue.start_s - before.end_s <= _NEXT_S and len(more) > len(text) and more.startswith(text)
