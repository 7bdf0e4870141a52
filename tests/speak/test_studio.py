"""The studio makes the takes that are missing, each once, and loses none of them."""

import os
from dataclasses import replace

import pytest

from briefing.errors import BriefingError, TakeError
from briefing.speak.cache import TakeCache
from briefing.speak.engine import engine_class
from briefing.speak.studio import Recording, take_key

pytestmark = pytest.mark.usefixtures("beep_package")


@pytest.mark.parametrize("voice", ["beepy", "chaty"])
@pytest.mark.parametrize("jobs", [0, 1])
def test_every_line_gets_its_take_whatever_runs_it(recorder, lines, log, voice, jobs):
    texts = [f"第{n}句" for n in range(9)]
    keys = recorder(lines(*texts, voice=voice), jobs)
    assert sorted(log.said()) == texts
    assert sorted(recorder.told) == [(index, False) for index in range(9)]
    for key, text in zip(keys, texts, strict=True):
        assert len(recorder.cache.get(key).marks) == len(text)


def test_processes_speak_beside_this_one_and_a_single_take_in_it(recorder, lines, log):
    recorder(lines("独一句"))
    assert log.pids() == {os.getpid()}
    recorder(lines("慢一", "慢二", "慢三", "慢四"))
    assert len(log.pids() - {os.getpid()}) == 2


def test_a_second_run_speaks_nothing(recorder, lines, log):
    running_order = lines("一句", "两句", "三句")
    keys = recorder(running_order)
    assert recorder(running_order) == keys
    assert len(log.said()) == 3
    assert recorder.told == [(0, True), (1, True), (2, True)]


def test_one_changed_line_is_one_take(recorder, lines, log):
    recorder(lines("一句", "两句", "三句"))
    recorder(lines("一句", "改句", "三句"))
    assert sorted(log.said()) == sorted(["一句", "两句", "三句", "改句"])


def test_equal_lines_are_spoken_once(recorder, lines, log):
    first, second, third = recorder(lines("同句", "别句", "同句"))
    assert first == third != second
    assert sorted(log.said()) == ["别句", "同句"]
    assert sorted(recorder.told) == [(0, False), (1, False), (2, True)]


def test_lines_of_two_engines_mix(recorder, lines, log):
    running_order = lines("一句", "两句") + lines("三句", "四句", voice="chaty")
    assert len(set(recorder(running_order))) == 4


def test_a_damaged_take_is_made_anew_when_it_is_asked_for(cache, lines, log):
    made = Recording(lines("一句", "两句"), cache, log.settings)
    made.record(on_take=lambda *_: None)
    next(cache.folder.glob(f"*/{made.keys[0]}.npz")).write_bytes(b"damage")
    again = Recording(lines("一句", "两句"), cache, log.settings)
    again.record(on_take=lambda *_: None)
    assert [len(again.take(index).marks) for index in range(2)] == [2, 2]
    assert sorted(log.said()) == ["一句", "一句", "两句"]
    assert again.spoken == {0}


@pytest.mark.parametrize(("voice", "jobs"), [("beepy", 0), ("beepy", 1), ("chaty", 0)])
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("坏了的一句", "it will not be said"),
        ("崩了的一句", "broke down: ZeroDivisionError: division by zero"),
        ("漏了的一句", "leaves out '句'"),
    ],
)
def test_a_failed_segment_is_named_and_good_takes_are_kept(recorder, lines, log, *, voice, jobs, bad, reason):
    texts = ["好好的一句话", "又好的一句话", bad, *(f"第{n}句" for n in range(20))]
    with pytest.raises(TakeError) as caught:
        recorder(lines(*texts, voice=voice), jobs)
    assert reason in str(caught.value)
    assert caught.value.where == f"segment 3: {bad}"
    assert recorder.cache.size()[0] >= 2
    assert recorder.cache.size()[0] == len(log.said()) - ("漏" in bad)
    assert len(log.said()) < 15  # no more were begun


def test_long_segments_and_the_shows_own_words_are_named_too(recorder, lines):
    (line,) = lines("坏" * 20)
    with pytest.raises(TakeError, match=r"^segment 1: 坏{12}…: "):
        recorder([line])
    with pytest.raises(TakeError, match=r"^the show's own words: 坏"):
        recorder([replace(line, number=0)])


def test_a_full_disk_is_no_fault_of_the_segment(recorder, lines, monkeypatch):
    def full(self, key, take):
        raise BriefingError("the take cache cannot be written: No space left on device", where="cache")

    monkeypatch.setattr(TakeCache, "put", full)
    with pytest.raises(BriefingError, match=r"^cache: the take cache cannot be written"):
        recorder(lines("一句"))


def test_the_key_holds_all_that_changes_the_sound_and_nothing_else(lines, utterance):
    (line,) = lines("重庆")
    said, voice = replace(line.utterance, readings=("chong2", "qing4")), line.voice

    def key(said=said, voice=voice, settings=None):
        return take_key(said, voice, engine_class("beep")(settings or {}).digest(voice))

    base = take_key(said, voice, engine_class("beep")({}).digest(voice))
    assert key() == base
    changed = [
        key(said=replace(said, readings=("zhong4", "qing4"))),
        key(said=replace(said, spoken="重轻")),
        key(voice=replace(voice, rate=1.1)),
        key(voice=replace(voice, pitch=1.0)),
        key(voice=replace(voice, id="beep-2")),
        key(voice=replace(voice, engine="chat")),
        key(settings={"digest": "2"}),
    ]
    assert len({base, *changed}) == len(changed) + 1
    unheard = [
        key(said=replace(said, text="重慶", spans=((0, 1), (0, 2)))),
        key(voice=replace(voice, name="other", character="other", error_rate=9.0)),
    ]
    assert unheard == [base, base]
