r"""Formulas that an author set between TeX's own marks, ``\(E=mc^2\)`` or ``$E=mc^2$``, marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefing.clean.edits import Edit, changes_of, cut_block, edit_block, found
from briefing.formula import formulas, is_apart
from briefing.nouns import Article, Block, Change, Face, Role, Style, by_start
from briefing.stanza import BREAK

_SET_APART: Final = (Role.BODY, Role.QUOTATION)
"""The roles in which a formula can be a paragraph of its own."""
_MARKS: Final = re.compile(r"\W*")


def mark_formulas(article: Article) -> Article:
    """``article`` with its formulas between dollars and marked; one set apart is a block of its own."""
    blocks: list[Block] = []
    changes: list[Change] = []
    for number, block in enumerate(article.blocks, 1):
        edits = [edit for edit in _formulas(block) if block.text[edit.start : edit.end] != edit.becomes]
        changes += changes_of(block.text, edits, f"block {number}")
        edited = edit_block(block, edits)
        marks = (Style(edit.start, edit.end, Face.FORMULA) for edit in _formulas(edited))
        styles = tuple(sorted((*edited.styles, *marks), key=by_start))
        blocks += _apart(replace(edited, styles=styles))
    return replace(article, blocks=tuple(blocks), changes=(*article.changes, *changes))


def _formulas(block: Block) -> Iterator[Edit]:
    """The formulas of ``block`` that are not marked yet, each as an edit that writes it; none of code."""
    codes = [style for style in block.styles if style.face is Face.CODE]
    for edit in found(block, _find):
        if not any(code.start < edit.end and edit.start < code.end for code in codes):
            yield edit


def _find(text: str) -> Iterator[Edit]:
    return (Edit(each.start, each.end, each.run, "formula") for each in formulas(text))


def _apart(block: Block) -> Iterator[Block]:
    """``block`` parted around each formula that is set apart; punctuation behind one stays with it."""
    done = 0
    if block.role in _SET_APART and BREAK not in block.text:
        for style in block.styles:
            if style.face is Face.FORMULA and is_apart(block.text[style.start : style.end]):
                marks = _MARKS.match(block.text, style.end)
                end = marks.end() if marks and "$" not in marks[0] else style.end
                yield from (part for part in (cut_block(block, done, style.start),) if part.text)
                yield cut_block(block, style.start, end)
                done = end
    if done < len(block.text) or not block.text:
        yield cut_block(block, done, len(block.text)) if done else block
