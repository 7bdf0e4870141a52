"""Subtitles taken apart: their captions, each with its times and lines as written, and what goes with them.

SubRip, WebVTT (https://www.w3.org/TR/webvtt1/), YouTube's SBV and lyrics (LRC), as people's programs write
them: blank lines within a caption, none between two, a comma or a point before the fraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Final

from briefing.nouns import Change
from briefing.read.code import FENCED
from briefing.read.language import CHINESE

_CLOCK: Final = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMES: Final = re.compile(
    rf"\s*{_CLOCK}\s*(?:[-–—]{{1,2}}>|→|(?<=\.\d\d\d),(?=[\d:]+\.\d))\s*{_CLOCK}(?=\s|$)"
)
"""From when to when a caption is shown."""
_TAG: Final = re.compile(r"\s*[\[【]\s*(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.:](\d{1,3}))?\s*[\]】]")
"""The time of a line of lyrics."""
_FRACTION: Final = re.compile(r"\s*[\[【]\s*(?:\d{1,2}:)?\d{1,3}:\d{2}[.:]\d{1,3}\s*[\]】]")
_FIELD: Final = re.compile(r"\s*\[\s*([A-Za-z#]{2,10})\s*:(.*)\]\s*")
"""What lyrics say of themselves: ``[ti:河边]``."""
_SILENT: Final = frozenset(("offset", "length", "re", "ve", "tool", "#"))
"""Such fields that hold no words."""
_HEADER: Final = "WEBVTT"
_COMMENT: Final = "NOTE"
_SHEETS: Final = ("STYLE", "REGION")
_DATA: Final = re.compile(r"(?i)(kind|language)\s*:")
_CUES: Final = 0.15
"""Of the lines of subtitles, one in four is a time; a cue may run over three lines."""
_LYRICS: Final = 0.5
"""Of the lines of lyrics that begin with a time."""
_CHORUS: Final = 20
"""How often a line of lyrics may come again, a time before it for each."""
_LINE: Final = 200
"""Characters of a line that may."""
_HELD: Final = 2.0
"""A line of lyrics, which has no end, lasts until the next, but no longer than this times the usual."""
_BLANK: Final = "\ufeff \t\r\n"


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption."""

    start_s: float
    end_s: float
    lines: tuple[str, ...]
    at: int
    """The line of the source that its text begins on, from 1."""
    speaker: str = ""
    opens: bool = False
    """It begins a paragraph, whatever its times."""


@dataclass(frozen=True, slots=True)
class Track:
    """Subtitles as they stand."""

    cues: tuple[Cue, ...]
    """By start."""
    fields: dict[str, str] = field(default_factory=dict)
    """What lyrics say of themselves, by their names for it: ``ti``, ``ar``."""
    left_out: tuple[Change, ...] = ()


def is_captions(text: str) -> bool:
    """Whether ``text`` is subtitles; an article may quote a few lines of some."""
    lines = _written(text)
    if lines and lines[0].lstrip(_BLANK).startswith(_HEADER):
        return True
    return sum(_TIMES.match(line) is not None for line in lines) >= _CUES * len(lines) > 0


def is_lyrics(text: str) -> bool:
    """Whether ``text`` is lyrics with a time to the fraction of a second before each line."""
    lines = _written(text)
    return sum(_FRACTION.match(line) is not None for line in lines) >= max(2, _LYRICS * len(lines))


def _written(text: str) -> list[str]:
    return [line for line in FENCED.sub("", text).splitlines() if line.strip()]


def track(text: str) -> Track:
    """The subtitles that ``text`` is; without captions where it is none."""
    lines = text.lstrip("\ufeff").splitlines()
    captions = any(_TIMES.match(line) for line in lines)
    found = _captions(lines) if captions else _lyrics(lines)
    return replace(found, cues=tuple(sorted(found.cues, key=lambda cue: cue.start_s)))


def _captions(lines: Sequence[str]) -> Track:
    cues: list[Cue] = []
    left_out: list[Change] = []
    for at, block in _blocks(lines):
        head = block[0].lstrip(_BLANK)
        if not any(map(_TIMES.match, block)):
            if head.startswith((_HEADER, _COMMENT)):
                words = [_named(head), *block[1:]]
                left_out += _listed([line for line in words if not _DATA.match(line)], at)
            elif cues and not (head.startswith(_SHEETS) or (len(block) == 1 and block[0].strip().isdigit())):
                cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, *block))
            continue
        times = [number for number, line in enumerate(block) if _TIMES.match(line)]
        *before, name = ["", *block[: times[0]]]
        if cues:  # a caption with a blank line in it, and none behind
            cues[-1] = replace(cues[-1], lines=(*cues[-1].lines, *before))
        left_out += [each for each in _listed([name], at) if CHINESE.search(name)]
        for number, end in pairwise((*times, len(block))):
            said = block[number + 1 : end]
            if end < len(block) and said and said[-1].strip().isdigit():
                said = said[:-1]  # the number of the caption after it
            found = _TIMES.match(block[number])
            assert found is not None
            clock = found.groups()
            cues.append(Cue(_seconds(*clock[:4]), _seconds(*clock[4:]), tuple(said), at + number + 1))
    return Track(tuple(cues), {}, tuple(left_out))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines that no blank one parts, and the number of the first."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _named(head: str) -> str:
    """What stands behind the word that says what kind of block it is."""
    return head.partition(" ")[2].strip("- ") if " " in head else ""


def _lyrics(lines: Sequence[str]) -> Track:
    fields: dict[str, str] = {}
    left_out: list[Change] = []
    timed: list[Cue] = []
    for number, line in enumerate(lines, 1):
        starts: list[float] = []
        end = 0
        while len(starts) < _CHORUS and (found := _TAG.match(line, end)):
            starts.append(_seconds(*found.groups()))
            end = found.end()
        rest = line[end:]
        if not starts and (named := _FIELD.fullmatch(line)):
            name, value = named[1].lower(), named[2].strip()
            if name in ("ti", "ar") and value:
                fields.setdefault(name, value)
            elif name not in _SILENT:
                left_out += _listed([f"{name}: {value}"] if value else [], number)
        elif starts:
            again = starts if len(rest) <= _LINE else starts[:1]
            timed += [Cue(start, start, (rest,), number) for start in again]
        elif timed and rest.strip():
            timed[-1] = replace(timed[-1], lines=(*timed[-1].lines, rest))
    return Track(tuple(_ended(timed)), fields, tuple(left_out))


def _ended(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The lines of lyrics ``cues`` with an end to each; one without words ends that before it."""
    ordered = sorted(cues, key=lambda cue: cue.start_s)
    gaps = [after.start_s - cue.start_s for cue, after in pairwise(ordered) if after.start_s > cue.start_s]
    longest = _HELD * median(gaps) if gaps else 0.0
    starts = sorted({cue.start_s for cue in ordered})
    ends = {start: min(after, start + longest) for start, after in pairwise(starts)}
    for cue in ordered:
        if any(line.strip() for line in cue.lines):
            yield replace(cue, end_s=ends.get(cue.start_s, cue.start_s + longest))


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def _listed(lines: Sequence[str], at: int) -> list[Change]:
    """That the ``lines``, of which the first is line ``at``, are left out."""
    words = " ".join(" ".join(lines).split())
    return [Change("comment", words, "", f"line {at}")] if words else []
