import json
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing import cli

BRIDGE = """黄河大桥通车

横跨黄河的新桥今天正式通车，两岸的居民都来看。
大桥全长两公里多，双向六个车道，走路过去要半个小时。

两岸的期待

“盼了十年，终于盼到了。”住在北岸的王先生说，他一早就来了。
孩子们在桥上放起了风筝，老人们坐在河边唱起了歌。
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

    def settings(self, more=""):
        text = f'[cache]\nfolder = "takes"\n\n[speech]\nvoice = "espeak"\n{more}'
        (self.folder / "briefing.toml").write_text(text, encoding="utf-8")

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
        return Path(done.out.splitlines()[-1 - done.out.count("left unspoken")].partition("  ")[0])

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
