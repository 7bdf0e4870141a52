"""Captions joined to paragraphs of sentences, with the punctuation that subtitles leave to the eye."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.nouns import Change
from briefing.read.containers.subtitles.cues import Cue
from briefing.zh.characters import HAN
from briefing.zh.punctuation import CLOSING

_PARAGRAPH_S: Final = 2.0
"""Nothing shown for longer than this parts two paragraphs."""
_STOP_S: Final = 0.8
"""Where subtitles have no punctuation, nothing shown for longer than this parts two sentences."""
_LONGEST: Final = 300
"""Characters of a paragraph; a longer one ends with its sentence."""
_MARKS: Final = re.compile("[，。、；：,;]")
_LEAST: Final = 1 / 40
"""Such marks to a Chinese character: of prose, 1 in 8; of subtitles that line breaks punctuate, hardly one.
？ and ！ stand in both."""
_HAN: Final = re.compile(f"[{HAN}]")
_SPACE: Final = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")
_CLOSING: Final = CLOSING + ")]"
_STOPS: Final = tuple("。！？!?…")


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of subtitles."""

    paragraphs: tuple[str, ...]
    changes: tuple[Change, ...]


def prose(cues: Sequence[Cue]) -> Prose:
    """The paragraphs of ``cues``: a new one where another speaks, at a pause, or where one is long enough.

    Where the captions have no punctuation, a comma stands for each line break and for a space between
    Chinese characters, a full stop for a short pause; how often is said.
    """
    if _is_punctuated("".join(line for cue in cues for line in cue.lines)):
        return Prose(tuple(_paragraphs(cues, None)), ())
    marks = _Marks()
    paragraphs = tuple(_paragraphs(cues, marks))
    change = Change("punctuation", "no mark", "，。", f"{marks.number} place{'s' * (marks.number > 1)}")
    return Prose(paragraphs, (change,) if marks.number else ())


@dataclass
class _Marks:
    """Puts marks where there are none, and counts them."""

    number: int = 0

    def lines(self, cue: Cue) -> str:
        """The lines of ``cue`` as one text, but for its end."""
        *first, last = cue.lines
        text = "".join([*(self.ended(line, "，") for line in first), last])
        text, spaces = _SPACE.subn("，", text)
        self.number += spaces
        return text

    def ended(self, text: str, mark: str) -> str:
        """``text`` with ``mark`` behind it, if it ends in none."""
        if not text.rstrip(_CLOSING)[-1:].isalnum():
            return text
        self.number += 1
        return text + mark


def _is_punctuated(text: str) -> bool:
    return len(_MARKS.findall(text)) >= _LEAST * len(_HAN.findall(text))


def _paragraphs(cues: Sequence[Cue], marks: _Marks | None) -> list[str]:
    found: list[str] = []
    for number, cue in enumerate(cues):
        before = cues[number - 1] if number else None
        pause_s = cue.start_s - before.end_s if before else 0.0
        spoken = f"{cue.speaker}：" if cue.speaker else ""
        text = marks.lines(cue) if marks else _joined(cue.lines)
        other = before is None or cue.opens or cue.speaker != before.speaker
        if before is None or other or pause_s > _PARAGRAPH_S or _is_full(found[-1], pause_s, marks):
            if marks and found:
                found[-1] = marks.ended(found[-1], "。")
            found.append((spoken if other else "") + text)
        elif marks:
            found[-1] = marks.ended(found[-1], "。" if pause_s > _STOP_S else "，") + text
        else:
            found[-1] = _joined((found[-1], text))
    if marks and found:
        found[-1] = marks.ended(found[-1], "。")
    return found


def _is_full(text: str, pause_s: float, marks: _Marks | None) -> bool:
    """Whether the paragraph ``text`` is long, and ends with a sentence."""
    ends = text.rstrip(_CLOSING).endswith(_STOPS) or (marks is not None and pause_s > _STOP_S)
    return len(text) > _LONGEST and (ends or (marks is not None and len(text) > 2 * _LONGEST))


def _joined(lines: Sequence[str]) -> str:
    """``lines`` as one text: a space only between words of letters."""
    text = lines[0]
    for line in lines[1:]:
        text += ("" if _is_wide(text[-1]) or _is_wide(line[0]) else " ") + line
    return text


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"
