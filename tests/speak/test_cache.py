"""The take cache gives back what it was given, whole, or nothing; and it stays within its bound."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.nouns import Mark, Take
from briefing.speak.cache import TakeCache

KEY = "ab" * 32


def take(seed=0, size=4000, gain=0.3):
    samples = np.random.default_rng(seed).uniform(-gain, gain, size).astype(np.float32)
    return Take(samples, 24000, (Mark(0.0, 0.05, 0, 1), Mark(0.05, 1 / 7, 1, 3)))


def same(one, other):
    return np.array_equal(one.samples, other.samples) and (one.rate_hz, one.marks) == (
        other.rate_hz,
        other.marks,
    )


@pytest.fixture
def cache(tmp_path):
    return TakeCache(tmp_path / "takes", 10**9)


def file_of(cache, key=KEY):
    return cache.folder / key[:2] / f"{key}.npz"


@pytest.mark.parametrize("gain", [1e-3, 0.3, 1.0, 2.5])
def test_a_take_comes_back_the_same_each_time_and_within_a_16_bit_step(cache, gain):
    put = take(gain=gain)
    cache.put(KEY, put)
    got = cache.get(KEY)
    assert same(got, cache.get(KEY))
    assert (got.rate_hz, got.marks) == (put.rate_hz, put.marks)
    assert np.abs(got.samples - put.samples).max() <= gain / 32767
    assert got.samples.dtype == np.float32


def test_what_was_never_put_is_absent(cache):
    assert cache.get(KEY) is None
    assert not cache.has(KEY)


def test_takes_are_found_again_by_another_run(cache):
    cache.put(KEY, take())
    assert same(TakeCache(cache.folder, 10**9).get(KEY), cache.get(KEY))


@given(st.data())
@settings(max_examples=100)
def test_a_damaged_file_is_absent_or_still_the_take_but_never_another(tmp_path_factory, data):
    cache = TakeCache(tmp_path_factory.mktemp("takes"), 10**9)
    cache.put(KEY, take(size=200))
    good = cache.get(KEY)
    content = bytearray(file_of(cache).read_bytes())
    if data.draw(st.booleans()):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    else:
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    file_of(cache).write_bytes(content)
    got = cache.get(KEY)
    assert got is None or same(got, good)
    assert cache.has(KEY) == (got is not None)


def test_clearing_says_how_many_takes_went(cache):
    cache.put(KEY, take())
    cache.put("cd" * 32, take(1))
    assert cache.size()[0] == 2
    assert cache.clear() == 2
    assert cache.size() == (0, 0)
    assert cache.get(KEY) is None


def age(cache, key, hours):
    then = time.time() - hours * 3600
    os.utime(file_of(cache, key), (then, then))


def test_over_the_bound_the_takes_used_longest_ago_go_first(cache):
    keys = [f"{n:02x}" * 32 for n in range(10)]
    for hours, key in enumerate(keys, 1):
        cache.put(key, take())
        age(cache, key, hours)
    size = file_of(cache, keys[0]).stat().st_size
    cache.get(keys[9])
    small = TakeCache(cache.folder, 5 * size)
    small.put(KEY, take())
    assert [key for key in keys if small.has(key)] == [*keys[:2], keys[9]]
    assert small.has(KEY)
    assert small.size()[1] <= 5 * size


def test_takes_of_this_run_stay_even_over_the_bound(tmp_path):
    cache = TakeCache(tmp_path, 1)
    keys = [f"{n:02x}" * 32 for n in range(5)]
    for key in keys:
        cache.put(key, take())
    assert all(cache.has(key) for key in keys)


def test_takes_of_this_run_stay_though_the_clock_is_set_back(tmp_path):
    cache = TakeCache(tmp_path, 1)
    keys = [f"{n:02x}" * 32 for n in range(3)]
    for hours, key in enumerate(keys, 5):
        cache.put(key, take())
        age(cache, key, hours)
    cache.put(KEY, take())
    assert all(cache.has(key) for key in keys)


def run_of(folder, key):
    """A run in a process of its own that spares ``key``, once it has done so."""
    program = (
        "import sys, time; from pathlib import Path; from briefing.speak.cache import TakeCache\n"
        "cache = TakeCache(Path(sys.argv[1]), 1)\n"
        "cache.spare([sys.argv[2]])\n"
        "print('spared', flush=True)\n"
        "time.sleep(60)"
    )
    run = subprocess.Popen([sys.executable, "-c", program, str(folder), key], stdout=subprocess.PIPE)
    assert run.stdout.readline().strip() == b"spared"
    return run


def test_takes_that_another_run_needs_stay_until_it_is_gone_however_long_ago_they_were_used(cache):
    cache.put(KEY, take())
    age(cache, KEY, 1000)
    with run_of(cache.folder, KEY) as run:
        TakeCache(cache.folder, 1).put("cd" * 32, take())
        assert cache.has(KEY)
        if hasattr(signal, "SIGSTOP"):
            run.send_signal(signal.SIGSTOP)
            TakeCache(cache.folder, 1).put("cd" * 32, take())
            assert cache.has(KEY)
        run.kill()
    TakeCache(cache.folder, 1).put("cd" * 32, take())
    assert not cache.has(KEY)
    assert list((cache.folder / "runs").iterdir()) == []


def test_runs_of_one_process_spare_each_others_takes_too(cache):
    cache.put(KEY, take())
    other = TakeCache(cache.folder, 1)
    other.spare([KEY])
    TakeCache(cache.folder, 1).put("cd" * 32, take())
    assert cache.has(KEY)
    del other
    TakeCache(cache.folder, 1).put("cd" * 32, take())
    assert not cache.has(KEY)


def test_a_folder_removed_in_mid_run_is_made_again_and_the_run_is_known_there(cache):
    cache.spare([KEY])
    cache.put(KEY, take())
    shutil.rmtree(cache.folder)
    assert cache.get(KEY) is None
    assert cache.size() == (0, 0)
    cache.put(KEY, take())
    TakeCache(cache.folder, 1).put("cd" * 32, take())
    assert same(cache.get(KEY), cache.get(KEY))


def test_an_unfinished_file_that_another_run_takes_for_abandoned_is_written_again(cache, monkeypatch):
    taken = []

    def and_lose_it(descriptor):
        if not taken:
            taken.extend(cache.folder.glob("??/.*.unfinished"))
            taken[0].unlink()

    monkeypatch.setattr(os, "fsync", and_lose_it)
    cache.put(KEY, take())
    assert taken
    assert cache.get(KEY) is not None


def test_a_take_under_the_name_of_another_is_refused_and_goes(cache):
    cache.put(KEY, take())
    other = "cd" * 32
    file_of(cache, other).parent.mkdir()
    shutil.copy(file_of(cache), file_of(cache, other))
    assert cache.get(other) is None
    assert not cache.has(other)
    assert cache.get(KEY) is not None


def test_a_take_that_does_not_say_whose_it_is_is_refused(cache):
    cache.put(KEY, take())
    with np.load(file_of(cache)) as file:
        np.savez(file_of(cache), **{name: file[name] for name in file.files if name != "key"})
    assert cache.get(KEY) is None
    assert not cache.has(KEY)


def test_a_take_that_cannot_be_removed_stops_no_run(cache, monkeypatch):
    cache.put(KEY, take())

    def held(self, **_):
        raise PermissionError(13, "it is being read")

    monkeypatch.setattr(Path, "unlink", held)
    TakeCache(cache.folder, 1).put("cd" * 32, take())
    assert cache.has(KEY)


def test_what_killed_runs_left_unfinished_is_cleaned_after_an_hour(cache):
    cache.put(KEY, take())
    old, new = (file_of(cache).with_name(name) for name in (".old.unfinished", ".new.unfinished"))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    TakeCache(cache.folder, 10**9).put("cd" * 32, take())
    assert not old.exists()
    assert new.exists()


def test_a_take_that_cannot_be_written_leaves_no_half_file(cache, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefingError, match="No space left on device"):
        cache.put(KEY, take())
    assert [path for path in cache.folder.rglob("*") if path.is_file()] == []


def test_an_unwritable_folder_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BriefingError, match="cannot be written") as caught:
        TakeCache(tmp_path / "file", 10**9)
    assert str(tmp_path / "file") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_readers_never_see_half_a_take_while_many_write_it(cache):
    takes = [take(n, 20000) for n in range(2)]
    kept = []
    for one in takes:
        cache.put(KEY, one)
        kept.append(cache.get(KEY))
    seen = []
    done = threading.Event()

    def read():
        while not done.is_set():
            got = cache.get(KEY)
            seen.append(got is not None and any(same(got, one) for one in kept))

    def write(one):
        for _ in range(20):
            cache.put(KEY, one)

    reader = threading.Thread(target=read)
    writers = [threading.Thread(target=write, args=(one,)) for one in takes]
    reader.start()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    done.set()
    reader.join()
    assert seen
    assert all(seen)
