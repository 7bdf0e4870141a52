"""The README runs as written: from the episode of `make demo` on, line by line, in its order."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DEMO = "out/青河湾黄河大桥正式通车"
ELSEWHERE = re.compile(r"make \w+$|python3 -m venv|pip install|\. \.venv|.*https?://")
"""Lines that install, which `.ci/run` runs, or that fetch a page."""
EDIT = """sed -i 's/王桂兰/{王桂兰|wáng guì lán}/' "$1\""""
"""What the editor does that the README asks for."""


def commands(readme, language="sh"):
    """The lines of the README's fenced blocks, without remarks."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    lines = [re.sub(r"\s+# .*", "", line).strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def demo():
    """What `make demo` runs once it has installed."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"^demo:.*\n\t\$\(BIN\)/(.*)$", makefile, flags=re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["sh", "powershell"])
def test_both_languages_give_the_same_commands(language):
    assert commands("README.md", language) == commands("README.zh.md", language) != []


def test_the_judgement_installs_as_the_readme_says():
    judged = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    installs = {line for line in commands("README.md") if line.startswith("pip install")}
    assert len(installs) == 2
    assert all(line in judged for line in installs)
    assert installs <= set(commands("README.md", "powershell"))


def test_every_command_that_the_readme_names_is_one_of_ours():
    quoted = re.findall(r"`(briefing [^`]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))
    named = re.findall(r"^briefing ([a-z]+)", "\n".join(commands("README.md") + quoted), flags=re.MULTILINE)
    assert set(named) <= {path.stem for path in (ROOT / "briefing" / "cli").glob("*.py")}
    assert len(set(named)) >= 9


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A folder with what git would put there, a shell that knows `briefing`, and a home of its own."""
    folder = tmp_path / "briefing"
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "out").mkdir()
    shutil.copy(ROOT / "out" / "README.md", folder / "out")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, line in (("briefing", f'exec "{sys.executable}" -m briefing "$@"'), ("edit", EDIT)):
        (programs / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EDITOR", "edit")
    return folder


def ran(line, folder):
    """Runs one line of the README, which has to end well; a server is asked to end once it serves."""
    process = subprocess.Popen(
        ["sh", "-c", f"exec {line}"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if line.startswith("briefing serve"):
        assert process.stdout
        first = process.stdout.readline()
        assert "http://127.0.0.1:" in first, first
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=600)
    assert process.returncode in ((0, 130) if line.startswith("briefing serve") else (0,)), f"{line}\n{told}"


@pytest.mark.slow
def test_every_line_runs_in_order_from_the_demo_on(clone):
    ran(demo(), clone)
    assert (clone / DEMO / "index.html").is_file(), "the README names another folder than the demo makes"
    lines = [line for line in commands("README.md") if not ELSEWHERE.match(line)]
    assert len(lines) >= 12
    for line in lines:
        ran(line, clone)
    script = (clone / DEMO / "script.md").read_text(encoding="utf-8")
    assert "{王桂兰|wáng guì lán}" in script, "the edit was lost"
    assert "yunjian" in script, "the retake was lost"
    assert (clone / "public" / "feed.xml").is_file()
