"""What of a document is not the article: contents, an imprint, quotations pulled out, a site's menus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefing.read.containers.pdf.prose.paragraphs import Paragraph
from briefing.read.containers.pdf.prose.roles import Kind, Part
from briefing.read.containers.pdf.sheet import Box

IMPRINT: Final = re.compile(
    r"(收稿日期|修回日期|基金项目|基金項目|作者简介|作者簡介|通[讯信]作者|通訊作者|引用格式|中图分类号|文献标[识志]码|文章编号"
    r"|DOI|ISSN|CN\s*\d|Vol\.|https?://|第\s*\d+\s*卷|E-?mail)",
    re.IGNORECASE,
)
"""How a line begins that a journal prints around an article."""
_SENTENCE: Final = 12
"""Characters of a sentence that is set large."""
_LINKED: Final = 0.8
"""Of a paragraph that leads to other pages, if it is an entry of a menu."""
_ENTRY: Final = 40
"""Characters of such an entry."""


def outside(
    told: Sequence[Part], title: Paragraph | None, printed: bool, links: Mapping[int, Sequence[Box]]
) -> Iterator[tuple[Part, str]]:
    """The parts that are no text of the article, and what they are.

    ``printed``: it is a page of the web, as a browser printed it, with ``links`` on its pages.
    """
    paragraphs = [part.paragraph for part in told]
    above = next((at for at, one in enumerate(paragraphs) if one is title), 0)
    for at, part in enumerate(told):
        paragraph = part.paragraph
        if part.kind is Kind.CONTENTS:
            yield part, "contents"
        elif at < above and (printed or IMPRINT.match(paragraph.text)):
            yield part, "boilerplate" if printed else "imprint"
        elif part.kind is Kind.HEADING and _is_pulled(paragraph, paragraphs):
            yield part, "pull quote"
        elif printed and paragraph is not title and _is_entry(paragraph, links):
            yield part, "boilerplate"


def _is_pulled(line: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a ``line`` in large type is a quotation that stands in the text as well."""
    text = line.text.strip('“”"「」 ')
    sentence = len(text) >= _SENTENCE and text != line.text
    return sentence and any(text in one.text for one in paragraphs if one is not line)


def _is_entry(paragraph: Paragraph, links: Mapping[int, Sequence[Box]]) -> bool:
    """Whether all of a short ``paragraph`` leads to other pages."""
    if len(paragraph.text) > _ENTRY:
        return False
    linked = whole = 0.0
    for line, column in zip(paragraph.lines, paragraph.columns, strict=True):
        middle = line.box.centre[1]
        over = [box for box in links.get(column.page, ()) if box.y0 <= middle <= box.y1]
        linked += sum(max(0.0, min(box.x1, line.box.x1) - max(box.x0, line.box.x0)) for box in over)
        whole += line.box.width
    return linked >= _LINKED * whole > 0
