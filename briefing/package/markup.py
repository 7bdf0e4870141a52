"""A passage and its paragraphs as elements, the same for the page (HTML) and the book (XHTML).

Text goes in as text: what looks like markup in an article is escaped when the tree is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element, SubElement

from briefing.cells import TAB, cells, is_cells, is_label
from briefing.nouns import Face, Link, Role, Style
from briefing.package.edition import NoteMark, Passage
from briefing.zh.characters import UNSPACED

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""What a link may lead to: ``javascript:`` is only words."""

_URI: Final = "%/:?#@!$&'()*+,;=~"
"""What stays as it is in a URI (RFC 3986), beside letters, digits and ``-._``."""
_LETTERS: Final = rf"[^\W_{UNSPACED}]+"
_LATIN: Final = re.compile(rf"{_LETTERS}(?:['’&./+@:-]*{_LETTERS})*")
"""One word or number that is not Chinese."""

WRAPPERS: Final = {Role.QUOTATION: "blockquote"}
"""What goes around paragraphs of one role that follow each other."""

Fill = Callable[[Element, Passage], None]


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child of ``parent``. ``class_`` is the attribute ``class``, ``xml_lang`` is ``xml-lang``."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    child = SubElement(parent, tag, named)
    child.text = text or None
    return child


def add_text(parent: Element, text: str) -> None:
    """Appends ``text`` after all that is in ``parent``."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def english(text: str) -> Iterator[tuple[int, int]]:
    """The spans of ``text`` that are English: words in ASCII letters, and numbers inside a run of them.

    ``iPhone 15 Pro`` is one; the ``3`` of ``3 月`` is none; ``café`` and ``lǜ`` are of other languages.
    """
    run: list[tuple[int, int]] = []
    for match in _LATIN.finditer(text):
        word = match[0]
        lettered = any(character.isalpha() for character in word)
        if not word.isascii() or not (lettered or run):
            continue
        if run and text[run[-1][1] : match.start()] not in {" ", ", "}:
            yield from _trimmed(run, text)
            run = []
            if not lettered:
                continue
        run.append(match.span())
    yield from _trimmed(run, text)


def _trimmed(run: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The span of ``run`` without numbers at its end."""
    while run and not any(character.isalpha() for character in text[slice(*run[-1])]):
        run = run[:-1]
    if run:
        yield run[0][0], run[-1][1]


def add_prose(
    parent: Element,
    text: str,
    links: Sequence[Link] = (),
    styles: Sequence[Style] = (),
    marks: Sequence[NoteMark] = (),
    *,
    lang: Sequence[str] = ("lang",),
) -> None:
    """Appends ``text`` with its links, styles and marks, English marked as such by the attributes ``lang``.

    A mark within a link stands behind it.
    """
    at = 0
    waiting = list(marks)

    def add_styled(home: Element, start: int, end: int, faces: Sequence[Face] = tuple(Face)) -> None:
        """Appends ``text[start:end]`` in its ``faces``, each inside the one before."""
        if not faces:
            _add_languages(home, text[start:end], lang)
            return
        face, *others = faces
        done = start
        for style in styles:
            first, last = max(style.start, start), min(style.end, end)
            if style.face is face and first < last:
                add_styled(home, done, first, others)
                add_styled(add(home, face), first, last, others)
                done = last
        add_styled(home, done, end, others)

    def add_marked(start: int, end: int) -> None:
        """Appends ``text[start:end]`` with the marks up to its end."""
        while waiting and waiting[0].at <= end:
            place = max(waiting[0].at, start)
            add_styled(parent, start, place)
            add_mark(parent, waiting.pop(0))
            start = place
        add_styled(parent, start, end)

    for link in links:
        url = safe_url(link.url)
        if not url or link.start < at or not text[link.start : link.end].strip():
            continue
        add_marked(at, link.start)
        add_styled(add(parent, "a", href=url, rel="noopener noreferrer"), link.start, link.end)
        at = link.end
    add_marked(at, len(text))


def add_mark(home: Element, mark: NoteMark) -> None:
    """Appends ``mark``, raised, as a link to its note; as mere text where there is no such note."""
    raised = add(home, "sup", id=mark.id)
    if mark.note:
        add(raised, "a", mark.label, href=f"#{mark.note}", role="doc-noteref")
    else:
        raised.text = mark.label


def safe_url(url: str) -> str:
    """``url`` as a valid URI, Chinese in it percent-encoded; empty where nothing should link to it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in SAFE_SCHEMES or (parts.scheme != "mailto" and not parts.hostname):
        return ""
    try:
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except UnicodeError:
        return ""
    return quote(urlunsplit(parts._replace(netloc=host)), safe=_URI)


def _add_languages(parent: Element, text: str, lang: Sequence[str]) -> None:
    at = 0
    for start, end in english(text):
        add_text(parent, text[at:start])
        SubElement(parent, "span", dict.fromkeys(lang, "en")).text = text[start:end]
        at = end
    add_text(parent, text[at:])


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
            if role is not Role.BODY and not wrapper:
                block.set("class", str(role))
            _add_passages(block, paragraph, fill)


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
        if before and _both_latin(before.segment.text, passage.segment.text):
            add_text(block, " ")
        fill(block, passage)


def _both_latin(before: str, after: str) -> bool:
    return before[-1:].isascii() and after[:1].isascii()
