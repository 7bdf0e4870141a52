"""Elements, and text set in them: links, styles, marks of notes, English; the same for page and book.

Text goes in as text: what looks like markup in an article is escaped when the tree is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element, SubElement

from briefing.nouns import Face, Link, Style
from briefing.package.edition import NoteMark
from briefing.package.mathml import mathml
from briefing.zh.characters import UNSPACED

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""What a link may lead to: ``javascript:`` is only words."""

_URI: Final = "%/:?#@!$&'()*+,;=~"
"""What stays as it is in a URI (RFC 3986), beside letters, digits and ``-._``."""
_LETTERS: Final = rf"[^\W_{UNSPACED}]+"
_LATIN: Final = re.compile(rf"{_LETTERS}(?:['’&./+@:-]*{_LETTERS})*")
"""One word or number that is not Chinese."""


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
                if face is Face.FORMULA:
                    add_formula(home, text[first:last])
                else:
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


def add_formula(home: Element, run: str) -> None:
    """Appends the formula ``run``; as code where it cannot be set."""
    math = mathml(run)
    if math is None:
        add(home, "code", run, class_="formula")
    else:
        home.append(math)


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
