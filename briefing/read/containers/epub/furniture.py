"""What in a book is not its text: covers, contents, the copyright page, page numbers, licences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from briefing.nouns import Change
from briefing.read.hidden import text_of
from briefing.read.tree import Element, Run, semantics
from briefing.zh.characters import COMMON_HAN

NAVIGATION: Final = "navigation"
"""What a book calls its navigation document: whatever that holds, it is no text."""
_PARTS: Final[Mapping[str, Sequence[str]]] = {
    "cover": ("cover", "doc-cover"),
    "title page": ("title-page", "titlepage", "halftitlepage", "halftitle", "fulltitle"),
    "copyright page": ("copyright-page", "copyright", "imprint"),
    "contents": (
        *(NAVIGATION, "toc", "landmarks", "page-list", "loi", "lot", "lov", "loa", "doc-toc", "doc-pagelist"),
    ),
    "index": ("index", "doc-index"),
    "page number": ("pagebreak", "doc-pagebreak"),
}
"""What ``epub:type``, ``role`` and the guide call them (EPUB Structural Semantics, DPUB-ARIA, OPF 2)."""
KINDS: Final = {word: kind for kind, words in _PARTS.items() for word in words}
_LICENCE: Final = frozenset(("pg-boilerplate", "pgheader", "pgfooter"))
"""Classes that Project Gutenberg gives to what it says of itself."""
_HEADED: Final = (
    (
        "copyright page",
        re.compile(
            r"版[权權](信息|資訊|页|頁|声明|聲明)?|图书在版编目.*|圖書在版編目.*|CIP数据|Copyright( Page)?",
            re.IGNORECASE,
        ),
    ),
    ("contents", re.compile(r"[总總]?目\s*[录錄次]|(Table of )?Contents", re.IGNORECASE)),
    ("cover", re.compile(r"封面|Cover", re.IGNORECASE)),
)
"""Documents by their first line."""
_IMPRINT: Final = re.compile(
    r"ISBN|CIP|图书在版编目|圖書在版編目|版权所有|版權所有|出版发行|出版發行"
    r"|印\s*[张張]|字\s*[数數]|[开開]\s*本|定\s*[价價]"
    r"|版\s*次|印\s*次|印\s*刷|责任编辑|責任編輯|书号|書號|侵权必究|All rights reserved",
    re.IGNORECASE,
)
_SEVERAL: Final = 3
"""So many words of an imprint make a copyright page."""
_LONGEST, _PAGE, _NOTE = 3000, 900, 300
"""Characters of a copyright page that is called one, of one by its words alone, of a cover or title page."""
_LINKED: Final = 0.6
"""Of the characters of a contents page that lead somewhere."""
_ROWS: Final = 4
"""Lines of one that nothing calls so."""
_FIRST: Final = 4
"""A title page is among so many documents."""
_TITLING: Final = re.compile(
    rf"著|编著|編著|主编|主編|编|編|译|譯|作者|[{COMMON_HAN}]{{2,8}}(?:出版社|出版集团|出版公司|书局|書局)|[\W\d_]+"
)
_SENTENCE: Final = re.compile(r"[。！？!?；]")
SHOWN: Final = 60
"""How many characters of what is left out are listed, with how many there are."""


def cut(tree: Element, name: str) -> Iterator[Change]:
    """Takes out of the document ``name`` what its elements say is not text, and lists it."""
    for element in [each for each in tree.iter("*") if _kind(each)]:
        if element.getparent() is not None and tree in element.iterancestors():
            kind, text = _kind(element), text_of(element)
            element.drop_tree()
            if text:
                yield left_out(kind, text, name)


def left_out(kind: str, text: str, name: str) -> Change:
    """That ``text`` of the document ``name`` is left out as being of a ``kind``."""
    return Change(kind, text[:SHOWN], "", f"{name}, {len(''.join(text.split()))} characters")


def kind_of(runs: Sequence[Run], said: str, made: Collection[str], *, linear: bool, number: int) -> str:
    """What a document of ``runs`` is beside the text of its book; empty for a chapter.

    ``said``: what the book calls it; ``made``: the book's title, its authors and its publisher; ``linear``:
    whether it stands in the order of reading; ``number``: its place there, from 0.
    """
    text = "".join(run.text for run in runs)
    links = sum(run.linked for run in runs)
    kind = KINDS.get(said, "")
    if kind and (said == NAVIGATION or _is_such(kind, text, links)):
        return kind
    if runs and linear:
        return _by_look(runs, text, links) or _titling(runs, text, made, number)
    return "auxiliary" if runs else "" if number else "cover"


def _by_look(runs: Sequence[Run], text: str, links: int) -> str:
    """What a document that nothing calls so is, by its first line, the words of an imprint, its links."""
    for kind, pattern in _HEADED:
        if pattern.fullmatch(runs[0].text.strip()) and (
            _is_such(kind, text, links) or (kind == "contents" and _is_listing(runs))
        ):
            return kind
    if len(text) <= _PAGE and len(set(_IMPRINT.findall(text))) >= _SEVERAL:
        return "copyright page"
    return "contents" if links > _LINKED * len(text) and len(runs) > _ROWS else ""


def _is_such(kind: str, text: str, links: int) -> bool:
    """Whether what is called a ``kind`` is one: books call chapters so by mistake, an article 版权."""
    if kind == "contents":
        return links > _LINKED / 2 * len(text)
    if kind == "copyright page":
        return len(text) <= _LONGEST and _IMPRINT.search(text) is not None
    return kind == "index" or len(text) <= _NOTE


def _is_listing(runs: Sequence[Run]) -> bool:
    """Whether ``runs`` are lines and no sentences: contents that lead nowhere."""
    return len(runs) > _ROWS and not any(_SENTENCE.search(run.text) for run in runs)


def _titling(runs: Sequence[Run], text: str, made: Collection[str], number: int) -> str:
    """``title page`` if each of ``runs`` says nothing but the book's title and who made it."""
    known = sorted(filter(None, made), key=len, reverse=True)
    such = all(not _TITLING.sub("", _without(run.text, known)) for run in runs)
    return "title page" if such and number < _FIRST and len(text) <= _NOTE else ""


def _without(text: str, known: Sequence[str]) -> str:
    for words in known:
        text = text.replace(words, "")
    return text


def _kind(element: Element) -> str:
    """What ``element`` is, where it says so; empty for text."""
    if not isinstance(element.tag, str):
        return ""
    if element.tag == "nav":
        return "contents"
    if not _LICENCE.isdisjoint((element.get("class") or "").split()):
        return "licence"
    return next((KINDS[word] for word in semantics(element) if word in KINDS), "")
