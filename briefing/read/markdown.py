"""Markdown read as an article: rendered to HTML, then taken run by run as a page is, nothing left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from briefing.nouns import Article, Change
from briefing.read.dialects import plain
from briefing.read.doubts import of_hidden
from briefing.read.flanking import tokenize
from briefing.read.html import compose, opening, tails, unplaced
from briefing.read.pictures import pictures
from briefing.read.select import prose_of
from briefing.read.tree import parse
from briefing.read.walk import runs as walked
from briefing.zh.dates import iso

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^([A-Za-z_-]{1,30}|标题|標題|日期|作者|来源|來源)\s*[:：][ \t]*(.*?)[ \t]*$", re.MULTILINE
)
_FIELDS: Final = {
    "title": "title", "标题": "title", "標題": "title",
    "date": "date", "日期": "date", "published": "date",
    "author": "author", "byline": "author", "作者": "author",
    "publisher": "publisher", "source": "publisher", "来源": "publisher", "來源": "publisher",
}  # fmt: skip
"""What front matter may say, and where it goes."""


_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)", re.MULTILINE)
_DEEPEST: Final = 80
"""Quotations and lists inside one another; the tree below holds 255 levels."""


def read_markdown(text: str, base: str = "") -> Article:
    """The article of a Markdown text, its source and script still to be filled in; links from ``base``."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    fields, body = _front_matter(text)
    body, comments = plain(body)
    renderer = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST})
    renderer.enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
    renderer.inline.ruler.at("emphasis", tokenize)
    renderer.add_render_rule("code_block", _indented)
    tree, controls = parse(f"<body>{renderer.render(body)}</body>")
    found, changes = walked(tree, base)
    kept = [number for number, run in enumerate(found) if not run.note]
    title = fields.get("title", "")
    headline = opening(found, kept)
    if headline is not None and title in ("", found[headline].text):
        title = found[headline].text
        kept.remove(headline)
    lost = [
        *controls,
        *unplaced([*changes, *tails(found, kept)]),
        *comments,
        *_unreferred(body),
    ]
    return Article(
        title=title,
        blocks=tuple(
            compose(
                found,
                kept,
                title,
                pictures(tree, found, base, titled=True),
                bold_headings=False,
                tails=False,
            )
        ),
        source="",
        date=iso(fields.get("date", "")),
        author=fields.get("author", ""),
        publisher=fields.get("publisher", ""),
        changes=tuple(lost),
        doubts=tuple(of_hidden(tree, sum(map(prose_of, found)), [run.text for run in found])),
    )


def _indented(_: object, tokens: Sequence[Token], at: int, *_rest: object) -> str:
    """An indented block as ``<pre>``: whether it is code or prose is seen from it, as on a page."""
    return f"<pre>{escape(tokens[at].content)}</pre>\n"


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """What the front matter says that an article holds, and the text after it."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text.removeprefix("\ufeff")
    fields: dict[str, str] = {}
    for key, value in _FIELD.findall(found[1]):
        if (name := _FIELDS.get(key.lower())) and value.strip("\"'"):
            fields.setdefault(name, value.strip("\"'"))
    return fields, text[found.end() :]


def _unreferred(text: str) -> list[Change]:
    """Footnotes that nothing in the text refers to: Markdown leaves them out."""
    return [
        Change("footnote", found[0].strip()[:60], "", f"[^{found[1]}]")
        for found in _NOTE.finditer(text)
        if len(re.findall(re.escape(f"[^{found[1]}]") + "(?!:)", text)) == 0
    ]
