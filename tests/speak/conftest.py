"""An installed package that brings an engine and voices, as a third party would: it beeps."""

import sys
from textwrap import dedent
from types import SimpleNamespace

import pytest

from briefing.nouns import Line, Segment, Utterance
from briefing.speak import voices
from briefing.speak.cache import TakeCache
from briefing.speak.studio import Recording
from briefing.zh.division import words_read

ENGINE = '''
import os, signal, time
from pathlib import Path
import numpy as np
from briefing.errors import TakeError
from briefing.nouns import Mark, Take

RATE_HZ = 8000

class Beep:
    """0.2 s of tone a character. Some characters make it misbehave."""

    parallel = "processes"

    def __init__(self, settings):
        self.log = settings.get("log")
        self.digests = settings.get("digest", "1")

    def workers(self, cores):
        return 2

    def digest(self, voice):
        return self.digests

    def speak(self, utterance, voice):
        said = utterance.spoken
        if "死" in said:
            os._exit(9)
        if "停" in said:
            self.note(said)
            os.kill(os.getpid(), signal.SIGSTOP)
        if "印" in said:
            print("a library's own words", flush=True)
        if "慢" in said:
            time.sleep(0.15)
        if "坏" in said:
            raise TakeError("it will not be said")
        if "崩" in said:
            raise ZeroDivisionError("division by zero")
        times = np.arange(int(0.2 / voice.rate * RATE_HZ) * len(said)) / RATE_HZ
        each_s = len(times) / RATE_HZ / len(said)
        marks = tuple(Mark(i * each_s, (i + 1) * each_s, i, i + 1) for i in range(len(said)))
        if "漏" in said:
            marks = marks[:-1]
        self.note(said)
        return Take((0.5 * np.sin(440 * 2 * np.pi * times)).astype(np.float32), RATE_HZ, marks)

    def note(self, said):
        if self.log:
            with Path(self.log).open("a") as file:
                file.write(f"{os.getpid()} {said}\\n")

class Chat(Beep):
    """The same on threads, as an engine at the other end of a network is."""
    parallel = "threads"
'''

VOICE = """
engine = "{engine}"
id = "{engine}-1"
language = "zh-CN"
gender = "neutral"
character = "a tone"
"""


@pytest.fixture
def beep_package(tmp_path, monkeypatch):
    """The folder where the package is installed; importable, and with its metadata, as pip leaves it."""
    site = tmp_path / "site"
    info = site / "beep_engine-1.0.dist-info"
    profiles = site / "beep_voices"
    for folder in (info, profiles):
        folder.mkdir(parents=True)
    (site / "beep_engine.py").write_text(ENGINE, encoding="utf-8")
    (profiles / "__init__.py").write_text("")
    for engine in ("beep", "chat"):
        (profiles / f"{engine}y.toml").write_text(VOICE.format(engine=engine))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: beep-engine\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        dedent("""
        [briefing.engines]
        beep = beep_engine:Beep
        chat = beep_engine:Chat

        [briefing.voices]
        beep = beep_voices
        """)
    )
    monkeypatch.syspath_prepend(str(site))
    voices._voices.cache_clear()
    yield site
    voices._voices.cache_clear()
    for module in ("beep_engine", "beep_voices"):
        sys.modules.pop(module, None)


@pytest.fixture
def utterance():
    """Makes an utterance of text that is said as it stands; readings are optional."""

    def make(text, readings=()):
        spans = tuple((index, index + 1) for index in range(len(text)))
        readings = readings or ("",) * len(text)
        return Utterance(text, text, spans, readings, words=tuple(words_read(text, readings)))

    return make


@pytest.fixture
def lines(utterance):
    """Makes lines of texts, numbered from 1."""

    def make(*texts, voice="beepy"):
        return [
            Line(Segment(text), utterance(text), voices.find(voice), number)
            for number, text in enumerate(texts, 1)
        ]

    return make


@pytest.fixture
def log(tmp_path):
    """What the beeping engine spoke: ``log.settings`` for the studio, ``log.said()`` and ``log.pids()``."""
    path = tmp_path / "log"

    def column(index):
        return [row.split()[index] for row in path.read_text().splitlines()] if path.exists() else []

    settings = {"log": str(path)}
    return SimpleNamespace(
        path=path,
        settings={"beep": settings, "chat": settings},
        said=lambda: column(1),
        pids=lambda: set(map(int, column(0))),
    )


@pytest.fixture
def cache(tmp_path):
    return TakeCache(tmp_path / "takes", 10**9)


class Recorder:
    """Records and notes what is told of each take."""

    def __init__(self, cache, log):
        self.cache, self.log = cache, log
        self.told: list[tuple[int, bool]] = []

    def __call__(self, lines, jobs=0):
        self.told, self.waits = [], []
        made = Recording(lines, self.cache, self.log.settings)
        made.record(
            jobs=jobs,
            on_take=lambda *args: self.told.append(args),
            on_wait=lambda *args: self.waits.append(args),
        )
        return made.keys


@pytest.fixture
def recorder(cache, log):
    return Recorder(cache, log)
