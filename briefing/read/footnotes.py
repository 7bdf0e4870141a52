"""Footnotes of an HTML tree: which anchors are marks that refer to one, and which elements hold one.

A footnote is known by its label, which is what the first mark that refers to it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, count
from typing import Final

from lxml.html import HtmlElement

from briefing.nouns import Block, Role
from briefing.read.tree import Run
from briefing.spans import moved
from briefing.zh.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS

MARK: Final = re.compile(
    rf"[{OPENING_BRACKETS}]?\s*(注|註|注释|註釋|note)?"
    rf"\s*(\d{{1,3}}(:\d{{1,2}})?|[*†‡§①-⑳]|[ivx]{{1,5}})\s*[{CLOSING_BRACKETS}]?",
    re.IGNORECASE,
)
"""How a mark looks: ``[1]``, ``①``, ``注2``, ``*``."""
_AROUND: Final = re.compile(rf"[\s{OPENING_BRACKETS}{CLOSING_BRACKETS}]+")
"""What is no part of a label."""
_LEAD: Final = re.compile(r"\s*((\[\w{1,3}\]|［\w{1,3}］|[①-⑳]|\^|↑|\d{1,3}[.、])\s*){0,2}")
_TAIL: Final = re.compile(r"\s*([↩︎⏎↑^]+\s*)?$")
"""What stands before the text of a footnote, and behind it: its mark, the way back."""
_HOLDERS: Final = frozenset(("li", "p", "div", "dd", "td", "aside", "section"))
_NAMED: Final = re.compile(
    r"foot-?note|endnote|noteref|citation|(^|[^a-z])(fn|cite_?note|ftn|note)", re.IGNORECASE
)


class Footnotes:
    """The footnotes of one tree."""

    def __init__(self, tree: HtmlElement) -> None:
        self._refers: dict[HtmlElement, str] = {}
        self._holds: dict[HtmlElement, str] = {}
        self._back: set[HtmlElement] = set()
        anchors = [
            a for a in tree.iter("a") if (a.get("href") or "").startswith("#") and len(a.get("href")) > 1
        ]
        if not anchors:
            return
        order = {element: place for place, element in enumerate(tree.iter("*"))}
        named: dict[str, HtmlElement] = {}
        for element in order:
            for name in (element.get("id"), element.get("name")):
                if name:
                    named.setdefault(name, element)
        for anchor in anchors:
            name = anchor.get("href")[1:]
            holder = _holder(named.get(name))
            if holder is None or order[holder] < order[anchor] or not _is_mark(anchor, name):
                continue
            if holder not in self._holds:
                self._holds[holder] = self._unused(_AROUND.sub("", "".join(anchor.itertext())))
            self._refers[anchor] = self._holds[holder]
        for holder in self._holds:
            self._back.update(a for a in holder.iter("a") if (a.get("href") or "").startswith("#"))

    def _unused(self, label: str) -> str:
        """``label``, or where another footnote has it already ``label-2`` and so on."""
        taken = set(self._holds.values())
        numbered = (f"{label}-{number}" for number in count(2))
        return next(each for each in chain([label], numbered) if each not in taken)

    def is_mark(self, element: HtmlElement) -> bool:
        """Whether ``element`` is a mark in the text or the way back to it: not to be read."""
        return element in self._refers or element in self._back

    def referred(self, element: HtmlElement) -> str:
        """The label of the footnote that ``element`` refers to, or empty."""
        return self._refers.get(element, "")

    def held(self, element: HtmlElement) -> str:
        """The label of the footnote that ``element`` holds, or empty."""
        return self._holds.get(element, "")


def _bare(run: Run) -> Block:
    """``run`` without the mark before it and the way back behind it."""
    lead, tail = _LEAD.match(run.text), _TAIL.search(run.text)
    start = lead.end() if lead else 0
    end = max(tail.start() if tail else len(run.text), start)
    return Block(
        Role.FOOTNOTE,
        run.text[start:end],
        links=moved(run.links, -start, end - start),
        pins=moved(run.pins, -start, end - start),
        styles=moved(run.styles, -start, end - start),
    )


def _is_mark(anchor: HtmlElement, name: str) -> bool:
    """Whether an anchor looks like a mark: raised, or named so, and no longer than one."""
    text = "".join(anchor.itertext()).strip()
    if not MARK.fullmatch(text):
        return False
    raised = (anchor.getparent() is not None and anchor.getparent().tag == "sup") or anchor.find(
        ".//sup"
    ) is not None
    kind = " ".join(filter(None, (name, anchor.get("class"), anchor.get("role"), anchor.get("epub:type"))))
    return raised or _NAMED.search(kind) is not None


def _holder(target: HtmlElement | None) -> HtmlElement | None:
    """The block that a footnote's target stands in."""
    while target is not None and target.tag not in _HOLDERS:
        target = target.getparent()
    return target


def footnote(runs: Iterable[Run]) -> list[Block]:
    """The blocks of one footnote, the first with its label."""
    bare = [(run, block) for run in runs if (block := _bare(run)).text]
    return [replace(block, label="" if index else run.note) for index, (run, block) in enumerate(bare)]
