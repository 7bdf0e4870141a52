"""The styles of a Word file: what a paragraph of each is, and how text in it looks (ECMA-376-1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from briefing.read.containers.word.names import Element, attribute, child, is_on, name, setting, value_of

_DEEPEST: Final = 20
"""Styles based on one another; a circle ends there."""


class Kind(StrEnum):
    """What a paragraph is by the name of its style."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    CAPTION = "caption"
    QUOTATION = "quotation"
    CODE = "code"
    CONTENTS = "contents"
    AUTHOR = "author"
    LETTERHEAD = "letterhead"
    """A line above the title of an official document; no style is named so."""


_NAMED: Final = (
    (Kind.TITLE, r"title|标题|標題|(文章|文档|公文|文件|主|大|总)标题"),
    (Kind.SUBTITLE, r"subtitle|副标题|副標題"),
    (Kind.HEADING, r"(?:heading|标题|標題)\s*(?P<level>[1-9])|(?P<written>[一二三四五六])级标题|小标题"),
    (
        Kind.CAPTION,
        r"((image|table|figure) )?caption|题注|題註|图注|图题|表题|图名|表名|图片说明|(图|表)标题",
    ),
    (
        Kind.QUOTATION,
        r"(intense )?quote|(block|引用)?(quotation|引文)s?|(明显)?引用|block( ?quote|( ?text))|epigraph",
    ),
    (
        Kind.CODE,
        r"source ?code|html preformatted|html 预设格式|preformatted( text)?|(源)?代码(块)?|code( block)?",
    ),
    (
        Kind.CONTENTS,
        r"(toc|contents|目录|目錄)\s*([1-9]|heading|标题)|contents heading|table of figures|图表目录",
    ),
    (Kind.AUTHOR, r"author|作者"),
)
"""Names of styles as Word, WPS, LibreOffice, Google Docs, Pages and pandoc write them, in lower case."""
_KINDS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _NAMED)
_WRITTEN: Final = "一二三四五六"
_CODE: Final = re.compile(r"verbatim char|html (code|代码|keyboard|typewriter)|source text|(inline )?code.*")
"""Styles of characters."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of text looks."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    hidden: bool = False
    raised: str = ""
    """``sup`` or ``sub``."""
    size: int = 0
    """In half points; 0 where nothing says it."""
    font: str = ""
    """Of its symbols: the font for Latin letters."""


PLAIN: Final = Look()


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None
    header: bool
    """Of a table: its first row looks different."""


class Styles:
    """The styles of one file; ``root`` is that of its styles part."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.usual = ""
        """Id of the style of a paragraph that names none."""
        self._defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        for each in root if root is not None else ():
            if name(each) != "w:style":
                continue
            ident = attribute(each, "w:styleId")
            self._styles[ident] = _style(each)
            if attribute(each, "w:type") == "paragraph" and attribute(each, "w:default") in (
                "1",
                "true",
                "on",
            ):
                self.usual = ident
        self._kinds: dict[str, tuple[Kind, int]] = {}
        self._looks: dict[str, Look] = {}

    def kind(self, ident: str) -> tuple[Kind, int]:
        """What a paragraph of style ``ident`` is; of a heading its depth from 1, else 0.

        By the name of the style or of one that it is based on, then by its outline level.
        """
        if ident not in self._kinds:
            self._kinds[ident] = self._kind(ident)
        return self._kinds[ident]

    def _kind(self, ident: str) -> tuple[Kind, int]:
        for style in self._chain(ident):
            for kind, pattern in _KINDS:
                if found := pattern.fullmatch(" ".join(style.name.lower().split())):
                    return kind, _level(found) if kind is Kind.HEADING else 0
            if (level := outline(style.paragraph)) is not None:
                return (Kind.HEADING, level) if level else (Kind.BODY, 0)
        return Kind.BODY, 0

    def properties(self, ident: str) -> Iterator[Element]:
        """The properties of paragraphs of style ``ident``, the nearest first."""
        return (style.paragraph for style in self._chain(ident) if style.paragraph is not None)

    def heads(self, ident: str) -> bool:
        """Whether the first row of a table of style ``ident`` looks different."""
        return any(style.header for style in self._chain(ident))

    def look(self, ident: str) -> Look:
        """How text in a paragraph of style ``ident`` looks."""
        if ident not in self._looks:
            look = changed(PLAIN, self._defaults)
            for style in reversed(list(self._chain(ident))):
                look = changed(look, style.run)
            self._looks[ident] = look
        return self._looks[ident]

    def dressed(self, look: Look, run: Element | None) -> Look:
        """How text looks that has the properties ``run`` in a paragraph that looks like ``look``."""
        if run is None:
            return look
        chain = list(self._chain(setting(run, "w:rStyle")))
        for style in reversed(chain):
            look = changed(look, style.run)
        if any(_CODE.fullmatch(style.name.lower()) for style in chain):
            look = replace(look, code=True)
        return changed(look, run)

    def _chain(self, ident: str) -> Iterator[_Style]:
        """The style ``ident`` and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(ident)
            if style is None:
                return
            yield style
            ident = style.based_on


def _style(element: Element) -> _Style:
    header = any(
        attribute(each, "w:type") == "firstRow" and len(each)
        for each in element
        if name(each) == "w:tblStylePr"
    )
    return _Style(
        setting(element, "w:name"),
        setting(element, "w:basedOn"),
        child(element, "w:pPr"),
        child(element, "w:rPr"),
        header,
    )


def _level(found: re.Match[str]) -> int:
    if found["level"]:
        return int(found["level"])
    return _WRITTEN.index(found["written"]) + 1 if found["written"] else 2


def outline(paragraph: Element | None) -> int | None:
    """The depth from 1 in the outline that the properties ``paragraph`` give, 0 for none; None if no word."""
    written = setting(paragraph, "w:outlineLvl")
    if not written.isdecimal():
        return None
    return int(written) + 1 if int(written) < 9 else 0


def _number(element: Element) -> int:
    found = re.fullmatch(r"[+-]?\d{1,4}", value_of(element))
    return int(found[0]) if found else 0


_RAISED: Final = 4
"""Half points by which LibreOffice sets a number high or low, at the least."""
_TOGGLES: Final[Mapping[str, str]] = {"w:b": "bold", "w:i": "italic", "w:vanish": "hidden"}


def changed(look: Look, run: Element | None) -> Look:
    """``look`` with what the properties ``run`` say."""
    if run is None:
        return look
    told: dict[str, bool | str | int] = {}
    for each in run:
        wanted = name(each)
        if wanted in _TOGGLES:
            told[_TOGGLES[wanted]] = is_on(each)
        elif wanted == "w:em":
            told["italic"] = is_on(each)
        elif wanted == "w:sz" and value_of(each).isdecimal():
            told["size"] = int(value_of(each))
        elif wanted == "w:vertAlign":
            told["raised"] = {"superscript": "sup", "subscript": "sub"}.get(value_of(each), "")
        elif wanted == "w:position" and abs(_number(each)) >= _RAISED:
            told["raised"] = "sup" if _number(each) > 0 else "sub"
        elif wanted == "w:rFonts":
            told["font"] = attribute(each, "w:ascii") or look.font
    return replace(look, **told) if told else look  # type: ignore[arg-type]
