"""Signs that Word takes from fonts of symbols, by their places there: what Unicode has for them."""

from __future__ import annotations

from typing import Final

_GREEK: Final = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_CAPITALS: Final = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_FONTS: Final[dict[str, dict[int, str]]] = {
    "symbol": {
        **_GREEK,
        **_CAPITALS,
        0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
        0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
        0xBB: "≈", 0xBC: "…", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD2: "®", 0xD3: "©", 0xD4: "™",
        0xD6: "√", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
    },
    "wingdings": {
        0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
        0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢",
        0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x81 + at: chr(ord("①") + at) for at in range(10)},
        **{0x8C + at: chr(ord("❶") + at) for at in range(10)},
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0xA3: "□"},
}  # fmt: skip
"""By name of the font in lower case. Source: Unicode's own mapping of Symbol (``SYMBOL.TXT``), L2/11-052 for
Wingdings."""
_PRIVATE: Final = 0xF000
"""Where fonts of symbols have their signs in Unicode's private use area."""


def symbol(code: str, font: str) -> str:
    """The sign that ``font`` has at the hexadecimal ``code``; empty for one not known.

    >>> symbol("F0FE", "Wingdings"), symbol("00B0", "Symbol"), symbol("6865", "宋体")
    ('☑', '°', '桥')
    """
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    table = _FONTS.get(font.lower())
    if table is not None:
        return table.get(place - _PRIVATE if place >= _PRIVATE else place, "")
    sign = chr(place) if 0x20 < place < 0x110000 else ""
    return sign if sign.isprintable() else ""


def legible(text: str, font: str) -> str:
    """``text`` set in ``font``, its signs of a font of symbols as Unicode has them where we know them.

    >>> legible("R 桥", "Wingdings 2"), legible("R", "Arial")
    ('☑ 桥', 'R')
    """
    if font.lower() not in _FONTS:
        return text
    return "".join(symbol(f"{ord(char):X}", font) or char for char in text)
