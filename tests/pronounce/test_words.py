"""Words of the dictionaries settle their polyphones, where they are words of the text."""

import pytest

from briefing.pronounce.readings import ALONE, BY_RULE, OVERRULED, Chunk, decide, decide_chunk
from briefing.pronounce.readings.model import Reading
from briefing.pronounce.readings.words import in_words
from briefing.zh import division


def read(text, char):
    return decide(text)[text.index(char)].reading


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("猪肉价格再次下调", "调", "tiao2"),  # CC-CEDICT lists diao4 first, pypinyin agrees with its second
        ("孩子已经接种疫苗", "种", "zhong4"),  # pypinyin has it not
        ("新疆的棉花种植业", "种", "zhong4"),
        ("这条路一年到头坑坑洼洼，谁也受不了", "了", "liao3"),
        ("城里人身着盛装", "着", "zhuo2"),
        ("会计的差使不好办", "差", "chai1"),
    ],
)
def test_a_word_that_a_dictionary_has_is_read_as_it_says(text, char, reading):
    assert read(text, char) == reading


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("核桃的外壳很硬", "壳", "ke2"),
        ("桌上放着一把钥匙", "匙", "shi5"),
        ("慢慢咀嚼才好", "嚼", "jue2"),
        ("土地龟裂了", "龟", "jun1"),
        ("鸭绿江边的小城", "绿", "lu4"),
    ],
)
def test_a_character_that_the_model_knows_one_reading_of_is_read_by_its_word(text, char, reading):
    assert read(text, char) == reading


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("鱼儿自由自在地游", "在", "zai4"),  # 自在 zai5
    ],
)
def test_a_word_within_a_longer_one_is_none_where_that_is_read_otherwise(text, char, reading):
    assert read(text, char) == reading


def test_a_word_across_two_others_is_none():
    text = "把声音调小一点"  # 音调 diao4
    assert text.index("调") not in in_words(text, division.bounds(text))


def test_the_longest_word_that_stands_whole_comes_first():
    text = "数学家研究数学"
    said = in_words(text, division.bounds(text))
    assert [said[at].word for at in (0, 5)] == ["数学家", "数学"]
    assert said[0].whole


def test_a_word_overrules_a_model_that_is_sure_the_less_the_less_it_is_one():
    assert sorted(OVERRULED.values()) == [
        OVERRULED[agreed, whole]
        for agreed, whole in ((False, False), (False, True), (True, False), (True, True))
    ]
    chunk = Chunk("听音乐", ())
    chunk.model = {2: Reading(2, "le4", "yue4", 0.9999)}
    assert decide_chunk(chunk)[2].reading == "yue4"


def test_a_word_does_not_make_light_what_the_model_is_sure_of():
    chunk = Chunk("知识", ())
    chunk.model = {1: Reading(1, "shi2", "shi5", 0.99)}
    assert decide_chunk(chunk)[1].reading == "shi2"
    chunk.model = {1: Reading(1, "zhi4", "shi2", 0.99)}
    assert decide_chunk(chunk)[1].reading == "shi5"


@pytest.mark.parametrize(("text", "sure"), [("我喂你", ALONE), ("我喂了你", ALONE), ("我喂养你", BY_RULE)])
def test_a_character_that_is_two_words_by_itself_is_doubted_where_it_is_one(text, sure):
    chunk = Chunk(text, ())
    chunk.model = {1: Reading(1, "wei4", "wei2", 0.9999)}
    assert decide_chunk(chunk)[1].sure == sure
