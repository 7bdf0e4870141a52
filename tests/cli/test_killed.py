"""A run that is killed or interrupted leaves the old episode whole, and the next one finishes its work."""

import hashlib
import json
import random
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow


def article(edition, count=8):
    return "新桥\n\n" + "\n".join(f"第{edition}版的第{n}句，说的是新桥。" for n in range(1, count + 1))


def command(*words):
    return [sys.executable, "-m", "briefing", "make", "新闻.txt", "--jobs", "2", *words]


def assert_whole(folder):
    """Every file is the one that the manifest names, so nothing is a mixture; and which edition it is."""
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, file in record["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == file["sha256"], name
    return (folder / "script.md").read_text(encoding="utf-8")


def inodes(desk):
    return {path.name: path.stat().st_ino for path in (desk.folder / "takes").glob("??/*.npz")}


@pytest.mark.parametrize(("voice", "moments"), [("espeak", 8), ("xiaobei", 3)])
def test_killed_at_random_moments_nothing_is_a_mixture_and_no_take_is_made_twice(desk, voice, moments):
    desk.settings(speech=f'voice = "{voice}"\noutro = ""')
    choose = random.Random(20261124)
    desk.write("新闻.txt", article("首"))
    begun = time.monotonic()
    subprocess.run(command("-q"), check=True)
    whole_run_s = time.monotonic() - begun
    folder = desk.episodes[0]
    for edition in range(1, moments + 1):
        old = assert_whole(folder)
        desk.write("新闻.txt", article(edition))
        process = subprocess.Popen(command("-q"))
        time.sleep(choose.uniform(0, whole_run_s))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = assert_whole(folder)
        assert found == old or f"第{edition}版" in found
        time.sleep(0.3)  # the processes that speak notice the death of the one they speak for
        reached = inodes(desk)
        done = subprocess.run(command(), check=True, capture_output=True, text=True, encoding="utf-8")
        assert f"第{edition}版" in assert_whole(folder)
        assert "unchanged" in done.stdout or "segments" in done.stdout
        assert reached.items() <= inodes(desk).items()
        assert desk.episodes == [folder]
        assert [
            path.name for path in (desk.folder / "out").iterdir() if path.suffix in {".new", ".old"}
        ] == []


@pytest.mark.parametrize("stage", ["speaking", "mixing"])
def test_ctrl_c_leaves_the_old_episode_and_the_good_takes(desk, snapshot, stage):
    desk.write("新闻.txt", article("首"))
    folder = desk.made("新闻.txt")
    before = snapshot(folder)
    desk.write("新闻.txt", article("新", 12))
    with subprocess.Popen(command(), stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        while process.stderr.readline() != f"{stage}\n":
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
        assert process.wait(timeout=20) == 130
    assert told.splitlines()[-1:] == ["briefing: interrupted"]
    assert "Traceback" not in told
    assert snapshot(folder) == before
    assert desk.make("新闻.txt").code == 0


def test_two_runs_at_once_make_the_episode_once(desk):
    desk.write("新闻.txt", article("首"))
    runs = [
        subprocess.Popen(
            command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        for _ in range(2)
    ]
    printed = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sorted("unchanged" in out for out, _ in printed) == [False, True]
    assert any("waiting for another run" in err for _, err in printed)
    assert len(desk.episodes) == 1
