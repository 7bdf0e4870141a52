"""A traditional character that has one reading gives it to the simplified one that is said for it."""

import pytest

from briefing.pronounce.readings.traditional import TRADITIONAL
from briefing.pronounce.writing import pronounce
from briefing.zh.hanzi import to_hans
from briefing.zh.pinyin import checked


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("洗完澡頭髮還沒乾", "乾", "gan1"),
        ("他很能幹", "幹", "gan4"),
        ("兩隊鬥得難分難解", "鬥", "dou4"),
        ("樹上有三隻鳥", "隻", "zhi1"),
        ("髒水流進河裡", "髒", "zang1"),
    ],
)
def test_a_traditional_character_decides_by_itself(text, char, reading):
    said = pronounce(text, written="hant")
    at = text.index(char)
    assert said.readings[at] == reading
    assert f"readings/traditional/{char}" in {why.rule for why in said.why if why.start == at}


def test_what_stays_as_it_is_written_is_left_to_the_other_sources():
    assert pronounce("乾隆年間", written="hant").readings[0] == "qian2"


@pytest.mark.parametrize("char", TRADITIONAL)
def test_every_character_of_the_table_becomes_another_and_has_a_legal_reading(char):
    assert to_hans(char) != char
    assert checked(TRADITIONAL[char]) == (TRADITIONAL[char],)
