"""Whether text was left out that may be the article's: what a person should look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.read.hidden import outermost, text_of
from briefing.read.page import Page
from briefing.read.said import Said
from briefing.read.select import is_links, prose_of
from briefing.read.tree import Element
from briefing.read.unfold import is_notice, is_other

_HIDDEN: Final = 0.1
"""Hidden sentences that come to this share of the prose that is read are told: 24 news pages hide 0.07."""
_FEW: Final = 20
"""Characters: fewer hidden sentences are a button's or a menu's."""
_VISIBLE: Final = 4
"""Prose that is left out is told when it is so many times what is read: of 24 news pages that are read
rightly, one has 2.6 times, of comments; the others less than once."""
_MANY: Final = 500
"""Characters: less than this is what a site says of itself."""
_SENTENCE = re.compile(r"[^\s。！？!?；]{8,}[。！？!?；]")


def of_page(page: Page) -> list[str]:
    """What to look at in an article read from ``page``, a line each."""
    chosen = set(page.numbers)
    read = sum(prose_of(page.runs[number]) for number in chosen)
    left = sum(
        prose_of(run) for number, run in enumerate(page.runs) if number not in chosen and not is_links(run)
    )
    found = of_hidden(page.tree, read, [page.runs[number].text for number in page.numbers])
    if left > max(_VISIBLE * read, _MANY):
        found.append(
            f"only {read} of the page's {read + left} characters of prose were taken for the article"
        )
    return found


def of_hidden(tree: Element, read: int, lines: Sequence[str]) -> list[str]:
    """What to look at where ``tree`` hides text; of it ``lines`` are read, ``read`` characters of prose."""
    said = Said(lines)
    left: list[tuple[int, str, Element]] = []
    for element in outermost(tree):
        text = text_of(element)
        if not (is_other(element) or is_notice(text)):
            sentences = [found for found in _SENTENCE.findall(text) if found not in said]
            left.append((sum(map(len, sentences)), "".join(sentences), element))
    if (total := sum(length for length, _, _ in left)) < max(_FEW, _HIDDEN * read):
        return []
    _, begins, element = max(left, key=lambda found: found[0])
    return [
        f"{total} characters that the page hides were left out, {read} were read;"
        f" line {element.sourceline}: {begins[:20]}…"
    ]
