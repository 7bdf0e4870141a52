"""Ions, isotopes, and weeks with days, which are written with small digits and signs set high."""

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


def _isotope(found: re.Match[str]) -> str:
    """``¹⁴C`` → 碳十四."""
    return ELEMENTS[found[2]] + named(found[1].translate(_PLAIN))


RULES = (
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
