"""What the local service says: speech of eSpeak NG as MP3, its words with their times, and spoilt speech."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from io import BytesIO
from typing import NamedTuple

import av
import numpy as np
from pypinyin import Style, lazy_pinyin
from wrong_sound import spoilt

from briefing.nouns import Utterance
from briefing.sound.mp3 import decode
from briefing.speak.espeak import EspeakEngine
from briefing.speak.voices import find
from briefing.zh.characters import is_han_or_zero

RATE_HZ = 24_000
LEAD_S, TAIL_S, PAUSE_S = 0.1, 0.8, 0.2
"""Silence before the first word, after the last, and at punctuation, as the service makes it."""
NUMERALS = "零一二三四五六七八九"
RUNS = re.compile(rf"[{NUMERALS}点]+|[A-Za-z’]+|(?:(?![{NUMERALS}A-Za-z0-9])\w){{1,2}}|.", re.DOTALL)
"""Words as the service divides a text, roughly."""


class Word(NamedTuple):
    start_s: float
    end_s: float
    text: str


@lru_cache(maxsize=256)
def speech(text, rate=1.0, *, rewritten=True):
    """MP3 and words of ``text``; numerals are rewritten with digits, as the service does."""
    pieces, at_s, words = [_silence(LEAD_S / rate)], LEAD_S / rate, []
    for run in RUNS.findall(text):
        parts = [run] if run.isascii() else list(run)
        sounds = [sound for part in parts if part.isalnum() for sound in (_clip(part, rate),)]
        if not sounds:
            pieces.append(_silence((0.0 if run.isspace() else PAUSE_S) / rate))
            at_s += len(pieces[-1]) / RATE_HZ
            continue
        long_s = sum(map(len, sounds)) / RATE_HZ
        shown = run
        if rewritten and set(run) <= set(NUMERALS + "点") and run != "点":
            shown = run.translate(str.maketrans(NUMERALS + "点", "0123456789."))
        words.append(Word(at_s, at_s + long_s, shown))
        pieces += sounds
        at_s += long_s
    pieces.append(_silence(TAIL_S / rate))
    return mp3(np.concatenate(pieces)), tuple(words)


@lru_cache(maxsize=64)
def wrong(kind, text, rate):
    """MP3 of ``text`` that is wrong in this way."""
    audio, words = speech(text, rate)
    return mp3(spoilt(kind, sound_of(audio), words, another(rate), len(text)))


@cache
def another(rate):
    """What another text sounds like, from its first word to its last."""
    audio, words = speech("老人在窗前读着一封信，外面下起了雨。", rate)
    return sound_of(audio)[round(words[0].start_s * RATE_HZ) : round(words[-1].end_s * RATE_HZ)]


def sound_of(audio):
    """The samples of an answer."""
    return decode(audio)[0]


def _silence(seconds):
    return np.zeros(round(seconds * RATE_HZ), np.float32)


@lru_cache(maxsize=8192)
def _clip(part, rate):
    """One character or Latin word, spoken by eSpeak NG, without silence around, at ``RATE_HZ``."""
    han = len(part) == 1 and is_han_or_zero(part)
    reading = (
        lazy_pinyin(part, style=Style.TONE3, neutral_tone_with_five=True)[0].replace("ü", "v") if han else ""
    )
    readings = (reading,) if han else ("",) * len(part)
    spans = tuple((at, at + 1) for at in range(len(part)))
    take = EspeakEngine({}).speak(Utterance(part, part, spans, readings), find("espeak"))
    samples = take.samples[
        round(take.marks[0].start_s * take.rate_hz) : round(take.marks[-1].end_s * take.rate_hz)
    ]
    length = round(len(samples) * RATE_HZ / take.rate_hz / rate)
    return np.interp(np.linspace(0, len(samples) - 1, length), np.arange(len(samples)), samples).astype(
        np.float32
    )


def mp3(samples):
    """As the service encodes."""
    file = BytesIO()
    with av.open(file, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}) as container:
        stream = container.add_stream(
            "libmp3lame", rate=RATE_HZ, layout="mono", options={"compression_level": "9"}
        )
        stream.bit_rate = 48_000
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = RATE_HZ
        for part in (frame, None):
            container.mux(stream.encode(part))
    return file.getvalue()
