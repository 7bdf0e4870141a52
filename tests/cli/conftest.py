import json
import shlex
import shutil
import subprocess
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
            "speech": 'voice = "espeak"\nspeed = 2.0\nintro = "早报。"\nnotice = ""\noutro = ""',
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


SENTENCES = [
    "横跨黄河的新桥今天正式通车。", "孩子们在桥头放起了风筝。", "王先生盼这一天盼了十年。",
    "双向六车道两边种满了国槐。", "过去坐轮渡要等一个多小时。", "如今开车过河只用五分钟。",
    "沿岸的菜农起得比往常更早。", "码头的老船工收起了缆绳。", "傍晚的灯光映红半条水面。",
    "游客举着手机站满人行道上。",
]  # fmt: skip
OTHERS = [
    "市图书馆周末延长开放时间。", "新到的绘本摆在入口左手边。", "志愿者教老人使用自助借书机。",
    "读者建议增设一处安静角落。", "馆长说预算已经报了上去。", "明年还会开两个社区分馆点。",
    "停车场改造预计三月底完工。", "古籍修复室第一次对外开放。", "排队的学生绕了大厅半圈多。",
    "咖啡角卖的是本地烘的豆子。",
]  # fmt: skip


def article(kept=10, title="黄河大桥通车"):
    """An article of ten sentences, so many of which are those of every other one that is made here."""
    return f"{title}\n\n" + "\n\n".join(SENTENCES[:kept] + OTHERS[kept:]) + "\n"


def told(path):
    """The manifest of the episode at ``path``."""
    return json.loads(Path(path, "manifest.json").read_text(encoding="utf-8"))


def names(out="out"):
    """Of the episodes in ``out``."""
    return sorted(path.name for path in Path(out).iterdir() if path.name[0] != ".")


@pytest.fixture
def sh(same_desk, monkeypatch):
    """Runs a shell script a line at a time; gives what the last `briefing` said. All have to end well."""

    def run(script, code=0):
        done = None
        for line in filter(None, map(str.strip, script.splitlines())):
            word, *words = shlex.split(line)
            if word == "briefing":
                done = same_desk.run(*words)
                assert done.code == code, (line, done)
            elif word == "cd":
                monkeypatch.chdir(words[0])
            else:
                subprocess.run(["bash", "-c", line], check=True)
        return done

    return run


@pytest.fixture
def work(same_desk, sh):
    """The episode in the work folder ``work``, which has an inbox, and in which the shell is."""

    def prepare():
        cache = f'folder = "{same_desk.folder}/takes"'
        same_desk.settings(cache=cache, show='base_url = "https://example.org/show/"')
        same_desk.write("work/inbox/今日.txt", article())
        (same_desk.folder / "briefing.toml").rename("work/briefing.toml")
        sh("cd work\n briefing make inbox/今日.txt\n cd ..")

    same_desk.once(prepare)
    sh("cd work")
    return Path("out/黄河大桥通车")


@pytest.fixture
def site(monkeypatch):
    """A web site on this machine, taken for a public one."""
    from tests.cli.news import Site

    with Site() as server:
        server.taken_for_public(monkeypatch)
        yield server
        server.shutdown()
