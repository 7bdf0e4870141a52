"""An HTML tree walked as a browser shows it: runs of text, each with its role, place, links and readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from briefing.errors import SourceError
from briefing.nouns import Change, Face, Link, Pin, Role
from briefing.read.elements import BLOCK, FACES, RAISED, ROLES, STRONG, UNSEEN
from briefing.read.footnotes import Footnotes
from briefing.read.formulas import MARK
from briefing.read.hidden import is_hidden, text_of
from briefing.read.listings import listing
from briefing.read.lists import depth, number
from briefing.read.prose import Prose
from briefing.read.ruby import pinyin
from briefing.read.tree import Element, Run
from briefing.spans import placed
from briefing.zh.characters import COMMON_HAN

MAX_RUNS: Final = 20_000
"""A page of more pieces of text than this is no article: the largest of 24 news pages has 1,100."""
_WITHIN: Final = frozenset(("a", "span", "b", "strong", "i", "em", "font", "small"))
"""What may stand between a raised number and the element that raises it."""
_NUMBER: Final = re.compile(r"[+\-−]?\d{1,3}")
ORNAMENT: Final = re.compile(r"\s*[1-3]?\d(?:px)?\s*")
"""Of a picture that shows nothing, the width or height: below 40 pixels."""
_LETTER = re.compile(r"[^\W_]")
_SHOWN: Final = 60
"""How many characters of what is hidden are listed."""
_TELLING = re.compile(f"[{COMMON_HAN}]")
MUTE = re.compile(
    r"(?i)(微信)?(图片|圖片|配图|图|图像|照片|插图|截图|二维码|头像|无标题|未标题|微信截图)?[\s_\d.-]*|.*\.(jpe?g|png|gif|webp|bmp|svg)|.*logo|点击.*"
)
"""Alternative texts that say nothing: what kind of thing it is, or the name of a file."""


def runs(tree: Element, base: str = "") -> tuple[list[Run], list[Change]]:
    """All runs of ``tree`` in order; what is left out: hidden text, and ruby that is no reading.

    Links are made absolute from ``base``. Raises SourceError for more than MAX_RUNS runs.
    """
    walk = _Walk(base, Footnotes(tree))
    found: list[Run] = []
    for run in walk.go(tree):
        found.append(run)
        if len(found) > MAX_RUNS:
            raise SourceError(f"has more than {MAX_RUNS} pieces of text: not one article")
    return found, walk.left_out


def runs_of_document(tree: Element, footnotes: Footnotes) -> tuple[list[Run], list[Change]]:
    """The same of one document of a book, whose ``footnotes`` may stand in others: however long it is."""
    walk = _Walk("", footnotes)
    return list(walk.go(tree)), walk.left_out


def hidden(text: str, element: Element) -> Change:
    """That the ``text`` of a hidden ``element`` is left out."""
    where = f"line {element.sourceline}, {len(text)} characters"
    return Change("hidden", text[:_SHOWN], "", where)


def _place(element: Element) -> str:
    """The tag of what a text stands in: of ``<sup><a>3</a></sup>``, ``sup``.

    What stands beside other text, as in ``<sup>[<a>3</a>]</sup>``, is taken as it is.
    """
    parent = element.getparent()
    if element.tag in _WITHIN and parent is not None and not (parent.text or "").strip():
        return str(parent.tag)
    return str(element.tag)


def _face(element: Element) -> Face | None:
    return Face.FORMULA if element.get(MARK) is not None else FACES.get(element.tag)


class _Walk:
    """One walk over a tree, without recursion."""

    def __init__(self, base: str, footnotes: Footnotes) -> None:
        self.left_out: list[Change] = []
        self._base = base
        self._footnotes = footnotes
        self._prose = Prose()
        self._places: list[tuple[Element, bool]] = []
        self._linked = 0
        self._all_strong = True
        self._strong = 0
        self._blocks: list[Element] = []
        self._notes: list[str] = []
        self._links: list[tuple[int, str]] = []
        self._faces: list[tuple[int, Face]] = []
        self._pictures: list[Run] = []
        self._bases: list[tuple[int, int]] = []
        self._base_from = 0
        self._reading: list[str] | None = None
        self._last: Run | None = None
        self._begun: set[Element] = set()
        self._pre = self._breaks = 0
        self._pictured = self._pictured_next = False

    def go(self, tree: Element) -> Iterator[Run]:
        walker = etree.iterwalk(tree, events=("start", "end", "comment"))
        skipped = None
        for event, element in walker:
            if event == "start":
                if self._unseen(element):
                    walker.skip_subtree()
                    skipped = element
                    if mark := self._footnotes.referred(element):
                        self._prose.refer(mark)
                    continue
                if element.tag in BLOCK:
                    yield from self._flush()
                    self._breaks = self._breaks + 1 if element.tag == "br" else 0
                if element.tag == "pre" and (code := listing(element)) is not None:
                    walker.skip_subtree()
                    skipped = element
                    if code:
                        yield Run(element, element.sourceline or 0, Role.CODE, text=code)
                    continue
                self._open(element)
                yield from self._lines(element, element.text, tail=False)
                continue
            if element is skipped:
                skipped = None  # it was not opened
            elif event == "end":
                if element.tag in BLOCK:
                    yield from self._flush()
                    self._breaks = self._breaks if element.tag == "br" else 0
                self._close(element)
            if element is not tree:
                yield from self._lines(element, element.tail, tail=True)
        yield from self._flush()

    def _unseen(self, element: Element) -> bool:
        return element.tag in UNSEEN or self._hides(element) or self._footnotes.is_mark(element)

    def _hides(self, element: Element) -> bool:
        """Whether ``element`` is hidden: then its text is listed."""
        if not is_hidden(element):
            return False
        if _LETTER.search(text := text_of(element)):
            self.left_out.append(hidden(text, element))
        return True

    def _open(self, element: Element) -> None:
        tag = element.tag
        self._strong += tag in STRONG
        if face := _face(element):
            self._faces.append((self._prose.length, face))
        if tag in BLOCK:
            self._blocks.append(element)
            self._pre += tag == "pre"
            if note := self._footnotes.held(element):
                self._notes.append(note)
        elif tag == "a":
            self._links.append((self._prose.length, element.get("href") or ""))
        elif tag == "img":
            self._picture(element)
        elif tag == "ruby":
            self._bases, self._base_from = [], self._prose.length
        elif tag == "rb":
            self._base_from = self._prose.length
        elif tag == "rt":
            if self._prose.length > self._base_from:
                self._bases.append((self._base_from, self._prose.length))
            self._base_from = self._prose.length
            self._reading = []

    def _close(self, element: Element) -> None:
        tag = element.tag
        self._strong -= tag in STRONG
        if _face(element):
            self._prose.style(*self._faces.pop())
        if tag in BLOCK:
            self._blocks.pop()
            self._pre -= tag == "pre"
            if self._footnotes.held(element):
                self._notes.pop()
        elif tag == "a":
            start, href = self._links.pop()
            self._linked += max(self._prose.length - start, 0)
            if url := self._absolute(href):
                self._prose.link(start, url)
        elif tag == "rb":
            self._bases.append((self._base_from, self._prose.length))
            self._base_from = self._prose.length
        elif tag == "rt":
            self._read(element)

    def _lines(self, element: Element, text: str | None, *, tail: bool) -> Iterator[Run]:
        """Adds ``text``; in ``<pre>`` each of its lines is a run."""
        if not text:
            return
        first, *others = text.split("\n") if self._pre else [text]
        self._add(element, first, tail=tail)
        for line in others:
            yield from self._flush()
            self._breaks += 1
            self._add(element, line, tail=tail)

    def _add(self, element: Element, text: str, *, tail: bool) -> None:
        raised = None if tail else RAISED.get(_place(element))
        if raised and self._prose.length and _NUMBER.fullmatch(text.strip()):
            text = text.translate(raised)
        if self._reading is not None:
            self._reading.append(text)
            return
        self._prose.add(text)
        if not text.isspace():
            self._places.append((element, tail))
            self._all_strong = self._all_strong and self._strong > 0

    def _read(self, element: Element) -> None:
        """Pins the reading just gathered to the first base that waits for one."""
        reading, self._reading = "".join(self._reading or ()).strip(), None
        self._base_from = self._prose.length
        if not reading or not self._bases:
            return
        start, end = self._bases.pop(0)
        if said := pinyin(self._prose.between(start, end), reading):
            self._prose.pin(start, end, said)
        else:
            self.left_out.append(Change("ruby", reading, "", f"line {element.sourceline}"))

    def _picture(self, element: Element) -> None:
        if not any(ORNAMENT.fullmatch(element.get(side) or "") for side in ("width", "height")):
            self._pictured_next |= self._prose.length > 0
            self._pictured |= self._prose.length == 0
        alt = " ".join((element.get("alt") or "").split())
        if self._blocks and len(_TELLING.findall(alt)) >= 4 and not MUTE.fullmatch(alt):
            place = self._blocks[-1]
            self._pictures.append(Run(place, element.sourceline or 0, Role.CAPTION, text=alt, picture=True))

    def _absolute(self, href: str) -> str:
        href = href.strip()
        try:
            url = urljoin(self._base, href) if href and not href.startswith("#") else ""
        except ValueError:
            return ""
        return url if url.startswith(("http://", "https://", "mailto:")) else ""

    def _flush(self) -> Iterator[Run]:
        """The run gathered since the last block's edge, and the pictures met in it."""
        if self._links and self._prose.length:
            # A block inside a link: each run gets its own part of the link.
            for start, href in self._links:
                self._linked += self._prose.length - start
                if url := self._absolute(href):
                    self._prose.link(start, url)
        for face in self._faces:
            self._prose.style(*face)
        text, links, pins, styles = self._prose.finish()
        references = tuple(self._prose.references)
        if text and self._blocks:
            self._last = self._run(text, links, pins)
            self._last.styles, self._last.references = styles, references
            self._pictured, self._breaks = False, 0
            yield self._last
        elif self._last is not None:
            self._last.references += placed(references, len(self._last.text))
        self._pictured, self._pictured_next = self._pictured or self._pictured_next, False
        self._prose, self._places = Prose(), []
        self._linked, self._all_strong, self._base_from, self._bases = 0, True, 0, []
        self._links = [(0, href) for _, href in self._links]
        self._faces = [(0, face) for _, face in self._faces]
        yield from self._pictures
        self._pictures = []

    def _run(self, text: str, links: tuple[Link, ...], pins: tuple[Pin, ...]) -> Run:
        block = self._blocks[-1]
        run = Run(block, block.sourceline or 0, text=text, links=links, pins=pins, places=self._places)
        run.breaks = self._breaks
        if self._places:
            run.line = self._places[0][0].sourceline or run.line
        for holder in reversed(self._blocks):
            if holder.tag in ("td", "th"):
                run.cell = holder
                break
            if role := ROLES.get(holder.tag):
                run.role = role
                run.level = int(holder.tag[1]) if role is Role.HEADING else 0
                if role is Role.ITEM:
                    run.item, run.depth = holder, depth(holder)
                    run.number = None if holder in self._begun else number(holder, text)
                    self._begun.add(holder)
                break
        run.strong = self._all_strong
        run.under_picture = self._pictured
        run.linked = min(self._linked, len(text))
        run.note = self._notes[-1] if self._notes else ""
        return run
