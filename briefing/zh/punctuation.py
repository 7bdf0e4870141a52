"""Marks of Chinese text that come in pairs, and the two widths of ASCII.

Strings of marks stand between the brackets of a set, like the ranges of ``zh.characters``.
"""

from __future__ import annotations

from typing import Final

QUOTATION_MARKS: Final = ("“”", "‘’", "「」", "『』")
"""Simplified and traditional, outer and inner: the opening and the closing mark."""
VERTICAL_QUOTATION_MARKS: Final = ("﹁﹂", "﹃﹄", "〝〞")
"""Those of text set in vertical lines, which is sometimes copied as it stands."""
TITLE_MARKS: Final = ("《》", "〈〉")
BRACKETS: Final = ("（）", "［］", "〔〕", "【】")

PAIRS: Final = (*QUOTATION_MARKS, *VERTICAL_QUOTATION_MARKS, *TITLE_MARKS, *BRACKETS)
OPENING: Final = "".join(opening for opening, _ in PAIRS)
CLOSING: Final = "".join(closing for _, closing in PAIRS)
"""Full-width marks only: in ASCII a quotation mark opens and closes, and a bracket may be part of a word."""

OPENING_BRACKETS: Final = "".join(opening for opening, _ in BRACKETS) + r"(\["
CLOSING_BRACKETS: Final = "".join(closing for _, closing in BRACKETS) + r")\]"
"""Of either width, escaped: for a set only."""

CLOSING_A_SENTENCE: Final = "”’」』）)"
"""What may stand between the full stop of a sentence and its end."""

NARROW: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""The half-width form of each full-width one of ASCII (Unicode, Halfwidth and Fullwidth Forms)."""


def narrowed(text: str) -> str:
    """``text`` with the full-width forms of ASCII in half width; as long as before."""
    return "".join(NARROW.get(char, char) for char in text)
