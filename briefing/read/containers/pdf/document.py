"""A PDF read: from its bytes to the HTML of its text, with what was left out. It has a process of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.errors import SourceError
from briefing.nouns import Change
from briefing.read.containers.pdf.drawing.file import MAX_CHARACTERS, canvas, opened
from briefing.read.containers.pdf.drawing.letters import plain
from briefing.read.containers.pdf.drawing.upright import upright
from briefing.read.containers.pdf.layout.flow import Flow, flow
from briefing.read.containers.pdf.layout.measure import measured
from briefing.read.containers.pdf.layout.text import joined as text
from briefing.read.containers.pdf.markup import markup
from briefing.read.containers.pdf.metadata import Metadata, author, metadata
from briefing.read.containers.pdf.prose.outside import IMPRINT, outside
from briefing.read.containers.pdf.prose.paragraphs import Paragraph, bridged, paragraphs
from briefing.read.containers.pdf.prose.roles import Kind, Part, is_float, parts
from briefing.read.containers.pdf.reading import Reading
from briefing.read.containers.pdf.sheet import Page

MAX_PAGES: Final = 2_000
_SHOWN: Final = 60
"""Characters of what was left out that are listed."""
_WORDS: Final = 20
"""Letters on a page; a scan with fewer has nothing but a stamp."""
_WHOLE: Final = 0.5
"""Of a page that its pictures cover, if it is a scan."""
_DAMAGED: Final = 0.3
"""Of the characters that are not known, from which on a text is none."""
_HIDDEN: Final = 0.1
"""Of the text that is seen: as much that is not is told."""
_LEAST_TITLE: Final = 5
"""Characters of a title that the file itself names."""
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\ufffd]")
_SCAN: Final = "is a scan: its pages are pictures without text"
_OCR: Final = "run a program over it that recognises text (OCR)"


def read(data: bytes) -> Reading:
    """What the PDF ``data`` says. Raises SourceError for what is damaged, locked, or has no text."""
    document = opened(data)
    count = len(document)
    if count > MAX_PAGES:
        raise SourceError(f"is a PDF of {count} pages; no more than {MAX_PAGES} are read", fix="split it")
    pages: list[Page] = []
    changes: list[Change] = []
    total = 0
    for number in range(1, count + 1):
        drawn = canvas(document, number)
        total += len(drawn.characters)
        if total > MAX_CHARACTERS:
            raise SourceError(f"is a PDF of more than {MAX_CHARACTERS} characters", fix="split it")
        changes += [Change("comment", remark[:_SHOWN], "", f"page {number}") for remark in drawn.remarks]
        pages.append(upright(drawn))
    pages, radicals = plain(pages)
    return reading(pages, metadata(document), [*changes, *radicals])


def reading(pages: Sequence[Page], said: Metadata, changes: Sequence[Change]) -> Reading:
    """What ``pages`` say. Raises SourceError where they hold no text."""
    doubts = list(_damage(pages))
    found = flow(pages)
    doubts += _scans(pages, found)
    measure = measured(found.columns, found.size)
    joined = list(paragraphs(found.columns, measure))
    if not joined:
        raise SourceError("is a PDF that holds no text", fix=_OCR)
    whole = bridged(joined, measure, [is_float(one, measure) for one in joined])
    told = parts(whole, measure)
    title = _titled(told, said)
    links = {page.number: page.links for page in pages}
    left_out = {id(part): what for part, what in outside(told, title, said.printed, links)}
    kept = [part for part in told if id(part) not in left_out and part.paragraph is not title]
    notes = [note for note in found.notes if note.label or not IMPRINT.match(note.lines[0].text)]
    imprint = [note for note in found.notes if note not in notes]
    first_page = "".join(one.text for one in joined if one.page == joined[0].page)
    return Reading(
        title="".join(piece.text for piece in title.pieces if not piece.note).strip() if title else "",
        author=author(said, first_page),
        html=markup(
            kept,
            lambda one: found.tables[one.page, one.lines[0].box],
            {note.name: note for note in notes},
        ),
        changes=(
            *changes,
            *_unseen(pages),
            *(Change("furniture", one.text[:_SHOWN], "", _on(one.pages)) for one in found.furniture),
            *(
                Change(left_out[id(part)], part.paragraph.text[:_SHOWN], "", _on([part.paragraph.page]))
                for part in told
                if id(part) in left_out
            ),
            *(Change("imprint", text(note.lines)[:_SHOWN], "", "foot of a page") for note in imprint),
        ),
        doubts=tuple(doubts),
    )


def _titled(told: Sequence[Part], said: Metadata) -> Paragraph | None:
    """The title: a line of the first page that the file's own title begins with, or what is set as one."""
    whole = "".join(said.title.split())
    for part in told:
        line = "".join(part.paragraph.text.split())
        if part.paragraph.page > told[0].paragraph.page:
            break
        if len(line) >= _LEAST_TITLE and whole.startswith(line):
            return part.paragraph
    return next((part.paragraph for part in told if part.kind is Kind.TITLE), None)


def _damage(pages: Sequence[Page]) -> Iterator[str]:
    """What to look at where fonts do not say which characters they show. Raises SourceError for too many."""
    letters = [glyph for page in pages for glyph in page.glyphs if glyph.text.strip()]
    unknown = sum(glyph.unknown for glyph in letters)
    private = sum(_PRIVATE.search(glyph.text) is not None for glyph in letters)
    if unknown + private > _DAMAGED * len(letters):
        raise SourceError("is a PDF whose fonts do not say which characters they show", fix=_OCR)
    if unknown:
        yield f"{unknown} characters are not known, since their font does not say which they are"


def _scans(pages: Sequence[Page], found: Flow) -> Iterator[str]:
    """What to look at where pages are pictures. Raises SourceError where all are."""
    letters = Counter[int]()
    for column in found.columns:
        letters[column.page] += sum(len(line.text) for line in column.lines)
    bare = [page.number for page in pages if letters[page.number] < _WORDS and _covered(page) >= _WHOLE]
    if bare and sum(letters.values()) < _WORDS * len(bare):
        raise SourceError(_SCAN, fix=_OCR)
    if bare:
        yield f"{_on(bare)}: a picture without text; nothing of it is read"
    if recognised := [page.number for page in pages if page.scanned]:
        yield f"{_on(recognised)}: a scan; its text was recognised by a program, and may hold errors"


def _covered(page: Page) -> float:
    return sum(box.width * box.height for box in page.pictures) / max(page.width * page.height, 1)


def _unseen(pages: Sequence[Page]) -> Iterator[Change]:
    for page in pages:
        for kind, texts in (("hidden", page.hidden), ("rotated", page.aside)):
            for unseen in texts:
                yield Change(kind, unseen[:_SHOWN], "", _on([page.number]))


def _on(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 2-7``, ``pages 1, 3, 8``."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"pages {numbers[0]}-{numbers[-1]}"
    return "pages " + ", ".join(map(str, numbers))
