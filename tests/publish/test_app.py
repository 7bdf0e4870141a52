"""A podcast app: subscribes, downloads in parts, goes on after a break, shows chapters and transcript."""

from __future__ import annotations

import json

import httpx
import pytest
from lxml import etree

PODCAST = {"podcast": "https://podcastindex.org/namespace/1.0"}
PART = 4096


class App:
    """Knows what it was told and nothing else: the feed's address."""

    def __init__(self, feed_url):
        self.feed_url = feed_url
        self.client = httpx.Client(timeout=5)
        self.tag = ""
        self.items = {}

    def refresh(self):
        """The guids that are new; asks only whether the feed changed."""
        answer = self.client.get(self.feed_url, headers={"If-None-Match": self.tag} if self.tag else {})
        if answer.status_code == 304:
            return set()
        self.tag = answer.headers["ETag"]
        items = {item.findtext("guid"): item for item in etree.fromstring(answer.content).iter("item")}
        new = set(items) - set(self.items)
        self.items = items
        return new

    def enclosure(self, guid):
        return self.items[guid].find("enclosure").attrib

    def download(self, url, into, parts=10**9):
        """Appends up to so many parts of ``url`` to ``into``; whether that is all of it."""
        for _ in range(parts):
            answer = self.client.get(url, headers={"Range": f"bytes={len(into)}-{len(into) + PART - 1}"})
            assert answer.status_code == 206
            into += answer.content
            if len(into) == int(answer.headers["Content-Range"].partition("/")[2]):
                return True
        return False

    def linked(self, guid, tag, kind):
        """The file that an element of the item links to."""
        for each in self.items[guid].iterfind(f"podcast:{tag}", PODCAST):
            if each.get("type") == kind:
                answer = self.client.get(each.get("url"))
                assert answer.status_code == 200
                assert answer.headers["Content-Type"].partition(";")[0] == kind
                return answer.text
        raise AssertionError(kind)


@pytest.fixture
def app(desk, serve):
    desk.site.mkdir()
    desk.base_url = serve(desk.site)
    desk.make()
    desk.publish()
    app = App(desk.base_url + "feed.xml")
    yield app
    app.client.close()


def test_it_subscribes_and_asks_again_for_little(app, desk):
    assert len(app.refresh()) == 1
    assert app.refresh() == set()
    desk.make("other", title="新桥")
    desk.publish(days=1)
    assert len(app.refresh()) == 1


def test_it_downloads_in_parts_and_gets_what_the_feed_promised(app, desk):
    (guid,) = app.refresh()
    enclosure, got = app.enclosure(guid), bytearray()
    assert app.download(enclosure["url"], got)
    assert len(got) == int(enclosure["length"])
    assert bytes(got) == desk.enclosure().read_bytes()
    told = app.client.head(enclosure["url"])
    assert told.headers["Content-Type"] == enclosure["type"]
    assert told.headers["Content-Length"] == enclosure["length"]


def test_it_goes_on_with_a_download_although_the_episode_was_replaced_meanwhile(app, desk):
    (guid,) = app.refresh()
    url, got = app.enclosure(guid)["url"], bytearray()
    assert not app.download(url, got, parts=2)
    old = desk.enclosure().read_bytes()
    desk.make(body="改过的一句。")
    desk.publish(days=1)
    assert app.download(url, got)
    assert bytes(got) == old
    assert app.refresh() == set()  # the same episode
    assert app.enclosure(guid)["url"] != url


def test_it_shows_chapters_and_transcript(app):
    (guid,) = app.refresh()
    chapters = json.loads(app.linked(guid, "chapters", "application/json+chapters"))["chapters"]
    assert [(each["startTime"], each["title"]) for each in chapters] == [
        (0.0, "黄河大桥通车"),
        (1.2, "两岸的期待"),
    ]
    assert app.linked(guid, "transcript", "text/vtt").startswith("WEBVTT")
    assert "00:00:00,500 --> 00:00:01,200" in app.linked(guid, "transcript", "application/x-subrip")
    segments = json.loads(app.linked(guid, "transcript", "application/json"))["segments"]
    assert segments[1]["body"] == "横跨黄河的新桥今天正式通车。"


def test_it_forgets_an_episode_that_was_withdrawn(app, desk):
    (guid,) = app.refresh()
    url = app.enclosure(guid)["url"]
    desk.publish(days=1, withdrawn=("bridge",))
    app.refresh()
    assert app.items == {}
    assert app.client.get(url).status_code == 404


def test_pictures_and_page_are_there(app):
    (guid,) = app.refresh()
    item = app.items[guid]
    image = item.find("{http://www.itunes.com/dtds/podcast-1.0.dtd}image").get("href")
    assert app.client.head(image).headers["Content-Type"] == "image/jpeg"
    assert "横跨黄河" in app.client.get(item.findtext("link")).text
