"""What a page's own style sheets hide, by rules of one class or one name that say nothing else."""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement

_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NESTED: Final = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Rules for print, for narrow windows: they do not hold for every reader."""
_HIDES: Final = re.compile(r"\s*display\s*:\s*none\s*(!\s*important)?\s*;?\s*", re.IGNORECASE)
_SHOWS: Final = re.compile(r"(?<![\w-])display\s*:", re.IGNORECASE)
_SIMPLE: Final = re.compile(r"[.#][\w-]+")


def hide_by_sheets(tree: HtmlElement) -> None:
    """Hides, by their attributes, the paragraphs of ``tree`` that its ``<style>`` hides, or parts of them."""
    text = _COMMENT.sub("", "\n".join(sheet.text or "" for sheet in tree.iter("style")))
    hiding: set[str] = set()
    for selectors, body in _RULE.findall(_NESTED.sub("", text)):
        names = {name.strip() for name in selectors.split(",")}
        if _HIDES.fullmatch(body):
            hiding |= {name for name in names if _SIMPLE.fullmatch(name)}
        elif _SHOWS.search(body):
            hiding -= names
    if not hiding:
        return
    for element in tree.iter("p", "span"):
        names = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
        if not hiding.isdisjoint(names) and "display" not in (element.get("style") or ""):
            element.set("style", f"{element.get('style') or ''};display:none")
