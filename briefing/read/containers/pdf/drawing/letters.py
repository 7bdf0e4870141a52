"""Characters as Chinese text has them: radicals, vertical forms, ligatures taken for what they show."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Change
from briefing.read.containers.pdf.sheet import Glyph, Page
from briefing.zh.radicals import IDEOGRAPHS

_VERTICAL: Final = (*range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE49))
"""Vertical Forms and CJK Compatibility Forms: punctuation turned for lines from top to bottom."""
_LIGATURES: Final = range(0xFB00, 0xFB07)
_FORMS: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*_VERTICAL, *_LIGATURES)} | {
    0xFE19: "…", 0xFE30: "…", 0xFE31: "—", 0xFE32: "–", 0xFE33: "_", 0xFE34: "_",
}  # fmt: skip
"""What they show upright, and the letters of a ligature."""
_NONE: Final = dict.fromkeys((*range(32), *range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF))
"""Codes of no character."""
_PLAIN: Final = {**_FORMS, **IDEOGRAPHS, **_NONE, 0xA0: " "}
_SHOWN: Final = 40
"""Characters that are listed."""


def plain(pages: Sequence[Page]) -> tuple[list[Page], list[Change]]:
    """``pages`` with plain characters; which ideographs stand for what looked like them."""
    taken: Counter[str] = Counter()

    def plain_one(glyph: Glyph) -> Glyph:
        text = glyph.text.translate(_PLAIN)
        if text == glyph.text:
            return glyph
        taken.update(one for one in glyph.text if ord(one) in IDEOGRAPHS)
        return replace(glyph, text=text)

    found = [replace(page, glyphs=tuple(map(plain_one, page.glyphs))) for page in pages]
    if not taken:
        return found, []
    before = "".join(one for one, _ in taken.most_common(_SHOWN))
    where = f"{taken.total()} characters"
    return found, [Change("radical", before, before.translate(IDEOGRAPHS), where)]
