"""What single characters become in speech: punctuation, signs with a name, foreign letters, ornaments."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from briefing.pronounce.numbers.money import CURRENCIES
from briefing.pronounce.numbers.units import DEGREES, UNITS
from briefing.pronounce.signs.latin import plain_latin
from briefing.pronounce.signs.punctuation import PUNCTUATION
from briefing.zh.characters import is_han, is_latin

TRACES: Final = frozenset("_~～〜∼﹏﹋ˉ￣™®©℠")
"""Shown and never said: underscores, waves that draw a syllable out, what lawyers put beside a name."""

SIGNS: Final = {
    "+": "加",
    "%": "百分号",
    "‰": "千分号",
    "&": "和",
    "＆": "和",
    "@": "艾特",
    "§": "第",
    "°": "度",
    "→": "到",
    "⇒": "到",
    "№": "号",
    "の": "的",
    "〇": "零",
    "Ω": "欧姆",
    "Å": "埃",
    "ℓ": "升",
    "㏑": "ln",
    "℡": "电话",
    "％": "百分号",
    "∵": "因为",
    "∴": "所以",
    "∈": "属于",
    "∉": "不属于",
    "∠": "角",
    "⊥": "垂直于",
    "∥": "平行于",
    "≌": "全等于",
    "∽": "相似于",
    "∝": "正比于",
    "∪": "并",
    "∩": "交",
    "⊂": "包含于",
    "⊆": "包含于",
    "⊃": "包含",
    "⊇": "包含",
    "∅": "空集",
    "∀": "任意",
    "∃": "存在",
    "∧": "且",
    "∨": "或",
    "¬": "非",
    "∫": "积分",
    "∂": "偏",
    "¢": "美分",
    "±": "正负",
    "∛": "三次根号",
    "∜": "四次根号",
    "⁺": "正",
    "⁻": "负",
    "√": "对勾",
    "✓": "对勾",
    "✔": "对勾",
    "☑": "对勾",
    "✗": "叉",
    "✘": "叉",
    "✕": "叉",
    "☒": "叉",
    "♂": "男",
    "♀": "女",
    "↔": "至",
    "⇄": "至",
    "⇌": "可逆生成",
    "∑": "求和",
    "Σ": "西格马",
    "∆": "德尔塔",
    **{unit: name for unit, name in UNITS.items() if len(unit) == 1 and not unit.isascii()},
    **{degree: name for degree, name in DEGREES.items() if len(degree) == 1},
    **{symbol: name for symbol, name in CURRENCIES.items() if len(symbol) == 1},
}
"""Signs and letters that are said where no rule of the numbers took them."""

GREEK: Final = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        [
            "阿尔法",
            "贝塔",
            "伽马",
            "德尔塔",
            "艾普西隆",
            "泽塔",
            "伊塔",
            "西塔",
            "约塔",
            "卡帕",
            "拉姆达",
            "缪",
            "纽",
            "克西",
            "奥米克戎",
            "派",
            "柔",
            "西格马",
            "陶",
            "宇普西隆",
            "斐",
            "希",
            "普西",
            "欧米伽",
        ],
        strict=True,
    )
)
"""Greek letter: its name, as newsreaders say 奥密克戎 and 德尔塔."""

_EMOJI: Final = re.compile(
    "[\U0001f000-\U0001faff\U000e0020-\U000e007f\u200d\u20e3\ufe0f"
    "\u231a\u231b\u23e9-\u23f3\u2600-\u2604\u2614\u2615\u2618\u261d\u2620\u2639\u263a\u2648-\u2653\u2660-\u2668"
    "\u267b\u267f\u2693-\u26ff\u2705\u2728\u274c\u274e\u2753-\u2757\u2764\u2b50\u2b55]"
)
"""Pictures, and what joins and colours them; ★ and the like are ornaments."""

_RAISED: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
"""Digits set high: where no rule took them for a power (x², 10⁻³), they are the mark of a note (他说²)."""


class Said(NamedTuple):
    """What a character becomes: words to say, or the kind of an omission; both empty: no loss."""

    words: str
    kind: str = ""


def must_be_heard(char: str) -> bool:
    """Whether its loss would be a loss of text: Chinese characters, letters and digits of any script."""
    return is_han(char) or (char.isalnum() and char not in TRACES)


def must_be_told(char: str) -> bool:
    """Whether a person is told where it is not said: all that is printed, but for punctuation."""
    return char.isprintable() and not char.isspace() and char not in PUNCTUATION and char not in "\"'"


def said(char: str) -> Said:
    """What is said for a character that is neither Chinese, nor a plain letter or digit, nor punctuation."""
    words = SIGNS.get(char) or GREEK.get(char.lower())
    if words or char in TRACES:
        return Said(words or "", "" if words else "ornament")
    if char in _RAISED:
        return Said("", "note")
    if _EMOJI.match(char):
        return Said("", "emoji")
    words = plain_latin(char) or _taken_apart(char)
    return Said(words, "" if words else _kind(char))


def _taken_apart(char: str) -> str:
    """An accented letter without its accent, a compound sign as its parts (``㏒`` → log), or nothing."""
    if not char.isalnum() and unicodedata.category(char) != "So":
        return ""
    parts = unicodedata.normalize("NFKD" if char.isalpha() else "NFKC", char)
    readable = "".join(part for part in parts if is_han(part) or is_latin(part) or part in "0123456789")
    return readable if parts != char else ""


def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char.isalnum():
        return "foreign"
    if category[0] in "CZM":
        return "damage" if category in ("Cs", "Co", "Cn") or char == "\ufffd" else ""
    if char == "\ufffd":
        return "damage"
    return "ornament" if category == "So" or category[0] == "P" else "symbol"
