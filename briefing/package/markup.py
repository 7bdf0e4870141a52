"""A passage and its paragraphs as elements, the same for the page (HTML) and the book (XHTML)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Final
from xml.etree.ElementTree import Element

from briefing.cells import TAB, cells, is_cells, is_label
from briefing.formula import is_apart
from briefing.nouns import Face, Role
from briefing.package.edition import Passage
from briefing.package.inline import add, add_prose, add_text

WRAPPERS: Final = {Role.QUOTATION: "blockquote"}
"""What goes around paragraphs of one role that follow each other."""
_FORMULA: Final = "formula"

Fill = Callable[[Element, Passage], None]


def add_paragraphs(parent: Element, paragraphs: Iterable[Sequence[Passage]], fill: Fill) -> None:
    """Appends ``paragraphs``, items in lists and quotations in one block, each passage put in by ``fill``.

    A paragraph's role is its first passage's.
    """
    placed = list(paragraphs)
    for role, group in groupby(zip(_roles(placed), placed, strict=True), key=itemgetter(0)):
        alike = [paragraph for _, paragraph in group]
        if role is Role.FOOTNOTE:
            add_notes(parent, alike, fill)
            continue
        if role is Role.HEADER:
            for table in alike:
                _add_table(parent, table, fill)
            continue
        if role is Role.PICTURE:
            for figure in alike:
                _add_figure(parent, figure, fill)
            continue
        if role is Role.ITEM:
            _add_items(parent, alike, fill)
            continue
        wrapper = WRAPPERS.get(role)
        home = add(parent, wrapper) if wrapper else parent
        for paragraph in alike:
            if role is Role.CODE:
                _add_passages(add(add(home, "pre"), "code"), paragraph, fill)
                continue
            block = add(home, "p")
            if kind := _set_as(paragraph):
                block.set("class", kind)
                if kind == _FORMULA:  # a wide one scrolls, and by the keyboard too
                    block.set("tabindex", "0")
            elif role is not Role.BODY and not wrapper:
                block.set("class", str(role))
            _add_passages(block, paragraph, fill)


def _set_as(paragraph: Sequence[Passage]) -> str:
    """The class of a ``paragraph`` that is ``verse``, or a ``formula`` set apart; else empty."""
    first = paragraph[0].segment
    if any(style.face is Face.FORMULA and not style.start for style in first.styles) and is_apart(first.text):
        return _FORMULA
    return "verse" if any(passage.segment.breaks for passage in paragraph) else ""


def _roles(paragraphs: Sequence[Sequence[Passage]]) -> list[Role]:
    """The role of each of ``paragraphs``; a picture between two items belongs to the first of them."""
    roles = [_kind(paragraph) for paragraph in paragraphs]
    for at, role in enumerate(roles):
        after = next((other for other in roles[at:] if other is not Role.PICTURE), None)
        if role is Role.PICTURE and at and roles[at - 1] is after is Role.ITEM:
            roles[at] = Role.ITEM
    return roles


def _kind(paragraph: Sequence[Passage]) -> Role:
    """The role of ``paragraph``: of a table ``HEADER``, else its first passage's."""
    table = any(is_cells(passage.segment) for passage in paragraph)
    return Role.HEADER if table else paragraph[0].segment.role


def _add_figure(parent: Element, passages: Sequence[Passage], fill: Fill) -> None:
    """Appends a figure: the image of the first of ``passages``, and as its caption the words of that and of
    the others, apart."""
    figure = add(parent, "figure")
    if image := passages[0].image:
        sizes = {"width": str(image.file.width), "height": str(image.file.height)}
        add(figure, "img", src=image.file.name, alt=image.alt, **sizes)
    groups = [group for group in (passages[:1], passages[1:]) if any(each.segment.text for each in group)]
    if groups:
        caption = add(figure, "figcaption")
        for group in groups:
            _add_passages(caption if len(groups) == 1 else add(caption, "p"), group, fill)


