"""Whether text was left out that may be the article's: what a person should look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from briefing.read.hidden import outermost, text_of
from briefing.read.others import is_notice, is_other, is_surely_other, words_around
from briefing.read.page import Page
from briefing.read.said import Said
from briefing.read.select import is_links, prose_of
from briefing.read.tree import Element

_HIDDEN: Final = 0.1
"""From this share of the prose that is read, hidden sentences are reported; 24 news pages hide 0.07."""
_FEW: Final = 20
"""Characters of hidden sentences; fewer belong to a button or a menu."""
_SEVERAL: Final = 2
"""So many sentences are reported even if their element is named for something else, or they read like a
notice."""
_VISIBLE: Final = 4
"""Visible prose that is left out is reported if it is this many times as long as what is read. Of 24 news
pages that are read rightly, one leaves out 2.6 times as much, in comments; the others less than once."""
_MANY: Final = 500
"""Characters of prose that is left out; less is what a site says of itself."""
_Left = list[tuple[str, Element]]
"""Sentences, each with the hidden element that holds it."""
_SENTENCE = re.compile(r"[^\s。！？!?；]{8,}[。！？!?；]")


def of_page(page: Page) -> list[str]:
    """What to look at in an article read from ``page``, a line each."""
    chosen = set(page.numbers)
    read = sum(prose_of(page.runs[number]) for number in chosen)
    left = sum(
        prose_of(run) for number, run in enumerate(page.runs) if number not in chosen and not is_links(run)
    )
    telling = words_around(page.runs[number].element for number in chosen)
    found = of_hidden(page.tree, read, [page.runs[number].text for number in page.numbers], telling)
    if left > max(_VISIBLE * read, _MANY):
        found.append(
            f"only {read} of the page's {read + left} characters of prose were taken for the article"
        )
    return found


def of_hidden(tree: Element, read: int, lines: Sequence[str], untold: Collection[str] = ()) -> list[str]:
    """What to look at where ``tree`` hides text; of it ``lines`` are read, ``read`` characters of prose.

    The words ``untold`` in the names of elements tell nothing of what these hold. Whatever the name, it is
    told what would be several sentences of an article; of comments and the like, only what outweighs it.
    """
    said = Said(lines)
    plain: _Left = []
    unsure: _Left = []
    surely_other: _Left = []
    for element in outermost(tree):
        text = text_of(element)
        if 2 * sum(len(text_of(link)) for link in element.iter("a")) > len(text):
            continue  # headlines of other articles
        sentences = [(found, element) for found in _SENTENCE.findall(text) if found not in said]
        if is_surely_other(element, untold):
            surely_other += sentences
        elif is_other(element, untold) or is_notice(text):
            unsure += sentences
        else:
            plain += sentences
    left = plain + (unsure if len(unsure) >= _SEVERAL else [])
    left += surely_other if _length(surely_other) > read else []
    if (total := _length(left)) < max(_FEW, _HIDDEN * read):
        return []
    most: Counter[Element] = Counter()
    for sentence, element in left:
        most[element] += len(sentence)
    begins, element = max(left, key=lambda found: most[found[1]])
    return [
        f"{total} characters that the page hides were left out, {read} were read;"
        f" line {element.sourceline}: {begins[:20]}…"
    ]


def _length(left: _Left) -> int:
    return sum(len(sentence) for sentence, _ in left)
