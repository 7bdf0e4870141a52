"""The episode page as a file: whole without scripts, safe with any text, the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from briefing.config import Show
from briefing.files import AUDIO, M4A
from briefing.package.page import page
from briefing.package.page.document import DOWNLOADS, SCRIPT
from briefing.package.page.island import in_other_script, utf16
from briefing.wording import ENGLISH

SHOW = Show(title="每日简报")
ATTACK = "</script><script>alert(1)</script>"
ATTRIBUTE = '" onload="alert(2)" x="'


@pytest.fixture
def html(text):
    return page(replace(text, description="新桥通车。"), SHOW)


@pytest.fixture
def attacked(hostile):
    return page(replace(hostile, description=ATTRIBUTE), Show(title=ATTACK))


def data_of(html):
    [text] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


@pytest.mark.parametrize("which", ["ordinary", "hostile"])
def test_it_is_well_formed_and_every_reference_leads_somewhere(which, html, attacked, read_html):
    tree = read_html(html if which == "ordinary" else attacked)
    ids = tree.ids()
    assert len(ids) == len(set(ids))
    for _, attributes in tree.elements:
        for name in ("aria-labelledby", "aria-controls"):
            assert attributes.get(name, ids[0]) in ids
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids


def test_text_that_looks_like_markup_is_text(hostile, attacked, read_html):
    tree = read_html(attacked)
    assert len(tree.all("script")) == 2
    assert len(tree.all("style")) == 1
    assert [image["src"] for image in tree.all("img")] == ["cover.jpg"]
    assert [name for _, attributes in tree.elements for name in attributes if name.startswith("on")] == []
    for passage in hostile.passages():
        assert passage.segment.text in tree.text_in("article")
    assert data_of(attacked)["title"][0] == ATTACK


def test_links_lead_to_the_web_and_nowhere_else(attacked, read_html):
    addresses = {attributes.get("href", "") for attributes in read_html(attacked).all("a")}
    assert not any("javascript" in address for address in addresses)
    assert "https://a.example/%22%3E%3Cscript%3E" in addresses


def test_only_our_own_script_and_style_may_run(html, read_html):
    tree = read_html(html)
    [policy] = [meta["content"] for meta in tree.all("meta") if "http-equiv" in meta]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert not [attributes for _, attributes in tree.elements if "style" in attributes]
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_nothing_is_fetched_from_elsewhere(html, read_html):
    tree = read_html(html)
    fetched = [a.get("src", a.get("href")) for a in tree.all("audio", "img", "link", "script")]
    assert set(filter(None, fetched)) == {"episode.mp3", "cover.jpg"}
    assert {a["href"] for a in tree.all("a") if "://" in a["href"]} == {
        "https://example.org/news/1234",
        "https://example.org/notice",
    }
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style


def test_a_path_of_the_makers_machine_is_not_shown(text):
    html = page(replace(text, source="/home/li/secret.txt"), SHOW)
    assert "secret" not in html


def test_without_scripts_text_audio_and_chapters_are_there(html, script, read_html):
    tree = read_html(html)
    for segment in script.segments():
        assert segment.text in tree.text_in("article")
    [audio] = tree.all("audio")
    assert "controls" in audio
    fragments = [a["href"] for a in tree.all("a") if a["href"].startswith("episode.mp3#")]
    assert fragments == ["episode.mp3#t=0.000", "episode.mp3#t=1.400"]
    hidden = {attributes["id"] for _, attributes in tree.elements if "hidden" in attributes}
    assert hidden == {"english", "broken", "finder", "bar", "return"}


def test_headings_are_an_outline(html, attacked, read_html):
    outside_dialogs = html[: html.index("<dialog")] + "</body></html>"
    tags = [tag for tag, _ in read_html(outside_dialogs).elements]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 2]
    assert len(read_html(attacked).all("h1")) == 1


def test_languages_are_marked_down_to_the_word(attacked, read_html):
    assert read_html(attacked).elements[0] == ("html", {"lang": "zh-Hans"})
    assert '<span lang="en">iPhone 15 Pro</span>' in attacked


def test_a_traditional_article_has_a_traditional_interface(text, read_html):
    tree = read_html(page(replace(text, script="hant"), SHOW))
    assert tree.elements[0] == ("html", {"lang": "zh-Hant"})
    assert "跳到正文" in tree.text_in("a")
    assert "章節" in tree.text_in("summary")
    assert "每日簡報" in tree.text_in("header")


def test_what_is_shown_only_cannot_be_played(html, read_html):
    spans = {attributes["id"]: attributes for attributes in read_html(html).all("span") if "id" in attributes}
    assert spans["s2"]["class"] == "s"
    assert "class" not in spans["s7"]
    assert "s7" not in [cue[2] for cue in data_of(html)["cues"]]


def test_the_scripts_know_when_each_sentence_sounds(html, programme):
    data = data_of(html)
    assert [cue[:2] for cue in data["cues"]] == [
        [round(cue.start_s * 1000), round(cue.end_s * 1000)] for cue in programme.cues
    ]
    assert data["cues"][1][3] == [0, 0, 4, 130, 4, 6]
    assert data["readings"] == {"s1": [[0, 1, "huáng"], [1, 2, "hé"]]}
    assert data["chapters"] == [[0, "c1"], [1400, "c2"]]
    assert data["duration"] == 2000


@pytest.mark.parametrize("text", ["通车了，😀发布", "龍與café", "这个䥇𫔍字", ""])
def test_both_scripts_have_the_same_places(text):
    for script in ("hans", "hant"):
        other = in_other_script(text, script)
        assert [utf16(other, place) for place in range(len(text) + 1)] == [
            utf16(text, place) for place in range(len(text) + 1)
        ]


def test_the_other_script_is_in_the_page(html, read_html):
    others = [attributes.get("data-other") for _, attributes in read_html(html).elements]
    assert "黃河大橋通車" in others
    assert data_of(html)["title"] == ["黄河大桥通车", "黃河大橋通車"]


def test_the_show_has_its_colour_with_an_ink_to_read(text):
    html = page(text, Show(colour="#ffe000"))
    assert "--ground: #ffe000; --on-ground: #000000" in html


def test_the_same_episode_is_the_same_page(html, text):
    assert page(replace(text, description="新桥通车。"), SHOW) == html


def test_every_word_of_the_interface_is_there_and_used():
    folder = files("briefing.package.page")
    skeleton = (folder / "page.html").read_text(encoding="utf-8")
    scripts = "".join((folder / "script" / name).read_text(encoding="utf-8") for name in SCRIPT)
    named = set(re.findall(r'data-(?:text|label)="(\w+)"', skeleton))
    called = set(re.findall(r'\bword\("(\w+)"\)', scripts))
    facts = {"publisher", "author", "date", "duration", "source", "stories"} | {key for _, key in DOWNLOADS}
    assert named | called | facts | {"play", "pause"} == set(ENGLISH)


def test_every_element_that_the_scripts_look_for_is_there():
    folder = files("briefing.package.page")
    ids = set(re.findall(r' id="([\w-]+)"', (folder / "page.html").read_text(encoding="utf-8")))
    scripts = "".join((folder / "script" / name).read_text(encoding="utf-8") for name in SCRIPT)
    assert set(re.findall(r'\bfind\("([\w-]+)"\)', scripts)) <= ids
    assert sorted(SCRIPT) == sorted(path.name for path in (folder / "script").iterdir())


def test_all_formats_are_offered_and_saved_under_the_episodes_name(text, read_html):
    tree = read_html(page(text, SHOW, audio=(AUDIO, M4A)))
    offered = {a["href"]: a["download"] for a in tree.all("a") if "download" in a}
    assert offered == {
        "episode.mp3": "黄河大桥通车.mp3",
        "episode.m4a": "黄河大桥通车.m4a",
        "episode.epub": "黄河大桥通车.epub",
        "transcript.vtt": "黄河大桥通车.vtt",
        "transcript.srt": "黄河大桥通车.srt",
        "transcript.txt": "黄河大桥通车.txt",
    }


def test_a_title_that_no_file_can_have_names_none(hostile, attacked, read_html):
    names = [a["download"] for a in read_html(attacked).all("a") if "download" in a]
    assert names
    assert not [name for name in names if set(name) & set('/\\:*?"<>|')]
