"""Lines joined to one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from briefing.read.containers.pdf.layout.lines import Line, Piece, is_wide

HYPHENS: Final = "-\u2010\u00ad"
"""The last is what PDFium has for a hyphen at the end of a line that goes on in the next."""
_ADDRESS: Final = re.compile(r"(?:://|www\.)\S*[/.?&=_%-]$")
"""The end of an address that goes on in the next line."""


def joined(lines: Sequence[Line]) -> str:
    """The text of ``lines``, all in one; nothing raised."""
    return "".join(piece.text for piece in pieces(lines))


def pieces(lines: Iterable[Line]) -> list[Piece]:
    """The pieces of ``lines``, joined as words are across the ends of lines."""
    found: list[Piece] = []
    for line in lines:
        more = list(line.pieces)
        if found:
            before, between = _seam(found[-1].text, more[0].text)
            found[-1] = Piece(before, found[-1].raised, found[-1].note)
            more[0] = Piece(between + more[0].text, more[0].raised, more[0].note)
        for piece in more:
            alike = found and (found[-1].raised, found[-1].note) == (piece.raised, piece.note) == (0, "")
            if alike:
                found[-1] = Piece(found[-1].text + piece.text)
            elif piece.text:
                found.append(piece)
    return [Piece(piece.text.replace(HYPHENS[-1], "-"), piece.raised, piece.note) for piece in found]


def _seam(before: str, after: str) -> tuple[str, str]:
    """``before`` as it stands when ``after`` follows it, and what stands between them."""
    if before[-1:] and before[-1] in HYPHENS and before[-2:-1].isalpha() and after[:1].isascii():
        return (before[:-1], "") if after[:1].islower() else (before, "")
    if not before or not after or is_wide(before[-1]) or is_wide(after[0]) or _ADDRESS.search(before):
        return before, ""
    return before, " "
