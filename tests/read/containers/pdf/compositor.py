"""A compositor: sets paragraphs in columns on pages, as word processors and typesetters do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.read.containers.pdf.writer import CLOSING, OPENING, Sheet, advance


def broken(text, width, indent=2.0):
    """``text`` in lines no wider than ``width``, by its size, the first set in; no mark where none may be."""
    lines, line, room = [], "", width - indent
    units = re.findall(r"[A-Za-z0-9.%/:_-]+|\s|.", text)
    for unit in units:
        if advance(line + unit) > room and unit not in CLOSING:
            carry = ""
            while line and line[-1] in OPENING:
                line, carry = line[:-1], line[-1] + carry
            lines.append(line.rstrip())
            line, room = carry + unit.lstrip(), width
        else:
            line += unit
    return [*lines, line] if line else lines


@dataclass
class Frame:
    """A column that text is set in."""

    sheet: Sheet
    x: float
    y: float
    """Where the next line stands: its upper edge."""
    width: float
    bottom: float


@dataclass
class Setter:
    """Sets paragraphs in ``frames``, one after the other."""

    frames: list[Frame]
    size: float = 10.5
    leading: float = 1.6
    indent: float = 2
    after: float = 0
    """Points below each paragraph."""
    font: str = "song"

    def paragraph(self, text, *, size=None, font=None, indent=None, align="left", after=None, hang=0):
        """Sets ``text``. ``align``: ``left``, ``centre``. ``hang``: how far the other lines are set in."""
        size, font = size or self.size, font or self.font
        indent = self.indent if indent is None else indent
        step = self.leading * size
        for at, line in enumerate(broken(text, self.frames[0].width / size - hang, indent - hang)):
            while self.frames[0].y + step > self.frames[0].bottom:
                self.frames.pop(0)
            frame = self.frames[0]
            x = frame.x + (indent if at == 0 else hang) * size
            if align == "centre":
                x = frame.x + (frame.width - advance(line) * size) / 2
            frame.sheet.text(x, frame.y + size, line, size, font)
            frame.y += step
        self.frames[0].y += self.after if after is None else after


def columns(pdf, count=1, pages=1, *, top=90, bottom=760, left=70, right=525, gap=21, first_top=None):
    """The frames of ``pages`` new pages with ``count`` columns each."""
    wide = (right - left - gap * (count - 1)) / count
    frames = []
    for page in range(pages):
        sheet = pdf.sheet()
        start = first_top if first_top and page == 0 else top
        frames += [Frame(sheet, left + at * (wide + gap), start, wide, bottom) for at in range(count)]
    return frames
