"""Processes that speak: they end with their run, hang none, and know nothing of the program that speaks."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from briefing.errors import TakeError
from briefing.speak import worker
from briefing.speak.pool import Pool
from briefing.speak.studio import Recording
from briefing.speak.voices import find

pytestmark = pytest.mark.usefixtures("beep_package")


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


def until(true, seconds=20):
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.02)


def state(pid):
    """One letter, as ``ps`` shows it: ``T`` for stopped, ``Z`` for dead; nothing for one that never was."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return ""


def children():
    """The processes that this one has started, on any of its threads, of which one may end meanwhile."""
    found = []
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found += (task / "children").read_text().split()
    return found


def alive(pid):
    return state(pid) not in {"", "Z"}


def test_a_process_ended_from_outside_is_one_clear_line(recorder, lines):
    with pytest.raises(TakeError, match="ended from outside"):
        recorder(lines("好句", "死句", "又句"))
    assert recorder(lines("好句", "又句"))


def test_what_a_library_prints_is_no_answer(recorder, lines):
    assert len(recorder(lines("印一句", "印两句", "印三句"))) == 3
    assert len(recorder.told) == 3


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
    lefts_s = [left_s for why, left_s in recorder.waits if "停了一句" in why]
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


@needs_proc
def test_nothing_waits_for_a_stopped_process_when_a_run_is_interrupted(recorder, lines, log):
    class Interrupted(BaseException):
        pass

    def interrupt(index, was_cached):
        until(lambda: "T" in map(state, log.pids()))
        raise Interrupted

    began = time.monotonic()
    with pytest.raises(Interrupted):
        Recording(lines("好句", "停一", "又句"), recorder.cache, log.settings).record(on_take=interrupt)
    assert time.monotonic() - began < 10
    assert not any(map(alive, log.pids()))


RUN = """
import sys
from pathlib import Path
from briefing.nouns import Line, Segment, Utterance
from briefing.speak.cache import TakeCache
from briefing.speak.pool import Pool
from briefing.speak.studio import Recording
from briefing.speak.voices import find

def main():
    folder, log, count = sys.argv[1:]
    texts = [f"慢{n}" for n in range(int(count))]
    said = [Utterance(t, t, tuple((i, i + 1) for i in range(len(t))), ("",) * len(t)) for t in texts]
    lines = [Line(Segment(t), u, find("beepy"), n) for n, (t, u) in enumerate(zip(texts, said), 1)]
    made = Recording(lines, TakeCache(Path(folder), 10**9), {"beep": {"log": log}})
    made.record(on_take=lambda *told: None)

if __name__ == "__main__":
    main()
"""


@pytest.fixture
def start(tmp_path, cache, log, beep_package):
    """Starts ``record`` of ``count`` slow lines in its own process group, until ``after`` were spoken."""
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    paths = [str(beep_package), str(Path(find.__code__.co_filename).parents[2])]
    runs = []

    def begin(count, after):
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


UNGUARDED = """
from pathlib import Path
from briefing.conductor.produce import produce
from briefing.config import load

class Quiet:
    def begin(self, stage): pass
    def advance(self, fraction, detail=""): pass
    def note(self, news): pass

print("begun")
made = produce("news.txt", out=Path("out"), config=load(Path("briefing.toml")), report=Quiet())
print(made.spoken_now)
"""


@pytest.mark.parametrize("given", ["in a file", "on standard input"])
def test_a_program_without_a_main_guard_makes_an_episode(tmp_path, beep_package, given):
    (tmp_path / "news.txt").write_text(
        "横跨黄河的新桥今天正式通车。\n\n孩子们放起了风筝。\n", encoding="utf-8"
    )
    (tmp_path / "briefing.toml").write_text(
        '[speech]\nvoice = "beepy"\nintro = ""\nnotice = ""\noutro = ""\n[cache]\nfolder = "takes"\n'
    )
    (tmp_path / "run.py").write_text(UNGUARDED)
    paths = [str(beep_package), str(Path(find.__code__.co_filename).parents[2])]
    with subprocess.Popen(
        [sys.executable, "run.py" if given == "in a file" else "-"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        try:
            out, err = run.communicate(UNGUARDED if given == "on standard input" else "", timeout=40)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            raise
    assert err == ""
    assert out.split() == ["begun", "2"]


@needs_proc
def test_one_pool_serves_all_articles_of_a_run_and_ends_with_it(cache, lines, log):
    with Pool() as pool:
        for texts in (("慢一", "慢二", "慢三"), ("慢四", "慢五", "慢六"), ("独一句",)):
            Recording(lines(*texts), cache, log.settings).record(on_take=lambda *_: None, pool=pool)
        assert len(log.said()) == 7
        assert len(log.pids() - {os.getpid()}) == len(log.pids()) <= 2
        assert all(map(alive, log.pids()))
    assert not any(map(alive, log.pids()))


def test_a_process_that_ended_takes_no_later_article_with_it(cache, lines, log):
    with Pool() as pool:
        with pytest.raises(TakeError, match="ended from outside"):
            Recording(lines("死句", "死二"), cache, log.settings).record(on_take=lambda *_: None, pool=pool)
        Recording(lines("好一", "好二", "好三"), cache, log.settings).record(
            on_take=lambda *_: None, pool=pool
        )
    assert {"好一", "好二", "好三"} <= set(log.said())


@needs_proc
def test_processes_that_are_asked_for_early_wait_for_orders_and_end(cache, log):
    def started(*, early):
        before = set(children())
        with Pool() as pool:
            (pool.start if early else pool.booths)("beep", log.settings["beep"], cache, jobs=2)
            until(lambda: not early or len(set(children()) - before) == 2)
            return set(children()) - before

    assert not started(early=False)
    assert not any(map(alive, started(early=True)))


def test_the_longest_segments_are_begun_first(cache, lines, log):
    handed = []

    class Watched(Pool):
        def booths(self, *engine, **how):
            submit = super().booths(*engine, **how)
            return lambda order: (handed.append(order.utterance.spoken), submit(order))[1]

    with Watched() as pool:
        made = Recording(lines("短", "中等长", "最长的一句话", "二字"), cache, log.settings)
        made.record(on_take=lambda *_: None, pool=pool)
    assert handed == ["最长的一句话", "中等长", "二字", "短"]
