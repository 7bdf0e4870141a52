"""A formula as MathML, which browsers and reading systems show and screen readers say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from briefing.formula import is_apart, tex_of
from briefing.nouns import Face, Segment

NAMESPACE: Final = "http://www.w3.org/1998/Math/MathML"
_TREE: Final = f"{{{NAMESPACE}}}"
_LONGEST: Final = 2_000
"""Characters of TeX; what is longer is shown as it is written."""
_READ_AS: Final = (
    (re.compile(r"\\label\s*\{[^{}]*\}|\\(?:notag|nonumber)(?![A-Za-z])"), ""),
    (re.compile(r"\\tag\*?\s*\{([^{}]*)\}"), r"\\qquad\\text{(\1)}"),
    (re.compile(r"\\(begin|end)\{(?:aligned|align|eqnarray)\*?\}"), r"\\\1{align*}"),
    (re.compile(r"\\(begin|end)\{(?:gathered|gather|multline)\*?\}"), r"\\\1{matrix}"),
    (re.compile(r"\\(begin|end)\{(?:equation)\*?\}"), ""),
    (re.compile(r"\\(arg|lcm|sgn)(?![A-Za-z])"), r"\\operatorname{\1}"),
)
"""Numbers of equations, and what latex2mathml has no name for."""
_SIGN: Final = re.compile("[±∓⊕⊗∩∪∧∨⋅∘•⋆∗]")
"""Signs between two terms, which latex2mathml sets as letters."""
_CHILDREN: Final = {
    **dict.fromkeys(("mfrac", "msub", "msup", "munder", "mover", "mroot"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""How many children these elements must have."""
_LENGTH: Final = r"[+-]?\d*\.?\d+(?:em|ex|px|pt|pc|in|cm|mm|%)?"
_FLAG: Final = "true|false"
_VALUES: Final = {
    **dict.fromkeys(("width", "height", "depth", "lspace", "rspace", "voffset"), _LENGTH),
    **dict.fromkeys(("minsize", "maxsize"), _LENGTH),
    **dict.fromkeys(("columnspacing", "rowspacing"), rf"{_LENGTH}(?: {_LENGTH})*"),
    **dict.fromkeys(("stretchy", "fence", "accent", "displaystyle", "largeop", "movablelimits"), _FLAG),
    "columnalign": "left|right|center", "display": "inline|block", "form": "prefix|infix|postfix",
    "linebreak": "newline", "linethickness": "0", "mathvariant": "[a-z-]+", "notation": "[a-z]+",
    "scriptlevel": r"[+-]?\d",
}  # fmt: skip
"""The attributes that are kept, and their values: TeX can set others, such as links and colours."""


def mathml(run: str) -> Element | None:
    """The element of the formula ``run`` (``$E=mc^2$``), which it holds too, unseen; None where none can be.

    A screen reader that knows no MathML says ``alttext``, which is its TeX.
    """
    return deepcopy(_converted(run))


def in_mathml(segments: Iterable[Segment]) -> bool:
    """Whether any of ``segments`` holds a formula that is shown so."""
    return any(
        style.face is Face.FORMULA and _converted(segment.text[style.start : style.end]) is not None
        for segment in segments
        for style in segment.styles
    )


@lru_cache(maxsize=1_000)
def _converted(run: str) -> Element | None:
    """The element of ``run``, its namespace an attribute."""
    from latex2mathml.converter import convert

    tex = tex_of(run)
    if len(tex) > _LONGEST:
        return None
    for pattern, instead in _READ_AS:
        tex = pattern.sub(instead, tex)
    try:
        found = ElementTree.fromstring(convert(tex, display="block" if is_apart(run) else "inline"))
    except Exception:  # whatever TeX it cannot read: an episode never fails for that
        return None
    if not _is_sound(found):
        return None
    for element in found.iter():
        element.tag = element.tag.removeprefix(_TREE)
        if element.tag == "mi" and _SIGN.fullmatch(element.text or ""):
            element.tag = "mo"  # with the space around it that a sign has
        kept = {key: value for key, value in element.items() if re.fullmatch(_VALUES.get(key, "(?!)"), value)}
        element.attrib.clear()
        element.attrib.update(kept)
    math = Element("math", {"xmlns": NAMESPACE, **found.attrib, "alttext": tex_of(run)})
    semantics = SubElement(math, "semantics")
    SubElement(semantics, "mrow").extend(found)
    SubElement(semantics, "annotation", encoding="application/x-tex").text = run
    return math


def _is_sound(found: Element) -> bool:
    """Whether ``found`` is MathML throughout: commands that are not known stand in it as written."""
    return all(
        element.tag.startswith(_TREE)
        and "\\" not in (element.text or "")
        and len(element) == _CHILDREN.get(element.tag.removeprefix(_TREE), len(element))
        for element in found.iter()
    )
