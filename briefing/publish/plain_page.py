"""The page of an episode whose folder has none of its own: its audio, chapters and text; no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from briefing.aloud import aloud
from briefing.clock import clock
from briefing.files import AUDIO, BOOK, COVER, File
from briefing.markup import E
from briefing.nouns import Segment
from briefing.publish.door import head, way
from briefing.publish.item import Item
from briefing.publish.notes import source_address
from briefing.publish.page import Head, document, facts, footer
from briefing.publish.plan import Plan
from briefing.publish.text import legal
from briefing.wording import word


def plain_page(item: Item, plan: Plan) -> bytes:
    """The page of an episode whose folder has none of its own: its audio, chapters and text."""
    episode = item.episode
    script = episode.script.script
    audio = _beside(item, AUDIO)
    sections: list[etree._Element] = [
        E.img({"class": "cover", "src": _beside(item, COVER), "alt": "", "width": "160", "height": "160"}),
        E.h1(legal(episode.title)),
        facts(item, script),
        E.audio(controls="", preload="metadata", src=audio, **{"aria-label": word("play", script)}),
        E.ul(
            {"class": "actions"},
            *(
                E.li(E.a(word(key, script), href=_beside(item, file), download=""))
                for key, file in (("download", AUDIO), ("book", BOOK))
                if file.name in item.assets
            ),
        ),
    ]
    if len(episode.chapters) > 1:
        places = (
            E.li(
                E.a(
                    f"{clock(chapter.start_s)} {legal(chapter.title)}",
                    href=f"{audio}#t={chapter.start_s:.3f}",
                )
            )
            for chapter in episode.chapters
        )
        sections.append(
            E.nav(
                {"class": "chapters", "aria-labelledby": "chapters"},
                E.h2({"id": "chapters"}, word("chapters", script)),
                E.ul(*places),
            )
        )
    sections.append(E.h2(word("script", script)))
    sections.extend(_text(item))
    if address := source_address(episode):
        sections.append(E.p(f"{word('source', script)}：", E.a(address, href=address)))
    said = Head(
        title=f"{legal(episode.title)} - {legal(plan.show.title)}",
        description=legal(episode.summary),
        icon=_beside(item, COVER),
        more=head(item, plan),
    )
    return document(
        said,
        script,
        way(item, plan),
        E.main(E.article(*sections)),
        footer(script, plan.show.copyright),
    )


def _text(item: Item) -> Iterator[etree._Element]:
    """The script to read; its title is the page's."""
    for section in item.episode.script.sections:
        if section.heading is not None and section.level > 1:
            yield E.h3(legal(section.heading.text))
        for paragraph in section.paragraphs:
            if any(each.text for each in aloud(paragraph)):
                yield E.p(*_lines(paragraph))


def _lines(paragraph: Sequence[Segment]) -> Iterator[str | etree._Element]:
    """What is said of ``paragraph``, a line break after each line of verse."""
    for each in aloud(paragraph):
        yield legal(each.text)
        if each.segment.breaks and each.segment is not paragraph[-1]:
            yield E.br()


def _beside(item: Item, file: File) -> str:
    """The name of ``file`` of ``item``, seen from its page."""
    return item.assets[file.name].target.rpartition("/")[2]
