"""What single characters become in speech: punctuation, signs with a name, foreign letters, ornaments."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from briefing.pronounce.numbers.money import CURRENCIES
from briefing.pronounce.numbers.units import DEGREES, UNITS
from briefing.pronounce.signs.latin import plain_latin
from briefing.zh.characters import COMMON_HAN, is_han, is_latin

PAUSES: Final = "，。！？：；、—…"
"""Punctuation that an engine is given and makes a pause of."""

KEPT: Final = PAUSES + "“”‘’（）《》·"
"""All the punctuation that spoken text may hold."""

PUNCTUATION: Final = {
    **{char: char for char in KEPT},
    ",": "，",
    "﹐": "，",
    "､": "、",
    "﹑": "、",
    "\\": "、",
    "/": "、",
    "|": "、",
    "｜": "、",
    "／": "、",
    "¦": "、",
    ".": "。",
    "．": "。",
    "｡": "。",
    "﹒": "。",
    "!": "！",
    "﹗": "！",
    "‼": "！",
    "¡": "！",
    "?": "？",
    "﹖": "？",
    "⁇": "？",
    "¿": "？",
    "⁉": "？",
    ":": "：",
    "﹕": "：",
    "∶": "：",
    "︰": "：",
    ";": "；",
    "﹔": "；",
    "…": "…",
    "⋯": "…",
    "‥": "…",
    "–": "—",
    "―": "—",
    "─": "—",
    "━": "—",
    "﹣": "—",
    "－": "—",
    "−": "—",
    "-": "—",
    "‐": "—",
    "‑": "—",
    "‒": "—",
    "⸺": "—",
    "(": "（",
    "[": "（",
    "{": "（",
    "【": "（",
    "〔": "（",
    "［": "（",
    "｛": "（",
    "〖": "（",
    "﹝": "（",
    "⟨": "（",
    ")": "）",
    "]": "）",
    "}": "）",
    "】": "）",
    "〕": "）",
    "］": "）",
    "｝": "）",
    "〗": "）",
    "﹞": "）",
    "⟩": "）",
    "「": "“",
    "『": "“",
    "｢": "“",
    "〝": "“",
    "„": "“",
    "‟": "“",
    "」": "”",
    "』": "”",
    "｣": "”",
    "〞": "”",
    "‚": "‘",
    "‛": "‘",
    "〈": "《",
    "＜": "《",
    "«": "《",
    "‹": "《",
    "〉": "》",
    "＞": "》",
    "»": "》",
    "›": "》",
    "•": "·",
    "・": "·",
    "‧": "·",
    "∙": "·",
    "･": "·",
    "⋅": "·",
}
"""Punctuation as written: as an engine is given it. Straight quotation marks are paired elsewhere."""

SILENT: Final = frozenset("_~～〜∼﹏﹋ˉ￣\u00ad")
"""What neither sounds nor pauses, and is no loss: underscores, waves that draw a syllable out."""

SIGNS: Final = {
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

OMITTED: Final = (
    (
        "note",
        re.compile(
            r"(?<=[^\s\d[(（])[\[［](?:[注註]?\s?\d{1,3}(?:[-–—,，、]\s?\d{1,3}){0,9}|来源请求)[\]］]"
            rf"|(?<=[{COMMON_HAN}])(?:\[[a-z]\]|[【〔]\d{{1,3}}[】〕](?=[，。、；：！？]|$))"
        ),
    ),
    ("damage", re.compile(r"⟨[^⟨⟩\n]{0,200}⟩")),
    ("url", re.compile(r"(?:https?|ftp)://[!-~]+|www\.[!-~]+", re.IGNORECASE)),
    ("url", re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")),
    (
        "url",
        re.compile(
            r"(?:[a-z0-9-]{1,63}\.){1,4}(?:com|cn|org|net|gov|edu|io|tv|cc|hk|tw)/[!-~]*", re.IGNORECASE
        ),
    ),
)
"""Runs that are shown and not said: marks of notes (据统计[1]), what of a damaged source could not be
restored, addresses of the net."""

_RAISED: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
"""Digits set high: where no rule took them for a power (x², 10⁻³), they are the mark of a note (他说²)."""


class Said(NamedTuple):
    """What a character becomes: words to say, or the kind of an omission; both empty: no loss."""

    words: str
    kind: str = ""


def must_be_heard(char: str) -> bool:
    """Whether its loss would be a loss of text: Chinese characters, letters and digits of any script."""
    return is_han(char) or (char.isalnum() and char not in SILENT)


def said(char: str) -> Said:
    """What is said for a character that is neither Chinese, nor a plain letter or digit, nor punctuation."""
    words = SIGNS.get(char) or GREEK.get(char.lower())
    if words or char in SILENT:
        return Said(words or "")
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
