"""What captions hold beside their words: tags, places, speakers, sounds; taken out of the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Final

from briefing.nouns import Change
from briefing.read.containers.subtitles.cues import Cue
from briefing.zh.characters import COMMON_HAN

_VOICE: Final = re.compile(r"<v(?:\.[\w.-]+)*\s+([^<>]{1,60})>|</v>", re.IGNORECASE)
_READING: Final = re.compile(r"<rt\b[^<>]{0,99}>(.{0,99}?)</rt>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:i|b|u|s|c|v|em|strong|lang|ruby|rt|rb|rp|font|span|p|div)(?:[.\s][^<>]{0,200})?/?>"
    r"|<\d[\d:.]{0,15}>|\{\\[^{}]{0,200}\}|\{[a-zA-Z]:[^{}]{0,60}\}|\\h",
    re.IGNORECASE,
)
"""WebVTT's elements and times, SubRip's, and what is left of SubStation Alpha (``{\\an8}``) and MicroDVD."""
_BREAK: Final = re.compile(r"\\N|<br\s*/?>", re.IGNORECASE)
_NOTES: Final = "♪♫♬♩"
_HEARD: Final = (
    "声|聲|音乐|音樂|乐|樂|曲|歌|唱|掌|笑|哭|响|響|音效|噪音|静音|靜音|沉默"
    "|咳嗽|叹气|嘆氣|欢呼|歡呼|鼓掌|听不清|聽不清"
)
_SOUND: Final = rf"[{_NOTES} ]*[{COMMON_HAN}、， ]{{0,10}}(?:{_HEARD})[{_NOTES} ]*"
_FOREIGN: Final = rf"[A-Za-z_ ,.'{_NOTES}-]{{1,40}}"
_ASIDE: Final = re.compile(
    rf"[\[【](?:{_SOUND}|{_FOREIGN})[\]】]"
    rf"|^ *(?:[(（]{_SOUND}[)）]|[(（]{_FOREIGN}[)）](?= *$))"
    rf"|^(?=[^\n]*[{_NOTES}])[ {_NOTES}#]+$",
    re.MULTILINE,
)
"""``[音乐]``, ``（笑声）`` at the start of a line, ``[APPLAUSE]``, ``♪♪``; not ``[北京，1937年]``, which is
there to be read."""
_DASH: Final = re.compile(r"\s*[-–－‐]\s*(?=[^\s\d])")
_OPENS: Final = re.compile(rf"[{COMMON_HAN}A-Za-z·]{{1,8}}(?<![说說道问問答是曰])[：:](?!\d)")
"""Who speaks, as it is written in the caption itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """What captions say."""

    cues: tuple[Cue, ...]
    left_out: tuple[Change, ...]


def told(cues: Sequence[Cue]) -> Told:
    """``cues`` with nothing but words in their lines, one for each who speaks; none without."""
    kept: list[Cue] = []
    left_out: list[Change] = []
    dashes = 0
    for cue in cues:
        for part in _voices(cue):
            text = _bare(part, left_out)
            lines = [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
            said = [_DASH.match(line) for line in lines]
            if sum(map(bool, said)) >= 2 and said[0]:
                for line, dash in zip(lines, said, strict=True):
                    if dash:
                        dashes += 1
                        kept.append(replace(part, lines=(line[dash.end() :],), opens=True))
                    else:
                        kept[-1] = replace(kept[-1], lines=(*kept[-1].lines, line))
            elif lines:
                kept.append(replace(part, lines=tuple(lines), opens=_OPENS.match(lines[0]) is not None))
    if dashes:
        left_out.append(Change("markup", f"{dashes} dashes", "", "before what two people say"))
    return Told(tuple(kept), tuple(left_out))


def _voices(cue: Cue) -> Iterator[Cue]:
    """``cue`` parted where WebVTT says that another speaks, its text one line with breaks."""
    text = _BREAK.sub("\n", "\n".join(cue.lines))
    start, speaker = 0, ""
    for found in _VOICE.finditer(text):
        if text[start : found.start()].strip():
            yield replace(cue, lines=(text[start : found.start()],), speaker=speaker)
        start, speaker = found.end(), " ".join(unescape(found[1] or "").split())
    yield replace(cue, lines=(text[start:],), speaker=speaker)


def _bare(cue: Cue, left_out: list[Change]) -> str:
    """The words of ``cue``; what else they were among goes to ``left_out``."""
    where = f"line {cue.at}"
    text = "\n".join(cue.lines)
    left_out += [Change("ruby", reading, "", where) for reading in _READING.findall(text) if reading.strip()]
    text = unescape(_TAG.sub("", _READING.sub("", text)))
    for sound in _ASIDE.finditer(text):
        left_out.append(Change("sound", sound[0].strip(), "", where))
    return _ASIDE.sub("", text).translate(dict.fromkeys(map(ord, _NOTES)))
