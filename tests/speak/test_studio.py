"""The studio makes the takes that are missing, each once, and loses none of them."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.errors import BriefingError, TakeError
from briefing.speak import worker
from briefing.speak.cache import TakeCache
from briefing.speak.engine import engine_class
from briefing.speak.studio import record, take_key
from briefing.speak.voices import find

pytestmark = pytest.mark.usefixtures("beep_package")


@pytest.fixture
def cache(tmp_path: Path) -> TakeCache:
    return TakeCache(tmp_path / "takes", 10**9)


class Recorder:
    """Calls ``record`` and notes what is told of each take."""

    def __init__(self, cache, log):
        self.cache, self.log = cache, log
        self.told: list[tuple[int, bool]] = []

    def __call__(self, lines, jobs=0):
        self.told, self.waits = [], []
        return record(
            lines,
            self.cache,
            self.log.settings,
            jobs=jobs,
            on_take=lambda *args: self.told.append(args),
            on_wait=lambda *args: self.waits.append(args),
        )


@pytest.fixture
def recorder(cache, log) -> Recorder:
    return Recorder(cache, log)


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


def test_a_damaged_take_is_made_anew(recorder, lines, log):
    key, _ = recorder(lines("一句", "两句"))
    next(recorder.cache.folder.glob(f"*/{key}.npz")).write_bytes(b"damage")
    recorder(lines("一句", "两句"))
    assert sorted(log.said()) == ["一句", "一句", "两句"]
    assert recorder.cache.get(key) is not None


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
    texts = ["好句", "又一句", bad, *(f"第{n}句" for n in range(20))]
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


def test_a_process_ended_from_outside_is_one_clear_line(recorder, lines):
    with pytest.raises(TakeError, match="ended from outside"):
        recorder(lines("好句", "死句", "又句"))
    assert recorder(lines("好句", "又句"))


def test_what_a_library_prints_is_no_answer(recorder, lines):
    assert len(recorder(lines("印一句", "印两句", "印三句"))) == 3
    assert len(recorder.told) == 3


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@needs_proc
def test_a_process_that_is_stopped_fails_its_segment_after_a_while_and_the_other_takes_are_kept(
    recorder, lines, log, monkeypatch
):
    monkeypatch.setattr(worker, "limit_s", lambda order: 3.0 if "停" in order.utterance.spoken else 60.0)
    monkeypatch.setattr(worker, "TOLD_AFTER_S", 1.0)
    began = time.monotonic()
    with pytest.raises(TakeError, match=r"is stopped, or hangs: no take after 3 s \(run it again") as caught:
        recorder(lines("好句", "停了一句", "又句", "别句"))
    assert caught.value.where == "segment 2: 停了一句"
    assert time.monotonic() - began < 15
    assert not any(map(alive, log.pids()))
    assert recorder.cache.size()[0] == 3
    whys, lefts_s = zip(*recorder.waits, strict=True)
    assert all("停了一句" in why for why in whys)
    assert 0 < lefts_s[-1] <= lefts_s[0] <= 2


def test_the_longer_a_segment_the_longer_it_may_take(lines):
    short, long = (
        worker.limit_s(worker.Order("", line.utterance, line.voice)) for line in lines("短", "长" * 60)
    )
    assert 60 < short < 120
    assert long - short > 120


def test_while_the_computer_sleeps_no_time_passes_for_a_take(recorder, lines, monkeypatch):
    hours = iter(range(10**6))
    monkeypatch.setattr(worker, "time", SimpleNamespace(monotonic=lambda: 3600.0 * next(hours)))
    monkeypatch.setattr(worker, "TICK_S", 0.05)
    assert len(recorder(lines("慢一", "慢二", "慢三"))) == 3


def test_a_full_disk_is_no_fault_of_the_segment(recorder, lines, monkeypatch):
    def full(self, key, take):
        raise BriefingError("the take cache cannot be written: No space left on device", where="cache")

    monkeypatch.setattr(TakeCache, "put", full)
    with pytest.raises(BriefingError, match=r"^cache: the take cache cannot be written"):
        recorder(lines("一句"))


def test_the_key_holds_all_that_changes_the_sound_and_nothing_else(lines, utterance):
    (line,) = lines("重庆")
    engine = engine_class("beep")({})
    said, voice = replace(line.utterance, readings=("chong2", "qing4")), line.voice

    def key(said=said, voice=voice, settings=None):
        return take_key(engine_class("beep")(settings or {}), said, voice)

    base = take_key(engine, said, voice)
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


@needs_proc
def test_nothing_waits_for_a_stopped_process_when_a_run_is_interrupted(recorder, lines, log):
    class Interrupted(BaseException):
        pass

    def interrupt(index, was_cached):
        until(lambda: "T" in map(state, log.pids()))
        raise Interrupted

    began = time.monotonic()
    with pytest.raises(Interrupted):
        record(lines("好句", "停一", "又句"), recorder.cache, log.settings, on_take=interrupt)
    assert time.monotonic() - began < 10
    assert not any(map(alive, log.pids()))


RUN = """
import sys
from pathlib import Path
from briefing.nouns import Line, Segment, Utterance
from briefing.speak.cache import TakeCache
from briefing.speak.studio import record
from briefing.speak.voices import find

