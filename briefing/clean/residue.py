"""What is left of a page inside its text: tags whole and broken, entities, styles, scripts, placeholders."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from briefing.clean.edits import Edit, Finder, edit_texts, split_block
from briefing.nouns import Article

PARAGRAPH: Final = "\u2028"
"""Stands where a block is to be split; itself a line separator, which a page may hold as well."""

_BREAKS: Final = "br|p|div|li|ul|ol|tr|table|h[1-6]|hr|section|article|blockquote|figure"
_INLINES: Final = (
    "span|strong|em|font|img|a|b|i|u|s|sup|sub|small|big|center|o:p|td|th|tbody|thead|iframe|video|audio|"
    "source|input|button|label|form|figcaption|svg|path|mark|ins|del|wbr|nobr|code|pre|link|meta"
)
_VALUE: Final = r"""(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)"""
_ATTRIBUTES: Final = rf"(?:\s*[\w:-]+\s*=\s*{_VALUE};?)"


class Residue(NamedTuple):
    """One kind of residue; each row is tested by its example."""

    pattern: str
    becomes: str
    example: str
    expected: str
    """The paragraphs of the example afterwards, divided by ``|``."""


RESIDUES: Final = (
    Residue(
        r"<(script|style)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>",
        "",
        "前文<script>var a = '<b>';</script>后文",
        "前文后文",
    ),
    Residue(r"<!--(?:(?!<!--).)*?-->", "", "前文<!-- ad begin -->后文", "前文后文"),
    Residue(
        rf"</?(?:{_BREAKS})(?:\s{_ATTRIBUTES}*)?\s*/?>",
        PARAGRAPH,
        '山西考卷。”<br style="-webkit-tap-highlight-color: transparent;"/> “习近平',
        "山西考卷。”|“习近平",
    ),
    Residue(
        rf"</?(?:{_INLINES})(?:\s{_ATTRIBUTES}*)?\s*/?>",
        "",
        '这是<span style="color:red">红</span>的，a<b而且x<y，《书》<1>',
        "这是红的，a<b而且x<y，《书》<1>",
    ),
    Residue(
        rf"(?<![A-Za-z<])(?:{_BREAKS})\s{_ATTRIBUTES}+\s*/?>|(?<![A-Za-z<])br\s?/>",
        PARAGRAPH,
        '考卷。br style="color: transparent;"/>下一段',
        "考卷。|下一段",
    ),
    Residue(
        rf"(?<![A-Za-z<])/?(?:{_INLINES})\s{_ATTRIBUTES}+\s*/?>",
        "",
        '图span class="x">红的',
        "图红的",
    ),
    Residue(
        rf"<(?:{_BREAKS}|{_INLINES})\s{_ATTRIBUTES}+\s*$|<(?:img|a|span|div|p)\s[\w-]+=[\"'][^\"'>]*$",
        "",
        '正文完了。<img src="http://a.example/b.jp',
        "正文完了。",
    ),
    Residue(
        r"(?<![\w.#@-])[.#@]?(?>[\w-]{1,40}+(?:[ .:#>,]{1,3}+[\w-]{1,40}+){0,8}+)"
        r"\s{0,3}\{\s*[\w-]+\s*:[^{}]*\}",
        "",
        "正文。.ad-box p{margin:0; color:#fff;} 后文",
        "正文。 后文",
    ),
    Residue(
        r"(?:\bvar\s+\w+\s*=|\bfunction\s*\w*\s*\(|\b(?:document|window)\.\w+\s*[=(.])(?:[\x20-:<-|~]{0,400}[;})])+",
        "",
        '正文。document.write("<ins>");后文',
        "正文。后文",
    ),
    Residue(
        r"[\[［【](?:图片|圖片|视频|視頻|影片|表情|图|圖)[\]］】]",
        "",
        "正文[图片]后文【视频】",
        "正文后文",
    ),
)
_PASSES: Final = 8
"""What was escaped twice, or broken by another tag, comes to light when that is gone."""
_ENTITY: Final = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)


def _finder(row: Residue) -> Finder:
    """What finds the residue of ``row``."""
    pattern = re.compile(row.pattern, re.DOTALL | re.ASCII | re.IGNORECASE)
    return lambda text: (Edit(m.start(), m.end(), row.becomes, "markup") for m in pattern.finditer(text))


_FINDERS: Final = tuple(_finder(row) for row in RESIDUES)


def remove_residue(article: Article) -> Article:
    """``article`` without markup in its text; where a tag broke the line, the paragraph is split."""
    for _ in range(_PASSES):
        before = article
        article = edit_texts(article, _find_entities)
        for find in _FINDERS:
            article = edit_texts(article, find)
        if article is before:
            break
    parts = [part for block in article.blocks for part in split_block(block, PARAGRAPH)]
    title = " ".join(article.title.split(PARAGRAPH))
    return replace(article, title=title, blocks=tuple(parts))


def _find_entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        meant = match[0]
        while (unescaped := html.unescape(meant)) != meant:
            meant = unescaped
        if meant != match[0]:
            yield Edit(match.start(), match.end(), meant, "markup")
