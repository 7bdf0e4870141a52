"""Paths and pictures as PDFium has them: where they lie on the page, and which of their edges are lines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pypdfium2.raw as pdfium

from briefing.read.containers.pdf.drawing.canvas import Canvas, Painted

_MAX_SEGMENTS: Final = 2_000
"""Of one path; one with more is a drawing, not the ruling of a table."""
_THIN: Final = 3.0
"""Points: a filled rectangle no thicker is a line."""
_RECTANGLE: Final = 5
"""Segments of its path, with the one that closes it."""
_STRAIGHT: Final = 0.5
"""Points that the ends of a line along the page may differ."""

Matrix = tuple[float, float, float, float, float, float]
"""As ISO 32000-1, 8.3.4, has it: a to f."""
IDENTITY: Final[Matrix] = (1, 0, 0, 1, 0, 0)


def matrix_of(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(one: Matrix, other: Matrix) -> Matrix:
    """What does ``one`` and then ``other``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def colour(thing: Any) -> tuple[float, int]:
    """The light and the opacity (0 to 255) of its filling; black where it is a pattern."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return 0.0, 255
    return (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255, alpha.value


def painted(thing: Any, matrix: Matrix, order: int, light: float) -> Painted:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    corners = [_at(x.value, y.value, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Painted(min(xs), min(ys), max(xs), max(ys), order, light)


def path(thing: Any, matrix: Matrix, order: int, found: Canvas) -> None:
    """Adds a path to ``found``: as a line, as lines, as a shape."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, mode, stroke)
    light, alpha = colour(thing)
    box = painted(thing, matrix, order, light)
    if mode.value and alpha:
        if min(box.right - box.left, box.top - box.bottom) <= _THIN:
            found.lines.append((box.left, box.bottom, box.right, box.top))
        else:
            solid = pdfium.FPDFPath_CountSegments(thing) <= _RECTANGLE
            solid = solid and not pdfium.FPDFPageObj_HasTransparency(thing)
            found.shapes.append(replace(box, solid=solid))
    if stroke.value or (mode.value and alpha):
        found.lines.extend(_straight(thing, times(matrix_of(thing), matrix)))


def _straight(thing: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Those edges of a path that run along or across the page."""
    count = pdfium.FPDFPath_CountSegments(thing)
    if count > _MAX_SEGMENTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(thing, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _at(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        ends = [point]
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start, ends = point, []
        if pdfium.FPDFPathSegment_GetClose(segment):
            ends.append(start)
        before = point if kind == pdfium.FPDF_SEGMENT_MOVETO else before
        for end in ends:
            (x0, x1), (y0, y1) = sorted((before[0], end[0])), sorted((before[1], end[1]))
            if kind != pdfium.FPDF_SEGMENT_BEZIERTO and min(x1 - x0, y1 - y0) <= _STRAIGHT:
                yield x0, y0, x1, y1
            before = end
