"""Simplified and traditional characters: which script a text is in, and the same text in the other.

Every conversion keeps the length, so that a position in one is the same position in the other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, NamedTuple

Script = Literal["hans", "hant"]

LONGEST_RUN: Final = 100
"""Characters given to OpenCC at once; its search is quadratic in a run without punctuation."""


class Rule(NamedTuple):
    """Where OpenCC's choice is not ours; each row is tested by its example."""

    pattern: str
    """Over the text as written, matching only what is replaced; knows neighbours in both scripts."""
    becomes: str
    """As long as the match."""
    example: str
    expected: str


TO_HANS_RULES: Final = (
    # A particle in Taiwan's spelling: 着 in simplified, unless it is zhù, "to write" or "to stand out".
    Rule(
        r"(?<![名專专原編编巨譯译遺遗拙新卓昭所较較])"
        r"(?:(?<![論论])|(?<=[討讨議议談谈爭争辯辩評评][論论]))"
        r"(?:(?<!合)|(?<=[配結结混融迎聯联符綜综組组集整摻掺契吻貼贴]合))"
        r"(?:(?<![顯显])|(?<=[彰凸突][顯显]))(?<!知)(?<![本當当]土)(?<!土)"
        r"著(?!名(?![單单牌字額额次])|作(?![業业])|[稱称述者]|[錄录](?![音影像取])|[書书]立|有《)",
        "着",
        "他睡著了，看著名單，討論著，沉著應對；著名的著作成績顯著，編著者所著甚多，名著著有《家》",
        "他睡着了，看着名单，讨论着，沉着应对；著名的著作成绩显著，编著者所著甚多，名著著有《家》",
    ),
    # Names of places, reigns and trigrams keep 乾 (qián); what is dry becomes 干.
    Rule(
        r"(?<=[康雍])乾(?!淨|净|燥)|乾(?=[安縣县州陵隆坤嘉元符封卦清])",
        "乾",
        "乾安縣的乾燥餅乾，乾隆，康乾，乾縣乾陵",
        "乾安县的干燥饼干，乾隆，康乾，乾县乾陵",
    ),
    Rule(r"甚[麼麽]", "什么", "甚麼時候", "什么时候"),
    Rule(r"(?<=[計计規规企籌筹])[畫画]", "划", "計畫與規畫，一幅畫", "计划与规划，一幅画"),
    Rule(
        r"藉(?=[由此以助著着機机])|(?<=憑)藉",
        "借",
        "藉由，藉此，憑藉；狼藉，慰藉",
        "借由，借此，凭借；狼藉，慰藉",
    ),
    Rule(r"[祇衹](?!園|园)", "只", "祇有，衹能", "只有，只能"),
    Rule(r"砲", "炮", "砲彈", "炮弹"),
    Rule(r"妳", "你", "妳們", "你们"),
    Rule(r"牠", "它", "牠們", "它们"),
    Rule(r"彷(?=彿|佛)", "仿", "彷彿", "仿佛"),
    Rule(r"牴(?=觸|触)", "抵", "牴觸", "抵触"),
)

TO_HANT_RULES: Final = (
    Rule(r"干(?=安[县縣市])", "乾", "干安县的干部很能干，面条干净", "乾安縣的幹部很能幹，麵條乾淨"),
)

_PATTERNS: Final = {rule: re.compile(rule.pattern) for rule in (*TO_HANS_RULES, *TO_HANT_RULES)}


def detect(text: str) -> Script:
    """``hant`` where characters of traditional script only outnumber the simplified only, else ``hans``."""
    return "hant" if _balance(text) > 0 else "hans"


def to_hans(text: str) -> str:
    """``text`` in simplified characters, of the same length; what is simplified already stays as it is."""
    return _convert(text, "t2s", TO_HANS_RULES, foreign=-1)


def to_hant(text: str) -> str:
    """``text`` in traditional characters, of the same length; what is traditional already stays as it is.

    Of the forms that regions write differently, Taiwan's (裡 為 群), which Hong Kong reads as well.
    """
    return _convert(text, "s2tw", TO_HANT_RULES, foreign=1)


def _convert(text: str, conversion: str, rules: tuple[Rule, ...], foreign: int) -> str:
    """``text`` converted; only character by character where most of it is in the wanted script already.

    There a 著, 乾 or 后 that both scripts have is meant as it stands.
    """
    if text.isascii():
        return text
    if _balance(text) * foreign > 0:
        return "".join(_alone(char, conversion) if only_in(char) == -foreign else char for char in text)
    characters = list("".join(_run(run, conversion) for run in _runs(text)))
    for rule in rules:
        for match in _PATTERNS[rule].finditer(text):
            characters[match.start() : match.end()] = rule.becomes
    return "".join(characters)


def _runs(text: str) -> list[str]:
    """``text`` cut at punctuation, which no phrase of OpenCC's crosses, and at ``LONGEST_RUN``."""
    return re.findall(rf"\w{{1,{LONGEST_RUN}}}|\W+", text)


def _run(run: str, conversion: str) -> str:
    """``run`` converted by phrases, or by characters should a phrase change the length."""
    converted: str = _converter(conversion).convert(run)
    return converted if len(converted) == len(run) else "".join(_alone(char, conversion) for char in run)


def _balance(text: str) -> int:
    """Traditional-only characters less simplified-only ones."""
    return sum(only_in(char) for char in text)


@cache
def only_in(char: str) -> int:
    """1 for a character of traditional script only, -1 for one of simplified only, else 0.

    OpenCC's tables say that it converts; the national character sets say that the other script lacks it
    (乾, 著 and 后 convert, and yet both have them).
    """
    if char.isascii():
        return 0
    if _alone(char, "t2s") != char and not _encodes(char, "gb2312"):
        return 1
    if _alone(char, "s2tw") != char and not _encodes(char, "big5"):
        return -1
    return 0


@cache
def _alone(char: str, conversion: str) -> str:
    """``char`` converted outside any phrase."""
    converted: str = _converter(conversion).convert(char)
    return converted if len(converted) == 1 else char


def _encodes(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter(conversion: str):  # type: ignore[no-untyped-def]  # OpenCC carries no types
    from opencc import OpenCC  # its tables take 70 ms to read: only when needed

    return OpenCC(conversion)
