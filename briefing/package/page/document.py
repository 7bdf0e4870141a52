"""The page as one HTML document."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Sequence
from importlib.resources import files
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefing.clock import clock, running_time
from briefing.config import Show
from briefing.files import AUDIO, BOOK, M4A, OPUS, SRT, TXT, VTT, File, Kind
from briefing.nouns import Story
from briefing.package import palette
from briefing.package.edition import Edition, Part, Passage
from briefing.package.inline import add, add_prose, safe_url
from briefing.package.markup import add_paragraphs, add_passage
from briefing.package.names import episode_name
from briefing.package.page.island import in_other_script, island
from briefing.package.pictured import legal
from briefing.wording import LANGUAGES, word
from briefing.zh.hanzi import to_hant

STYLE: Final = ("colours.css", "text.css", "frame.css")
SCRIPT: Final = (
    "data.js",
    "settings.js",
    "words.js",
    "text.js",
    "player.js",
    "follow.js",
    "sentences.js",
    "search.js",
    "keys.js",
    "memory.js",
    "session.js",
    "start.js",
)
"""In the order in which they are joined; ``settings.js`` acts at once, ``start.js`` when the page is read."""
DOWNLOADS: Final = (
    (AUDIO, "download_audio"),
    (M4A, "download_m4a"),
    (OPUS, "download_opus"),
    (BOOK, "download_book"),
    (VTT, "download_transcript"),
    (SRT, "download_srt"),
    (TXT, "download_text"),
)
"""What the page offers, each by its word."""
POLICY: Final = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src 'self' file:; "
    "media-src 'self' file:; base-uri 'none'; form-action 'none'"
)
"""Content-Security-Policy, Level 3: nothing runs but what has our digest, nothing is fetched but the audio.

``file:`` is for a page opened from disk, where browsers differ on what ``'self'`` is.
"""


_STORY: Final = 2
"""The level of a story's heading, where there are several; what is below it is set in."""


def page(edition: Edition, show: Show, audio: Collection[File] = (AUDIO,)) -> str:
    """``index.html`` of ``edition``: all in one file but the audio, and complete without scripts.

    ``audio`` are the formats that lie beside it. The same arguments give the same text.
    """
    tree = ElementTree.fromstring(_source("page.html"))
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    language = LANGUAGES[edition.script]
    tree.set("lang", language)
    _one(tree, "head/title").text = edition.title
    by_id["description"].set("content", edition.description)
    show_title = legal(to_hant(show.title) if edition.script == "hant" else show.title)
    _add_text(by_id["show"], show_title, edition)
    _add_contents(by_id["chapter-list"], edition)
    _add_article(by_id["article"], edition)
    _add_facts(by_id["facts"], edition)
    _add_downloads(by_id["files"], edition, audio)
    _word(tree, edition.script)
    by_id["data"].text = island(edition, show_title)
    style = _style(show)
    script = "\n".join(['(() => {\n"use strict";', *(_source(f"script/{name}") for name in SCRIPT), "})();"])
    _one(tree, "head/style").text = style
    by_id["program"].text = script
    by_id["policy"].set("content", POLICY.format(script=_digest(script), style=_digest(style)))
    for name in ("description", "program", "policy"):
        del by_id[name].attrib["id"]
    return "<!DOCTYPE html>\n" + ElementTree.tostring(tree, encoding="unicode", method="html") + "\n"


def _source(name: str) -> str:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _style(show: Show) -> str:
    """The style sheet, with the show's colour and an ink that has 7:1 on it."""
    ground, ink = palette.ground_and_ink(palette.parse(show.colour))
    colours = f":root {{ --ground: {_hex(ground)}; --on-ground: {_hex(ink)}; }}"
    return "\n".join([colours, *(_source(f"style/{name}") for name in STYLE)])


def _hex(colour: palette.Colour) -> str:
    return "#" + bytes(colour).hex()


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _one(tree: Element, path: str) -> Element:
    found = tree.find(path)
    assert found is not None, path
    return found


def _word(tree: Element, script: str) -> None:
    """Puts the interface's words in, as it is without scripts: in the article's own script."""
    for element in tree.iter():
        if key := element.get("data-text"):
            element.text = word(key, script)
        if key := element.get("data-label"):
            element.set("aria-label", word(key, script))


