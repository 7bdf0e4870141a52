"""Whose a story is, in one short line: 来源：新华社，作者：李明。"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from briefing.narrate.duration import UNSAID
from briefing.nouns import Link, Role, Script, Segment
from briefing.wording import word

_OPENING: Final = 40
"""Characters within which the head of a dispatch says whose it is: 新华社北京11月26日电（记者李明）."""


def credit(story: Script, script: str) -> Segment | None:
    """The line for ``story`` in ``script``, its source linked; None where nothing is known of it.

    It is said, but for what the story says itself: its source in its first words, its author anywhere in
    a line of credits. Where that leaves nothing, and of a story of which only the address is known, the line
    is shown alone.
    """
    address = story.source if urlsplit(story.source).scheme in ("http", "https") else ""
    spoken = [
        each
        for section in story.sections
        for p in section.paragraphs
        for each in p
        if each.role not in UNSAID
    ]
    opening = "".join(each.text for each in islice(spoken, 2))[:_OPENING]
    credits = "".join(each.text for each in spoken if each.role is Role.CREDIT) + opening
    known = (
        ("publisher", story.publisher, opening),
        ("author", story.author if story.author != story.publisher else "", credits),
    )
    said = [(key, name) for key, name, heard in known if name and name not in heard]
    shown = said or [(key, name) for key, name, _ in known if name]
    if not shown and not address:
        return None
    line = [(f"{word(key, script)}：", name) for key, name in shown]
    line = line or [
        (f"{word('source', script)}：", re.sub(r"^www\.", "", urlsplit(address).hostname or address))
    ]
    text = "，".join(label + name for label, name in line) + "。"
    start = len(line[0][0])
    links = (Link(start, start + len(line[0][1]), address),) if address else ()
    return Segment(text, Role.CREDIT if said else Role.DATA, links)
