"""Footnotes of an HTML tree: which anchors are marks that refer to one, and which elements hold one.

A footnote is known by its label, which is what the first mark that refers to it shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Final

from lxml.html import HtmlElement

from briefing.nouns import Block, Role
from briefing.read.tree import Run, semantics
from briefing.spans import moved
from briefing.zh.characters import COMMON_HAN
from briefing.zh.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS

MARK: Final = re.compile(
    rf"[{OPENING_BRACKETS}]?\s*(注|註|注释|註釋|note)?"
    rf"\s*(\d{{1,3}}([:-]\d{{1,3}})?|[*†‡§①-⑳]|[ivx]{{1,5}})\s*[{CLOSING_BRACKETS}]?",
    re.IGNORECASE,
)
"""How a mark looks: ``[1]``, ``①``, ``注2``, ``*``."""
_AROUND: Final = re.compile(rf"[\s{OPENING_BRACKETS}{CLOSING_BRACKETS}]+")
"""What is no part of a label."""
_LEAD: Final = re.compile(
    rf"\s*((\[\w{{1,3}}\]|［\w{{1,3}}］|[①-⑳◎⊙]|\^|↑|\d{{1,3}}[.、])\s*){{0,2}}"
    rf"([(（\[［〔]?\s*[、．:：)）\]］〕]\s*|\.(?=[\s{COMMON_HAN}])\s*)?"
)
_TAIL: Final = re.compile(r"\s*([↩︎⏎↑^]+\s*)?$")
"""What stands before the text of a footnote, and behind it: its mark, the way back."""
_HOLDERS: Final = frozenset(("li", "p", "div", "dd", "td", "aside", "section"))
_NAMED: Final = re.compile(
    r"foot-?note|endnote|noteref|citation|(^|[^a-z])(fn|cite_?note|ftn|note)", re.IGNORECASE
)


_SAID: Final = re.compile(r"noteref|footnote", re.IGNORECASE)
_NOTES: Final = frozenset(
    ("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "duokan-footnote-item")
)
"""What an element that is one note is called (EPUB Structural Semantics, DPUB-ARIA, 多看)."""
_RETURN: Final = re.compile(r"\W*|(返回|回到)?(原文|正文|原处|原處|上文)?|back", re.IGNORECASE)
"""What the way back from a note says: ``↩︎``, ``◎``, 返回."""


class Footnotes:
    """The footnotes of the trees of one text, in order; ids are its own in each, and links lead to any."""

    def __init__(self, *trees: HtmlElement) -> None:
        self._refers: dict[HtmlElement, str] = {}
        self._holds: dict[HtmlElement, str] = {}
        self._back: set[HtmlElement] = set()
        self._taken: set[str] = set()
        self._numbers: dict[str, count[int]] = {}
        anchors = [
            a
            for tree in trees
            for a in tree.iter("a")
            if (a.get("href") or "").startswith("#") and len(a.get("href")) > 1
        ]
        if not anchors:
            return
        order = {element: place for place, element in enumerate(chain(*(tree.iter("*") for tree in trees)))}
        named: dict[str, HtmlElement] = {}
        for element in order:
            for name in (element.get("id"), element.get("name")):
                if name:
                    named.setdefault(name, element)
        marks = [(a, named.get(a.get("href")[1:])) for a in anchors if _is_mark(a, a.get("href")[1:])]
        targets = {target for _, target in marks if target is not None}
        inside = Counter(around for target in targets for around in (target, *target.iterancestors()))
        unsaid = count(1)
        for anchor, target in marks:
            holder = _holder(target, inside)
            if holder is None or order[holder] < order[anchor]:
                continue
            if holder not in self._holds:
                label = _AROUND.sub("", "".join(anchor.itertext())) or str(next(unsaid))
                self._holds[holder] = self._unused(label)
            self._refers[anchor] = self._holds[holder]
        for holder in self._holds:
            self._back.update(a for a in holder.iter("a") if _leads_back(a))

    def _unused(self, label: str) -> str:
        """``label``, or where another footnote has it already ``label-2`` and so on."""
        numbers = self._numbers.setdefault(label, count(1))
        numbered = (label if number == 1 else f"{label}-{number}" for number in numbers)
        unused = next(each for each in numbered if each not in self._taken)
        self._taken.add(unused)
        return unused

    @property
    def holders(self) -> Collection[HtmlElement]:
        """The elements that hold a footnote."""
        return self._holds.keys()

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
    own = (f"{label} " for label in (run.note, run.note.partition("-")[0]))
    start += next((len(label) for label in own if run.text.startswith(label, start)), 0)
    end = max(tail.start() if tail else len(run.text), start)
    return Block(
        Role.FOOTNOTE,
        run.text[start:end],
        links=moved(run.links, -start, end - start),
        pins=moved(run.pins, -start, end - start),
        styles=moved(run.styles, -start, end - start),
    )


def _is_mark(anchor: HtmlElement, name: str) -> bool:
    """Whether an anchor looks like a mark: raised, or named so, and no longer than one.

    One that a picture stands for is named so.
    """
    text = "".join(anchor.itertext()).strip()
    kind = " ".join((name, anchor.get("class") or "", *semantics(anchor)))
    if not text:
        return _SAID.search(kind) is not None
    if not MARK.fullmatch(text):
        return False
    raised = (anchor.getparent() is not None and anchor.getparent().tag == "sup") or anchor.find(
        ".//sup"
    ) is not None
    return raised or _NAMED.search(kind) is not None


def _leads_back(anchor: HtmlElement) -> bool:
    """Whether an anchor in a footnote is the way back, and no part of what the note says."""
    text = "".join(anchor.itertext()).strip()
    return (anchor.get("href") or "").startswith("#") and (
        MARK.fullmatch(text) is not None or _RETURN.fullmatch(text) is not None
    )


def _holder(target: HtmlElement | None, inside: Mapping[HtmlElement, int]) -> HtmlElement | None:
    """The block that a footnote's target stands in: what is named a note, if no other is ``inside``; else the
    nearest."""
    block = target
    while block is not None and block.tag not in _HOLDERS:
        block = block.getparent()
    for around in () if target is None else chain([target], target.iterancestors()):
        if not _NOTES.isdisjoint((*semantics(around), *(around.get("class") or "").split())):
            return around if inside[around] == 1 and around.tag in _HOLDERS else block
    return block


def footnote(runs: Iterable[Run]) -> list[Block]:
    """The blocks of one footnote, the first with its label."""
    bare = [(run, block) for run in runs if (block := _bare(run)).text]
    return [replace(block, label="" if index else run.note) for index, (run, block) in enumerate(bare)]
