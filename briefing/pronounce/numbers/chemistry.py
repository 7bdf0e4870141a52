"""Formulae of substances, ions, isotopes, and weeks with days: letters with small digits and signs."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.numerals import cardinal, named
from briefing.pronounce.numbers.rule import rule

_SYMBOLS: Final = (
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr "
    "Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu "
    "Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf"
)
_NAMES: Final = (
    "氢氦锂铍硼碳氮氧氟氖钠镁铝硅磷硫氯氩钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪"
    "铷锶钇锆铌钼锝钌铑钯银镉铟锡锑碲碘氙铯钡镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥"
    "铪钽钨铼锇铱铂金汞铊铅铋钋砹氡钫镭锕钍镤铀镎钚镅锔锫锎"
)
ELEMENTS: Final = dict(zip(_SYMBOLS.split(), _NAMES, strict=True))
"""Symbol of an element, hydrogen to californium: its name, by the Chinese committee for terms (CNCTST)."""

_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_CHARGES: Final = {"⁺": "正", "⁻": "负", "+": "正", "-": "负"}
_ELEMENT: Final = "|".join(sorted(ELEMENTS, key=len, reverse=True))


def _charge(found: re.Match[str]) -> str:
    """``²⁺`` → 二价正."""
    value = found[1].translate(_PLAIN)
    return (cardinal(value, "二") if value else "") + _CHARGES[found[2]]


_ANIONS: Final = frozenset(("O", "S", "N", "C", "P", "F", "I", "H", "Cl", "Br", "As", "Se", "Te", "Sb"))
"""What the second of two elements is in a compound that is written without a digit: NaCl, GaN."""
_IN_FORMULA: Final = re.compile(r"([A-Z][a-z]?)([₀-₉]{1,3}|\d{1,2})?")


_JOINED_BEFORE: Final = re.compile(r"[+=→⇌]\s?\d?$")
_JOINED_AFTER: Final = re.compile(r"\s?[+=→⇌]\s?(?:\d|[A-Z])")
"""What stands around the formula of an equation."""


def _formula(found: re.Match[str]) -> str:
    """``Fe₂O₃`` by its letters, which are no words; empty for one in capitals, and for what may be a name."""
    parts = _IN_FORMULA.findall(found[0])
    elements = [symbol for symbol, _ in parts]
    if found[0].upper() == found[0] or any(symbol not in ELEMENTS for symbol in elements):
        return ""
    counted = "".join(count for _, count in parts)
    compound = len(elements) == 2 and elements[0] != elements[1] and elements[1] in _ANIONS
    before, after = found.string[: found.start()][-3:], found.string[found.end() : found.end() + 3]
    if not (
        _JOINED_BEFORE.search(before)
        or _JOINED_AFTER.match(after)
        or re.search("[₀-₉]", counted)
        or re.match("[⁺⁻]|[¹²³⁴-⁹][⁺⁻]|[(（][A-Z]", after)
        or (counted and len(elements) > 1)
        or (compound and not counted)
    ):
        return ""
    said = (
        " ".join(symbol) + cardinal(count.translate(_PLAIN), "二") * bool(count) for symbol, count in parts
    )
    return f" {' '.join(said)} "


def _isotope(found: re.Match[str]) -> str:
    """``¹⁴C`` → 碳十四."""
    return ELEMENTS[found[2]] + named(found[1].translate(_PLAIN))


RULES = (
    rule(
        id="numbers/chemistry/formula",
        before=r"(?<![A-Za-z-])",
        pattern=r"(?:[A-Z][a-z]?(?:[₀-₉]{1,3}|\d{1,2})?){1,8}(?![A-Za-z\d])",
        say=_formula,
        written="NaCl和Fe₂O₃，CoCo奶茶",
        spoken="N a C l和F e二 O三，CoCo奶茶",
    ),
    rule(
        id="numbers/chemistry/oxides",
        before=r"(?<![A-Za-z\d])",
        pattern=r"([NSCP]O)[xₓ](?![A-Za-z\d])",
        say=lambda found: f" {' '.join(found[1])} x ",
        written="NOₓ排放",
        spoken="N O x排放",
    ),
    rule(
        id="numbers/chemistry/charge",
        before=r"(?:[A-Za-z₀-₉)）\]])",
        pattern=r"([⁰¹²³⁴-⁹]?)([⁺⁻])(?![⁰¹²³⁴-⁹])",
        say=_charge,
        written="Fe³⁺和SO₄²⁻",
        spoken="Fe三正和SO四二负",
    ),
    rule(
        id="numbers/chemistry/isotope",
        before=r"(?<![A-Za-z\d])",
        pattern=rf"([⁰¹²³⁴-⁹]{{1,3}})({_ELEMENT})(?![A-Za-z])",
        say=_isotope,
        written="¹⁴C和²³⁵U",
        spoken="碳十四和铀二三五",
    ),
    rule(
        id="numbers/chemistry/weeks-and-days",
        before=r"\d",
        pattern=r"[⁺+]([⁰¹²³⁴-⁹]|\d)(?=\s?周)",
        say=lambda found: "加" + cardinal(found[1].translate(_PLAIN), "二"),
        written="孕24⁺³周",
        spoken="孕二十四加三周",
    ),
)
