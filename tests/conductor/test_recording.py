"""A run gets each of its takes, whatever becomes of the cache meanwhile, and whoever calls it."""

import os
import shutil

import pytest

from briefing.conductor.cast import Cast
from briefing.conductor.recording import Recorder
from briefing.conductor.running_order import running_order
from briefing.config import Cache, Config, Speech
from briefing.errors import BriefingError
from briefing.script.document import parse
from briefing.speak.cache import TakeCache, configured

SCRIPT = """---
script: 1
---
# 新桥

横跨黄河的新桥今天正式通车。
孩子们在桥上放起了风筝。
"""


class Notes(list[str]):
    """A reporter that keeps the lines that stay."""

    def begin(self, stage):
        pass

    def advance(self, fraction, detail=""):
        pass

    def note(self, news):
        self.append(news)


@pytest.fixture
def config(tmp_path) -> Config:
    speech = Speech(voice="espeak", intro="", outro="")
    return Config(speech=speech, cache=Cache(folder=tmp_path / "takes"))


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def recorder(config, notes) -> Recorder:
    """One whose takes are made."""
    cast = Cast.of(config.speech, "", "")
    made = Recorder(running_order(parse(SCRIPT), config, cast).spoken, config)
    assert made.record(0, notes).spoken_now == 3
    return made


def test_takes_that_are_gone_when_they_are_wanted_are_spoken_again_and_that_is_told(recorder, config, notes):
    takes = [recorder.take(index) for index in range(3)]
    shutil.rmtree(config.cache.folder)
    again = [recorder.take(index) for index in range(3)]
    assert [len(take.samples) for take in again] == [len(take.samples) for take in takes]
    assert notes == ["takes are gone from the cache: they are spoken again"]


def test_only_takes_that_are_still_wanted_are_spoken_again(recorder, config):
    recorder.take(0)
    configured(config).clear()
    assert recorder.take(1).marks
    assert configured(config).size()[0] == 2


def test_a_run_whose_takes_are_removed_as_soon_as_they_are_there_ends(recorder, monkeypatch):
    monkeypatch.setattr(TakeCache, "get", lambda self, key: None)
    with pytest.raises(BriefingError, match="removed as soon as they are spoken"):
        recorder.take(0)


def test_passing_the_bound_throws_out_no_take_of_a_run_that_lives(recorder, config, notes):
    small = TakeCache(config.cache.folder, 1)
    for path in config.cache.folder.glob("??/*.npz"):
        os.utime(path, (0, 0))
    small.put("ab" * 32, recorder.take(0))
    assert [recorder.take(index).marks != () for index in range(3)] == [True] * 3
    assert notes == []


def test_a_run_that_is_over_spares_nothing(config, notes):
    cast = Cast.of(config.speech, "", "")
    Recorder(running_order(parse(SCRIPT), config, cast).spoken, config).record(0, notes)
    assert list((config.cache.folder / "runs").iterdir()) == []
