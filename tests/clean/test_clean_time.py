"""Cleaning takes time in proportion to the text, whatever stands in it."""

from time import process_time

import pytest

from briefing.clean import clean
from briefing.nouns import Article, Block, Role


@pytest.mark.parametrize(
    "piece",
    [
        "桥", "a", "bridge ", "1234567890", "桥,", "桥?)", "(桥", "http://a.cn/b,桥", "a b c ", "a{b:c;",
        '<a b="', "<!--", "<script", "var a = ", "桥(shū", "書(shū)", "shū", "&amp;", "本报记者 李",
        "或?qū)⒀永m(xù)", "“", "桥！", "い瓣�C", "ä¸?", "é”“", "鍖�",
    ],
)  # fmt: skip
def test_a_long_line_of_anything_is_cleaned_at_once(piece):
    """Four times the text in at most eight times as long; where each character looked ahead, sixteen."""

    def seconds(characters):
        article = Article("题", (Block(Role.BODY, "桥" + piece * (characters // len(piece))),), "s")
        start = process_time()
        clean(article)
        return process_time() - start

    seconds(1_000)  # loads what is loaded once
    assert seconds(40_000) < 8 * seconds(10_000) + 1.0  # of a busy machine
