"""A file opened with PDFium, and its pages as they are drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.errors import SourceError
from briefing.read.containers.pdf.drawing.canvas import Canvas
from briefing.read.containers.pdf.drawing.characters import address, characters
from briefing.read.containers.pdf.drawing.paths import IDENTITY, Matrix, matrix_of, painted, path, times

MAX_CHARACTERS: Final = 2_000_000
"""Of a whole document; a novel of 1,000 pages has some 1,000,000."""
MAX_OBJECTS: Final = 200_000
"""Of a page: a map may have 100,000 paths."""
_DEEPEST: Final = 8
"""Forms within one another."""
_PASSWORD: Final = 4
"""PDFium's error for a file that wants one."""


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document that ``data`` is. Raises SourceError if it is none, or asks for a password."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise SourceError("is a PDF locked with a password", fix="save it without one") from None
        raise SourceError("is a damaged PDF", fix="save or download it anew") from None


def canvas(document: pypdfium2.PdfDocument, number: int) -> Canvas:
    """Page ``number``, from 1; an empty one where it is damaged. Raises SourceError for too much on it."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Canvas(number, 0, 0, 0, 0)
    found = Canvas(number, *page.get_bbox())
    orders: dict[int, int] = {}
    for order, (thing, matrix) in enumerate(_objects(page.raw)):
        if order >= MAX_OBJECTS:
            raise SourceError(f"is a PDF with more than {MAX_OBJECTS} objects on page {number}")
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            orders[address(thing)] = order
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(painted(thing, matrix, order, 0.5))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            path(thing, matrix, order, found)
    found.characters.extend(characters(text.raw, orders))
    found.links.extend(_links(page.raw))
    found.remarks.extend(_remarks(page.raw))
    text.close()
    page.close()
    return found


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """All objects of a page, those inside forms too, with the matrix of what they stand in."""
    stack = [
        (pdfium.FPDFPage_GetObject(page, at), IDENTITY, 0)
        for at in reversed(range(pdfium.FPDFPage_CountObjects(page)))
    ]
    while stack:
        thing, matrix, depth = stack.pop()
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM:
            yield thing, matrix
        elif depth < _DEEPEST:
            inner = times(matrix_of(thing), matrix)
            stack += [
                (pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1)
                for at in reversed(range(pdfium.FPDFFormObj_CountObjects(thing)))
            ]


def _links(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Where the links of a page are."""
    at, link, box = ctypes.c_int(), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(MAX_OBJECTS):
        if not pdfium.FPDFLink_Enumerate(page, at, link):
            return
        if pdfium.FPDFLink_GetAnnotRect(link, box):
            yield box.left, box.bottom, box.right, box.top


def _remarks(page: Any) -> Iterator[str]:
    """What was written on a page afterwards: notes, boxes of text, marks with a comment."""
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_OBJECTS)):
        remark = pdfium.FPDFPage_GetAnnot(page, at)
        if not remark:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(remark)
        if kind not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET):
            length = pdfium.FPDFAnnot_GetStringValue(remark, b"Contents", None, 0)
            buffer = (pdfium.FPDF_WCHAR * (length // 2 + 1))()
            pdfium.FPDFAnnot_GetStringValue(remark, b"Contents", buffer, length)
            told = bytes(buffer)[:length].decode("utf-16-le", "replace").strip("\0 \r\n\t")
            if told:
                yield told
        pdfium.FPDFPage_CloseAnnot(remark)
