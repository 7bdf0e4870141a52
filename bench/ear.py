"""Listens back: what Whisper base hears in audio, and how far that is from what was to be said.

The measure is the pinyin error rate: edit distance between the toneless syllables of the text and those of
what was heard, in percent of the text's syllables. Homophones count as right: an ear cannot tell them apart.
Needs the ``judge`` extra.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cn2an
import numpy as np
from pypinyin import lazy_pinyin
from rapidfuzz.distance import Levenshtein

import briefing  # noqa: F401 - before faster_whisper brings ONNX Runtime, which it keeps from calling its maker
from briefing.check.ear import RATE_HZ, opened
from briefing.sound import resample
from briefing.sound.decode import decode

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

LEAD_S: Final = 0.15
TAIL_S: Final = 0.25
"""How much around a cue is listened to."""


@dataclass(frozen=True)
class Heard:
    """What was heard of one text."""

    want: str
    got: str
    errors: int
    syllables: int


@cache
def whisper() -> WhisperModel:
    """Whisper base, opened once from its packages."""
    return opened()


def syllables(text: str) -> list[str]:
    """The toneless pinyin of the Han characters and numbers in ``text``."""
    text = re.sub(r"\d+(\.\d+)?", lambda number: cn2an.an2cn(number.group()), text)
    return lazy_pinyin("".join(re.findall(r"[㐀-鿿]", text)))


def hear(samples: np.ndarray[Any, Any]) -> str:
    """What Whisper makes of mono float32 samples at RATE_HZ."""
    segments, _ = whisper().transcribe(
        samples,
        language="zh",
        beam_size=5,
        initial_prompt="以下是普通话的句子。",
        condition_on_previous_text=False,
    )
    return "".join(segment.text for segment in segments)


def listen(want: str, samples: np.ndarray[Any, Any]) -> Heard:
    """How far what is heard in ``samples`` is from ``want``."""
    got = hear(samples)
    said, heard = syllables(want), syllables(got)
    return Heard(want, got, Levenshtein.distance(said, heard), len(said))


def resampled(samples: np.ndarray[Any, Any], rate_hz: int) -> np.ndarray[Any, Any]:
    """Mono float32 ``samples`` at RATE_HZ."""
    return resample.resampled(samples, rate_hz, RATE_HZ)


def decoded(path: Path) -> np.ndarray[Any, Any]:
    """The audio of a file as mono float32 at RATE_HZ."""
    return np.concatenate(list(decode(path, RATE_HZ, 1))).ravel()


def cue(audio: np.ndarray[Any, Any], start_s: float, end_s: float) -> np.ndarray[Any, Any]:
    """The samples of ``audio`` from a little before to a little after a cue."""
    return audio[max(0, int((start_s - LEAD_S) * RATE_HZ)) : int((end_s + TAIL_S) * RATE_HZ)]
