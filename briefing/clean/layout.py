"""Removes blocks that are empty, and blocks that repeat the one before them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from briefing.nouns import Article, Change, Role

_UNSAID: Final = re.compile(r"[\W_]+")


def remove_empty(article: Article) -> Article:
    """``article`` without blocks that hold neither text nor a picture."""
    return replace(
        article, blocks=tuple(block for block in article.blocks if block.picture or block.text.strip())
    )


def remove_repeats(article: Article) -> Article:
    """``article`` without a first block that repeats the title, and headings that repeat the one before."""
    blocks = []
    changes = []
    before = article.title
    for number, block in enumerate(article.blocks, 1):
        if block.role in {Role.TITLE, Role.HEADING, Role.BODY} and _same(block.text, before):
            changes.append(Change("repeat", block.text, "", f"block {number}"))
            continue
        blocks.append(block)
        if block.picture is not None:
            continue
        before = block.text if block.role in {Role.TITLE, Role.HEADING} else ""
    if not changes:
        return article
    return replace(article, blocks=tuple(blocks), changes=(*article.changes, *changes))


def _same(text: str, other: str) -> bool:
    """Whether two lines have the same words."""
    words = _UNSAID.sub("", text)
    return bool(words) and words == _UNSAID.sub("", other)
