"""What the feed says of the show and of each episode."""

from __future__ import annotations

import uuid
from email.utils import parsedate_to_datetime

import av
import pytest
from mutagen import id3

from briefing.package import identity
from briefing.publish.identity import podcast_guid, site_url

SPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("title", "每日简报"),
        ("link", "https://example.org/show/"),
        ("description", "每天五分钟 & <更多>"),
        ("language", "zh-cn"),
        ("copyright", "© 2026 简报工作室"),
        ("itunes:author", "简报工作室"),
        ("itunes:type", "episodic"),
        ("itunes:explicit", "false"),
        ("itunes:owner/itunes:name", "简报工作室"),
        ("itunes:owner/itunes:email", "desk@example.org"),
        ("podcast:medium", "podcast"),
        ("podcast:locked", "yes"),
        ("image/title", "每日简报"),
    ],
)
def test_the_show_is_described(desk, path, text):
    desk.make()
    desk.publish(description="每天五分钟 & <更多>", email="desk@example.org", copyright="© 2026 简报工作室")
    assert desk.feed.findtext(path, namespaces=SPACES) == text


def test_the_show_has_category_subcategory_own_address_and_cover(desk, picture):
    desk.make()
    desk.publish(category="Society & Culture > Documentary")
    category = desk.feed.find("itunes:category", SPACES)
    assert category.get("text") == "Society & Culture"
    assert category[0].get("text") == "Documentary"
    link = desk.feed.find("atom:link", SPACES)
    assert dict(link.attrib) == {
        "href": "https://example.org/show/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    cover = desk.local(desk.feed.find("itunes:image", SPACES).get("href"))
    assert cover.suffix == ".jpg"
    assert cover.read_bytes()[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("http://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_guid_of_a_show_is_that_of_the_podcast_namespace(url, guid):
    assert podcast_guid(url) == guid


def test_a_show_that_moved_keeps_its_guid(desk):
    desk.make()
    desk.publish(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810")
    assert desk.feed.findtext("podcast:guid", namespaces=SPACES) == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("title", "黄河大桥通车"),
        ("itunes:duration", "2"),
        ("itunes:explicit", "false"),
        ("itunes:author", "李明"),
        ("itunes:episode", "1"),
        ("itunes:episodeType", "full"),
        ("pubDate", "Tue, 24 Nov 2026 00:00:00 +0800"),
    ],
)
def test_an_episode_is_described(desk, path, text):
    desk.make()
    desk.publish()
    assert desk.items[0].findtext(path, namespaces=SPACES) == text


def test_the_length_of_the_enclosure_is_exact(desk):
    desk.make()
    desk.publish()
    enclosure = desk.items[0].find("enclosure")
    assert enclosure.get("type") == "audio/mpeg"
    assert int(enclosure.get("length")) == desk.enclosure().stat().st_size


def test_transcripts_and_chapters_are_linked_with_their_types(desk):
    desk.make()
    desk.publish()
    item = desk.items[0]
    found = {each.get("type"): each for each in item.findall("podcast:transcript", SPACES)}
    assert set(found) == {"text/vtt", "application/x-subrip", "application/json"}
    assert {each.get("language") for each in found.values()} == {"zh-Hans"}
    for each in found.values():
        assert desk.local(each.get("url")).is_file()
    chapters = item.find("podcast:chapters", SPACES)
    assert chapters.get("type") == "application/json+chapters"
    assert desk.local(chapters.get("url")).is_file()


def test_other_formats_are_alternates_of_the_mp3(desk):
    desk.make(episode_m4a=b"m" * 500, episode_opus=b"o" * 250)
    desk.publish()
    m4a, opus = desk.items[0].findall("podcast:alternateEnclosure", SPACES)
    assert (m4a.get("type"), m4a.get("length"), m4a.get("bitrate")) == ("audio/mp4", "500", "2000")
    assert (opus.get("type"), opus.get("codecs"), opus.get("bitrate")) == ("audio/ogg", "opus", "1000")
    assert desk.local(opus.find("podcast:source", SPACES).get("uri")).read_bytes() == b"o" * 250


def test_the_published_mp3_knows_its_feed_and_guid_and_is_otherwise_what_was_made(desk):
    folder = desk.make()
    desk.publish()
    made, published = id3.ID3(folder / "episode.mp3"), id3.ID3(desk.enclosure())
    assert str(published["WFED"]) == "https://example.org/show/feed.xml"
    assert str(published["TGID"]) == desk.items[0].findtext("guid")
    assert set(published) == {*made, "WFED", "TGID"}
    with av.open(str(folder / "episode.mp3")) as one, av.open(str(desk.enclosure())) as other:
        assert [c["metadata"] for c in one.chapters()] == [c["metadata"] for c in other.chapters()]
        assert all(
            (a.to_ndarray() == b.to_ndarray()).all()
            for a, b in zip(one.decode(audio=0), other.decode(audio=0), strict=True)
        )


def test_a_guid_tells_nothing_of_the_path_that_it_stems_from(desk):
    desk.make()
    desk.publish()
    guid = desk.items[0].findtext("guid")
    assert desk.items[0].find("guid").get("isPermaLink") == "false"
    assert uuid.UUID(guid).version == 5
    assert guid == identity.guid(str(desk.folder / "bridge.txt"))
    for path in desk.site.rglob("*"):
        if path.is_file():
            assert str(desk.folder).encode() not in path.read_bytes(), path


def test_episodes_of_one_day_keep_their_order_and_the_latest_comes_first(desk):
    for name in ("b", "a", "c"):
        desk.make(name, title=name)
    desk.make("old", title="old", date="2026-11-20")
    desk.publish()
    assert [item.findtext("title") for item in desk.items] == ["c", "b", "a", "old"]
    dates = {item.findtext("title"): item.findtext("pubDate") for item in desk.items}
    assert len(set(dates.values())) == 4
    desk.make("0", title="0")
    desk.publish(days=1)
    assert [item.findtext("title") for item in desk.items] == ["0", "c", "b", "a", "old"]
    assert dates.items() <= {item.findtext("title"): item.findtext("pubDate") for item in desk.items}.items()


def test_an_episode_without_a_date_keeps_the_time_of_its_first_publication(desk):
    desk.make(date="")
    desk.publish()
    first = desk.items[0].findtext("pubDate")
    assert parsedate_to_datetime(first).isoformat() == "2026-11-25T12:00:00+08:00"
    desk.make(date="", body="改过的一句。")
    desk.publish(days=3)
    assert desk.items[0].findtext("pubDate") == first


def test_a_date_with_a_time_is_taken_to_the_minute(desk):
    desk.make(date="2026-11-24T18:30:00+08:00")
    desk.publish()
    assert desk.items[0].findtext("pubDate") == "Tue, 24 Nov 2026 18:30:00 +0800"


def test_show_notes_have_the_summary_the_chapters_and_the_source(desk):
    desk.make(address="https://example.org/news/1234?a=1&b=2")
    desk.publish()
    notes = desk.items[0].findtext("content:encoded", namespaces=SPACES)
    assert notes.startswith("<p>横跨黄河的新桥今天正式通车。</p>")
    assert "<li>(0:01) 两岸的期待</li>" in notes
    assert '<a href="https://example.org/news/1234?a=1&amp;b=2">新华网</a>' in notes
    assert desk.items[0].findtext("link") in notes


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "]]> 与 <![CDATA[ 都是字",
        "AT&T &amp; &#x4e2d;",
        "表情 🌉👨‍👩‍👧 也在",
        '"onload="x',
        "{{ 模板 }} %s",
    ],
)
def test_whatever_a_text_holds_is_text(desk, text):
    desk.make(title=text, body=text)
    desk.publish()
    item = desk.items[0]
    assert item.findtext("title") == " ".join(text.split())
    assert item.findtext("description").startswith(text)
    notes = item.findtext("content:encoded", namespaces=SPACES)
    assert "<script" not in notes
    page = (desk.site / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page


def test_what_no_xml_can_hold_is_left_out(desk):
    desk.make(body="控制\x01字符\x0b。")
    desk.publish()
    assert "控制字符。" in desk.items[0].findtext("description")


def test_a_title_of_300_characters_is_cut_to_255(desk):
    desk.make(title="长" * 300)
    desk.publish()
    title = desk.items[0].findtext("title")
    assert len(title) == 255
    assert title.endswith("长…")


def test_a_description_is_at_most_4000_bytes(desk):
    desk.make()
    desk.publish(description="长" * 2000)
    assert len(desk.feed.findtext("description").encode()) <= 4000


def test_a_serial_show_says_so(desk):
    desk.make()
    desk.publish(serial=True, explicit=True, locked=False)
    assert desk.feed.findtext("itunes:type", namespaces=SPACES) == "serial"
    assert desk.feed.findtext("itunes:explicit", namespaces=SPACES) == "true"
    assert desk.feed.findtext("podcast:locked", namespaces=SPACES) == "no"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/节目/", "https://example.org/%E8%8A%82%E7%9B%AE/"),
        ("https://简报.example/a%20b", "https://xn--1lq90i.example/a%20b/"),
    ],
)
def test_an_address_is_written_in_ascii(given, written):
    if "xn--" in written:
        written = f"https://{'简报.example'.encode('idna').decode()}/a%20b/"
    assert site_url(given) == written


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("https://editor:hush@example.com/a", "https://example.com/a"),
        ("https://[", "https://["),
        ("http://", "http://"),
        ("/home/editor/a.txt", ""),
    ],
)
def test_where_an_episode_comes_from_is_shown_without_a_password(desk, source, shown):
    """The manifest of an episode made long ago, or a person's script, may hold anything."""
    desk.make(source=source)
    desk.publish()
    notes = desk.items[0].findtext("content:encoded", namespaces=SPACES)
    assert (f'<a href="{shown}">' in notes) is bool(shown)
    page = desk.local(desk.items[0].findtext("link")).read_text(encoding="utf-8")
    assert "editor" not in notes + page