def main():
    folder, log, count = sys.argv[1:]
    texts = [f"慢{n}" for n in range(int(count))]
    said = [Utterance(t, t, tuple((i, i + 1) for i in range(len(t))), ("",) * len(t)) for t in texts]
    lines = [Line(Segment(t), u, find("beepy"), n) for n, (t, u) in enumerate(zip(texts, said), 1)]
    record(lines, TakeCache(Path(folder), 10**9), {"beep": {"log": log}}, on_take=lambda *told: None)

{guard}main()
"""


@pytest.fixture
def start(tmp_path, cache, log, beep_package):
    """Starts ``record`` of ``count`` slow lines in its own process group, until ``after`` were spoken."""
    script = tmp_path / "run.py"
    paths = [str(beep_package), str(Path(find.__code__.co_filename).parents[2])]
    runs: list[subprocess.Popen[str]] = []

    def begin(count: int, after: int, guard: str = 'if __name__ == "__main__": ') -> subprocess.Popen[str]:
        script.write_text(RUN.replace("{guard}", guard), encoding="utf-8")
        run = subprocess.Popen(
            [sys.executable, str(script), str(cache.folder), str(log.path), str(count)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        runs.append(run)
        until(lambda: len(log.said()) >= after or run.poll() is not None)
        return run

    yield begin
    for run in runs:
        if run.poll() is None:
            run.kill()
        run.communicate()


def until(true, seconds: float = 20) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.02)


def state(pid: int) -> str:
    """One letter, as ``ps`` shows it: ``T`` for stopped, ``Z`` for dead; nothing for one that never was."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return ""


def alive(pid: int) -> bool:
    return state(pid) not in {"", "Z"}


@needs_proc
def test_a_killed_run_leaves_no_process_behind_and_the_next_makes_no_take_twice(start, cache, log):
    killed = start(count=12, after=4)
    killed.kill()
    killed.wait()
    until(lambda: not any(map(alive, log.pids())), seconds=5)
    kept, begun = cache.size()[0], len(log.said())
    assert kept >= 2
    assert start(count=12, after=10**9).wait() == 0
    assert cache.size()[0] == 12
    assert len(log.said()) - begun == 12 - kept


@needs_proc
def test_ctrl_c_ends_a_run_quickly_with_one_traceback_and_the_takes_kept(start, cache, log):
    run = start(count=60, after=4)
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    _, complaint = run.communicate(timeout=10)
    assert time.monotonic() - began < 2
    assert complaint.count("Traceback") == 1
    assert complaint.rstrip().endswith("KeyboardInterrupt")
    assert not any(map(alive, log.pids()))
    assert 2 <= cache.size()[0] < 60


def test_a_script_without_a_main_guard_speaks_once(start, cache, log):
    run = start(count=4, after=10**9, guard="")
    assert run.communicate(timeout=20)[1] == ""
    assert run.returncode == 0
    assert (len(log.said()), cache.size()[0]) == (4, 4)
