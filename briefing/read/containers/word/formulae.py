r"""Formulae of Word (``m:oMath``) as TeX between dollars: ECMA-376-1, 22.1. ``$\frac{1}{2}mv^{2}$``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from briefing.read.containers.word.names import Element, child, name, setting
from briefing.zh.characters import COMMON_HAN

_LONGEST: Final = 400
"""Characters of a formula; a longer one is none that anybody says."""
_DEEPEST: Final = 40
_SUMS: Final = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int"}
_SIGNS: Final = {"$": r"\$", "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": ""}
"""A dollar, and signs that are not seen: applied to, times, and."""
_UNSAID: Final = re.compile(r":(\w*Pr|ctrlPr)$")
_HAN: Final = re.compile(f"[{COMMON_HAN}]")


def formula(element: Element) -> str:
    r"""``element`` as TeX between dollars, a mere word as it is; empty if it is too long or too deep.

    Two dollars where it holds Chinese, as ``$$v=\frac{路程}{时间}$$``.
    """
    if _depth(element) > _DEEPEST:
        return ""
    tex = re.sub(r"\s+", " ", _inside(element)).strip()
    if len(tex) > _LONGEST:
        return ""
    if not re.search(r"[\\^_=+<>≤≥≠≈×÷−/]", tex):
        return tex
    return f"$${tex}$$" if _HAN.search(tex) else f"${tex}$"


def text_of(element: Element) -> str:
    """All letters of ``element``, as they stand."""
    return "".join(each.text or "" for each in element.iter("{*}t"))


def _depth(element: Element) -> int:
    """How many elements stand inside one another there, at the most."""
    deep, level = 0, [element]
    while level:
        deep, level = deep + 1, [inner for each in level for inner in each]
    return deep


def _inside(element: Element | None) -> str:
    return "" if element is None else "".join(map(_tex, element))


def _tex(element: Element) -> str:
    """One piece of a formula."""
    kind = name(element)
    if _UNSAID.search(kind):
        return ""
    if kind in ("m:t", "w:t"):
        return "".join(_SIGNS.get(char, char) for char in element.text or "")
    if kind in _BUILT:
        pattern, *parts = _BUILT[kind]
        return pattern % tuple(_inside(child(element, part)) for part in parts)
    return _MADE.get(kind, _inside)(element)


def _root(element: Element) -> str:
    degree = _inside(child(element, "m:deg"))
    return rf"\sqrt{f'[{degree}]' if degree else ''}{{{_inside(child(element, 'm:e'))}}}"


def _sum(element: Element) -> str:
    sign = setting(element, "m:naryPr", "m:chr") or "∫"
    lower, upper = _inside(child(element, "m:sub")), _inside(child(element, "m:sup"))
    bounds = (f"_{{{lower}}}" if lower else "") + (f"^{{{upper}}}" if upper else "")
    return f"{_SUMS.get(sign, sign)}{bounds} {_inside(child(element, 'm:e'))}"


def _lines(element: Element) -> str:
    return r" \\ ".join(_inside(each) for each in element if name(each) in ("m:mr", "m:e"))


def _delimited(element: Element) -> str:
    """What stands in brackets, of whatever kind."""
    properties = child(element, "m:dPr")
    opening, between, closing = (
        setting(properties, wanted) if child(properties, wanted) is not None else usual
        for wanted, usual in (("m:begChr", "("), ("m:sepChr", "|"), ("m:endChr", ")"))
    )
    return opening + between.join(_inside(each) for each in element if name(each) == "m:e") + closing


_BUILT: Final = {
    "m:f": (r"\frac{%s}{%s}", "m:num", "m:den"),
    "m:sSup": ("%s^{%s}", "m:e", "m:sup"),
    "m:sSub": ("%s_{%s}", "m:e", "m:sub"),
    "m:sSubSup": ("%s_{%s}^{%s}", "m:e", "m:sub", "m:sup"),
    "m:limLow": ("%s_{%s}", "m:e", "m:lim"),
    "m:func": ("%s %s", "m:fName", "m:e"),
}
"""How a piece is written, and the parts of it in order."""
_MADE: Final[dict[str, Callable[[Element], str]]] = {
    "m:rad": _root,
    "m:nary": _sum,
    "m:d": _delimited,
    "m:m": _lines,
    "m:eqArr": _lines,
}
