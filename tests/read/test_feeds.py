"""Feeds as the web has them: which articles they name, in which order, and what is no feed."""

import pytest

from briefing.errors import SourceError
from briefing.read.feeds import feed_of, is_feed
from briefing.read.raw import Raw

pytest.importorskip("feedparser")

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>河岸日报</title>
<item><title>旧闻</title><link>https://example.org/1</link>
 <pubDate>Tue, 24 Nov 2026 08:00:00 +0800</pubDate></item>
<item><title>新&lt;b&gt;闻&lt;/b&gt; &amp;amp; 桥</title><link>/2</link>
 <pubDate>Thu, 26 Nov 2026 08:00:00 +0800</pubDate></item>
<item><title>没有日子</title><link>https://example.org/3</link></item>
<item><title>没有地址</title></item>
<item><title>旧闻，又一次</title><link>https://example.org/1</link></item>
<item><title>坏地址</title><link>file:///etc/passwd</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>河岸</title>
<entry><title>甲</title><link href="https://example.org/a"/><updated>2026-11-25T08:00:00Z</updated></entry>
<entry><title>乙</title><link rel="alternate" href="b"/><updated>2026-11-26T08:00:00Z</updated></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>老站</title></channel><item><title>甲</title><link>https://example.org/a</link></item></rdf:RDF>"""


def raw(text, **known):
    data = text if isinstance(text, bytes) else text.encode()
    return Raw(data, "feed", "feed.xml", base="https://example.org/rss/feed.xml", **known)


def addresses(text, **known):
    return [
        entry.address.removeprefix("https://example.org/") for entry in feed_of(raw(text, **known)).entries
    ]


def test_an_rss_feed_names_its_articles_the_newest_first_each_once():
    feed = feed_of(raw(RSS))
    assert feed.title == "河岸日报"
    assert [entry.title for entry in feed.entries] == ["新闻 & 桥", "旧闻", "没有日子"]
    assert addresses(RSS) == ["2", "1", "3"]


def test_so_do_atom_and_the_oldest_rss():
    assert addresses(ATOM) == ["rss/b", "a"]
    assert addresses(RDF) == ["a"]


def test_a_feed_in_gbk_is_read_as_it_says():
    text = RSS.replace("utf-8", "gb2312", 1)
    assert feed_of(raw(text.encode("gb18030"))).title == "河岸日报"
    assert feed_of(
        raw(RSS.split("?>")[1].strip().encode("gb18030"), media_type="text/xml", charset="gbk")
    ).title == ("河岸日报")


def test_one_that_is_written_wrongly_gives_what_can_be_read():
    assert addresses(
        RSS.replace("旧闻</title>", "旧闻 & 新桥</title>", 1).replace("</channel></rss>", "")
    ) == [
        "2",
        "1",
        "3",
    ]


def test_entities_that_multiply_are_not_expanded():
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = bomb + f"]>{RSS.split('?>')[1].strip().replace('河岸日报', '&i;')}"
    assert len(feed_of(raw(text)).title) < 10_000


@pytest.mark.parametrize(
    "text", [RSS, ATOM, RDF, "\ufeff" + RSS, "<?xml version='1.0'?>\n<!-- 河岸 -->\n" + ATOM]
)
def test_a_feed_is_known_by_how_it_begins(text):
    assert is_feed(raw(text))


@pytest.mark.parametrize("text", ["<html><body><rss></body></html>", "rss", "", "<svg/>", "新闻<rss>"])
def test_and_nothing_else_is_one(text):
    assert not is_feed(raw(text))


@pytest.mark.parametrize("text", ["<rss version='2.0'><channel><title>空</title></channel></rss>", "<rss >"])
def test_a_feed_without_articles_is_named(text):
    with pytest.raises(SourceError, match="names no article"):
        feed_of(raw(text))


def test_bytes_are_never_taken_for_the_name_of_a_file(tmp_path, monkeypatch):
    (tmp_path / "<rss >").write_text(RSS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError, match="names no article"):
        feed_of(Raw(b"<rss >", "feed", "feed.xml"))
