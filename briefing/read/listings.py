"""Which ``<pre>`` of an HTML tree holds code and not prose set in lines, and that code without numbers."""

from __future__ import annotations

import re
from typing import Final

from briefing.read.code import is_code
from briefing.read.language import CHINESE
from briefing.read.tree import Element

_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:code|codes|highlight|hljs|prettyprint|syntaxhighlighter|brush|prism|sourcecode|"
    r"lang(?:uage)?[_-]\w+)(?:$|[\s:_-])",
    re.IGNORECASE,
)
"""Names that highlighters give to what they colour: Prism, highlight.js, Prettify, Pygments, Rouge, Hexo."""
_COUNTS: Final = re.compile(
    r"(?:^|\s)(?:line-?numbers?|lineno|linenos|line-numbers-rows|hljs-ln-n(?:umbers)?|ln-num|gutter|rouge-gutter)"
    r"(?:$|\s)",
    re.IGNORECASE,
)
"""Names of what holds the numbers of lines beside the code."""
_NUMBERED: Final = re.compile(r"[ \t]*(\d{1,5})(?:[.:|│)][ \t]?|[ \t]|$)")
_MUTE: Final = frozenset(("button", "script", "style"))
_PROSE: Final = 0.5
"""Of the letters in a ``<pre>`` that nothing marks as code, the share of Chinese that makes it prose."""


def listing(pre: Element) -> str | None:
    """The code that ``pre`` holds; empty where it holds only numbers of lines; None where it holds prose."""
    text = "\n".join(line.rstrip() for line in "".join(_pieces(pre)).expandtabs(4).splitlines())
    text = _uncounted(text.strip("\n"))
    letters = sum(character.isalpha() for character in text)
    prose = len(CHINESE.findall(text)) > _PROSE * letters
    if not text.strip():
        return ""
    return text if _is_marked(pre) or is_code(text) or not prose else None


def _is_marked(pre: Element) -> bool:
    """Whether its own name, one near around it or an element within says that ``pre`` is code."""
    near = [pre, *list(pre.iterancestors())[:2], *pre.iterdescendants("code")]
    return pre.find(".//code") is not None or any(_NAMED.search(one.get("class") or "") for one in near)


def _pieces(element: Element) -> list[str]:
    """The texts of ``element`` in order, a line break after each item and at each ``<br>``; no counts."""
    pieces = [element.text or ""]
    for child in element:
        if (
            isinstance(child.tag, str)
            and child.tag not in _MUTE
            and not _COUNTS.search(child.get("class") or "")
        ):
            pieces += ["\n"] if child.tag == "br" else _pieces(child)
            if child.tag in {"li", "div", "p"} and "".join(pieces)[-1:] != "\n":
                pieces.append("\n")
        pieces.append(child.tail or "")
    return pieces


def _uncounted(text: str) -> str:
    """``text`` without the numbers of its lines, where each of two or more begins with the next number."""
    lines = text.split("\n")
    found = [_NUMBERED.match(line) for line in lines]
    counts = [int(match[1]) for match in found if match]
    whole = len(counts) == len(lines) > 1 and counts == list(range(counts[0], counts[0] + len(lines)))
    if not whole:
        return text
    return "\n".join(line[match.end() :] for line, match in zip(lines, found, strict=True) if match)