def add_notes(parent: Element, paragraphs: Iterable[Sequence[Passage]], fill: Fill) -> None:
    """Appends notes, each with its label before it, which leads back to where it is referred to."""
    for note, alike in groupby(paragraphs, key=lambda paragraph: paragraph[0].note):
        aside = add(parent, "aside", id=note, role="doc-footnote")
        for paragraph in alike:
            block = add(aside, "p")
            if label := paragraph[0].segment.label:
                _add_label(block, label, paragraph[0].back)
            _add_passages(block, paragraph, fill)


def _add_label(block: Element, label: str, back: str) -> None:
    """Appends the ``label`` of a note: a link to the mark ``back``, or mere text where there is none."""
    if back:
        add(block, "a", label, href=f"#{back}", role="doc-backlink").tail = " "
    else:
        add_text(block, f"{label} ")


def _add_table(parent: Element, passages: Sequence[Passage], fill: Fill) -> None:
    """Appends a table: its caption, then a row for each passage, which ``fill`` puts in as a whole."""
    table = add(parent, "table")
    body: Element | None = None
    for role, alike in groupby(passages, key=lambda passage: passage.segment.role):
        if role is Role.HEADER:
            body = None
            rows = add(table, "thead")
        elif role is Role.ROW:
            rows = body = add(table, "tbody") if body is None else body
        else:
            _add_passages(add(table, "caption"), list(alike), fill)
            continue
        for passage in alike:
            fill(add(rows, "tr"), passage)


def add_passage(block: Element, passage: Passage, *, lang: Sequence[str] = ("lang",)) -> Element:
    """The element of ``passage``, under its id: a span in ``block``, or ``block`` itself if that is a row.

    The cells of a row have white space between them, so that places in its text hold on the page.
    """
    segment = passage.segment
    if block.tag != "tr":
        span = add(block, "span", id=passage.id)
        add_prose(span, segment.text, segment.links, segment.styles, passage.marks, lang=lang)
        return span
    block.set("id", passage.id)
    for index, (at, cell) in enumerate(cells(segment)):
        if index:
            block[-1].tail = TAB
        scope = "col" if segment.role is Role.HEADER else "row" if not index and is_label(cell) else ""
        box = add(block, "th", scope=scope) if scope else add(block, "td")
        marks = [replace(m, at=m.at - at) for m in passage.marks if 0 <= m.at - at <= len(cell.text)]
        add_prose(box, cell.text, cell.links, () if scope else cell.styles, marks, lang=lang)
    return block


def _add_items(parent: Element, items: Iterable[Sequence[Passage]], fill: Fill) -> None:
    """Appends ``items`` in lists: ``ol`` where they bear numbers, deeper ones inside the item before.

    One without a number among those with numbers is one more paragraph of the item before.
    """
    lists: list[tuple[int, Element]] = []
    for item in items:
        if item[0].segment.role is Role.PICTURE:
            _add_figure(lists[-1][1][-1], item, fill)
            continue
        number, level = item[0].segment.number, item[0].segment.level
        while lists and (
            lists[-1][0] > level
            or (lists[-1][0] == level and number is not None and lists[-1][1].tag == "ul")
        ):
            lists.pop()
        if not lists or lists[-1][0] < level:
            home = lists[-1][1][-1] if lists else parent
            lists.append((level, add(home, "ul" if number is None else "ol")))
        its_list = lists[-1][1]
        if number is not None:
            block = add(its_list, "li", value=str(number))
        else:
            block = add(its_list, "li") if its_list.tag == "ul" else add(its_list[-1], "p")
        _add_passages(block, item, fill)


def _add_passages(block: Element, passages: Sequence[Passage], fill: Fill) -> None:
    for before, passage in zip((None, *passages), passages, strict=False):
        if before and before.segment.breaks:
            add(block, "br")
        elif before and _both_latin(before.segment.text, passage.segment.text):
            add_text(block, " ")
        fill(block, passage)


def _both_latin(before: str, after: str) -> bool:
    return before[-1:].isascii() and after[:1].isascii()
