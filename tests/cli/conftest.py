import json
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing import cli

BRIDGE = """黄河大桥通车

横跨黄河的新桥今天正式通车。

两岸的期待

孩子们在桥上放起了风筝。
"""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Desk:
    """A producer's folder, with settings that keep the takes inside it and drafts that eSpeak NG speaks."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self._capsys = capsys
        self.settings()

    def settings(self, more="", **tables):
        """Writes briefing.toml: quick to mix; ``tables`` replace whole tables by name, ``more`` is added."""
        tables = {
            "cache": 'folder = "takes"',
            "speech": 'voice = "espeak"\nintro = "早报。"\noutro = ""',
            "chimes": 'section = "none"\nopening = "none"\nclosing = "none"',
        } | tables
        text = "".join(f"[{name}]\n{keys}\n\n" for name, keys in tables.items())
        (self.folder / "briefing.toml").write_text(text + more, encoding="utf-8")

    def write(self, name, text=BRIDGE):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *words):
        with pytest.raises(SystemExit) as stopped:
            cli.main([str(word) for word in words])
        return Outcome(stopped.value.code, *self._capsys.readouterr())

    def make(self, *words):
        return self.run("make", *words)

    def made(self, *words):
        """The folder of the episode that `briefing make` says it made."""
        done = self.make(*words)
        assert done.code == 0, done.err
        return Path(done.out.splitlines()[0].partition("  ")[0])

    @property
    def episodes(self):
        out = self.folder / "out"
        return sorted(path for path in out.iterdir() if path.name[0] != ".") if out.is_dir() else []

    @property
    def takes(self):
        return sorted(path.name for path in (self.folder / "takes").glob("??/*.npz"))


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.fixture
def snapshot():
    """What a folder holds: the bytes and the time of each file."""

    def taken(folder):
        return {
            path.name: (path.read_bytes(), path.stat().st_mtime_ns)
            for path in folder.iterdir()
            if path.is_file()
        }

    return taken


@pytest.fixture
def manifest_of():
    return lambda folder: json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
