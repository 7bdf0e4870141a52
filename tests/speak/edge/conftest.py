"""The service on this computer, a clock that does not wait, and lines to record."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from local_service import LocalService, pointed_at
from no_wait import NoWait

from briefing.nouns import Line, Segment, Utterance
from briefing.pronounce.writing import pronounce
from briefing.speak import edge
from briefing.speak.cache import TakeCache
from briefing.speak.edge.pacing import Pace
from briefing.speak.edge.roster import Roster
from briefing.speak.studio import Recording
from briefing.speak.voices import find

QUICK = {"receive_timeout_s": 1, "connect_timeout_s": 2}


class Studio:
    """Records texts with the engine ``edge``, as the conductor does, and notes what it is told."""

    def __init__(self, service, clock, cache):
        self.service, self.clock, self.cache = service, clock, cache
        self.told: list[tuple[int, bool]] = []
        self.waits: list[tuple[str, float]] = []

    def lines(self, *texts, voice="edge-xiaoxiao"):
        return [
            Line(Segment(text), pronounce(text), find(voice), number) for number, text in enumerate(texts, 1)
        ]

    def record(self, *texts, voice="edge-xiaoxiao", jobs=0, **settings):
        """The takes of ``texts``."""
        self.told = []
        made = Recording(self.lines(*texts, voice=voice), self.cache, {"edge": QUICK | settings})
        made.record(
            jobs=jobs,
            on_take=lambda *take: self.told.append(take),
            on_wait=lambda *wait: self.waits.append(wait),
        )
        return [self.cache.get(key) for key in made.keys]

    @property
    def whys(self):
        """Why it waited, each reason once."""
        return list(dict.fromkeys(why for why, _ in self.waits))


@pytest.fixture
def clock():
    return NoWait()


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    service = LocalService(tmp_path_factory.mktemp("service"))
    service.start()
    yield service
    service.stop()


@pytest.fixture
def service(running, clock, monkeypatch):
    """As at the start: no requests, no faults; and the engine's shared state is new as well."""
    running.reset(clock.now)
    monkeypatch.setattr(edge, "PACE", Pace(clock, seed=1))
    monkeypatch.setattr(edge, "ROSTER", Roster())
    with pointed_at(running.wss_url, running.voice_list_url, running.trusted):
        yield running


@pytest.fixture
def studio(service, clock, tmp_path):
    return Studio(service, clock, TakeCache(tmp_path / "takes", 10**9))


@pytest.fixture
def heard():
    """The text that the marks of a take cover."""

    def covered(take, spoken):
        return "".join(spoken[mark.start : mark.end] for mark in take.marks)

    return covered


@pytest.fixture
def make(service):
    """Speaks a text as it stands, past the front end; readings and pins are optional."""

    def speak(spoken, voice, readings=(), pinned=(), **changes):
        spans = tuple((index, index + 1) for index in range(len(spoken)))
        said = Utterance(spoken, spoken, spans, readings or ("",) * len(spoken), pinned=pinned)
        return edge.EdgeEngine(QUICK).speak(said, replace(find(voice), **changes))

    return speak
