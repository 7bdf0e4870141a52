"""The text of one part of a Word file walked in order: its paragraphs and tables, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from briefing.nouns import Change
from briefing.read.containers.word.blocks import Block, Paragraph, Piece
from briefing.read.containers.word.drawings import Art, Box, chosen
from briefing.read.containers.word.inline import SKIPPED, Inline, Shared, of_control
from briefing.read.containers.word.names import Element, attribute, child, is_on, name, setting
from briefing.read.containers.word.parts import Relation
from briefing.read.containers.word.styles import Kind, outline
from briefing.read.containers.word.tables import table_of


class Story:
    """The walk over one part, whose root is ``root`` and which refers to others by ``relations``."""

    def __init__(self, root: Element, relations: Mapping[str, Relation], shared: Shared) -> None:
        self.left_out: list[Change] = []
        self.contents: list[str] = []
        """The lines of its tables of contents, which are left out."""
        self._relations, self._shared = relations, shared
        self._inline = Inline(root, relations, shared, self._box)
        self._boxes: list[Block] = []
        self._carried: list[Piece] = []
        self._count = 0

    def blocks(self, holder: Element) -> list[Block]:
        """The paragraphs and tables in ``holder``, each text box after the paragraph that it belongs to."""
        carried, self._carried = self._carried, []
        found = list(self._blocks(holder))
        if self._carried:
            found.append(Paragraph(self._carried))
        self._carried = carried
        return found

    def _blocks(self, holder: Element) -> Iterator[Block]:
        for element in holder:
            kind = name(element)
            if kind == "w:p":
                yield from self._paragraph(element)
            elif kind == "w:tbl":
                yield table_of(element, self.blocks, self._inline.because, self._shared.styles)
            elif kind == "w:altChunk":
                yield from self._page(attribute(element, "r:id"))
            elif kind == "mc:AlternateContent":
                branch = chosen(element)
                yield from () if branch is None else self._blocks(branch)
            elif kind == "w:sdt":
                with self._inline.because(of_control(element)):
                    content = child(element, "w:sdtContent")
                    yield from () if content is None else self._blocks(content)
            elif kind not in SKIPPED:
                yield from self._blocks(element)

    def _page(self, ident: str) -> Iterator[Block]:
        """The page that stands in the text by reference."""
        relation = self._relations.get(ident)
        page = self._shared.page(relation.target) if relation and not relation.external else None
        if page is not None:
            yield page
        elif relation is not None:
            self._leave("embedded", relation.target)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        self._count += 1
        where = f"paragraph {self._count}"
        outer, self._boxes = self._boxes, []
        carried, self._carried = self._carried, []
        properties = child(element, "w:pPr")
        style = setting(properties, "w:pStyle") or self._shared.styles.usual
        kind, _ = self._shared.styles.kind(style)
        with self._inline.because("contents" if kind is Kind.CONTENTS else ""):
            line = self._inline.line(element, self._shared.styles.look(style))
        boxes, self._boxes = self._boxes, outer
        for reason, text in line.lost.items():
            self._leave(reason, text, where)
        pieces = [*carried, *line.pieces]
        mark = child(properties, "w:rPr")
        if child(mark, "w:del") is not None or _drops(properties):
            self._carried = pieces
        else:
            counted = not is_on(child(mark, "w:vanish")) or any(piece.text.strip() for piece in pieces)
            paragraph = self._made(properties, style, pieces, counted=counted)
            if paragraph.shows:
                yield paragraph
        yield from boxes

    def _made(
        self, properties: Element | None, style: str, pieces: list[Piece], *, counted: bool
    ) -> Paragraph:
        kind, level = self._shared.styles.kind(style)
        if kind in (Kind.BODY, Kind.HEADING) and (own := outline(properties)) is not None:
            kind, level = (Kind.HEADING, own) if own else (Kind.BODY, 0)
        chain = [properties, *self._shared.styles.properties(style)]
        aligned = next((each for one in chain if (each := setting(one, "w:jc"))), "")
        label = self._shared.numbering.label(properties, style) if counted else None
        return Paragraph(pieces, kind, level, label, aligned == "center")

    def _box(self, box: Box | Art) -> None:
        """Keeps the content of a text box until the paragraph that it belongs to ends."""
        if isinstance(box, Box):
            blocks = self.blocks(box.element)
        else:
            blocks = [Paragraph([Piece(escape(box.text), box.text)])]
        for block in blocks:
            if isinstance(block, Paragraph):
                block.boxed = True
        self._boxes += blocks

    def _leave(self, reason: str, text: str, where: str = "") -> None:
        """Lists ``text``, which is left out for ``reason``."""
        line = " ".join(text.split())
        if line and reason == "contents":
            self.contents.append(line)
        elif line:
            self.left_out.append(Change(reason, line, "", where or f"paragraph {self._count + 1}"))


def _drops(properties: Element | None) -> bool:
    """Whether a paragraph is the first letter of the next, set large."""
    frame = child(properties, "w:framePr")
    return frame is not None and attribute(frame, "w:dropCap") in ("drop", "margin")
