"""What the service is told: the spoken text, made harmless, with homophones where a reading was fixed.

It has as many characters as the spoken text, each in its place, so that what the service says of one is true
of the other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape

from briefing.errors import TakeError
from briefing.nouns import Utterance, Voice
from briefing.speak.gate import is_spoken
from briefing.zh.characters import is_han_or_zero
from briefing.zh.hanzi import to_hant

LONGEST: Final = 4096
"""Bytes of one request, escaped: edge-tts cuts longer texts, and Chinese without spaces not even then."""

SANDHI: Final = "一不"
"""Their tones change with what follows, which the service knows: a homophone's would not."""

_SAID: Final = frozenset({"L", "N", "P", "Sm", "Sc", "Zs"})
"""Categories that the service reads or pauses by. All others (controls, emoji, surrogates) become spaces."""


def told(utterance: Utterance, voice: Voice) -> str:
    """The text for the service. Raises TakeError where nothing of it can be spoken, or it is too long."""
    spoken = _harmless(utterance.spoken)
    if not any(map(is_spoken, spoken)):
        raise TakeError("nothing of it can be spoken")
    usual = _readings(spoken) if utterance.pinned else ()
    text = "".join(
        respelled(char, reading, usual[place]) if place in utterance.pinned else char
        for place, (char, reading) in enumerate(zip(spoken, utterance.readings, strict=True))
    )
    if voice.script == "hant":
        text = to_hant(text)
    if len(escape(text).encode()) > LONGEST:
        raise TakeError(
            f"too long for one request: {len(text)} characters", fix="divide the line at a sentence's end"
        )
    return text


def respelled(char: str, reading: str, usual: str) -> str:
    """``char``, or one that sounds as ``reading`` where the service may read ``char`` in another way.

    It may unless both the character alone and the character where it stands (``usual``) are read so by
    default. A neutral tone comes by itself from the word. Raises TakeError where nothing sounds so.
    """
    alone = _readings(char)[0]
    if not reading or char in SANDHI or (usual == alone == reading):
        return char
    if reading.endswith("5") and reading[:-1] in {alone[:-1], usual[:-1]}:
        return char
    # A neutral tone of another syllable has no character: the falling one changes least.
    sounds = [reading] if reading[-1] != "5" else [reading[:-1] + tone for tone in "4123"]
    homophone = next((homophones()[sound] for sound in sounds if sound in homophones()), None)
    if homophone is None:
        raise TakeError(
            f"no common character sounds like {reading}, which is fixed for {char}",
            fix="give words to say in its place, or another voice",
        )
    return homophone


@cache
def homophones() -> Mapping[str, str]:
    """A common character of one reading, by reading (``chong2``)."""
    table = resources.files(__package__).joinpath("homophones.txt").read_text(encoding="utf-8")
    return dict(line.split() for line in table.splitlines() if not line.startswith("#"))


def _harmless(text: str) -> str:
    safe: list[str] = []
    for char in text:
        category = unicodedata.category(char)
        combines = category in {"Mn", "Mc"} and safe and unicodedata.category(safe[-1])[0] in "LM"
        kept = category in _SAID or category[0] in _SAID or (combines and not 0xFE00 <= ord(char) <= 0xFE0F)
        safe.append(char if kept else " ")
    return "".join(safe)


@lru_cache(maxsize=256)
def _readings(text: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    found: list[str] = []
    for han, chars in groupby(text, is_han_or_zero):
        run = list(chars)
        found += lazy_pinyin("".join(run), style=Style.TONE3, neutral_tone_with_five=True) if han else run
    return tuple(syllable.replace("ü", "v") for syllable in found)
