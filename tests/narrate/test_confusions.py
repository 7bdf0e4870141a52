"""Each row of the table of confusions does what its example says."""

import pytest

from briefing.narrate.confusions import EXAMPLES, told_apart
from briefing.narrate.pronounce import pronounce


@pytest.mark.parametrize(("example", "pattern", "reading"), EXAMPLES)
def test_a_row_reads_its_example(example, pattern, reading):
    assert reading in dict(told_apart(example)).values(), pattern


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("泉水涌出", "涌", "yong3"),
        ("尽管如此", "尽", "jin3"),
        ("学校对此表示", "校", "xiao4"),
        ("管涌险情", "涌", "yong3"),
        ("快乐团队", "乐", "le4"),
        ("盛大开幕", "盛", "sheng4"),
        ("商铺在街角", "铺", "pu4"),
        ("没有人来", "没", "mei2"),
        ("请教他问题", "教", "jiao4"),
        ("适当时候", "当", "dang4"),
    ],
)
def test_other_words_are_left_alone(text, char, reading):
    utterance = pronounce(text)
    assert utterance.readings[utterance.spoken.index(char)] == reading
