"""Every command that needs no network, run where a resolver and a tracer watch: nothing leaves."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytestmark = pytest.mark.judge

SEALED = Path(__file__).with_name("sealed.py")
CANARY = "the-resolver-listens.example.org"
"""The name that sealed.py asks for itself, to show that questions are heard."""
LOCAL = re.compile(r"sa_family=AF_(UNIX|NETLINK|UNSPEC)\b")
LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')


class Watched(NamedTuple):
    folder: Path
    runs: list[dict[str, Any]]
    left: list[str]
    names: list[str]
    installed: tuple[set[str], set[str]]
    """The files of the environment, before and after."""


def environment():
    """Each file of this Python's packages with its size and time, but for compiled code."""
    packages = Path(sysconfig.get_path("purelib"))
    files = (path for path in packages.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files}


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    alone = ["unshare", "--net", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    if not all(map(shutil.which, ("unshare", "strace", "ip", "mount"))):
        pytest.skip("needs unshare, strace and ip")
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespace may be made here")
    folder = tmp_path_factory.mktemp("sealed")
    for name in ("home", "tmp", "work"):
        (folder / name).mkdir()
    before = environment()
    subprocess.run([*alone, sys.executable, SEALED, folder], check=True, timeout=1200)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    names = (folder / "names").read_text(encoding="utf-8").split()
    return Watched(folder, report["runs"], report["left"], names, (before, environment()))


def reached(trace, call):
    """The lines of ``trace`` where one of the system calls ``call`` names an address of a network."""
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        line for line in lines if re.search(rf"\b({call})\(.*sa_family=", line) and not LOCAL.search(line)
    ]


def test_every_command_does_its_work_without_a_network(watched):
    assert [(run["words"], run["told"]) for run in watched.runs if run["code"]] == []
    assert len({run["words"][0] for run in watched.runs}) == 13


def test_the_embedded_voice_speaks_for_half_a_minute(watched):
    assert max(run["seconds"] for run in watched.runs) >= 30


def test_no_name_is_asked_for(watched):
    assert CANARY in watched.names, "the resolver heard nothing, so it proves nothing"
    assert set(watched.names) - {CANARY} == set()


def test_nothing_is_connected_to_and_nothing_sent(watched):
    calls = "connect|sendto|sendmsg|sendmmsg"
    found = {
        run["trace"]: lines
        for run in watched.runs
        if (lines := reached(watched.folder / run["trace"], calls))
    }
    assert found == {}


def test_nothing_listens_beyond_this_machine(watched):
    bound = {run["trace"]: reached(watched.folder / run["trace"], "bind") for run in watched.runs}
    assert [line for lines in bound.values() for line in lines if not LOOPBACK.search(line)] == []
    assert any("8765" in line for line in bound["serve.trace"]), (
        "the tracer saw nothing, so it proves nothing"
    )


def test_the_home_folder_gets_the_take_cache_and_nothing_else(watched):
    home = watched.folder / "home"
    files = [path.relative_to(home) for path in home.rglob("*") if not path.is_dir()]
    assert {path.parts[:2] for path in files} == {(".cache", "briefing")}
    assert sorted(path.name for path in (home / ".cache").iterdir()) == ["briefing"]


def test_no_temporary_file_is_left(watched):
    assert [path.name for path in (watched.folder / "tmp").rglob("*")] == []
    assert watched.left == []


def test_the_installed_packages_are_as_they_were(watched):
    before, after = watched.installed
    assert before ^ after == set()


def test_the_work_folder_gets_what_was_asked_for(watched):
    found = {path.name for path in (watched.folder / "work").iterdir() if not path.name.startswith("桥墩")}
    asked = {"long", "other", "out", "public", "public.state.json", "lexicon.toml", "page.md", "sample.wav"}
    asked |= {"daily", "made", "reports", "plan.journal.db"}
    given = {"page.html", "show.toml", "plan.toml", "draft.toml", "in"}
    assert found - {".public.lock", ".plan.toml.lock"} == asked | given
