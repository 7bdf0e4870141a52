"""Dictionary tones become those that are said: 一 and 不 by what follows, light syllables light."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.nouns import Utterance
from briefing.zh.division import words_read
from briefing.zh.sandhi import YI, surface


def said(spoken, readings, pinned=()):
    """What ``surface`` makes of readings given one after another, ``-`` for none."""
    given = tuple(reading.strip("-") for reading in readings.split())
    return " ".join(reading or "-" for reading in surface(utterance(spoken, given, pinned)))


def utterance(spoken, readings, pinned=()):
    """``spoken`` with its readings, divided into words."""
    spans = tuple((at, at + 1) for at in range(len(spoken)))
    words = tuple(words_read(spoken, readings))
    return Utterance(spoken, spoken, spans, readings, pinned=pinned, words=words)


@pytest.mark.parametrize(
    ("spoken", "readings", "surfaced"),
    [
        ("一天", "yi1 tian1", "yi4 tian1"),
        ("一年", "yi1 nian2", "yi4 nian2"),
        ("一起", "yi1 qi3", "yi4 qi3"),
        ("一定", "yi1 ding4", "yi2 ding4"),
        ("一个", "yi1 ge5", "yi2 ge5"),
        ("同一个", "tong2 yi1 ge4", "tong2 yi2 ge4"),
        ("每周一次", "mei3 zhou1 yi1 ci4", "mei3 zhou1 yi2 ci4"),
        ("三万一个", "san1 wan4 yi1 ge4", "san1 wan4 yi2 ge4"),
        ("周五一早", "zhou1 wu3 yi1 zao3", "zhou1 wu3 yi4 zao3"),
        ("五点一直等", "wu3 dian3 yi1 zhi2 deng3", "wu3 dian3 yi4 zhi2 deng3"),
        ("一万一千", "yi1 wan4 yi1 qian1", "yi2 wan4 yi4 qian1"),
        ("不一样", "bu4 yi1 yang4", "bu4 yi2 yang4"),
        ("其一，是", "qi2 yi1 - shi4", "qi2 yi1 - shi4"),
        ("不是", "bu4 shi4", "bu2 shi4"),
        ("不好", "bu4 hao3", "bu4 hao3"),
        ("去不去", "qu4 bu4 qu4", "qu4 bu2 qu4"),
        ("要不，对", "yao4 bu4 - dui4", "yao4 bu4 - dui4"),
    ],
)
def test_yi_and_bu_go_by_the_next_syllable(spoken, readings, surfaced):
    assert said(spoken, readings) == surfaced


@pytest.mark.parametrize(("tone", "example"), [(tone, example) for _, tone, example in YI if tone])
def test_yi_keeps_its_tone_in_numbers_and_names_of_days(tone, example):
    # Before a falling tone it would rise, so each row's own tone is seen.
    readings = tuple("yi1" if character == "一" else "xx4" for character in example)
    assert {reading for reading in surface(utterance(example, readings)) if reading.startswith("yi")} == {
        "yi" + tone
    }


def test_yi_opens_a_round_number_with_the_tone_that_the_number_gives_it():
    assert said("一百元", "yi1 bai3 yuan2") == "yi4 bai3 yuan2"
    assert said("三千一百", "san1 qian1 yi1 bai3") == "san1 qian1 yi4 bai3"


@pytest.mark.parametrize(
    ("spoken", "readings", "surfaced"),
    [
        ("妈妈", "ma1 ma1", "ma1 ma5"),
        ("姐姐们", "jie3 jie3 men5", "jie3 jie5 men5"),
        ("老奶奶", "lao3 nai3 nai3", "lao3 nai3 nai5"),
        ("看看", "kan4 kan4", "kan4 kan5"),
        ("想想", "xiang3 xiang3", "xiang2 xiang5"),
        ("天天", "tian1 tian1", "tian1 tian1"),
        ("看看守所", "kan4 kan1 shou3 suo3", "kan4 kan1 shou3 suo3"),
        ("老朋友", "lao3 peng2 you3", "lao3 peng2 you5"),
        ("先生们", "xian1 sheng1 men5", "xian1 sheng5 men5"),
        ("首先生产", "shou3 xian1 sheng1 chan3", "shou3 xian1 sheng1 chan3"),
        ("大学生", "da4 xue2 sheng1", "da4 xue2 sheng1"),
        ("东西方", "dong1 xi1 fang1", "dong1 xi1 fang1"),
        ("去过上海", "qu4 guo4 shang4 hai3", "qu4 guo5 shang4 hai3"),
        ("家里", "jia1 li3", "jia1 li5"),
        ("公里", "gong1 li3", "gong1 li3"),
        ("糊涂虫", "hu2 tu2 chong2", "hu2 tu5 chong2"),
        ("太阳能", "tai4 yang2 neng2", "tai4 yang2 neng2"),
        ("难为情", "nan2 wei2 qing2", "nan2 wei2 qing2"),
        ("请让让", "qing3 rang4 rang4", "qing3 rang4 rang5"),
        ("散散步", "san4 san4 bu4", "san4 san5 bu4"),
        ("走走停停", "zou3 zou3 ting2 ting2", "zou3 zou3 ting2 ting2"),
        ("站起来", "zhan4 qi3 lai2", "zhan4 qi3 lai5"),
        ("掏出来", "tao1 chu1 lai2", "tao1 chu1 lai5"),
        ("看演出来了", "kan4 yan3 chu1 lai2 le5", "kan4 yan3 chu1 lai2 le5"),
        ("看不见", "kan4 bu4 jian4", "kan4 bu5 jian4"),
        ("舍不得", "she3 bu4 de2", "she3 bu5 de5"),
        ("做作业", "zuo4 zuo4 ye4", "zuo4 zuo4 ye4"),
        ("想不起来", "xiang3 bu4 qi3 lai2", "xiang3 bu4 qi3 lai2"),
        ("说得下去", "shuo1 de5 xia4 qu4", "shuo1 de5 xia4 qu4"),
        ("一起去", "yi1 qi3 qu4", "yi4 qi3 qu4"),
        ("身上的报酬", "shen1 shang4 de5 bao4 chou2", "shen1 shang5 de5 bao4 chou5"),
        ("打听一下", "da3 ting1 yi1 xia4", "da3 ting5 yi2 xia4"),
        ("看了看", "kan4 le5 kan4", "kan4 le5 kan4"),
    ],
)
def test_light_syllables_are_said_light(spoken, readings, surfaced):
    assert said(spoken, readings) == surfaced


def test_a_pinned_reading_is_said_as_pinned():
    assert said("一定不对", "yi1 ding4 bu4 dui4", pinned=(0, 2)) == "yi1 ding4 bu4 dui4"
    assert said("朋友", "peng2 you3", pinned=(1,)) == "peng2 you3"


def test_third_tones_and_er_are_left_to_the_engine():
    assert said("展览馆", "zhan3 lan3 guan3") == "zhan3 lan3 guan3"
    assert said("花儿", "hua1 er2") == "hua1 er2"
    assert said("一点儿", "yi1 dian3 er2") == "yi4 dian3 er2"


@given(st.lists(st.sampled_from(["一", "不", "看", "妈", "儿", "里", "A", "，"]), max_size=12))
def test_only_tones_change(characters):
    spoken = "".join(characters)
    readings = tuple("" if c in "A，" else {"一": "yi1", "不": "bu4"}.get(c, "ma3") for c in characters)
    said = surface(utterance(spoken, readings))
    assert [reading[:-1] for reading in said] == [reading[:-1] for reading in readings]
