"""How long the silence after a line is: by its role, its mark, its length and that of what comes. Pure.

`[pauses]` of briefing.toml says how long each kind is in the middle. Around that, a long sentence is
followed, and a long one preceded, by more silence than a short one (Zvonik & Cummins 2003, The effect of
surrounding phrase lengths on pause duration, Eurospeech; for Mandarin Wu, Wang & Zhang 2012, Effect of
topic structure and sentence length on pause, Speech Prosody). The rest of the variance that people show is
worked out of the two lines' own words, so that the same script gives the same silence and an edit moves no
other.
"""

from __future__ import annotations

import hashlib
from typing import Final

from briefing.config import Pauses
from briefing.nouns import Line, Role
from briefing.zh.punctuation import CLOSING_A_SENTENCE, QUOTATION_MARKS

CLAUSE_MARKS: Final = {"、": 0.7, "，": 1.0, ",": 1.0, "；": 1.4, ";": 1.4, "：": 1.3, ":": 1.3, "—": 1.2}
"""What a line ends with that goes on in the next, its sentence being too long for one take; and how long the
pause is then, as a multiple of ``[pauses] clause``."""

SENTENCE_MARKS: Final = {"？": 1.2, "?": 1.2, "！": 1.1, "!": 1.1, "…": 1.25}
"""As multiples of ``[pauses] sentence``, or of that of the paragraph that they end; others are 1."""

BEFORE_QUOTATION: Final = 0.8
"""Of ``[pauses] sentence``, after a colon that a quotation follows."""

BETWEEN_ITEMS: Final = 0.75
"""Of ``[pauses] paragraph``: items of one list, rows of one table."""

OTHER_SPEAKER_S: Final = 0.15
"""More, where another voice goes on."""

LENGTH: Final = 30.0
"""Characters of a sentence in the middle of the field; one as long leaves the pause as it is."""
_SHORTEST, _LONGEST = 6.0, 60.0
_SAID_POWER, _COMING_POWER = 0.3, 0.18
"""Halving what was said takes 19 % off the pause, halving what comes 12 %."""

FREE_PLAY: Final = 0.2
"""At most so much more or less, as a share: what no rule explains."""

_LEAST, _MOST = 0.6, 1.6
"""What length and free play make of a pause together, at the ends."""


def pause_after(line: Line, following: Line | None, pauses: Pauses) -> float:
    """Seconds of silence after ``line``, before ``following`` (None: the programme's end, or a chime).

    What a person wrote at the line is kept to the letter.
    """
    if line.segment.pause_s is not None:
        return line.segment.pause_s
    middle_s = _middle(line, following, pauses)
    other_s = OTHER_SPEAKER_S if following is not None and following.voice.name != line.voice.name else 0.0
    varied = min(max(_by_length(line, following) * _free_play(line, following), _LEAST), _MOST)
    return round(middle_s * varied + (other_s if middle_s else 0.0), 3)


def ends_sentence(line: Line) -> bool:
    """Whether a sentence ends with ``line``, rather than goes on in the next."""
    return _mark(line) not in CLAUSE_MARKS


def _middle(line: Line, following: Line | None, pauses: Pauses) -> float:
    """The pause after ``line`` by what it is and how it ends."""
    role, mark = line.segment.role, _mark(line)
    if role in {Role.TITLE, Role.HEADING}:
        return pauses.heading
    if line.ends_paragraph:
        alike = following is not None and following.segment.role is role and not following.chapter
        listed = BETWEEN_ITEMS if alike and role in {Role.ITEM, Role.ROW} else 1.0
        return pauses.paragraph * listed * SENTENCE_MARKS.get(mark, 1.0)
    if line.segment.breaks:
        return pauses.verse
    if mark in CLAUSE_MARKS:
        if mark in "：:" and following is not None and _opens_quotation(following):
            return pauses.sentence * BEFORE_QUOTATION
        return pauses.clause * CLAUSE_MARKS[mark]
    return pauses.sentence * SENTENCE_MARKS.get(mark, 1.0)


def _mark(line: Line) -> str:
    """The last mark of ``line``, under what closes a quotation; its last character where it has none."""
    return line.segment.text.rstrip(CLOSING_A_SENTENCE)[-1:]


def _opens_quotation(line: Line) -> bool:
    return line.segment.role is Role.QUOTATION or line.segment.text[:1] in {p[0] for p in QUOTATION_MARKS}


def _by_length(line: Line, following: Line | None) -> float:
    coming = LENGTH if following is None else len(following.utterance.spoken)
    return _against(len(line.utterance.spoken), _SAID_POWER) * _against(coming, _COMING_POWER)


def _against(length: float, power: float) -> float:
    return float((min(max(length, _SHORTEST), _LONGEST) / LENGTH) ** power)


def _free_play(line: Line, following: Line | None) -> float:
    """Between ``1 - FREE_PLAY`` and ``1 + FREE_PLAY``, evenly, by the words of the two lines."""
    coming = "" if following is None else following.utterance.spoken
    digest = hashlib.sha256(f"{line.utterance.spoken}\n{coming}".encode()).digest()
    return 1 + FREE_PLAY * (2 * int.from_bytes(digest[:4]) / 0xFFFF_FFFF - 1)
