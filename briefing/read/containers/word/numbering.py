"""The numbers that Word sets before paragraphs and that stand nowhere in their text: ECMA-376-1, 17.9."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.read.containers.word.names import Element, attribute, child, is_on, name, setting
from briefing.read.containers.word.numerals import written
from briefing.read.containers.word.styles import Styles

_LEVELS: Final = 9
_PLAIN: Final = re.compile(r"%\d\s*[.、．)）]?")
"""How a number looks that a list of ours has as well: ``3.``"""
_SAYS: Final = re.compile(r"%[1-9]|[^\W_]")
"""What a bullet has none of."""
_PLACE: Final = re.compile(r"%([1-9])")
_MOST: Final = 99_999
"""A start beyond it is taken as 1: no list is that long."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph."""

    text: str
    """As it is shown, without space around it; empty for a bullet."""
    level: int
    """From 0."""
    number: int | None = None
    """Of a plain list: ``3.``; None for a bullet, and for ``三、``, ``(3)``, ``3.1``."""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    restart: int | None
    """After which of the levels above, from 1, it starts again; 0 never; None: after any of them."""
    plain: bool
    """All its numbers are written in digits."""


@dataclass(slots=True)
class _List:
    """One list: what Word calls an abstract definition, with the counts so far."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Number:
    """What paragraphs refer to: a list, and where it differs from its definition."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one file, counted as its paragraphs are asked for in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, _Number] = {}
        self._begun: set[tuple[str, int]] = set()
        self._of_style: dict[tuple[str, str], int] = {}
        links: dict[str, str] = {}
        for each in root if root is not None else ():
            if name(each) == "w:abstractNum":
                ident = attribute(each, "w:abstractNumId")
                self._lists[ident] = _List(_levels(each))
                links[ident] = setting(each, "w:numStyleLink")
            elif name(each) == "w:num":
                self._numbers[attribute(each, "w:numId")] = _number(each)
        for each in root if root is not None else ():
            self._link(each, links)

    def _link(self, each: Element, links: dict[str, str]) -> None:
        """Notes at which level of the list ``each`` a style stands; finds a list defined elsewhere."""
        if name(each) != "w:abstractNum":
            return
        ident = attribute(each, "w:abstractNumId")
        if link := links[ident]:
            for properties in self._styles.properties(link):
                number = self._numbers.get(setting(properties, "w:numPr", "w:numId"))
                if number and number.abstract in self._lists and not links.get(number.abstract):
                    self._lists[ident] = self._lists[number.abstract]
        for at, level in enumerate(each for each in each if name(each) == "w:lvl"):
            if style := setting(level, "w:pStyle"):
                self._of_style.setdefault((style, ident), _index(level, at))

    def label(self, properties: Element | None, style: str) -> Label | None:
        """What stands before the next paragraph, of ``properties`` and ``style``; None where nothing does."""
        chain: Sequence[Element | None] = [properties, *self._styles.properties(style)]
        referring = next((each for one in chain if (each := child(one, "w:numPr")) is not None), None)
        ident = next((found for one in chain if (found := setting(one, "w:numPr", "w:numId"))), "")
        number = self._numbers.get(ident)
        if number is None or number.abstract not in self._lists:
            return None
        at = setting(referring, "w:ilvl")
        index = int(at) if at.isdecimal() else self._of_style.get((style, number.abstract), 0)
        return self._next(ident, number, min(index, _LEVELS - 1))

    def _next(self, ident: str, number: _Number, index: int) -> Label | None:
        """Counts one more paragraph at level ``index`` of ``number``."""
        its_list = self._lists[number.abstract]
        level = number.levels.get(index) or its_list.levels.get(index)
        if level is None:
            return None
        counts = its_list.counts
        anew = index in number.starts and (ident, index) not in self._begun
        if anew or index not in counts:
            counts[index] = number.starts.get(index, level.start)
        else:
            counts[index] += 1
        self._begun.add((ident, index))
        for below in [each for each in counts if each > index]:
            restart = its_list.levels[below].restart if below in its_list.levels else None
            if restart is None or 0 < index + 1 <= restart:
                del counts[below]
        if not level.text.strip():
            return None
        if level.form == "bullet" or not _SAYS.search(level.text):
            return Label("", index)
        label = self._written(its_list, number, level, index)
        plain = level.form == "decimal" and _PLAIN.fullmatch(level.text) is not None
        return Label(label, index, counts[index] if plain else None) if label else None

    def _written(self, its_list: _List, number: _Number, level: _Level, index: int) -> str:
        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = number.levels.get(at) or its_list.levels.get(at)
            if other is None or at > index:
                return ""
            return written(its_list.counts.get(at, other.start), "decimal" if level.plain else other.form)

        return " ".join(_PLACE.sub(one, level.text).split())


def _levels(element: Element) -> dict[int, _Level]:
    """By index; some programs number no level, and then they stand in order."""
    found = (each for each in element if name(each) == "w:lvl")
    return {_index(each, at): _level(each) for at, each in enumerate(found)}


def _index(level: Element, at: int) -> int:
    written = attribute(level, "w:ilvl")
    return int(written) if written.isdecimal() else at


def _level(element: Element) -> _Level:
    restart = setting(element, "w:lvlRestart")
    return _Level(
        setting(element, "w:numFmt") or "decimal",
        setting(element, "w:lvlText"),
        _start(setting(element, "w:start"), 1 if child(element, "w:start") is not None else 0),
        int(restart) if restart.isdecimal() else None,
        is_on(child(element, "w:isLgl")),
    )


def _start(written: str, otherwise: int) -> int:
    return int(written) if written.isdecimal() and int(written) <= _MOST else otherwise


def _number(element: Element) -> _Number:
    levels: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for at, each in enumerate(each for each in element if name(each) == "w:lvlOverride"):
        index = _index(each, at)
        if (level := child(each, "w:lvl")) is not None:
            levels[index] = _level(level)
        if start := setting(each, "w:startOverride"):
            starts[index] = _start(start, 1)
    return _Number(setting(element, "w:abstractNumId"), levels, starts)