def _add_text(parent: Element, text: str, edition: Edition) -> None:
    """Appends ``text``, and notes on ``parent`` what it is in the other script."""
    add_prose(parent, text)
    _note_other(parent, text, edition)


def _note_other(element: Element, text: str, edition: Edition) -> None:
    other = in_other_script(text, edition.script)
    if other != text:
        element.set("data-other", other)


def _add_contents(home: Element, edition: Edition) -> None:
    """The chapters, each a link that also works without scripts: into the audio, by a media fragment."""
    for part in edition.parts:
        if part.start_s is None:
            continue
        inner = {"class_": "inner"} if edition.stories and part.level > _STORY else {}
        link = add(
            add(home, "li", **inner), "a", href=f"{AUDIO.name}#t={part.start_s:.3f}", id=f"to-{part.id}"
        )
        _add_text(add(link, "span"), part.title, edition)
        add(link, "time", clock(part.start_s), datetime=f"PT{part.start_s:.0f}S")


def _add_article(home: Element, edition: Edition) -> None:
    def fill(block: Element, passage: Passage) -> None:
        _add_passage(block, passage, edition)

    for index, part in enumerate(edition.parts):
        section = home if index == 0 else add(home, "section", aria_labelledby=part.id)
        _add_heading(section, part, edition)
        if index == 0:
            _add_byline(section, edition)
            _add_notices(section, edition.opening, edition)
        add_paragraphs(section, part.paragraphs, fill)
    _add_notices(home, edition.closing, edition)


def _add_heading(section: Element, part: Part, edition: Edition) -> None:
    if part.heading is None:
        _add_text(add(section, f"h{part.level}", id=part.id), part.title, edition)
    else:
        _add_passage(add(section, f"h{part.level}", id=part.id), part.heading, edition)


def _add_byline(section: Element, edition: Edition) -> None:
    known = [text for text in (edition.publisher, edition.author, edition.date) if text]
    byline = " · ".join([*known, running_time(edition.duration_s)])
    _add_text(add(section, "p", class_="byline"), byline, edition)


def _add_notices(home: Element, notices: Sequence[Passage], edition: Edition) -> None:
    if notices:
        block = add(home, "p", class_="notice")
        for passage in notices:
            _add_passage(block, passage, edition)


def _add_passage(block: Element, passage: Passage, edition: Edition) -> None:
    """A passage as an element; one that is spoken has the class by which it is played and marked."""
    element = add_passage(block, passage)
    element.set("data-passage", "")
    if passage.cue:
        element.set("class", "s")
    _note_other(element, passage.segment.text, edition)


def _add_downloads(home: Element, edition: Edition, audio: Collection[File]) -> None:
    """The files to take along, saved under the episode's own name."""
    name = episode_name("", edition.title, "")
    for file, key in DOWNLOADS:
        if file.kind is not Kind.AUDIO or file in audio:
            add(add(home, "li"), "a", href=file.name, download=name + file.suffix, data_text=key)


def _add_facts(home: Element, edition: Edition) -> None:
    rows = (
        ("publisher", edition.publisher),
        ("author", edition.author),
        ("date", edition.date),
        ("duration", running_time(edition.duration_s)),
    )
    for key, text in rows:
        if text:
            add(home, "dt", data_text=key)
            _add_text(add(home, "dd"), text, edition)
    if url := safe_url(edition.source):
        add(home, "dt", data_text="source")
        add(add(home, "dd"), "a", edition.source, href=url, rel="noopener noreferrer")
    if edition.stories:
        add(home, "dt", data_text="stories")
        stories = add(add(home, "dd"), "ol")
        for story in edition.stories:
            _add_story(add(stories, "li"), story, edition)


def _add_story(item: Element, story: Story, edition: Edition) -> None:
    """One of several stories: its title, which leads to its source, and whose it is."""
    url = safe_url(story.source)
    home = add(item, "a", href=url, rel="noopener noreferrer") if url else add(item, "span")
    _add_text(home, story.title, edition)
    if whose := " · ".join(filter(None, (story.publisher, story.author, story.date[:10]))):
        _add_text(add(item, "span"), f"（{whose}）", edition)
