"""``feed.xml``: RSS 2.0 with Apple's namespace and that of Podcasting 2.0.

Written as a tree with lxml, so that it is well-formed whatever the texts hold. HTML stands in it escaped, not
as CDATA: to an XML reader both are the same, and ``]]>`` in a text ends nothing. What is in it depends on the
episodes only, and not on the time of writing: nothing changed, not a byte changed.

Sources: cyber.harvard.edu/rss/rss.html; podcasters.apple.com/support/823-podcast-requirements;
github.com/Podcastindex-org/podcast-namespace, docs/1.0.md; podlove.org/simple-chapters.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from typing import Final

from lxml import etree

from briefing.clock import timestamp
from briefing.files import AUDIO, CHAPTERS, COVER, M4A, OPUS, TXT, File, Kind, of_kind
from briefing.nouns import Chapter
from briefing.publish.identity import GENERATOR
from briefing.publish.item import Item
from briefing.publish.kept import Kept
from briefing.publish.media import RSS
from briefing.publish.notes import notes, plain
from briefing.publish.plan import Plan
from briefing.publish.text import cut, legal
from briefing.wording import LANGUAGES

ITUNES: Final = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST: Final = "https://podcastindex.org/namespace/1.0"
CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
ATOM: Final = "http://www.w3.org/2005/Atom"
PODLOVE: Final = "http://podlove.org/simple-chapters"
NAMESPACES: Final = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "content": CONTENT,
    "atom": ATOM,
    "psc": PODLOVE,
}
VALUE_MAX: Final = 255
"""Characters of a value, by Apple's guide to RSS."""
DESCRIPTION_BYTES: Final = 4000

ALTERNATES: Final = {M4A: ("mp4a.40.2", "AAC"), OPUS: ("opus", "Opus")}
"""File: its codec (RFC 6381) and name for a person."""


def feed(plan: Plan) -> bytes:
    """The feed of ``plan``, in UTF-8."""
    rss = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = etree.SubElement(rss, "channel")
    _describe_show(channel, plan)
    for each in plan.listed:
        if isinstance(each, Kept):
            channel.append(each.element)
        else:
            _describe_episode(etree.SubElement(channel, "item"), each, plan)
    etree.indent(rss, " ")
    return etree.tostring(rss, xml_declaration=True, encoding="utf-8") + b"\n"


def _describe_show(channel: etree._Element, plan: Plan) -> None:
    show = plan.show
    host = show.author or show.title
    cover = plan.root + plan.cover.target
    _add(channel, "title", _value(show.title))
    _add(channel, "link", plan.root)
    _add(channel, "description", cut(legal(show.description or show.title), DESCRIPTION_BYTES))
    _add(channel, "language", plan.language)
    if show.copyright:
        _add(channel, "copyright", _value(show.copyright))
    _add(channel, "generator", GENERATOR)
    _add(channel, f"{{{ATOM}}}link", href=plan.feed_url, rel="self", type=RSS)
    image = _add(channel, "image")
    for name, text in (("url", cover), ("title", _value(show.title)), ("link", plan.root)):
        _add(image, name, text)
    _add(channel, f"{{{ITUNES}}}image", href=cover)
    _add(channel, f"{{{ITUNES}}}author", _value(host))
    _add(channel, f"{{{ITUNES}}}type", "serial" if show.serial else "episodic")
    _add(channel, f"{{{ITUNES}}}explicit", _truth(show.explicit))
    parent = channel
    for name in plan.category:
        parent = _add(parent, f"{{{ITUNES}}}category", text_=name)
    if show.email:
        owner = _add(channel, f"{{{ITUNES}}}owner")
        _add(owner, f"{{{ITUNES}}}name", _value(show.owner or host))
        _add(owner, f"{{{ITUNES}}}email", show.email)
    _add(channel, f"{{{PODCAST}}}guid", plan.guid)
    _add(channel, f"{{{PODCAST}}}medium", "podcast")
    _add(
        channel,
        f"{{{PODCAST}}}locked",
        "yes" if show.locked else "no",
        **({"owner": show.email} if show.email else {}),
    )


def _describe_episode(element: etree._Element, item: Item, plan: Plan) -> None:
    episode, show = item.episode, plan.show

    def address(file: File) -> str:
        return plan.root + item.assets[file.name].target

    page = plan.root + item.page
    _add(element, "title", _value(episode.title))
    _add(element, "link", page)
    _add(element, "guid", item.guid, isPermaLink="false")
    _add(element, "pubDate", format_datetime(item.entry.published))
    _add(element, "description", plain(episode))
    _add(element, f"{{{CONTENT}}}encoded", notes(episode, page))
    _add(
        element,
        "enclosure",
        url=address(AUDIO),
        length=str(item.assets[AUDIO.name].size),
        type=AUDIO.media_type,
    )
    _add(element, f"{{{ITUNES}}}duration", str(round(episode.duration_s)))
    _add(element, f"{{{ITUNES}}}image", href=address(COVER))
    _add(element, f"{{{ITUNES}}}author", _value(episode.script.author or show.author or show.title))
    _add(element, f"{{{ITUNES}}}explicit", _truth(show.explicit))
    _add(element, f"{{{ITUNES}}}episode", str(item.entry.number))
    _add(element, f"{{{ITUNES}}}episodeType", "full")
    for file in of_kind(Kind.TRANSCRIPT):
        if file.name in item.assets:
            _add(
                element,
                f"{{{PODCAST}}}transcript",
                url=address(file),
                type=file.media_type,
                language=LANGUAGES[episode.script.script],
                **({} if file is TXT else {"rel": "captions"}),
            )
    if CHAPTERS.name in item.assets and episode.chapters:
        _add(element, f"{{{PODCAST}}}chapters", url=address(CHAPTERS), type=CHAPTERS.media_type)
    _add_chapters(element, episode.chapters)
    for file, (codecs, title) in ALTERNATES.items():
        if file.name in item.assets:
            size = item.assets[file.name].size
            alternate = _add(
                element,
                f"{{{PODCAST}}}alternateEnclosure",
                type=file.media_type,
                length=str(size),
                bitrate=str(round(size * 8 / episode.duration_s)),
                title=title,
                codecs=codecs,
            )
            _add(alternate, f"{{{PODCAST}}}source", uri=address(file))


def _add_chapters(element: etree._Element, chapters: Sequence[Chapter]) -> None:
    """Podlove Simple Chapters 1.2, for apps that do not fetch those of Podcasting 2.0, as gPodder."""
    if not chapters:
        return
    parent = _add(element, f"{{{PODLOVE}}}chapters", version="1.2")
    for chapter in chapters:
        start = timestamp(round(chapter.start_s * 1000))
        _add(parent, f"{{{PODLOVE}}}chapter", start=start, title=legal(chapter.title))


def _add(parent: etree._Element, tag: str, content: str = "", **attributes: str) -> etree._Element:
    """A new last child of ``parent``; the attribute ``text_`` is called ``text``."""
    named = {name.rstrip("_"): value for name, value in attributes.items()}
    child = etree.SubElement(parent, tag, named)
    child.text = content or None
    return child


def _value(text: str) -> str:
    """``text`` in one line, at most 255 characters."""
    line = " ".join(legal(text).split())
    return line if len(line) <= VALUE_MAX else line[: VALUE_MAX - 1] + "…"


def _truth(value: bool) -> str:
    return "true" if value else "false"
