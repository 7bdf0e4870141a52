"""SIGTERM and SIGHUP end a command as Ctrl-C does: one line, its exit code, nothing left behind."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest

from briefing import cli
from briefing.cli import signals

ARTICLE = "新桥\n\n" + "\n".join(f"这是第{n}句，说的是新桥。" for n in range(1, 40))
ENDS = [
    (signal.SIGTERM, 143, "ended by SIGTERM"),
    (signal.SIGHUP, 129, "ended by SIGHUP"),
    (signal.SIGINT, 130, "interrupted"),
]


def make(*words, **how):
    return subprocess.Popen(
        [sys.executable, "-m", "briefing", "make", "新闻.txt", *words],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        **how,
    )


def reach(run, stage):
    while not (line := run.stderr.readline()).startswith(stage):
        assert line, "ended before"


def leftovers(desk):
    out = desk.folder / "out"
    return [path.name for path in out.iterdir()] and [
        path.name for path in (*out.iterdir(), *(out / ".locks").iterdir()) if len(path.name) not in (6, 45)
    ]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end[2])
def test_a_signal_ends_a_run_in_one_line_and_leaves_nothing(desk, end):
    ended_in_one_line(desk, end, "speaking", "the command")


@pytest.mark.slow
@pytest.mark.parametrize("whom", ["the command", "its whole group"])
@pytest.mark.parametrize("stage", ["speaking", "mixing"])
@pytest.mark.parametrize("end", ENDS, ids=lambda end: end[2])
def test_it_does_so_at_each_stage_whoever_gets_it(desk, end, stage, whom):
    ended_in_one_line(desk, end, stage, whom)


def ended_in_one_line(desk, end, stage, whom):
    kind, code, line = end
    desk.write("新闻.txt", ARTICLE)
    with make("--jobs", "2") as run:
        reach(run, stage)
        time.sleep(0.1)
        (os.killpg if whom == "its whole group" else os.kill)(run.pid, kind)
        told = run.stderr.read()
        assert run.wait(timeout=30) == code
    assert [each for each in told.splitlines() if "%" not in each] == [f"briefing: {line}"]
    assert leftovers(desk) == []


def test_a_second_signal_does_not_disturb_the_tidying_up(desk):
    desk.write("新闻.txt", ARTICLE)
    with make("--jobs", "2") as run:
        reach(run, "mixing")
        for kind in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            run.send_signal(kind)
        told = run.stderr.read()
        assert run.wait(timeout=30) in (143, 129, 130)
    assert told.count("briefing: ") == 1
    assert "Traceback" not in told
    assert leftovers(desk) == []


def test_under_nohup_a_hangup_changes_nothing(desk):
    desk.write("新闻.txt", "新桥\n\n这座新桥今天通车。\n")
    with make(preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) as run:
        reach(run, "speaking")
        run.send_signal(signal.SIGHUP)
        run.stderr.read()
        assert run.wait(timeout=60) == 0
    assert len(desk.episodes) == 1


def test_a_terminal_that_is_closed_leaves_nothing(desk):
    desk.write("新闻.txt", ARTICLE)
    words = [sys.executable, "-m", "briefing", "make", "新闻.txt"]
    pid, terminal = pty.fork()
    if not pid:
        os.execv(words[0], words)
    seen = b""
    while b"mixing" not in seen:
        seen += os.read(terminal, 4096)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 129
    assert leftovers(desk) == []


def test_a_signal_that_comes_inside_a_callback_from_c_is_heard(capsys):
    """What Python raises there it drops, with a traceback, and goes on."""
    program = """
import ctypes, os, signal, time
from briefing import cli

def call():
    back = ctypes.CFUNCTYPE(None)(lambda: os.kill(os.getpid(), signal.SIGTERM))
    back()
    time.sleep(10)

cli.group.invoke = lambda context: call()
cli.main(["voices"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (143, "briefing: ended by SIGTERM\n")


def test_what_fails_on_the_way_out_does_not_hide_the_signal(capsys, monkeypatch):
    def failing(context):
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(cli.group, "invoke", failing)
    with pytest.raises(SystemExit) as stopped:
        cli.main(["voices"])
    assert (stopped.value.code, capsys.readouterr().err) == (143, "briefing: ended by SIGTERM\n")


def test_tidying_up_that_takes_too_long_can_be_ended(monkeypatch):
    monkeypatch.setattr(signals, "PATIENCE_S", 0.0)
    signals.heed()
    for _ in range(2):
        with pytest.raises(signals.Stopped):
            signal.raise_signal(signal.SIGTERM)


def test_a_preview_ends_with_sigterm(tmp_path):
    words = [sys.executable, "-m", "briefing", "serve", str(tmp_path), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=10) == ("", "briefing: ended by SIGTERM\n")
        assert process.returncode == 143
