"""How the structure of an article is written in ``script.md``, and what an older version made of the same."""

from __future__ import annotations

import pytest

from briefing.nouns import Role, Script, Segment
from briefing.script.document import format_script, parse

LIST = """\
---
script: 2
---
1. 先买票。
- 在窗口，或者扫码。

  - 也可以刷身份证。

2. 再过桥。
"""


def paragraphs(text: str, version: int = 2) -> list[tuple[Segment, ...]]:
    return list(parse(f"---\nscript: {version}\n---\n{text}").paragraphs())


def test_the_items_of_a_list_keep_their_numbers_and_how_deep_they_stand():
    script = parse(LIST)
    assert list(script.paragraphs()) == [
        (Segment("先买票。", Role.ITEM, number=1), Segment("在窗口，或者扫码。", Role.ITEM)),
        (Segment("也可以刷身份证。", Role.ITEM, level=1),),
        (Segment("再过桥。", Role.ITEM, number=2),),
    ]
    assert format_script(script).replace("language: zh-Hans\n", "") == LIST


@pytest.mark.parametrize(
    ("line", "segment"),
    [("1. 先买票。", Segment("1. 先买票。")), ("  - 先买票。", Segment("先买票。", Role.ITEM))],
)
def test_in_the_first_version_a_number_is_ordinary_text_and_stays_it(line: str, segment: Segment):
    assert paragraphs(line, version=1) == [(segment,)]
    rewritten: Script = parse(format_script(parse(f"---\nscript: 1\n---\n{line}")))
    assert list(rewritten.segments()) == [segment]
