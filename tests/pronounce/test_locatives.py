"""上, 里 and 边 are light where they say where something is, and only there."""

import pytest

from briefing.pronounce.readings.locatives import TABLE, keeps_tone, locatives
from briefing.zh import division
from briefing.zh.lac import tagged


def told(text):
    return {(text[at], reading, rule) for at, reading, rule in locatives(tagged(text))}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_a_row_makes_its_example_light(row):
    assert (row.char, row.reading, row.id) in told(row.example)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_a_row_leaves_its_counter_example_alone(row):
    assert not told(row.counter)


@pytest.mark.parametrize(
    "text",
    [
        "他爱上了她。",
        "马上就来。",
        "北上列车",
        "上个星期",
        "上算的事",
        "三十岁以上",
        "质量上乘",
        "跑了五公里。",
        "以书会友上海站",
    ],
)
def test_what_only_looks_alike_keeps_its_tone(text):
    assert not told(text)


@pytest.mark.parametrize("text", ["《新桥》上写着", "事实上没有", "课堂上", "眼睛里有光"])
def test_a_title_an_adverb_and_a_part_of_the_body_are_places(text):
    assert told(text)


@pytest.mark.parametrize(
    ("text", "char", "full"),
    [
        ("字里行间都是爱。", "里", True),
        ("纸上得来终觉浅，绝知此事要躬行。", "上", True),
        ("地上铺着雪，屋里暖。", "上", False),
        ("他在口袋里找到了钥匙。", "里", False),
    ],
)
def test_verse_and_idioms_keep_their_tones(text, char, full):
    assert keeps_tone(text, text.index(char), division.bounds(text)) is full
