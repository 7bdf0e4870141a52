r"""Pins, links, styles, formulas and references to notes inside a line of ``script.md``.

``{shown|said}`` fixes how something is said, ``{shown|}`` that it is not said, and ``[words](address)`` links
it; a pin may stand inside a link, never the other way about. ``**``, ``*`` and a backtick begin and end what
is strong, emphasised or code, within links and across their edges, but not inside a pin; nor does a reference
``[^3]``, which is no part of the text, stand inside one. ``$E=mc^2$`` is a formula, its TeX to the letter, in
a pin (``{$E=mc^2$|质能方程}``) or link too. A backslash before an ASCII punctuation mark or a ｛ makes it an
ordinary character, as in Markdown; before anything else it is itself. ``[注]`` without an address is ordinary
text; so is ｛, but not where it stands as the { of a pin or of attributes: that is a slip, and told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from briefing.errors import UsageError
from briefing.formula import FORMULA, is_formula
from briefing.nouns import Face, Link, Pin, Reference, Style, by_start
from briefing.script.notes import REFERENCE, label_of, mark_of
from briefing.spans import moved, placed

_ADDRESS: Final = r"(?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*"
"""Parentheses may stand in pairs, as they do in addresses of Wikipedia."""
_WIDE: Final = r"｛(?=[^｛｝{}\[\]\\|｜]*[|｜]|\s*(?:role|voice|speed|pause)\s*[=＝])"
"""A brace that an input method for Chinese wrote in place of {."""
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~｛])")
_NOTHING: Final = "(?!)"


@cache
def _token(flat: bool) -> re.Pattern[str]:
    """One piece of a line; a ``flat`` one, of version 1, knows no notes and no formulas."""
    reference, formula = (_NOTHING, _NOTHING) if flat else (REFERENCE, FORMULA)
    shown = rf"(?:{formula}|\\.|[^\\{{}}|])*+"
    words = rf"(?:{formula}|\\.|{reference}|\{{(?:{formula}|\\.|[^\\{{}}])*+\}}|[^\\\[\]{{])*+"
    return re.compile(
        rf"{_ESCAPED.pattern}|(?P<formula>{formula})"
        rf"|\{{(?P<shown>{shown})\|(?P<said>(?:\\.|[^\\{{}}])*)\}}|(?P<reference>{reference})"
        rf"|\[(?P<words>{words})\]\((?P<address>{_ADDRESS})\)|(?P<brace>\{{|{_WIDE})"
        r"|(?P<face>\*\*|[*`])|[^\\{\[｛*`$]+|[\\\[｛$]",
        re.DOTALL,
    )


_SHOWN: Final = re.compile(rf"{_ESCAPED.pattern}|(?P<formula>{FORMULA})|[^\\$]+|[\\$]", re.DOTALL)
"""One piece of what a pin shows."""
_FACES: Final = {"**": Face.STRONG, "*": Face.EMPHASIS, "`": Face.CODE}
_MARKS: Final = "*`"


@dataclass(frozen=True, slots=True)
class Inline:
    """A line's display text, and the spans in it."""

    text: str
    links: tuple[Link, ...] = ()
    pins: tuple[Pin, ...] = ()
    styles: tuple[Style, ...] = ()
    references: tuple[Reference, ...] = ()


def parse_inline(source: str, where: str = "", *, flat: bool = False) -> Inline:
    """The display text of ``source``, and its links, pins, styles and references with their places in it.

    ``flat``: as in version 1, which knew no styles and no references. Raises UsageError, at ``where``, for a
    brace that makes no pin, for a pin or link with an empty half, and for a style that is never closed.
    """
    inline, edges = _scanned(source, where, flat=flat)
    begun: dict[Face, int] = {}
    styles: list[Style] = []
    for place, mark in edges:
        face = _FACES[mark]
        if face not in begun:
            begun[face] = place
        elif begun[face] < place:
            styles.append(Style(begun.pop(face), place, face))
        else:
            raise UsageError(f"nothing stands between two {mark}", where=where, fix=f"write \\{mark}")
    for mark, face in _FACES.items():
        if face in begun:
            fix = f"close it, or write {''.join(chr(92) + each for each in mark)} for the character itself"
            raise UsageError(f"a {mark} is never closed", where=where, fix=fix)
    return replace(inline, styles=tuple(sorted((*inline.styles, *styles), key=by_start)))


def _scanned(source: str, where: str, *, flat: bool) -> tuple[Inline, list[tuple[int, str]]]:
    """``source`` with no styles but formulas, and the places in its text where marks of the others stand."""
    text, links, pins, edges = "", list[Link](), list[Pin](), list[tuple[int, str]]()
    references: list[Reference] = []
    formulas: list[Style] = []
    for token in _token(flat).finditer(source):
        start = len(text)
        if token[1]:
            text += token[1]
        elif token["brace"]:
            raise _no_pin(source[token.start() :], where)
        elif token["formula"] and is_formula(token["formula"]):
            text += token["formula"]
            formulas.append(Style(start, len(text), Face.FORMULA))
        elif token["shown"] is not None:
            shown, inside = _shown(token["shown"], flat=flat)
            text += shown
            formulas += moved(inside, start)
            said = _plain(token["said"]).strip()
            if not text[start:].strip():
                raise UsageError(f"{token[0]} shows nothing", where=where, fix="write {shown|said}")
            pins.append(Pin(start, len(text), said))
        elif token["reference"]:
            references.append(Reference(start, label_of(token[0])))
        elif token["words"] is not None:
            inner, inner_edges = _scanned(token["words"], where, flat=flat)
            url = _plain(token["address"])
            if not inner.text.strip() or not url:
                raise UsageError(
                    f"{token[0]} lacks its words or its address", where=where, fix="write [words](address)"
                )
            text += inner.text
            links.append(Link(start, len(text), url))
            pins += moved(inner.pins, start)
            formulas += moved(inner.styles, start)
            references += placed(inner.references, start)
            edges += [(start + place, mark) for place, mark in inner_edges]
        elif token["face"] and not flat:
            edges.append((start, token[0]))
        else:
            text += token[0]
    return Inline(text, tuple(links), tuple(pins), tuple(formulas), tuple(references)), edges


def _shown(source: str, *, flat: bool) -> tuple[str, list[Style]]:
    """What a pin shows, and the formulas in it."""
    text, formulas = "", list[Style]()
    for piece in _SHOWN.finditer(source):
        if piece["formula"] and not flat and is_formula(piece["formula"]):
            formulas.append(Style(len(text), len(text) + len(piece[0]), Face.FORMULA))
        text += piece[1] or piece[0]
    return text, formulas


def format_inline(line: Inline, whole: Inline | None = None) -> str:
    """``line``, a part of ``whole`` where that is given, written out so that ``parse_inline`` gives it back.

    Links may not overlap one another, nor pins, nor styles of one face, which may not touch either, but for
    formulas; a pin lies inside a link or outside it; no reference lies inside a pin, and no edge of another
    span inside a formula. Raises ValueError.
    """
    text, links = line.text, line.links
    brackets = "[]^" if links or line.references or "](" in text or "[^" in text else ""
    edges = _edges(line)
    formulas = any(style.face is Face.FORMULA for style in line.styles)
    special = "\\{" + brackets + _MARKS + ("｛" if edges or formulas else "")
    plain = _linked(line, edges, special)
    all_of_it = whole or line
    held = (all_of_it.text, *(pin.said for pin in all_of_it.pins), *(link.url for link in all_of_it.links))
    if sum(each.count("$") for each in held) > 1 and (
        whole or formulas or re.search(FORMULA, plain, re.DOTALL)
    ):
        return _linked(line, edges, special + "$")
    return plain


def _linked(line: Inline, edges: Mapping[int, str], special: str) -> str:
    """``line`` written out, the characters ``special`` escaped in its text."""
    parts: list[str] = []
    at = 0
    for link in sorted(line.links, key=lambda link: link.start):
        if link.start < at:
            raise ValueError(f"{link} overlaps another link")
        parts.append(_pinned(line, at, link.start, edges, special))
        words = _pinned(line, link.start, link.end, edges, special)
        parts.append(f"[{words}]({_address(link.url, special)})")
        at = link.end
    parts.append(_pinned(line, at, len(line.text), edges, special))
    return "".join([*parts, edges.get(len(line.text), "")])


def _edges(line: Inline) -> dict[int, str]:
    """What stands at each place where styles end, a note is referred to, styles begin: in this order."""
    places: dict[int, str] = {}

    def put(place: int, mark: str) -> None:
        places[place] = places.get(place, "") + mark

    for ends in (True, False):
        for mark, face in _FACES.items():
            for style in line.styles:
                if style.face is face:
                    put(style.end if ends else style.start, mark)
        for reference in line.references if ends else ():
            put(reference.at, mark_of(reference.label))
    return places


def _pinned(line: Inline, start: int, end: int, edges: Mapping[int, str], special: str) -> str:
    """The text from ``start`` to ``end`` with those of its pins that begin in it."""
    parts: list[str] = []
    at = start
    for pin in sorted(line.pins, key=lambda pin: pin.start):
        if start <= pin.start < end:
            if pin.start < at:
                raise ValueError(f"{pin} overlaps another pin")
            parts.append(_styled(line, at, pin.start, edges, special))
            inner = "\\{}|" + "".join(each for each in "[]$" if each in special)
            shown = _written(line, pin.start, pin.end, inner)
            said = _escape(pin.said, "\\{}" + "$" * ("$" in special))
            parts.append(f"{edges.get(pin.start, '')}{{{shown}|{said}}}")
            at = pin.end
            if any(pin.start < each.at < pin.end for each in line.references):
                raise ValueError(f"a note is referred to inside {pin}")
    if at > end:
        raise ValueError(f"the pin that ends at {at} overlaps the end of a link, at {end}, or its beginning")
    return "".join([*parts, _styled(line, at, end, edges, special)])


def _styled(line: Inline, start: int, end: int, edges: Mapping[int, str], special: str) -> str:
    """The text from ``start`` to ``end``, escaped, with the marks that stand at its start and within it."""
    if start == end:
        return ""
    cuts = [start, *(place for place in sorted(edges) if start < place < end), end]
    return "".join(edges.get(a, "") + _written(line, a, b, special) for a, b in pairwise(cuts))


def _written(line: Inline, start: int, end: int, special: str) -> str:
    """The text from ``start`` to ``end``, escaped but for its formulas, which must be such."""
    parts: list[str] = []
    at = start
    for style in line.styles:
        if style.face is Face.FORMULA and start <= style.start < end:
            run = line.text[style.start : style.end]
            if style.end > end or not is_formula(run):
                raise ValueError(f"{style} is cut, or no formula: {run}")
            parts += [_escape(line.text[at : style.start], special), run]
            at = style.end
    return "".join([*parts, _escape(line.text[at:end], special)])


def _address(url: str, special: str) -> str:
    paired = re.fullmatch(_ADDRESS, url.replace("\\", ""))
    return _escape(url, "\\{}" + "()" * (not paired) + "$" * ("$" in special))


def _escape(text: str, special: str) -> str:
    escaped = "".join("\\" + character if character in special else character for character in text)
    return escaped if "｛" in special else re.sub(_WIDE, r"\\\g<0>", escaped)


def _plain(source: str) -> str:
    return _ESCAPED.sub(r"\1", source)


def _no_pin(rest: str, where: str) -> UsageError:
    closed = re.match(r"[^}｝]*[}｝]", rest)
    what = f"{closed[0]} is no pin" if closed else f"a {rest[0]} is never closed"
    fix = f"write {{shown|said}}, or \\{rest[0]} for the character itself"
    if re.search("[｛｜｝＝]", closed[0] if closed else rest[0]):
        fix += "; ASCII's { | } = count, not the wide ones"
    return UsageError(what, where=where, fix=fix)
