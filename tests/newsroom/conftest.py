import json
import os
import time
from contextlib import closing

import pytest

from briefing.conductor.report import Result
from briefing.errors import SourceError
from briefing.newsroom import sources
from tests.cli.conftest import Desk
from tests.newsroom.launch import pretend
from tests.newsroom.site import Site


class Newsroom(Desk):
    """A producer's folder with a plan, and a web site of its own."""

    def __init__(self, folder, capsys, site):
        super().__init__(folder, capsys)
        self.site = site
        self.settings(show='base_url = "https://example.org/show/"')

    def plan(self, *sources, **tables):
        """Writes plan.toml; a source is a folder, or the path of a feed or of a page of the site."""
        lines = []
        for source in sources:
            kind = "feed" if "feed" in source else "address" if source.startswith("/") else "folder"
            value = self.site.address(source) if source.startswith("/") else source
            lines += ["[[source]]", f'{kind} = "{value}"']
        tables = {"fetch": "delay_s = 0"} | tables
        lines += [f"[{name}]\n{keys}" for name, keys in tables.items()]
        (self.folder / "plan.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def drop(self, name, text):
        """A file that lies there since an hour."""
        path = self.write(name, text)
        hour_ago = time.time() - 3600
        os.utime(path, (hour_ago, hour_ago))
        return path

    def go(self, *words):
        return self.run("run", "plan.toml", *words)

    def lines(self, *words):
        """What a round says to a program, by source."""
        done = self.go("--json", *words)
        return {said["source"]: said for said in map(json.loads, done.out.splitlines())}

    @property
    def report(self):
        (path,) = (self.folder / "reports").iterdir()
        return path.read_text(encoding="utf-8")


@pytest.fixture
def site():
    with closing(Site()) as opened:
        yield opened


@pytest.fixture
def newsroom(tmp_path, monkeypatch, capsys, site):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "STILL_S", 0.2)
    pretend(monkeypatch.setattr)
    return Newsroom(tmp_path, capsys, site)


class StandIn:
    """Stands for the conductor: an episode is a folder with a file, and made at once."""

    def __init__(self):
        self.made = []
        self.on_make = lambda source: None
        """Called before and after each episode; may raise."""

    def produce(self, source, *, out, config, report, pool, raw=None):
        self.on_make(source)
        report.begin("reading")
        text = raw.text if raw else self._read(source)
        if "坏" in text:
            raise SourceError("holds nothing that can be read aloud", where=source)
        name = text.split("<title>")[-1].partition("<")[0].strip().splitlines()[0][:20]
        folder = out / name
        old = folder.is_dir()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "episode.mp3").write_bytes(b"sound")
        if not old:
            self.made.append(name)
        self.on_make(source)
        counts = {"spoken_now": 0 if old else 2, "from_cache": 0, "unspoken": {}, "cleaned": {}}
        return Result(folder, 60.0, unchanged=old, title=name, **counts)

    def _read(self, source):
        try:
            with open(source, encoding="utf-8") as file:  # noqa: PTH123
                return file.read()
        except OSError as error:
            raise SourceError("no such file", where=source) from error


@pytest.fixture
def studio(newsroom, monkeypatch):
    from briefing.newsroom import studio

    stand_in = StandIn()
    monkeypatch.setattr(studio.conductor, "produce", stand_in.produce)
    monkeypatch.setattr(studio.conductor, "check", lambda *_: None)
    return stand_in


@pytest.fixture
def later(monkeypatch):
    """Lets time pass: all clocks of the newsroom go on by so many hours."""
    from briefing import clock

    now, passed = clock.now, []

    def pass_by(**distance):
        from datetime import timedelta

        passed.append(timedelta(**distance))

    monkeypatch.setattr(clock, "now", lambda: sum(passed, start=now()))
    return pass_by
