r"""Formulae in prose, as TeX writes them (``$E=mc^2$``, ``\frac{a}{b}``): the plain signs that are said."""

from __future__ import annotations

import re
from typing import Final

from briefing import formula as tex
from briefing.zh.characters import COMMON_HAN

_GREEK: Final = (
    ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi", "αβγδεζηθικλμνξ"),
    ("pi rho sigma tau upsilon phi chi psi omega varepsilon varphi vartheta", "πρστυφχψωεφθ"),
    ("Gamma Delta Theta Lambda Pi Sigma Phi Psi Omega", "ΓΔΘΛΠΣΦΨΩ"),
)
_UNHEARD: Final = (
    "left right big Big displaystyle limits quad qquad mathrm text mathbf mathit mathsf operatorname rm bf "
    "vec hat bar , ; ! { } $"
)
_COMMANDS: Final = {
    **dict.fromkeys(_UNHEARD.split(), ""),
    **{name: sign for names, signs in _GREEK for name, sign in zip(names.split(), signs, strict=True)},
    "times": "×", "div": "÷", "cdot": "乘", "pm": "正负", "mp": "负正", "ast": "乘",
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠", "neq": "≠",
    "lt": "小于", "gt": "大于", "ll": "远小于", "gg": "远大于", "approx": "≈", "equiv": "≡", "sim": "约",
    "to": "趋于", "rightarrow": "→", "Rightarrow": "推出", "leftrightarrow": "↔", "infty": "∞",
    "in": "∈", "notin": "∉", "cup": "∪", "cap": "∩", "subset": "⊂", "subseteq": "⊆", "emptyset": "∅",
    "forall": "∀", "exists": "∃", "because": "∵", "therefore": "∴", "perp": "⊥", "parallel": "∥",
    "angle": "∠", "triangle": "三角形", "degree": "°", "circ": "°", "partial": "∂", "nabla": "梯度",
    "sum": "求和", "prod": "求积", "int": "积分", "lim": "极限", "ldots": "…", "cdots": "…", "dots": "…",
    "sin": "sin", "cos": "cos", "tan": "tan", "log": "log", "ln": "ln", "lg": "lg", "exp": "exp",
    "max": "max", "min": "min", "%": "%", " ": " ",
}  # fmt: skip
"""Command of TeX: what is written for it, to be said by the rules for signs; the others are not said."""

_GROUP: Final = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_STRUCTURES: Final = (
    (re.compile(rf"\\[dt]?frac\s*{_GROUP}\s*{_GROUP}"), r" {\2}分之{\1} "),
    (re.compile(r"\\[dt]?frac\s*(\w)\s*(\w)"), r" \2分之\1 "),
    (
        re.compile(rf"\\(int|sum|prod)\s*_\s*(?:{_GROUP}|(\w))\s*\^\s*(?:{_GROUP}|(\w))"),
        r"\\\1 {\2\3}到{\4\5} ",
    ),
    (re.compile(r"\|([^|]{1,40})\|"), r"{\1}的绝对值"),
    (re.compile(rf"\\sqrt\s*\[3\]\s*{_GROUP}"), r"三次根号{\1}"),
    (re.compile(rf"\\sqrt\s*{_GROUP}"), r"根号{\1}"),
    (re.compile(r"\^\s*\{?\\(?:circ|degree)\}?"), "°"),
    (re.compile(r"\^\s*\{?\\prime\}?"), "′"),
    (re.compile(r"(?<=[\w)}])\s*-\s*(?=[\w\\({])"), "减"),
    (re.compile(r"\^\s*(?:\{(-?\w)\}|(-?\w))(?! )"), r"^\1\2 "),
    (re.compile(rf"\^\s*{_GROUP}"), r"的{\1}次方"),
    (re.compile(rf"_\s*(?:{_GROUP}|(\w))"), r"{\1\2}"),
)
"""What of TeX stands around other formulae, outermost first, and how it is said around them."""

_NAMES: Final = "|".join(sorted((name for name in _COMMANDS if name.isalpha()), key=len, reverse=True))
_FORMULA: Final = re.compile(
    rf"\$\$([^$]{{1,400}})\$\$|\$(?![\s\d.,]+[^$]*\s\$)(?!\s)([^$\n{COMMON_HAN}]{{1,200}})(?<!\s)\$(?!\d)"
    r"|\\\((.{1,200}?)\\\)|\\\[(.{1,400}?)\\\]"
    r"|(?:(?<=[=<>≤≥≠+-])|(?=\|[^|]{1,16}\|\s?[=<>≤≥≠+-]))(\|[A-Za-z\d\s+\-−*/^²³.]{1,16}\|)"
    rf"|(\\(?:[dt]?frac|sqrt|{_NAMES})(?![A-Za-z])[^{COMMON_HAN}，。；：、！？“”（）\n$]*)",
    re.DOTALL,
)
r"""Between dollars, between \( and \), a known command with what follows it up to a Chinese
word, or an absolute value that is compared."""

_PARTS: Final = re.compile(r"\\([A-Za-z]+|.)|([^\\])")


def formula_at(plain: str, at: int, end: int) -> tuple[int, str] | None:
    """Where the formula ends that begins at ``at``, and its plain signs, empty where we know none for it."""
    whole = tex.formula_at(plain, at)
    if at < whole <= end:
        return whole, plain_signs(tex.tex_of(plain[at:whole]))
    found = _FORMULA.match(plain, at, end)
    if found is None:
        return None
    return found.end(), plain_signs(next(group for group in found.groups() if group is not None))


def plain_signs(formula: str) -> str:
    r"""``\frac{1}{2}mv^2`` → `` 2分之1 mv^2``; empty where a command is not known."""
    for structure, said in _STRUCTURES:
        while (changed := structure.sub(said, formula)) != formula and len(changed) < 1000:
            formula = changed
    signs = ""
    for command, char in _PARTS.findall(formula):
        if command and command not in _COMMANDS:
            return ""
        signs += _COMMANDS[command] if command else "" if char in "{}&" else char
    return signs.strip()
