"""The command line as a whole: its help, its one-line errors and its exit codes."""

import os
import subprocess
import sys
import types

import click
import pytest

from briefing import cli
from briefing.errors import SourceError, UsageError


def run(*words, check=False):
    return subprocess.run(
        [sys.executable, "-m", "briefing", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=check,
    )


@pytest.fixture
def voices_does(monkeypatch):
    """Replaces what `briefing voices` does."""

    def replace(action):
        module = types.ModuleType("briefing.cli.voices")
        module.command = click.Command("voices", callback=action)
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return replace


def outcome(capsys, *words):
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    printed = capsys.readouterr()
    return stopped.value.code, printed.out, printed.err


def throwing(error):
    def action():
        raise error

    return action


@pytest.mark.parametrize(
    ("error", "line", "code"),
    [
        (
            SourceError("holds no text", where="新闻 a.txt", fix="check the file"),
            "briefing: 新闻 a.txt: holds no text (check the file)\n",
            1,
        ),
        (UsageError("no voice is called 'x'"), "briefing: no voice is called 'x'\n", 2),
        (UsageError("two\nlines"), "briefing: two lines\n", 2),
        (KeyboardInterrupt(), "briefing: interrupted\n", 130),
        (PermissionError(13, "Permission denied", "out/x"), "briefing: out/x: Permission denied\n", 1),
        (
            ZeroDivisionError("division by zero"),
            "briefing: unforeseen ZeroDivisionError: division by zero "
            "(BRIEFING_DEBUG=1 shows where; please report it)\n",
            1,
        ),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_an_exit_code(voices_does, capsys, error, line, code):
    voices_does(throwing(error))
    assert outcome(capsys, "voices") == (code, "", line)


def test_the_traceback_is_there_for_who_asks(voices_does, capsys, monkeypatch):
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    voices_does(throwing(ZeroDivisionError("x")))
    assert "Traceback" in outcome(capsys, "voices")[2]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--nope"], "--nope"),
        (["frobnicate"], "frobnicate"),
        (["doctor", "--nope"], "briefing doctor --help"),
        (["make"], "briefing make --help"),
    ],
)
def test_a_mistyped_command_is_one_line_and_exit_code_2(capsys, words, part):
    code, out, err = outcome(capsys, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert part in err


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_lists_every_command_with_its_line(capsys, words):
    code, out, err = outcome(capsys, *words)
    assert (code, err) == (0, "")
    listed = {
        line.split()[0]: line.split()[1:] for line in out.partition("Commands:")[2].splitlines() if line
    }
    for name in cli.COMMANDS:
        assert listed[name], name


@pytest.mark.parametrize("name", ["", *cli.COMMANDS])
def test_every_help_text_has_an_example(capsys, name):
    code, out, _ = outcome(capsys, *([name] if name else []), "--help")
    assert code == 0
    assert f"  briefing {name}".rstrip() in out.partition("xample")[2]


def test_version_is_printed(capsys):
    assert outcome(capsys, "--version")[:2] == (0, "briefing 0.1.0\n")


def test_help_answers_at_once():
    """In at most four times what click alone takes (some 0.05 s): of work, the best of seven each."""
    resource = pytest.importorskip("resource")

    def seconds(*words):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def least(*words):
        return min(seconds(*words) for _ in range(7))

    assert least("-m", "briefing", "--help") < 4 * least("-c", "import click")


def test_help_loads_nothing_heavy():
    heavy = "numpy pydantic httpx trafilatura onnxruntime av pydub opencc g2pM pypinyin PIL mutagen"
    code = (
        "import sys; from briefing.cli import main\n"
        "try: main(['--help'])\n"
        f"except SystemExit: print(*sorted(set(sys.modules) & set({heavy.split()})), file=sys.stderr)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True).stderr
        == "\n"
    )


def test_a_reader_that_goes_away_is_no_error():
    script = f'"{sys.executable}" -m briefing --help | true; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], check=False, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.strip() in {"0", "141"}


@pytest.mark.parametrize("settings", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_chinese_goes_through_any_terminal(settings):
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "读"],
        check=False,
        capture_output=True,
        env={**os.environ, **settings},
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"briefing: No such command")


def test_ctrl_c_is_one_line_even_where_it_leaves_something_half_built():
    program = """
from briefing import cli

class HalfBuilt:
    def __init__(self):
        raise KeyboardInterrupt

    def __del__(self):
        self.never_set

cli.group.invoke = lambda context: HalfBuilt()
cli.main(["voices"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "briefing: interrupted\n")
