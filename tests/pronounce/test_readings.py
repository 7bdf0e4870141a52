"""Polyphones are read as they are meant, in the tones of the dictionary."""

import pytest

from briefing.pronounce.readings import decide
from briefing.pronounce.readings.names import NAMES
from briefing.zh.pinyin import checked, marked, normal, parse_pinyin


def read(text):
    return tuple(each.reading for each in decide(text))


CASES = """
重庆银行的行长很重视音乐|chong2 qing4 yin2 hang2 de5 hang2 zhang3 hen3 zhong4 shi4 yin1 yue4
了解|liao3 jie3
他走了|ta1 zou3 le5
会计开会|kuai4 ji4 kai1 hui4
孩子长大了|hai2 zi5 zhang3 da4 le5
单田芳讲评书|shan4 tian2 fang1 jiang3 ping2 shu1
一个也不行|yi1 ge4 ye3 bu4 xing2
这儿的花儿|zhe4 er2 de5 hua1 er2
绿色女性|lv4 se4 nv3 xing4
他来自浙江丽水|ta1 lai2 zi4 zhe4 jiang1 li2 shui3
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_a_polyphone_is_read_as_it_is_meant(case):
    text, _, readings = case.partition("|")
    assert read(text) == tuple(readings.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_the_table_has_a_legal_reading_and_gets_it(name):
    assert checked(" ".join(NAMES[name])) == NAMES[name]
    assert read(f"在{name}。")[1:-1] == NAMES[name]


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [("第六安全小组", "六", "liu4"), ("金华县长", "华", "hua2"), ("隆重庆祝校庆", "重", "zhong4")],
)
def test_a_name_that_words_only_make_up_by_chance_is_none(text, char, reading):
    assert read(text)[text.index(char)] == reading


def test_what_is_not_chinese_has_no_reading():
    assert read("A，b 中") == ("", "", "", "", "zhong1")


@pytest.mark.parametrize(
    ("written", "kept", "shown"),
    [
        ("lǜ", "lv4", "lǜ"),
        ("lu:4", "lv4", "lǜ"),
        ("LÜ4", "lv4", "lǜ"),
        ("de", "de5", "de"),
        ("guì", "gui4", "guì"),
        ("liú", "liu2", "liú"),
        ("xióng", "xiong2", "xióng"),
        ("nüè", "nve4", "nüè"),
        ("ér", "er2", "ér"),
    ],
)
def test_pinyin_is_understood_as_people_write_it(written, kept, shown):
    assert normal(written) == kept
    assert marked(kept) == shown


def test_what_is_no_pinyin_is_none():
    assert parse_pinyin("chóng qìng") == ("chong2", "qing4")
    assert parse_pinyin("dōng xi") == ("dong1", "xi5")
    assert parse_pinyin("chrome") is None
    assert parse_pinyin("") is None
