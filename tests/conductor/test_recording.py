"""A run gets each of its takes, whatever becomes of the cache meanwhile, and whoever calls it."""

import os
import shutil
from collections import Counter
from dataclasses import replace

import pytest

from briefing.conductor.cast import Cast
from briefing.conductor.flags import Flags
from briefing.conductor.produce import produce
from briefing.conductor.recording import record, recording_of
from briefing.conductor.running_order import running_order
from briefing.config import Cache, Config, Pauses, Speech
from briefing.errors import BriefingError, TakeError
from briefing.kept import PIECES
from briefing.script.document import parse
from briefing.speak import voices
from briefing.speak.cache import TakeCache, configured
from briefing.speak.espeak import EspeakEngine
from briefing.speak.pool import Pool
from briefing.speak.voices import find

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
def config(tmp_path):
    speech = Speech(voice="espeak", speed=2.0, intro="", outro="", notice="")
    pauses = Pauses(sentence=0.1, heading=0.1)
    return Config(speech=speech, pauses=pauses, cache=Cache(folder=tmp_path / "takes"))


@pytest.fixture
def notes():
    return Notes()


@pytest.fixture
def recorder(config, notes):
    """One whose takes are made."""
    cast = Cast.of(config.speech, "", "")
    made = recording_of(running_order(parse(SCRIPT), config, cast).spoken, config)
    with Pool() as pool:
        record(made, 0, notes, pool)
    assert len(made.spoken) == 3
    return made


def test_takes_that_are_gone_when_they_are_wanted_are_spoken_again_and_that_is_told(recorder, config, notes):
    takes = [recorder.take(index) for index in range(3)]
    shutil.rmtree(config.cache.folder)
    again = [recorder.take(index) for index in range(3)]
    assert [len(take.samples) for take in again] == [len(take.samples) for take in takes]
    assert notes == ["takes in the cache are gone or damaged: they are spoken again"]


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
    record(recording_of(running_order(parse(SCRIPT), config, cast).spoken, config), 0, notes, Pool())
    assert list((config.cache.folder / "runs").iterdir()) == []


def test_a_voice_is_digested_once_each_time_and_each_take_read_once_in_all(config, tmp_path, monkeypatch):
    counted = Counter()

    def counting(owner, name):
        plain = getattr(owner, name)

        def counted_call(*arguments):
            counted[name] += 1
            return plain(*arguments)

        monkeypatch.setattr(owner, name, counted_call)

    counting(EspeakEngine, "digest")
    counting(TakeCache, "get")
    counting(EspeakEngine, "speak")
    (tmp_path / "script.md").write_text(SCRIPT, encoding="utf-8")
    for made in range(1, 4):
        result = produce(
            str(tmp_path / "script.md"),
            out=tmp_path / "out",
            config=config,
            flags=Flags(force=True),
            report=Notes(),
        )
        assert (result.spoken_now, result.from_cache) == ((3, 0) if made == 1 else (0, 3))
        assert counted == {"digest": made, "get": 3, "speak": 3}


def test_a_take_that_is_damaged_and_cannot_be_spoken_makes_the_other_voice_speak_all(
    config, tmp_path, monkeypatch
):
    speak, other = EspeakEngine.speak, replace(find("espeak"), name="other", pitch=3.0)

    def only_the_other(self, said, voice):
        if voice.pitch != other.pitch:
            raise TakeError("it will not be said")
        return speak(self, said, voice)

    monkeypatch.setattr(voices, "find", lambda name: other if name == "other" else find(name))
    (tmp_path / "script.md").write_text(SCRIPT, encoding="utf-8")
    episode = {"out": tmp_path / "out", "config": config, "flags": Flags(force=True, fallback="other")}
    produce(str(tmp_path / "script.md"), report=Notes(), **episode)
    for path in config.cache.folder.glob("??/*.npz"):
        path.write_bytes(b"damage")
    shutil.rmtree(config.cache.folder / PIECES)  # as long as these are good, nobody asks for takes
    monkeypatch.setattr(EspeakEngine, "speak", only_the_other)
    notes = Notes()
    assert produce(str(tmp_path / "script.md"), report=notes, **episode).spoken_now == 3
    assert any("other speaks the whole episode" in note for note in notes)
