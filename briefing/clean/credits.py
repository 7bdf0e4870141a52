"""Who reported is spoken as a credit; editors, dates and sources are data: shown, never spoken."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from briefing.clean.bylines import Part, head_of, is_date, names, only_names, parts_of, tail_of
from briefing.clean.edits import cut_block
from briefing.nouns import Article, Block, Role
from briefing.zh.dates import iso

_LINES: Final = {Role.BODY, Role.HEADING, Role.QUOTATION, Role.CREDIT, Role.DATA}
"""The roles in which a reader may have put such a line; items of a list, rows and captions are text."""


def mark_credits(article: Article) -> Article:
    """``article`` with bylines in the role of credits, and the lines of editors, dates and sources as data.

    A line that holds both is divided, and so is a paragraph that ends with data. Names alone on the lines
    after a byline belong to it. Author, publisher and date are filled in where the article has none yet.
    """
    blocks: list[Block] = []
    fields: dict[str, list[str]] = {"author": [], "publisher": [], "date": []}
    in_byline, at_head = False, True
    dates = sum(is_date(block.text) for block in article.blocks)
    for block in article.blocks:
        if block.picture is not None:
            blocks.append(block)
            continue
        parts = parts_of(block.text) if block.role in _LINES else []
        if not parts and in_byline and block.role in _LINES and only_names(block.text):
            parts = [Part(0, len(block.text), Role.CREDIT, {"author": block.text})]
        if not parts and at_head and block.role is Role.BODY:
            parts = head_of(block.text)
        at_head = at_head and bool(parts)
        if dates > 1 and is_date(block.text):
            parts = []
        in_byline = bool(parts) and parts[-1].role is Role.CREDIT
        for part in parts:
            blocks.append(replace(cut_block(block, part.start, part.end), role=part.role, level=0))
            for field, value in part.fields.items():
                fields[field].append(value)
        if not parts:
            blocks += _without_tail(block)
    return replace(
        article,
        blocks=tuple(blocks),
        author=article.author or "、".join(names(" ".join(fields["author"]))),
        publisher=article.publisher or "".join(fields["publisher"][:1]),
        date=article.date or iso("".join(fields["date"][:1])),
    )


def _without_tail(block: Block) -> list[Block]:
    """``block``, and apart from it the data set at its end."""
    end = tail_of(block.text) if block.role in _LINES else len(block.text)
    if end == len(block.text):
        return [block]
    tail = cut_block(block, end, len(block.text))
    return [cut_block(block, 0, end), replace(tail, role=Role.DATA, level=0)]
