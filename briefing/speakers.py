"""Who speaks a paragraph by the label at its head: ``记者：``, ``问：``, ``Q:``, ``张先生：``, ``【答】``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefing.nouns import Role, Script
from briefing.zh.hanzi import to_hans
from briefing.zh.punctuation import narrowed

TALK: Final = frozenset({Role.BODY, Role.QUOTATION, Role.ITEM})
"""The roles of what may be said by somebody whom a label names."""
_HEADINGS: Final = frozenset({Role.TITLE, Role.HEADING})

_LABEL: Final = re.compile(r"\s*(?:【([^】：:\n]{1,20})】\s*[：:]?|([^：:，。！？；\n]{1,20})[：:])")
_COUNT: Final = re.compile(r"\s*[0-9]{1,3}$")
"""Of a question: Q1, 问2."""
_OF_ANYBODY: Final = re.compile(
    "问|答|q|a|记者|主持人|嘉宾|采访者|受访者|编者按|编者注|.{1,4}(?:先生|女士|小姐|教授|博士|医生|老师|主任)"
)
"""Labels that end what was said under the one before, though the show has no voice for them."""


def speakers(paragraphs: Iterable[tuple[Role, str]], labels: Mapping[str, str]) -> Iterator[str]:
    """For each of ``paragraphs``, the one of ``labels`` under which it is said, or empty for the narrator.

    A label holds until the next one, or a heading. It may have a number behind it, either script and width.
    """
    known = {_plain(label): label for label in labels}
    speaker = ""
    for role, text in paragraphs:
        if role in _HEADINGS:
            speaker = ""
        elif known and role in TALK and (found := _LABEL.match(text)):
            head = _plain(found[1] or found[2])
            bare = _COUNT.sub("", head)
            if head in known or bare in known:
                speaker = known.get(head) or known[bare]
            elif _OF_ANYBODY.fullmatch(bare):
                speaker = ""
        yield speaker if role in TALK else ""


def named(script: Script, labels: Mapping[str, str]) -> dict[int, str]:
    """The label under which each segment of ``script`` is said, by number; the narrator's are left out.

    ``labels`` give the voices. Where a person took the voice of a segment away, the narrator says it.
    """
    paragraphs: list[tuple[Role, str]] = []
    spoken: list[tuple[int, str]] = []
    number = 0
    for paragraph in script.paragraphs():
        begins = True
        for segment in paragraph:
            number += 1
            if begins:
                paragraphs.append((segment.role, ""))
            role, text = paragraphs[-1]
            paragraphs[-1] = role, text + segment.text
            spoken.append((len(paragraphs) - 1, segment.voice))
            begins = segment.breaks
    found = list(speakers(paragraphs, labels))
    return {
        number: found[index]
        for number, (index, voice) in enumerate(spoken, 1)
        if found[index] and (voice or not labels[found[index]])
    }


def _plain(label: str) -> str:
    """``label`` in simplified characters of half width, in lower case."""
    return to_hans(narrowed(label)).strip().lower()
