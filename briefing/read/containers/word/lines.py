"""What can be told of one paragraph of a Word file alone: how it is set and counted, what it may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefing.read.containers.word.blocks import Block, Paragraph
from briefing.read.containers.word.styles import Kind
from briefing.read.plain.credits import is_credit
from briefing.zh.characters import COMMON_HAN
from briefing.zh.punctuation import CLOSING_A_SENTENCE

LONGEST_HEADING: Final = 30
"""Characters of a heading that only its look shows."""
LARGER: Final = 2
"""Half points by which a heading is larger than the text, at the least."""
_COUNT: Final = "[一二三四五六七八九十百零〇两]{1,4}"
ORDINALS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"第\s*({_COUNT}|\d{{1,3}})\s*[编篇部章]",
        rf"第\s*({_COUNT}|\d{{1,3}})\s*节",
        rf"{_COUNT}\s*、",
        rf"[（(]\s*{_COUNT}\s*[）)]",
        r"\d{1,2}\s*[.、．](?!\d)|\d{1,2}(\.\d{1,2}){1,3}\s",
        r"[（(]\d{1,2}[）)]",
    )
)
"""How headings are counted, the highest first (GB/T 9704-2012, 7.3.3)."""
_ENDED: Final = re.compile(rf"([。！？!?；;…：:，,、]|(?<=[a-z])\.)[{CLOSING_A_SENTENCE}]?$")
_ASIDE: Final = re.compile(r"[（(—]|\d+$")
"""How a line begins that is neither title nor heading: in brackets, under the title; a bare number."""
_FIELD: Final = re.compile(
    rf"[{COMMON_HAN}]{{2,6}}\s*[:：].*\d"
    r"|((会议|活动|报名|截止|举办)?(时间|地点|日期|对象|人员|方式|费用)|联系(电话|人|方式)|电话|地址|邮箱|网址|主持人?|嘉宾|主办|承办|协办"
    r"|(参会|参加|出席)(人员|对象)?)\s*[:：]"
)
"""A line that says one thing of an event: 时间：周三上午."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_CAPTION: Final = re.compile(
    rf"(图|圖|表|照片|Figure|Fig\.?|Table)\s*({_COUNT}|\d{{1,3}}([-–—.．]\d{{1,3}})*)(?!\d)", re.IGNORECASE
)
_LONGEST_CAPTION: Final = 80
_LETTERHEAD: Final = re.compile(
    r"\S{1,16}[〔\[［【(（]\s*\d{4}\s*[〕\]］】)）]\s*第?\s*\d{1,5}\s*[号號]|\S{2,30}(文件|公报|简报|专报)"
    r"|(绝密|机密|秘密)(\s*★.*)?|特急|加急|平急|(签发人|簽發人)\s*[:：].{1,20}"
)
"""Lines above the title of an official document (GB/T 9704-2012, 7.2)."""


@dataclass(frozen=True, slots=True)
class Set:
    """How all of a paragraph is set."""

    size: int
    """In half points: of most of its characters."""
    bold: bool


def set_of(paragraph: Paragraph) -> Set:
    """How ``paragraph`` is set."""
    sizes: Counter[int] = Counter()
    bold = True
    for piece in paragraph.pieces:
        said = len("".join(piece.text.split()))
        sizes[piece.look.size] += said
        bold = bold and (piece.look.bold or not said)
    return Set(sizes.most_common(1)[0][0] if sizes else 0, bold and bool(paragraph.text))


def usual(blocks: Iterable[Block]) -> Set:
    """How most of the text is set."""
    counted: Counter[Set] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind is Kind.BODY:
            counted[set_of(block)] += len(block.text)
    return counted.most_common(1)[0][0] if counted else Set(0, False)


def shown(paragraph: Paragraph) -> str:
    """What is seen of ``paragraph``, its label before it."""
    if paragraph.label is None:
        return paragraph.text
    return f"{paragraph.label.text}{paragraph.text}"


def ordinal(paragraph: Paragraph) -> int | None:
    """Which of ORDINALS ``paragraph`` begins with; None where it begins with none."""
    return next((rank for rank, each in enumerate(ORDINALS) if each.match(shown(paragraph))), None)


def may_head(paragraph: Paragraph) -> bool:
    """Whether the words of ``paragraph`` may be those of a title or heading."""
    text = shown(paragraph)
    rank = ordinal(paragraph)
    if rank is None and _ASIDE.match(text):
        return False
    words = text if rank is None else ORDINALS[rank].sub("", text, count=1)
    return (
        paragraph.kind is Kind.BODY
        and not paragraph.boxed
        and _LETTER.search(words) is not None
        and _FIELD.match(words.strip()) is None
        and not (_ENDED.search(text) or is_credit(text) or is_letterhead(paragraph))
    )


def is_counted_caption(paragraph: Paragraph) -> bool:
    """Whether ``paragraph`` begins as a caption does, ``图1 新桥``, and is no longer than one."""
    text = shown(paragraph)
    return len(text) <= _LONGEST_CAPTION and not text.endswith("。") and _CAPTION.match(text) is not None


def is_letterhead(paragraph: Paragraph) -> bool:
    """Whether ``paragraph`` is a line such as stand above the title of an official document."""
    return _LETTERHEAD.fullmatch(paragraph.text) is not None


def shows_picture(block: Block) -> bool:
    """Whether ``block`` is a paragraph with a picture in it."""
    return isinstance(block, Paragraph) and any(piece.html.startswith("<img") for piece in block.pieces)
