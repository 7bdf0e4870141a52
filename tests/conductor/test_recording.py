"""A run gets each of its takes, whatever becomes of the cache meanwhile, and whoever calls it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import briefing
from briefing.conductor.cast import Cast
from briefing.conductor.recording import Recorder
from briefing.conductor.running_order import running_order
from briefing.config import Cache, Config, Speech
from briefing.errors import BriefingError
from briefing.narrate.scriptfile import parse
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


UNGUARDED = """
from pathlib import Path
from briefing.conductor import produce
from briefing.config import load

class Quiet:
    def begin(self, stage): pass
    def advance(self, fraction, detail=""): pass
    def note(self, news): pass

print("begun")
made = produce("news.txt", out=Path("out"), config=load(Path("briefing.toml")), report=Quiet())
print(made.spoken_now)
"""


def test_a_program_without_a_main_guard_makes_an_episode(tmp_path):
    (tmp_path / "news.txt").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "run.py").write_text(UNGUARDED)
    (tmp_path / "briefing.toml").write_text(
        '[speech]\nvoice = "espeak"\nintro = ""\noutro = ""\n[cache]\nfolder = "takes"\n'
    )
    with subprocess.Popen(
        [sys.executable, "run.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(briefing.__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        try:
            out, err = run.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            raise
    assert err == ""
    assert out.split() == ["begun", "3"]
