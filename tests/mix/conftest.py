"""Speech-like takes whose first and last audible samples are known, and a programme made of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from briefing.config import Config
from briefing.kept import Kept
from briefing.mix import mix
from briefing.nouns import Line, Mark, Programme, Role, Segment, Take, Utterance, Voice
from briefing.sound.decode import decode

VOICE = Voice("probe", "probe", "0", "zh-CN", "female", "noise in syllables")


def speech(
    duration_s=1.5,
    *,
    head_s=0.4,
    tail_s=0.9,
    level=0.1,
    rate_hz=24_000,
    seed=0,
):
    """Noise in five syllables a second, silence around it; a mark for each syllable."""
    random = np.random.default_rng(seed)
    count = round(duration_s * rate_hz)
    noise = random.standard_normal(count)
    time = np.arange(count) / rate_hz
    syllables = 0.55 + 0.45 * np.cos(2 * np.pi * 5 * time)  # loud at its first sample
    syllables[-count // 20 :] = 1.0  # and at its last
    sound = (noise * syllables * level).astype(np.float32)
    samples = np.pad(sound, (round(head_s * rate_hz), round(tail_s * rate_hz)))
    marks = tuple(
        Mark(head_s + i / 5, head_s + min((i + 1) / 5, duration_s), i, i + 1)
        for i in range(int(duration_s * 5))
    )
    return Take(samples, rate_hz, marks)


def line(number, take, *, role=Role.BODY, pause_s=None, ends_paragraph=True, **rest):
    """A line with one character for each mark of its take; a paragraph of its own, at the level of any
    other."""
    text = "山" * len(take.marks)
    utterance = Utterance(text, text, tuple((i, i + 1) for i in range(len(text))), ("shan1",) * len(text))
    return Line(
        Segment(text, role=role, pause_s=pause_s),
        utterance,
        VOICE,
        number,
        ends_paragraph=ends_paragraph,
        **rest,
    )


class Takes:
    """Takes as a recording gives them: by key, and which were asked for."""

    def __init__(self, takes):
        self._takes = takes
        self.keys = [hashlib.sha256(take.samples).hexdigest() for take in takes]
        self.asked = []

    def take(self, index):
        self.asked.append(index)
        return self._takes[index]


@dataclass(frozen=True)
class Mixed:
    """A programme, and what its file decodes to."""

    programme: Programme
    path: Path
    samples: NDArray[np.float32]
    """Shape (n, channels), at 44.1 kHz."""

    def between(self, start_s, end_s):
        return self.samples[round(start_s * 44_100) : round(end_s * 44_100)]

    def sounding(self, start_s, end_s, under_db=40.0):
        """When, between these times, the first and the last sound is, to 1 ms."""
        part = np.abs(self.between(start_s, end_s)).max(axis=1)
        windows = part[: len(part) // 44 * 44].reshape(-1, 44).max(axis=1)
        loud = np.flatnonzero(windows > windows.max() * 10 ** (-under_db / 20))
        return start_s + loud[0] * 44 / 44_100, start_s + (loud[-1] + 1) * 44 / 44_100


@pytest.fixture
def kept(tmp_path_factory):
    """Where pieces are kept."""
    return Kept(tmp_path_factory.mktemp("pieces"), 10**9)


@pytest.fixture
def mixed(tmp_path, kept):
    """Mixes takes, ``mixed(takes, config)``, or takes with lines of one's own."""

    def make(
        takes,
        config=None,
        lines=None,
        name="programme.mp3",
    ):
        lines = lines or [line(i + 1, take) for i, take in enumerate(takes)]
        target = tmp_path / name
        settings = Config.model_validate(config or {})
        programme = mix(lines, Takes(takes), settings, target, kept=kept, on_progress=lambda _: None)
        return Mixed(programme, target, np.concatenate(list(decode(target))))

    return make


@pytest.fixture
def quiet():
    """A configuration without chimes and stings."""
    return {"chimes": {"opening": "none", "section": "none", "closing": "none"}}


@pytest.fixture(name="speech")
def _speech():
    return speech


@pytest.fixture(name="line")
def _line():
    return line


@pytest.fixture(name="takes_of")
def _takes_of():
    return Takes
