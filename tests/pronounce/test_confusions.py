"""Each row of the table of confusions does what its example says."""

import pytest

from briefing.pronounce.readings.confusions import TABLE, told_apart
from briefing.pronounce.writing import pronounce


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_a_row_reads_its_example(row):
    assert (row.example.index(row.char), row.reading, row.id) in told_apart(row.example)


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("泉水涌出", "涌", "yong3"),
        ("尽管如此", "尽", "jin3"),
        ("学校对此表示", "校", "xiao4"),
        ("上校对记者说", "校", "xiao4"),
        ("研发型企业", "发", "fa1"),
        ("分散文件", "散", "san4"),
        ("案卷入库", "卷", "juan4"),
        ("运转速度很快", "转", "zhuan3"),
        ("集中标注", "中", "zhong1"),
        ("沉闷气氛", "闷", "men4"),
        ("轰炸油库", "炸", "zha4"),
        ("暗涌不断", "涌", "yong3"),
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
