import json
import shutil
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
        """Writes briefing.toml; ``tables`` replace whole tables by name, ``more`` is added.

        Spoken fast and with hardly a pause, an episode takes half the time to encode.
        """
        tables = {
            "cache": 'folder = "takes"',
            "speech": 'voice = "espeak"\nspeed = 2.0\nintro = "早报。"\noutro = ""',
            "pauses": "sentence = 0.1\nparagraph = 0.1\nheading = 0.1\nsection = 0.1",
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

    def once(self, prepare):
        """What ``prepare`` does in this folder: done for the first test of a file, copied for the others."""
        copy = self.folder.with_name(f"{self.folder.name}-prepared")
        if copy.is_dir():
            shutil.copytree(copy, self.folder, dirs_exist_ok=True)
        else:
            prepare()
            shutil.copytree(self.folder, copy)

    def bridge(self):
        """The folder of the episode of ``bridge.txt``, which lies beside out/; of a ``same_desk``."""
        self.once(lambda: self.made(self.write("bridge.txt").name))
        return Path("out/黄河大桥通车")

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


@pytest.fixture(scope="module")
def one_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("desk")


@pytest.fixture
def same_desk(one_folder, monkeypatch, capsys):
    """As ``desk``, in one folder for all tests of a file, emptied before each.

    An episode knows its source's path, so only there can ``once`` put it back.
    """
    for path in one_folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    monkeypatch.chdir(one_folder)
    return Desk(one_folder, capsys)


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
