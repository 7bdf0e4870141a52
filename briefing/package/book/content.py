"""The pages of the book in XHTML: cover, one for each part, and the table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from briefing.files import COVER
from briefing.package.edition import Edition, Part, Passage
from briefing.package.inline import add, add_prose, safe_url
from briefing.package.markup import add_paragraphs, add_passage
from briefing.wording import LANGUAGES, word

XHTML: Final = "http://www.w3.org/1999/xhtml"
OPS: Final = "http://www.idpf.org/2007/ops"
LANG: Final = ("lang", "xml:lang")
STYLE: Final = """\
/* No fonts, sizes or colours but those of the sentence that is spoken: the reader's own hold. */
h1 { text-wrap: balance; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid; }
.byline, .credit, .data, .notice, .caption, aside { font-size: 0.9em; }
table { border-collapse: collapse; margin: 1em 0; }
caption { font-size: 0.9em; text-align: start; }
figure { margin: 1em 0; }
figure img { max-width: 100%; height: auto; }
figcaption { font-size: 0.9em; }
th, td { border: 1px solid; padding: 0.2em 0.5em; text-align: start; vertical-align: top; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.formula { overflow-x: auto; }
mtd[columnalign="left"] { text-align: left; }
mtd[columnalign="right"] { text-align: right; }
.verse { padding-left: 1.5em; }
.row { padding-left: 0.8em; border-left: 2px solid; }
.cover { margin: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 95vh; }
.-epub-media-overlay-active { background-color: #ffeaa6; color: #1c1a17; }
"""
TYPES: Final = {"doc-noteref": "noteref", "doc-backlink": "backlink", "doc-footnote": "footnote"}
"""What EPUB's own attribute ``epub:type`` says of elements that have these roles."""
ACTIVE: Final = "-epub-media-overlay-active"
"""The class that a reading system gives the passage that sounds."""


def file_of(part: Part) -> str:
    """The name of the page of ``part``."""
    return f"{part.id}.xhtml"


def written(root: Element, doctype: str = "") -> bytes:
    """The document of ``root`` in UTF-8."""
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{doctype}{text}\n'.encode()


def chapter(edition: Edition, part: Part) -> bytes:
    """The page of ``part``, every passage under the id by which its overlay calls it."""
    html, body = _document(edition, part.title)
    section = add(
        body, "section", **{"epub:type": "chapter", "role": "doc-chapter", "aria-labelledby": part.id}
    )
    heading = add(section, "h1", id=part.id)
    if part.heading is None:
        add_prose(heading, part.title, lang=LANG)
    else:
        _add_passage(heading, part.heading)
    if part is edition.parts[0]:
        known = [text for text in (edition.publisher, edition.author, edition.date) if text]
        if known:
            add_prose(add(section, "p", class_="byline"), " · ".join(known), lang=LANG)
        _add_notices(section, edition.opening)
    add_paragraphs(section, part.paragraphs, _add_passage)
    if part is edition.parts[-1]:
        _add_notices(section, edition.closing)
        _add_stories(section, edition)
    _type(section, part, edition)
    return written(html, "<!DOCTYPE html>\n")


def _add_stories(section: Element, edition: Edition) -> None:
    """Where each of several stories came from."""
    if not edition.stories:
        return
    add(section, "p", word("stories", edition.script), class_="data")
    items = add(section, "ol", class_="data")
    for story in edition.stories:
        item = add(items, "li")
        url = safe_url(story.source)
        add_prose(add(item, "a", href=url) if url else add(item, "span"), story.title, lang=LANG)
        if whose := " · ".join(filter(None, (story.publisher, story.author))):
            add_prose(add(item, "span"), f"（{whose}）", lang=LANG)


def _type(section: Element, part: Part, edition: Edition) -> None:
    """Says of the marks and notes of ``part`` what they are, and leads them to the pages of other parts."""
    elsewhere = {
        f"#{name}": file_of(other)
        for other in edition.parts
        if other is not part
        for passage in other.passages()
        for name in (passage.note, *(mark.id for mark in passage.marks))
    }
    for element in section.iter():
        if kind := TYPES.get(element.get("role", "")):
            element.set("epub:type", kind)
            href = element.get("href", "")
            if file := elsewhere.get(href):
                element.set("href", file + href)


def cover_page(edition: Edition) -> bytes:
    """The page that shows the cover."""
    html, body = _document(edition, edition.title)
    section = add(body, "section", **{"epub:type": "cover", "class": "cover"})
    add(
        section,
        "img",
        src=COVER.name,
        alt=f"{word('cover', edition.script)}：{edition.title}",
        role="doc-cover",
    )
    return written(html, "<!DOCTYPE html>\n")


def navigation(edition: Edition) -> bytes:
    """The table of contents, nested as the headings are, and the landmarks."""
    html, body = _document(edition, edition.title)
    toc = add(body, "nav", **{"epub:type": "toc", "role": "doc-toc", "aria-labelledby": "contents"})
    add(toc, "h1", word("contents", edition.script), id="contents")
    lists = [add(toc, "ol")]
    for part in edition.parts:
        depth = max(1, part.level - 1)  # the title's part stands beside the chapters, not above them
        while len(lists) > depth:
            lists.pop()
        if len(lists) < depth:
            lists.append(add(lists[-1][-1], "ol"))
        add_prose(add(add(lists[-1], "li"), "a", href=file_of(part)), part.title, lang=LANG)
    landmarks = add(body, "nav", **{"epub:type": "landmarks", "aria-labelledby": "landmarks", "hidden": ""})
    add(landmarks, "h2", word("landmarks", edition.script), id="landmarks")
    places = add(landmarks, "ol")
    for kind, href, key in (
        ("cover", "cover.xhtml", "cover"),
        ("toc", "nav.xhtml#contents", "contents"),
        ("bodymatter", file_of(edition.parts[0]), "body"),
    ):
        add(add(places, "li"), "a", word(key, edition.script), **{"epub:type": kind, "href": href})
    return written(html, "<!DOCTYPE html>\n")


def _document(edition: Edition, title: str) -> tuple[Element, Element]:
    """An empty page and its body."""
    language = LANGUAGES[edition.script]
    html = Element("html", {"xmlns": XHTML, "xmlns:epub": OPS, **dict.fromkeys(LANG, language)})
    head = add(html, "head")
    add(head, "title", title or edition.title)
    add(head, "link", rel="stylesheet", type="text/css", href="style.css")
    return html, add(html, "body")


def _add_notices(home: Element, notices: Sequence[Passage]) -> None:
    if notices:
        block = add(home, "p", class_="notice")
        for passage in notices:
            _add_passage(block, passage)


def _add_passage(block: Element, passage: Passage) -> None:
    add_passage(block, passage, lang=LANG)
