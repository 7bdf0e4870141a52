"""Episodes as `briefing make` leaves them, two seconds long, and a show to publish them in."""

from __future__ import annotations

import io
import json
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import numpy as np
import pytest
from lxml import etree
from PIL import Image

from briefing.conductor.library import publish_show
from briefing.config import Config, Show
from briefing.nouns import Chapter, Cue, Programme, Role, Script, Section, Segment
from briefing.package import transcript
from briefing.package.chapters import chapters_json
from briefing.package.tagging import Tagging
from briefing.package.tags import tag
from briefing.package.write import summary
from briefing.publish.server import Server
from briefing.script.document import format_script
from tests.package.manifests import write_manifest

RATE_HZ = 44_100
NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def tone():
    """Two seconds of 440 Hz as MP3."""
    file = io.BytesIO()
    samples = 0.2 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE_HZ) / RATE_HZ)
    with av.open(file, "w", format="mp3", options={"id3v2_version": "0"}) as container:
        stream = container.add_stream("libmp3lame", rate=RATE_HZ, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples.astype(np.float32)[None], format="fltp", layout="mono")
        frame.sample_rate = RATE_HZ
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


@pytest.fixture(scope="session")
def picture():
    """A square JPEG."""
    file = io.BytesIO()
    Image.new("RGB", (1400, 1400), "#9E1B32").save(file, "JPEG")
    return file.getvalue()


def written(title, body, *, date, address, script):
    """A script of two chapters."""
    return Script(
        title=title,
        sections=(
            Section(Segment(title, Role.TITLE), 1, ((Segment(body),),)),
            Section(Segment("两岸的期待", Role.HEADING), 2, ((Segment("孩子们放起了风筝。"),),)),
        ),
        source=address,
        date=date,
        script=script,
        author="李明",
        publisher="新华网" if address else "",
    )


def timed(title, body):
    """Where each line of it sounds in two seconds."""
    return Programme(
        2.0,
        (
            Cue(0.1, 0.5, title, Role.TITLE, 1),
            Cue(0.5, 1.2, body, Role.BODY, 2),
            Cue(1.3, 1.9, "两岸的期待", Role.HEADING, 3),
        ),
        (Chapter(0.0, 1.2, title), Chapter(1.2, 2.0, "两岸的期待")),
        -19.0,
        -1.5,
    )


@dataclass
class Desk:
    """A producer's folder: episodes in ``out``, the site in ``public``."""

    folder: Path
    tone: bytes
    picture: bytes
    base_url: str = "https://example.org/show/"

    @property
    def site(self):
        return self.folder / "public"

    def make(
        self,
        name="bridge",
        *,
        title="黄河大桥通车",
        body="横跨黄河的新桥今天正式通车。",
        date="2026-11-24",
        source="",
        address="",
        script="hans",
        **files,
    ):
        """The folder of an episode with two chapters; ``files`` lie in it too (``index_html`` …)."""
        folder = self.folder / "out" / name
        folder.mkdir(parents=True, exist_ok=True)
        text = written(title, body, date=date, address=address, script=script)
        programme = timed(title, body)
        mp3 = folder / "episode.mp3"
        mp3.write_bytes(self.tone)
        tagging = Tagging(
            script=text,
            show=Show(),
            chapters=programme.chapters,
            cover=self.picture,
            label=None,
            transcript=transcript.plain_text(text),
            track=1,
            description=summary(text),
        )
        tag(mp3, tagging)
        contents = {
            "script.md": format_script(text),
            "cover.jpg": self.picture,
            "transcript.vtt": transcript.vtt(programme),
            "transcript.srt": transcript.srt(programme),
            "transcript.json": json.dumps(transcript.transcript_json(programme, text, ())),
            "chapters.json": json.dumps(chapters_json(programme)),
        }
        contents |= {key.replace("_", "."): value for key, value in files.items()}
        for file, content in contents.items():
            (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
        write_manifest(
            folder,
            source=source or str(self.folder / f"{name}.txt"),
            title=title,
            duration_s=programme.duration_s,
        )
        return folder

    def publish(self, *places, days=0, **show):
        """Publishes ``places`` (by default ``out``), so many days after noon of 2026-11-25."""
        cover = self.folder / "show.jpg"
        if not cover.exists():
            cover.write_bytes(self.picture)
        settings = {"title": "每日简报", "author": "简报工作室", "base_url": self.base_url, "cover": cover}
        return publish_show(
            Config(show=Show(**(settings | show))),
            places or (self.folder / "out",),
            self.site,
            NOON + timedelta(days=days),
        )

    @property
    def feed(self):
        """The channel, read by a parser that resolves no entity."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, dtd_validation=False)
        return etree.parse(self.site / "feed.xml", parser).getroot()[0]

    @property
    def items(self):
        return self.feed.findall("item")

    def item(self, title):
        return next(item for item in self.items if item.findtext("title") == title)

    def item_text(self, title):
        """The item of ``title`` as it stands in the feed."""
        return etree.tostring(self.item(title))

    def local(self, url):
        """The file of the site that ``url`` leads to."""
        assert url.startswith(self.base_url), url
        return self.site / url.removeprefix(self.base_url)

    def by_guid(self, guid):
        return next(item for item in self.items if item.findtext("guid") == guid)

    def enclosure(self, title="黄河大桥通车"):
        found = self.item(title).find("enclosure")
        assert found is not None
        return self.local(found.attrib["url"])

    def state(self):
        """Content and time of every file of the site, and of its record."""
        paths = [*self.site.rglob("*"), self.folder / "public.state.json"]
        return {
            str(path.relative_to(self.folder)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in paths
            if path.is_file()
        }


@pytest.fixture
def desk(tmp_path, tone, picture):
    return Desk(tmp_path, tone, picture)


@pytest.fixture
def serve():
    """Serves a folder on a free port of this machine; gives its address."""
    servers = []

    def start(folder):
        server = Server(folder, "127.0.0.1", 0)
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
