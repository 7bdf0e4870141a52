"""Whose a story is, in one short line: 来源：新华社，作者：李明。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from briefing.narrate.duration import UNSAID
from briefing.nouns import Link, Role, Script, Segment
from briefing.wording import word
from briefing.zh.hanzi import to_hant

_OPENING: Final = 40
"""Characters within which the head of a dispatch says whose it is: 新华社北京11月26日电（记者李明）."""
_CHANNEL: Final = re.compile(r"\s*[-_|｜—–].*")
"""What stands behind the name of a site: 人民网-文化频道."""
_NAMES: Final = re.compile(r"[、，,;；\s]+")
_MOST: Final = 3
"""Authors that are all named; of more the first two."""


def credits_of(story: Script, script: str, cut: str = "") -> Sequence[Segment]:
    """The line for ``story`` in ``script``, its source linked; none where nothing is known of it.

    It is said, but for what the story says itself: its source in its first words, its author anywhere in
    a line of credits. Where that leaves nothing, and of a story of which only the address is known, the line
    is shown alone. ``cut`` is said with it, or by itself: that the story goes on elsewhere.
    """
    address = story.source if urlsplit(story.source).scheme in ("http", "https") else ""
    said, known = _said_and_known(story)
    line = [f"{word(key, script)}：{name}" for key, name in said or known]
    if not line and address:
        host = urlsplit(address).hostname or address
        line = [f"{word('source', script)}：{host.removeprefix('www.')}"]
    cut = to_hant(cut) if script == "hant" else cut
    if not line:
        return [Segment(f"{cut}。", Role.CREDIT)] if cut else []
    text = "，".join([*line, *([cut] if cut and said else [])]) + "。"
    start, end = line[0].index("：") + 1, len(line[0])
    links = (Link(start, end, address),) if address else ()
    shown = Segment(text, Role.CREDIT if said else Role.DATA, links)
    return [shown, *([Segment(f"{cut}。", Role.CREDIT)] if cut and not said else [])]


def _said_and_known(story: Script) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]:
    """Publisher and author of ``story``, shortly, each under its word: what is to be said, and all of it."""
    paragraphs = [paragraph for section in story.sections for paragraph in section.paragraphs]
    spoken = [each for paragraph in paragraphs for each in paragraph if each.role not in UNSAID]
    opening = "".join(each.text for each in islice(spoken, 2))[:_OPENING]
    credits = "".join(each.text for each in spoken if each.role is Role.CREDIT) + opening
    publisher, names = _CHANNEL.sub("", story.publisher), _NAMES.split(story.author)
    author = story.author if len(names) <= _MOST else f"{'、'.join(names[:2])}等"
    known = [
        (key, name, heard)
        for key, name, heard in (
            ("publisher", publisher, publisher in opening),
            ("author", author if author != publisher else "", names[0] in credits),
        )
        if name
    ]
    return [(key, name) for key, name, heard in known if not heard], [(key, name) for key, name, _ in known]
