"""Presentation MathML written as TeX, where a page keeps no TeX beside it (MathML 3, chapter 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

_FUNCTIONS: Final = frozenset((
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log",
    "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "ker",
))  # fmt: skip
_SIGNS: Final = {
    "∑": "sum", "∏": "prod", "∫": "int", "∞": "infty", "×": "times", "≤": "le", "≥": "ge", "≠": "ne",
    "±": "pm", "·": "cdot", "⋅": "cdot", "→": "to",
}  # fmt: skip
"""The commands for signs that are said by those."""
_LIMITS: Final = frozenset(rf"\{name}" for name in ("sum", "prod", "int", "lim", "max", "min", "sup", "inf"))
"""Under and over which TeX sets limits as it does subscripts."""
_ACCENTS: Final = {
    "¯": "bar", "‾": "bar", r"\^": "hat", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", r"\to": "vec",
    "⃗": "vec", "˙": "dot", "¨": "ddot",
}  # fmt: skip
_SPECIAL: Final = str.maketrans({
    **{each: f"\\{each}" for each in "{}%#&_$"}, "\\": r"\backslash ", "−": "-",
    **dict.fromkeys("\u2061\u2062\u2063", ""),
})  # fmt: skip
_WRITTEN: Final = {
    "msqrt": r"\sqrt{{{0}}}",
    "mfrac": r"\frac{{{0}}}{{{1}}}",
    "mroot": r"\sqrt[{1}]{{{0}}}",
    "msub": "{0}_{{{1}}}",
    "msup": "{0}^{{{1}}}",
    "msubsup": "{0}_{{{1}}}^{{{2}}}",
    "munderover": "{0}_{{{1}}}^{{{2}}}",
    "munder": r"\underset{{{1}}}{{{0}}}",
    "mover": r"\overset{{{1}}}{{{0}}}",
}
"""Of elements with so many children, how TeX writes these."""
_BASED: Final = frozenset(("msub", "msup", "msubsup", "munderover"))
"""Elements whose first child stands in braces if it is more than one sign."""
_UNSEEN: Final = frozenset(("annotation", "annotation-xml", "mphantom", "none", "mprescripts"))
_DEEPEST: Final = 60


def tex_of(math: etree._Element) -> str:
    """The TeX of ``math``, but for what is nested too deep."""
    return " ".join(_tex(math, 0).split())


def _tex(element: etree._Element, depth: int) -> str:
    inner = [child for child in element if (name := _name(child)) and name not in _UNSEEN]
    if depth > _DEEPEST or not inner:
        return _leaf(_name(element), " ".join(map(str, element.itertext())))
    parts = [_tex(child, depth + 1).strip() for child in inner]
    return _whole(_name(element), parts[:1] if _name(element) == "semantics" else parts, element)


def _name(element: etree._Element) -> str:
    """The name of ``element`` in no namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _leaf(name: str, text: str) -> str:
    """A token: an identifier, a number, a sign, words."""
    text = " ".join(text.split())
    if name in ("mtext", "ms") and text:
        return rf"\text{{{text.translate(_SPECIAL)}}}"
    if text in _SIGNS or text in _FUNCTIONS:
        return f"\\{_SIGNS.get(text, text)} "
    if len(text) > 1 and text.isalpha() and text.isascii():
        return rf"\mathrm{{{text}}}"
    return text.translate(_SPECIAL)


def _whole(name: str, parts: Sequence[str], element: etree._Element) -> str:
    """What the element ``name`` makes of its ``parts``."""
    joined = _joined(parts)
    if name == "msqrt":
        parts = [joined]
    elif name == "mtable":
        joined = r"\begin{matrix}" + r"\\".join(parts) + r"\end{matrix}"
    elif name == "mtr":
        joined = "&".join(parts)
    elif name == "mfenced":
        joined = f"{element.get('open', '(')}{','.join(parts)}{element.get('close', ')')}"
    elif name == "mover" and len(parts) > 1 and parts[1] in _ACCENTS:
        joined = rf"\{_ACCENTS[parts[1]]}{{{parts[0]}}}"
        name = ""
    elif name in ("munder", "mover") and parts[0] in _LIMITS:
        name = "msub" if name == "munder" else "msup"
    way = _WRITTEN.get(name, "")
    if not way or f"{{{len(parts) - 1}}}" not in way:
        return joined
    base, *others = parts
    held = f"{{{base}}}" if name in _BASED and len(base) > 1 and base not in _LIMITS else base
    return way.format(held, *others)


def _joined(parts: Sequence[str]) -> str:
    r"""``parts`` in a row, a space behind a command that would swallow the letter after it."""
    text = ""
    for part in parts:
        command = text.rpartition("\\")[2]
        text += " " * (bool(command) and command.isalpha() and "\\" in text and part[:1].isalpha()) + part
    return text
