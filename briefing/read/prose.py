"""Text as it is gathered piece by piece: white space settled, what is tied to it in its place."""

from __future__ import annotations

import re
import unicodedata

from briefing.nouns import Face, Link, Pin, Reference, Style

_SPACE = re.compile(r"(\s+)")


class Prose:
    """One run of text under construction."""

    def __init__(self) -> None:
        self.length = 0
        """Characters gathered so far: where the next link or reading begins, white space aside."""
        self._pieces: list[str] = []
        self._gap = ""
        self._links: list[Link] = []
        self._pins: list[Pin] = []
        self._styles: list[Style] = []
        self.references: list[Reference] = []
        """The marks of notes met so far."""

    def add(self, raw: str) -> None:
        """Appends ``raw``, each run of white space made one space.

        A line break between two wide characters leaves nothing: Chinese has no spaces between words, and the
        break is the layout's.
        """
        for piece in _SPACE.split(raw):
            if not piece:
                continue
            if piece.isspace():
                self._gap += piece
                continue
            if self._gap and self._pieces:
                self._append("" if "\n" in self._gap and _close(self._pieces[-1][-1], piece[0]) else " ")
            self._gap = ""
            self._append(piece)

    def _append(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)
            self.length += len(piece)

    def link(self, start: int, url: str) -> None:
        """Ties ``url`` to what was added since ``start``."""
        self._links.append(Link(start, self.length, url))

    def pin(self, start: int, end: int, said: str) -> None:
        """Fixes how ``text[start:end]`` is said."""
        self._pins.append(Pin(start, end, said))

    def refer(self, label: str) -> None:
        """Puts a mark of the note ``label`` behind what was added so far."""
        self.references.append(Reference(self.length, label))

    def style(self, start: int, face: Face) -> None:
        """Sets what was added since ``start`` in ``face``."""
        self._styles.append(Style(start, self.length, face))

    def between(self, start: int, end: int) -> str:
        """``text[start:end]`` of what was gathered so far, without the white space around it."""
        return "".join(self._pieces)[start:end].strip()

    def finish(self) -> tuple[str, tuple[Link, ...], tuple[Pin, ...], tuple[Style, ...]]:
        """The text, links, pins and styles; a span never begins with the space before it, nor is empty."""
        text = "".join(self._pieces)
        links = [
            Link(start, link.end, link.url)
            for link in self._links
            if (start := _tight(text, link)) < link.end
        ]
        pins = [Pin(start, pin.end, pin.said) for pin in self._pins if (start := _tight(text, pin)) < pin.end]
        styles = [
            Style(start, style.end, style.face)
            for style in self._styles
            if (start := _tight(text, style)) < style.end
        ]
        return text, tuple(links), tuple(pins), tuple(styles)


def _tight(text: str, span: Link | Pin | Style) -> int:
    return span.start + (text[span.start : span.start + 1] == " ")


def _close(before: str, after: str) -> bool:
    """Whether nothing stands between two characters parted by a line break: wide ones, quotes beside them."""
    widths = unicodedata.east_asian_width(before), unicodedata.east_asian_width(after)
    return all(width in ("W", "F", "A") for width in widths) and widths != ("A", "A")
