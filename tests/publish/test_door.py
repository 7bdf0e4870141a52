"""The door of a published page: what it tells search engines and chats, and the way to the other episodes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from briefing.markup import E
from briefing.publish.own_page import with_door

OWN = """<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>自己的页</title></head>
<body><main>正文</main><footer id="colophon"><h2>关于本期</h2></footer></body></html>
"""


def page_of(desk, title="黄河大桥通车"):
    return html.parse(desk.local(desk.item(title).findtext("link"))).getroot()


def meta(tree):
    return {each.get("property"): each.get("content") for each in tree.xpath("//head/meta[@property]")}


@pytest.fixture(params=["own page", "plain page"])
def three(request, desk):
    """A show of three episodes, a day apart."""
    for day, title in ((22, "第一座桥"), (23, "第二座桥"), (24, "第三座桥")):
        own = {"index_html": OWN} if request.param == "own page" else {}
        desk.make(f"e{day}", title=title, date=f"2026-11-{day}", **own)
    desk.publish(description="每天五分钟。")
    return desk


def test_a_chat_shows_the_episode_as_a_card(three):
    tree = page_of(three, "第二座桥")
    card = meta(tree)
    assert card["og:title"] == "第二座桥"
    assert card["og:site_name"] == "每日简报"
    assert card["og:url"] == tree.xpath("//link[@rel='canonical']/@href")[0]
    for name in ("og:url", "og:image", "og:audio"):
        assert three.local(card[name]).is_file()
    assert tree.xpath("//meta[@name='twitter:card']/@content") == ["summary"]


def test_the_page_names_itself_as_data(three):
    tree = page_of(three, "第二座桥")
    [text] = tree.xpath("//script[@type='application/ld+json']/text()")
    data = json.loads(text)
    assert data["@type"] == "PodcastEpisode"
    assert data["name"] == "第二座桥"
    assert data["datePublished"].startswith("2026-11-23T")
    assert three.local(data["associatedMedia"]["contentUrl"]).is_file()
    assert data["partOfSeries"]["name"] == "每日简报"
    assert three.local(data["partOfSeries"]["webFeed"]).name == "feed.xml"


def test_the_page_leads_to_the_show_the_feed_and_the_episodes_beside_it(three):
    tree = page_of(three, "第二座桥")
    links = {each.text: each.get("href") for each in tree.xpath("//nav[@class='way']//a")}
    here = Path("episodes/x")
    found = {text: (three.site / here / href).resolve() for text, href in links.items()}
    assert found["每日简报"] == (three.site / "index.html").resolve()
    assert found["上一期：第一座桥"] == three.local(three.item("第一座桥").findtext("link")).resolve()
    assert found["下一期：第三座桥"] == three.local(three.item("第三座桥").findtext("link")).resolve()
    assert tree.xpath("//head/link[@rel='alternate']/@href") == ["../../feed.xml"]


def test_the_first_and_the_last_have_one_neighbour(three):
    for title, rel in (("第一座桥", "next"), ("第三座桥", "prev")):
        assert page_of(three, title).xpath("//nav[@class='way']//a/@rel") == [rel]


def test_a_title_that_looks_like_markup_ends_neither_script_nor_attribute(desk):
    desk.make(title='</script><script>alert(1)</script>"><b>', index_html=OWN)
    desk.publish(description="每天五分钟。")
    [page] = (desk.site / "episodes").rglob("index.html")
    tree = html.parse(page).getroot()
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//b")


def test_a_page_of_another_version_has_the_way_at_its_end():
    page = with_door("<html><head></head><body><p>正文</p></body></html>", [], E.nav("去处"))
    assert page == "<html><head></head><body><p>正文</p><nav>去处</nav></body></html>"


def test_the_shows_page_has_a_card_too(three):
    tree = html.parse(three.site / "index.html").getroot()
    assert meta(tree)["og:title"] == "每日简报"
    assert tree.xpath("//link[@rel='canonical']/@href")[0] == meta(tree)["og:url"]
