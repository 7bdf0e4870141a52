r"""Formulas as TeX, which stand in a text between dollars: ``$E=mc^2$``, one set apart ``$$E=mc^2$$``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_WIDE: Final = r"[\u2018-\u201d\u2e80-\uffef]"
"""Chinese and its punctuation: outside braces they are no TeX, but the text between two prices."""
_BRACES: Final = r"\{[^\\{}$]*+\}"
_TEX: Final = rf"(?!\s)(?:\\.|{_BRACES}|(?!{_WIDE})[^\\$])++(?<!\s)"
FORMULA: Final = rf"(?:\$\${_TEX}\$\$|\${_TEX}\$(?!\d))"
"""A pattern of what is a formula if its braces match; it does not know a price from one, as in ``$5-$``."""
_FORMULA: Final = re.compile(FORMULA, re.DOTALL)
_PIECE: Final = re.compile(rf"(\\.|{_BRACES})|{_WIDE}+", re.DOTALL)
_COMMENT: Final = re.compile(r"(?<!\\)%(?:.*\n|\s*\]\]>\s*$)")
_STYLED: Final = re.compile(r"\{\\(?:displaystyle|textstyle)\s(.*)\}", re.DOTALL)
"""How Wikipedia writes all of its formulas."""

_LINE: Final = r"(?:[^\n]|\n(?![ \t>]*\n))"
"""A character; a blank line ends a formula."""
_TO_DOLLAR: Final = rf"(?:\\.|(?![\\$]){_LINE})"
_TO_BRACKET: Final = rf"(?:(?!(?P=slash)[\[\]])(?:\\\\|{_LINE}))"
_TO_PARENTHESIS: Final = rf"(?:(?!(?P=stroke)[()]){_LINE})"
_NAME: Final = r"(?:equation|align|gather|eqnarray|multline)\*?"
_TO_END: Final = rf"(?:(?!\\(?:begin|end)\{{{_NAME}\}}){_LINE})"
"""A character of TeX that does not end it, nor begins another: so the time is linear."""
_DELIMITED: Final = re.compile(
    rf"(?<![\\$])\$\$(?P<dollars>{_TO_DOLLAR}{{1,4000}}+)\$\$(?!\$)"
    rf"|(?<!\\)(?P<slash>\\\\?)\[(?P<brackets>{_TO_BRACKET}{{1,4000}}+)(?P=slash)\]"
    rf"|(?P<environment>\\begin\{{(?P<name>{_NAME})\}}{_TO_END}{{1,4000}}+\\end\{{(?P=name)\}})"
    rf"|(?<![\\$A-Za-z\d])\$(?![\s$])(?P<dollar>{_TO_DOLLAR}{{1,1000}}+)(?<!\s)\$(?![A-Za-z\d$])"
    rf"|(?<!\\)(?P<stroke>\\\\?)\((?P<parentheses>{_TO_PARENTHESIS}{{1,1000}}+)(?P=stroke)\)"
)
r"""How authors set formulas apart and within a line; before ``[`` and ``(`` some write two backslashes."""
_APART: Final = ("dollars", "brackets", "environment")
_WITHIN: Final = ("dollar", "parentheses")
_MATHS: Final = re.compile(r"\\[A-Za-z]+|[\^_]|[A-Za-z)]\s*=|=\s*[A-Za-z(]|[A-Za-z)]\s*[<>]")
_PLAIN: Final = re.compile(r"(?:(?![A-Za-z]{4})[A-Za-z\d\s.,'′()\[\]|+\-−*/<>=!:]){1,100}")
_LETTER: Final = re.compile("[A-Za-z]")
_SENTENCE: Final = re.compile("[，。；！？“”]")


class Found(NamedTuple):
    """A formula in a text: ``text[start:end]``, and how it is written here."""

    start: int
    end: int
    run: str


def formula(tex: str, *, apart: bool = False) -> str:
    """``tex`` as a formula in a text; empty where it is none, such as one whose braces do not match."""
    tex = " ".join(_COMMENT.sub(" ", tex).split())
    if styled := _STYLED.fullmatch(tex):
        tex = styled[1].strip()
    tex = _PIECE.sub(lambda piece: piece[1] or rf"\text{{{piece[0]}}}", tex)
    dollars = "$$" if apart else "$"
    run = f"{dollars}{tex}{dollars}"
    return run if is_formula(run) else ""


def is_formula(text: str) -> bool:
    """Whether all of ``text`` is one formula."""
    return _FORMULA.fullmatch(text) is not None and _is_balanced(text)


def is_apart(run: str) -> bool:
    """Whether the formula ``run`` is set apart from the text around it."""
    return run.startswith("$$")


def tex_of(run: str) -> str:
    """The TeX of the formula ``run``."""
    dollars = 2 if is_apart(run) else 1
    return run[dollars:-dollars]


def formula_at(text: str, start: int) -> int:
    """Where the formula ends that begins at ``text[start]``; ``start`` if there is none."""
    found = _FORMULA.match(text, start)
    return found.end() if found and _is_balanced(found[0]) else start


def _is_balanced(tex: str) -> bool:
    """Whether each brace of ``tex`` has its partner."""
    depth = 0
    for brace in re.findall(r"[{}]", re.sub(r"\\.", "", tex)):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def formulas(text: str) -> Iterator[Found]:
    """The formulas that an author set in ``text``, between dollars, round or square brackets of TeX."""
    for found in _DELIMITED.finditer(text):
        name = next(name for name in (*_APART, *_WITHIN) if found[name])
        tex = re.sub(r"\n[ \t]*(?:>[ \t]?)+", "\n", found[name])
        if _is_maths(tex, name) and (run := formula(tex, apart=name in _APART)):
            yield Found(found.start(), found.end(), run)


def _is_maths(tex: str, marks: str) -> bool:
    """Whether ``tex`` is no text that stands between two prices, or in brackets that Markdown needs escaped.

    Between ``marks`` of two dollars it is none only where it is a sentence.
    """
    if _PLAIN.fullmatch(tex) and marks != "brackets":
        return marks != "parentheses" or _LETTER.search(tex) is not None
    bare = _PIECE.sub(lambda piece: "" if piece[1] and piece[1].startswith("{") else piece[0], tex)
    return (marks == "dollars" or _MATHS.search(tex) is not None) and not _SENTENCE.search(bare)
