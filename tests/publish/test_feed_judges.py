"""The feed as readers that others wrote understand it."""

from __future__ import annotations

import html
import io
import json
import os
import shutil
import subprocess
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree

QUIRKS = {
    "plain": "黄河大桥通车",
    "emoji": "🌉 大桥 👨‍👩‍👧 & <六车道>",
    "cdata": "]]> 与 <![CDATA[ 都是字",
    "entities": "AT&T &amp; &#x4e2d; 都是字",
    "long": "长" * 300,
}
PARTYTIME = """
const {parseFeed} = require('podcast-partytime');
let text = '';
process.stdin.on('data', part => { text += part; });
process.stdin.on('end', () => { console.log(JSON.stringify(parseFeed(text))); });
"""

pytestmark = pytest.mark.judge


@pytest.fixture
def show(desk):
    """A show with every quirk in it, one episode regenerated, one withdrawn."""
    for name, title in QUIRKS.items():
        desk.make(name, title=title, body=title, episode_m4a=b"m" * 500, episode_opus=b"o" * 250)
    desk.make("gone", title="撤下")
    desk.publish(description="每天五分钟。", email="desk@example.org")
    shutil.rmtree(desk.folder / "out" / "gone")
    desk.make("plain", title=QUIRKS["plain"], body="改过的一句。", episode_m4a=b"m" * 500)
    desk.publish(days=1, description="每天五分钟。", email="desk@example.org")
    return desk


def read(titles):
    """Titles as people see them: whether one is text or HTML, RSS leaves open, and readers differ."""
    return {html.unescape(html.unescape(title)) for title in titles}


def shown(title):
    line = " ".join(title.split())
    return line if len(line) <= 255 else line[:254] + "…"


def test_gpodders_podcastparser_reads_it(show):
    podcastparser = pytest.importorskip("podcastparser")
    feed = show.site / "feed.xml"
    parsed = podcastparser.parse("https://example.org/show/feed.xml", io.BytesIO(feed.read_bytes()))
    assert parsed["title"] == "每日简报"
    assert parsed["language"] == "zh-cn"
    assert parsed["type"] == "episodic"
    assert parsed["itunes_owner"] == {"name": "简报工作室", "email": "desk@example.org"}
    assert parsed["itunes_categories"] == [["News", "Daily News"]]
    assert parsed["cover_url"] == show.feed.find("image/url").text
    assert read(each["title"] for each in parsed["episodes"]) == read(map(shown, QUIRKS.values()))
    for each in parsed["episodes"]:
        item = show.by_guid(each["guid"])
        enclosure = each["enclosures"][0]
        assert each["published"] == parsedate_to_datetime(item.findtext("pubDate")).timestamp()
        assert each["total_time"] == 2
        assert each["number"] >= 1
        assert enclosure["file_size"] == show.local(enclosure["url"]).stat().st_size
        assert enclosure["mime_type"] == "audio/mpeg"
        assert each["description_html"].startswith("<p>")
        assert each["chapters"][1] == {"start": 1, "title": "两岸的期待"}  # it keeps whole seconds


def test_feedparser_reads_it_without_a_complaint(show):
    feedparser = pytest.importorskip("feedparser")
    parsed = feedparser.parse((show.site / "feed.xml").read_bytes())
    assert not parsed.bozo
    assert parsed.version == "rss20"
    assert parsed.feed.title == "每日简报"
    assert parsed.feed.language == "zh-cn"
    assert parsed.feed.image.href.endswith(".jpg")
    assert not parsed.feed.itunes_explicit
    assert read(each.title for each in parsed.entries) == read(map(shown, QUIRKS.values()))
    for each in parsed.entries:
        enclosure = each.enclosures[0]
        assert int(enclosure.length) == show.local(enclosure.href).stat().st_size
        assert each.published_parsed is not None
        assert each.itunes_duration == "2"
        assert not each.guidislink
        assert "<script" not in each.content[0].value


def test_podcast_index_partytime_reads_it(show):
    node = shutil.which("node")
    known = node and subprocess.run(
        [node, "-e", "require.resolve('podcast-partytime')"], capture_output=True, check=False
    )
    if not known or known.returncode:
        pytest.skip("no node with podcast-partytime (NODE_PATH)")
    text = (show.site / "feed.xml").read_text(encoding="utf-8")
    done = subprocess.run(
        [node, "-e", PARTYTIME],
        input=text,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"LOG_LEVEL": "silent"},
        check=True,
    )
    parsed = json.loads(done.stdout.splitlines()[-1])
    assert parsed["title"] == "每日简报"
    assert parsed["guid"] == show.feed.findtext("{https://podcastindex.org/namespace/1.0}guid")
    assert parsed["medium"] == "podcast"
    assert parsed["locked"] is True
    assert parsed["podcastOwner" if "podcastOwner" in parsed else "owner"]
    assert len(parsed["items"]) == len(QUIRKS)
    assert read(each["title"] for each in parsed["items"]) == read(map(shown, QUIRKS.values()))
    for each in parsed["items"]:
        assert show.by_guid(each["guid"]) is not None
        assert each["duration"] == 2
        assert each["enclosure"]["length"] == show.local(each["enclosure"]["url"]).stat().st_size
        assert [one["type"] for one in each["podcastTranscripts"]] == [
            "text/vtt",
            "application/srt",  # its own name of SubRip, whichever the feed gives
            "application/json",
        ]
        assert each["podcastChapters"]["type"] == "application/json+chapters"
        assert {one["type"] for one in each["alternativeEnclosures"]} <= {"audio/mp4", "audio/ogg"}
        assert each["alternativeEnclosures"]


def test_it_is_well_formed_without_any_entity(show):
    text = (show.site / "feed.xml").read_bytes()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    document = etree.fromstring(text, parser).getroottree()
    assert document.docinfo.doctype == ""
    assert document.docinfo.encoding == "utf-8"
    assert not list(document.iter(etree.Entity))
