"""The pages: of the show, and of an episode."""

from __future__ import annotations

import re

import pytest
from lxml import html

from briefing.publish.own_page import renamed

OWN = """<!doctype html>
<html lang="zh-Hans"><head><script>const name = '<a href="episode.mp3">';</script>
<style>a { background: url("cover.jpg") }</style></head>
<body><audio id="audio" src="episode.mp3"></audio><a href='episode.mp3#t=83'>一</a>
<a href="transcript.vtt" download="">字幕</a><a href="https://example.org/episode.mp3">别处</a>
<p>写作 src="episode.mp3" 的字。</p></body></html>
"""


def page_of(desk, title="黄河大桥通车"):
    return desk.local(desk.item(title).findtext("link"))


def test_the_shows_page_leads_to_feed_and_episodes_by_relative_addresses(desk):
    desk.make()
    desk.make("other", title="新桥")
    desk.publish(description="每天五分钟。")
    tree = html.parse(desk.site / "index.html").getroot()
    assert tree.get("lang") == "zh-Hans"
    assert [each.text for each in tree.iter("h1")] == ["每日简报"]
    assert tree.xpath("//link[@rel='alternate']/@href") == ["feed.xml"]
    for address in tree.xpath("//h2/a/@href | //audio/@src | //img/@src"):
        assert (desk.site / address).is_file()
    assert len(tree.xpath("//li/article/h2")) == 2


@pytest.mark.parametrize(
    ("language", "lang", "words"),
    [("zh-cn", "zh-Hans", "订阅"), ("zh-tw", "zh-Hant", "訂閱"), ("zh-Hant-HK", "zh-Hant", "訂閱")],
)
def test_the_shows_page_is_in_the_shows_script(desk, language, lang, words):
    desk.make()
    desk.publish(language=language)
    tree = html.parse(desk.site / "index.html").getroot()
    assert tree.get("lang") == lang
    assert words in tree.text_content()
    assert desk.feed.findtext("language") == language.lower()


def test_an_episode_in_the_other_script_is_marked_as_such(desk):
    desk.make(script="hant", title="黃河大橋通車")
    desk.publish()
    tree = html.parse(desk.site / "index.html").getroot()
    assert tree.xpath("//li/article/@lang") == ["zh-Hant"]


def test_pages_run_nothing_and_load_nothing_from_elsewhere(desk):
    desk.make(title='"><img src=x onerror=alert(1)>')
    desk.publish(description='<script src="https://evil.example/x.js"></script>')
    for path in desk.site.rglob("index.html"):
        tree = html.parse(path).getroot()
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert "default-src 'none'" in policy
        assert not tree.xpath("//script[not(@type='application/ld+json')] | //iframe | //*[@onerror]")
        assert all("//" not in address for address in tree.xpath("//@src"))


def test_an_episodes_own_page_is_published_with_the_names_of_its_files(desk):
    desk.make(index_html=OWN)
    desk.publish()
    page = page_of(desk)
    tree = html.parse(page).getroot()
    assert (page.parent / tree.xpath("//audio/@src")[0]).is_file()
    assert (page.parent / tree.xpath("//a[@download]/@href")[0]).is_file()
    assert tree.xpath("//a/@href")[0] == f"{desk.enclosure().name}#t=83"


def test_scripts_styles_and_words_of_a_page_stay_to_the_letter():
    new = renamed(OWN, {"episode.mp3": "episode-1.mp3", "cover.jpg": "cover-1.jpg"})
    for kept in (
        """const name = '<a href="episode.mp3">';""",
        'url("cover.jpg")',
        "https://example.org/episode.mp3",
        'src="episode.mp3" 的字',
    ):
        assert kept in new
    assert new.count("episode-1.mp3") == 2
    assert renamed(OWN, {}) == OWN


def test_an_episode_without_a_page_gets_a_plain_one(desk):
    desk.make(address="https://example.org/news", episode_epub=b"book")
    desk.publish()
    page = page_of(desk)
    tree = html.parse(page).getroot()
    assert [each.text for each in tree.iter("h1")] == ["黄河大桥通车"]
    assert (page.parent / tree.xpath("//audio/@src")[0]).is_file()
    assert re.fullmatch(
        r"episode-[0-9a-f]{16}\.mp3#t=1\.200", tree.xpath("//nav[@class='chapters']//li/a/@href")[1]
    )
    assert "孩子们放起了风筝。" in tree.text_content()
    assert "https://example.org/news" in tree.xpath("//a/@href")
    book = next(each for each in tree.xpath("//a/@href") if each.endswith(".epub"))
    assert (page.parent / book).read_bytes() == b"book"
    assert tree.xpath("//nav//a/@href")[0] == "../../index.html"


def test_neither_script_nor_manifest_is_published(desk):
    desk.make()
    desk.publish()
    names = {path.name for path in desk.site.rglob("*") if path.is_file()}
    assert not [name for name in names if name.startswith(("script", "manifest"))]
