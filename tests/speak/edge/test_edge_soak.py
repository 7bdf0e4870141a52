"""Two thousand segments, one request in ten going wrong: all are spoken, none twice, nobody is flooded."""

import gc
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from soak_run import soak_lines
from test_edge_faults import SEEN

from briefing.speak import edge
from briefing.speak.cache import TakeCache
from briefing.speak.studio import Recording

HARMLESS = ("", "boundaries last", "boundaries shuffled")
FAULTS = [*(fault for fault, _ in SEEN if fault != "trickle"), *HARMLESS[1:]]
PER_MINUTE = 60
CONCURRENCY = 2


def one_in_ten(seed):
    """Chooses the fault of each request before it is known what it asks for."""
    chance = random.Random(seed)
    return lambda: chance.choice(FAULTS) if chance.random() < 0.1 else ""


def resident_mb():
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def soak(count, service, clock, tmp_path):
    """Records ``count`` segments; the memory at each hundredth take, in MB."""
    service.next_fault = one_in_ten(6)
    memory = []
    cache = TakeCache(tmp_path / "soak", 10**10)
    done = 0

    def on_take(index, was_cached):
        nonlocal done
        done += 1
        if done % 100 == 0 and Path("/proc/self/statm").exists():
            memory.append(resident_mb())

    lines = soak_lines(count)
    # No shorter: a machine that stands still for longer than this makes us ask again for what comes well.
    made = Recording(lines, cache, {"edge": {"receive_timeout_s": 3}})
    made.record(on_take=on_take)
    assert all(cache.get(key) is not None for key in made.keys)
    assert len(set(made.keys)) == count
    return lines, memory


def check_requests(service, lines):
    """Each text was answered well once and not asked for again; neither rate nor number was passed."""
    well = Counter(seen.text for seen in service.seen if seen.kind == "speak" and seen.fault in HARMLESS)
    assert well == Counter(line.utterance.spoken for line in lines)
    assert service.peak <= CONCURRENCY
    times = sorted(seen.at_s for seen in service.seen)
    for first, at_s in enumerate(times):
        last = first + PER_MINUTE + CONCURRENCY
        # The clock runs on while a request is on its way: what is noted may be late by one request's wait.
        assert last >= len(times) or times[last] - at_s >= 60 - 2 * CONCURRENCY


def test_a_short_soak(service, clock, tmp_path):
    lines, _ = soak(60, service, clock, tmp_path)
    check_requests(service, lines)
    assert len(service.seen) > 62  # some went wrong


@pytest.mark.slow
def test_two_thousand_segments(service, clock, tmp_path):
    began = time.monotonic()
    lines, memory = soak(2000, service, clock, tmp_path)
    check_requests(service, lines)
    assert time.monotonic() - began < 600
    assert max(memory[-5:]) - max(memory[2:5]) < 25


@pytest.fixture
def start(service, tmp_path):
    """Starts a run of ``count`` segments in a process of its own."""
    runs = []

    def begin(count):
        here = Path(__file__).parent
        run = subprocess.Popen(
            [
                sys.executable,
                str(here / "soak_run.py"),
                *map(
                    str,
                    (tmp_path / "killed", count, service.wss_url, service.voice_list_url, service.trusted),
                ),
            ],
            env=os.environ
            | {"PYTHONPATH": os.pathsep.join([str(here), str(Path(edge.__file__).parents[3])])},
        )
        runs.append(run)
        return run

    yield begin
    for run in runs:
        run.kill()
        run.wait()


def test_a_killed_run_goes_on_from_its_takes(service, start, tmp_path):
    service.next_fault = one_in_ten(7)
    lines = soak_lines(60)
    killed = start(60)
    limit = time.monotonic() + 60
    while service.whole().total() < 20:
        assert killed.poll() is None
        assert time.monotonic() < limit
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    cache = TakeCache(tmp_path / "killed", 10**9)
    keys = Recording(lines, cache, {}).keys
    kept = {
        line.utterance.spoken for line, key in zip(lines, keys, strict=True) if cache.get(key) is not None
    }
    assert len(kept) >= 15
    service.next_fault = str
    before = len(service.seen)
    assert start(60).wait(120) == 0
    asked = [seen.text for seen in service.seen[before:] if seen.kind == "speak"]
    assert sorted(asked) == sorted({line.utterance.spoken for line in lines} - kept)
