"""Show notes: what an app shows under an episode, as plain text and as HTML of the few elements apps keep.

Apple keeps p, ol, ul, li and a; Spotify links ``(1:23)`` to that moment. The text comes from an article, so
it is set as text and escaped when it is written: there is nothing in it that could be markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefing.address import without_userinfo
from briefing.clock import clock
from briefing.markup import E, html
from briefing.nouns import Episode, Story
from briefing.publish.text import cut, legal
from briefing.wording import word

SUMMARY_BYTES: Final = 4000
"""Of a description, by Apple's guide to RSS."""


def plain(episode: Episode) -> str:
    """A description without markup, at most 4,000 bytes."""
    return cut(legal(episode.summary), SUMMARY_BYTES)


def notes(episode: Episode, page_url: str) -> str:
    """The notes of ``episode`` as HTML: its summary, chapters with their times, and where it comes from."""
    script = episode.script.script
    parts = [E.p(legal(paragraph)) for paragraph in episode.summary.splitlines() if paragraph.strip()]
    if len(episode.chapters) > 1:
        parts.append(E.p(word("chapters", script)))
        lines = (f"({clock(chapter.start_s)}) {legal(chapter.title)}" for chapter in episode.chapters)
        parts.append(E.ul(*(E.li(line) for line in lines)))
    address = source_address(episode)
    if address:
        name = legal(episode.script.publisher) or re.split("[/?#]", address)[2]
        parts.append(E.p(f"{word('source', script)}：", E.a(name, href=address)))
    if episode.script.stories:
        parts.append(E.p(f"{word('stories', script)}："))
        parts.append(E.ol(*(E.li(*_story(story)) for story in episode.script.stories)))
    parts.append(E.p(E.a(word("by_sentence", script), href=page_url)))
    return "".join(html(part) for part in parts)


def _story(story: Story) -> Iterator[str | etree._Element]:
    """One of several stories: its title, which leads to its source, and whose it is."""
    title, address = legal(story.title), story.source
    linked = address.startswith(("http://", "https://"))
    yield E.a(title, href=legal(without_userinfo(address))) if linked else title
    if whose := " · ".join(filter(None, (story.publisher, story.author))):
        yield legal(f"（{whose}）")


def source_address(episode: Episode) -> str:
    """The web address that the article came from, or empty: a path is nobody's business."""
    for address in (episode.script.source, episode.identity):
        if address.startswith(("http://", "https://")):
            return legal(without_userinfo(address))
    return ""
