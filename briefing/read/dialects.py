"""What Obsidian and GitHub write beyond CommonMark, made what CommonMark and HTML have; comments left out.

Code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Final, NamedTuple

from briefing.formula import formulas, is_apart, tex_of
from briefing.nouns import Change

_CODE: Final = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?P<run>`+)(?!`).+?(?<!`)(?P=run)(?!`)|<span(?: data-display)? data-tex=[^>]*>",
    re.DOTALL | re.MULTILINE,
)
"""A block in fences, code within a line, or a formula."""
_MATHS: Final = re.compile(r"^ {0,3}```+ *math *\n(?P<tex>.*?)\n {0,3}```+ *$", re.DOTALL | re.MULTILINE)
_SHOWN: Final = 60
"""How many characters of what is left out are listed."""


class Dialect(NamedTuple):
    """One mark; each row is tested by its example."""

    pattern: str
    becomes: str
    kind: str
    """Of the change, where something of the author's is left out; else empty."""
    example: str
    expected: str


DIALECTS: Final = (
    Dialect(r"%%.*?%%", "", "comment", "通车%%再核实%%了。", "通车了。"),
    Dialect(r"<!--.*?-->", "", "comment", "通车<!-- 再核实 -->了。", "通车了。"),
    Dialect(
        r"!\[\[(?P<file>[^\]|\n]+\.(?:png|jpe?g|gif|webp|bmp|svg|avif))(?:\|(?P<alt>\D[^\]\n]*))?(?:\|\d+(?:x\d+)?)?\]\]",
        r"![\g<alt>](<\g<file>>)",
        "",
        "![[桥.png|新桥的夜景]]",
        "![新桥的夜景](<桥.png>)",
    ),
    Dialect(r"!\[\[[^\]\n]+\]\]", "", "embed", "见下。![[旧稿]]", "见下。"),
    Dialect(r"^ {0,3}\[{1,2}_*toc_*\]{1,2}[ \t]*$", "", "", "[TOC]", ""),
    Dialect(r"\[\[[^\]|\n]+\|(?P<words>[^\]\n]+)\]\]", r"\g<words>", "", "[[hq|总部]]来人", "总部来人"),
    Dialect(
        r"\[\[#?(?P<words>[^\]|#\n]+)(?:#[^\]|\n]*)?\]\]", r"\g<words>", "", "[[总部#地址]]来人", "总部来人"
    ),
    Dialect(
        r"==(?=\S)(?P<words>[^\n=]+?)(?<=\S)==",
        r"<mark>\g<words></mark>",
        "",
        "==三年==建成",
        "<mark>三年</mark>建成",
    ),
    Dialect(r"^(?P<lead>(?:[ \t]*>)+[ \t]*)\[!\w+\][+-]?[ \t]*$", r"\g<lead>", "", "> [!note]", "> "),
    Dialect(
        r"^(?P<lead>(?:[ \t]*>)+[ \t]*)\[!\w+\][+-]?[ \t]+(?P<words>[^\n]+)$",
        r"\g<lead>**\g<words>**\n\g<lead>",
        "",
        "> [!warning]- 当心\n> 桥上风大。",
        "> **当心**\n> \n> 桥上风大。",
    ),
    Dialect(
        r"^(?P<lead>\s*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[ \](?=[ \t])", r"\g<lead>☐", "", "- [ ] 买票", "- ☐ 买票"
    ),
    Dialect(
        r"^(?P<lead>\s*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[xX]\](?=[ \t])",
        r"\g<lead>☑",
        "",
        "- [x] 买票",
        "- ☑ 买票",
    ),
    Dialect(r"(?<=\S)[ \t]+\^[A-Za-z0-9-]{1,30}$", "", "", "新桥通车。 ^a1b2", "新桥通车。"),
)
"""In the order in which they are applied: help.obsidian.md, GitHub Flavored Markdown Spec."""
_DIALECTS: Final = tuple(
    (re.compile(row.pattern, re.MULTILINE | re.DOTALL | re.IGNORECASE), row) for row in DIALECTS
)


def plain(text: str) -> tuple[str, list[Change]]:
    """``text`` without marks that CommonMark does not know, and what was left out with them."""
    changes: list[Change] = []
    text = _MATHS.sub(r"$$\n\g<tex>\n$$", text)
    text = "".join(piece if is_code else _held(piece) for piece, is_code in _pieces(text))
    for pattern, row in _DIALECTS:
        put = partial(_becomes, row, changes)
        text = "".join(piece if is_code else pattern.sub(put, piece) for piece, is_code in _pieces(text))
    return text, changes


def _becomes(row: Dialect, changes: list[Change], found: re.Match[str]) -> str:
    if row.kind:
        changes.append(Change(row.kind, " ".join(found[0].split())[:_SHOWN], "", row.kind))
    return found.expand(row.becomes)


def _held(text: str) -> str:
    """``text`` with its formulas in attributes, where no mark of Markdown is looked for."""
    done, pieces = 0, list[str]()
    for found in formulas(text):
        tex = escape(tex_of(found.run)).replace("|", "&#124;")
        apart = " data-display" if is_apart(found.run) else ""
        pieces += [text[done : found.start], f'<span{apart} data-tex="{tex}"></span>']
        done = found.end
    return "".join([*pieces, text[done:]])


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, and whether each is code."""
    done = 0
    for found in _CODE.finditer(text):
        yield text[done : found.start()], False
        yield found[0], True
        done = found.end()
    yield text[done:], False
