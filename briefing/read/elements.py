"""What the elements of HTML are to a reader of articles."""

from __future__ import annotations

from typing import Final

from briefing.nouns import Face, Role

UNSEEN: Final = frozenset((
    "head", "script", "style", "iframe", "object", "embed", "applet", "svg",
    "math", "canvas", "audio", "video", "map", "select", "datalist", "button", "textarea", "input",
    "progress", "meter", "rp",
))  # fmt: skip
"""Elements whose text is not part of what the page says."""
BLOCK: Final = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "caption", "center", "dd",
    "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br",
))  # fmt: skip
"""Elements at whose edges a run ends; ``<br>`` ends a paragraph."""
ROLES: Final = {
    "h1": Role.HEADING, "h2": Role.HEADING, "h3": Role.HEADING, "h4": Role.HEADING, "h5": Role.HEADING,
    "h6": Role.HEADING, "figcaption": Role.CAPTION, "caption": Role.CAPTION, "blockquote": Role.QUOTATION,
    "li": Role.ITEM, "dd": Role.ITEM, "dt": Role.ITEM,
}  # fmt: skip
STRONG: Final = frozenset(("strong", "b"))
FACES: Final = {
    **dict.fromkeys(STRONG, Face.STRONG), "mark": Face.STRONG, "em": Face.EMPHASIS, "i": Face.EMPHASIS,
    "code": Face.CODE, "kbd": Face.CODE, "samp": Face.CODE, "tt": Face.CODE,
}  # fmt: skip
"""How elements set the text in them."""
RAISED: Final = {
    "sup": str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"),
    "sub": str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋"),
}
"""Numbers set high or low, which flat text has characters for: 10³ is not 103."""
