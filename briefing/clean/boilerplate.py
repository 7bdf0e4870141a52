"""Lines of the page around an article that came along: sharing, further reading, notices, advertisements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Article, Block, Change, Role
from briefing.zh.boilerplate import FURTHER, TEXT, rows
from briefing.zh.hanzi import to_hans
from briefing.zh.punctuation import CLOSING_A_SENTENCE, CLOSING_BRACKETS, OPENING_BRACKETS

_TEXT: Final = tuple(re.compile(row.pattern) for row in rows(TEXT))
_FURTHER: Final = tuple(re.compile(row.pattern) for row in rows(FURTHER))
_ORNAMENTS: Final = r"→▶►■◆●○★☆※*=\-—_|#▲▼▽△↓↑←◀<>"
_AROUND: Final = re.compile(
    rf"[\s{OPENING_BRACKETS}《「{_ORNAMENTS}]*(.*?)"
    rf"[\s{CLOSING_BRACKETS}》」{_ORNAMENTS}]*"
)
_LONGEST: Final = 400
"""Characters; a longer paragraph is never boilerplate."""
_SENTENCE_ENDS: Final = re.compile(rf"[。！？!?…][{CLOSING_A_SENTENCE}]*$")
_PROSE: Final = {Role.BODY, Role.HEADING, Role.ITEM, Role.QUOTATION, Role.CAPTION}


def remove_boilerplate(article: Article) -> Article:
    """``article`` without such lines, and without the lists of other articles that ``FURTHER`` heads, with
    the pictures among them."""
    kept: list[Block] = []
    changes: list[Change] = []
    in_list = False
    for index, block in enumerate(article.blocks):
        if block.picture is not None:
            kept += () if in_list else (block,)
            continue
        in_list = in_list and _is_listed([each for each in article.blocks[index:] if each.picture is None])
        is_head = block.role in _PROSE and _matches(_FURTHER, block.text)
        if in_list or is_head or (block.role in _PROSE and _matches(_TEXT, block.text)):
            changes.append(Change("boilerplate", block.text, "", f"block {index + 1}"))
        else:
            kept.append(block)
        in_list = in_list or is_head
    if not changes:
        return article
    return replace(article, blocks=tuple(kept), changes=(*article.changes, *changes))


def _matches(patterns: Sequence[re.Pattern[str]], text: str) -> bool:
    """Whether the whole of a line matches one of ``patterns``, with or without what encloses it."""
    if len(text) > _LONGEST:
        return False
    line = to_hans(text).strip()
    bare = _AROUND.fullmatch(line)
    forms = [line, bare[1]] if bare else [line]
    return any(pattern.fullmatch(form) is not None for pattern in patterns for form in forms)


def _is_listed(blocks: Sequence[Block]) -> bool:
    """Whether the first of ``blocks`` goes on a list of titles: no sentence, and not the heading of one."""
    block = blocks[0]
    if block.role is Role.ITEM:
        return True
    if block.role not in {Role.BODY, Role.HEADING} or _is_sentence(block):
        return False
    return not (block.role is Role.HEADING and len(blocks) > 1 and _is_sentence(blocks[1]))


def _is_sentence(block: Block) -> bool:
    return block.role in {Role.BODY, Role.QUOTATION} and _SENTENCE_ENDS.search(block.text) is not None
