"""The characters of a page as PDFium has them."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from briefing.read.containers.pdf.drawing.canvas import Drawn
from briefing.read.containers.pdf.drawing.paths import colour
from briefing.read.containers.pdf.sheet import Face

_SUBSET: Final = re.compile(r"[A-Z]{6}\+")
"""Before the name of a font of which a part is embedded (ISO 32000-1, 9.6.4)."""
_BOLD: Final = re.compile(r"bold|black|heavy|(?<![a-z])(sim)?hei(?![a-z])|heiti|黑", re.IGNORECASE)
"""Names of fonts that are heavy beside a plain one; 黑体 is what Chinese print has for bold."""
_MONO: Final = re.compile(r"mono|courier|consol|typewriter|menlo", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18
"""A flag of a font (ISO 32000-1, table 123)."""
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Surrogates (Unicode Standard, 3.8)."""
_STROKED: Final = 2
"""Text that is filled and stroked too, which makes it bold (ISO 32000-1, table 106)."""
_UNSEEN: Final = frozenset((3, 7))
"""Text that is neither."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of a text object share."""

    size: float
    angle: float
    face: Face
    seen: bool
    light: float
    order: int


def address(thing: Any) -> int:
    """By which an object of PDFium is known."""
    return ctypes.addressof(thing.contents)


def characters(text: Any, orders: Mapping[int, int]) -> Iterator[Drawn]:
    """The characters of a page, without the spaces and line ends that PDFium adds.

    ``orders`` says when each object is drawn, by its address.
    """
    styles: dict[int, _Style] = {}
    faces: dict[int, Face] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(text)):
        thing = pdfium.FPDFText_GetTextObject(text, at)
        if not thing or pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        character = _character(text, at)
        if not character:
            continue
        place = address(thing)
        style = styles.get(place)
        if style is None:
            style = styles[place] = _style(text, at, thing, orders.get(place, 0), faces)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        yield Drawn(
            character,
            box.left,
            box.bottom,
            box.right,
            box.top,
            x.value,
            y.value,
            style.size,
            style.angle,
            style.face,
            style.seen,
            style.light,
            style.order,
            pdfium.FPDFText_HasUnicodeMapError(text, at) == 1,
        )


def _character(text: Any, at: int) -> str:
    """The character at a place, empty if none; a hyphen at a line's end, which PDFium marks, as U+00AD."""
    if pdfium.FPDFText_IsHyphen(text, at) == 1:
        return "\u00ad"
    code = pdfium.FPDFText_GetUnicode(text, at)
    if code in _HIGH:  # on Windows, one beyond the first 65,536 comes in two halves
        return chr(0x10000 + (code - _HIGH[0]) * 0x400 + pdfium.FPDFText_GetUnicode(text, at + 1) % 0x400)
    return "" if code in _LOW else chr(code) if code <= 0x10FFFF else "\ufffd"


def _style(text: Any, at: int, thing: Any, order: int, faces: dict[int, Face]) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
    font = pdfium.FPDFTextObj_GetFont(thing)
    face = Face("")
    if font:
        known = address(font)
        face = faces[known] if known in faces else faces.setdefault(known, _face(font))
    if mode == _STROKED and not face.bold:
        face = Face(face.name, bold=True, mono=face.mono)
    light, alpha = colour(thing)
    return _Style(
        size=pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d),
        angle=math.degrees(math.atan2(matrix.b, matrix.a)),
        face=face,
        seen=mode not in _UNSEEN and alpha > 0,
        light=light,
        order=order,
    )


def _face(font: Any) -> Face:
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    flags = pdfium.FPDFFont_GetFlags(font)
    bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD)
    return Face(name, bold, mono=bool(_MONO.search(name)))
