"""Simplified and traditional script: told apart, and turned into each other without moving a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.zh.hanzi import TO_HANS_RULES, TO_HANT_RULES, detect, to_hans, to_hant

SIMPLIFIED = [
    "你说什么，我没有听清楚。",
    "吉林省干安县的干部昨天开会。",
    "皇后和太后都在后面。",
    "新桥全长三公里，行程里程一目了然。",
    "经济发展很快，只有一只猫不着急。",
    "面条和面粉都涨价了。",
    "台湾的台风吹到了平台上。",
    "这部著作很著名，成绩显著，他著有《家》一书。",
    "乾隆年间，乾安、乾县各有一座钟。",
    "他借口生病，回复了一封信，表里如一。",
    "头发很干净，松树很高，丑时出发。",
    "征求意见，宫商角徵羽，狼藉一片，登高瞭望。",
    "里程",
    "皇后",
    "只有",
    "干安",
    "乾安",
    "么",
    "樊於期",
]

TRADITIONAL = [
    ("他在沙發上睡著了。", "他在沙发上睡着了。"),
    ("睡著了", "睡着了"),
    ("家裡和心裏，這麼和那麽", "家里和心里，这么和那么"),
    ("這週的藉口", "这周的借口"),
    ("皇后在後面", "皇后在后面"),
    ("為了群眾，爲了羣衆", "为了群众，为了群众"),
    ("線上、綫上，牀前，山峯", "线上、线上，床前，山峰"),
    ("臺灣的颱風", "台湾的台风"),
    ("五個裏程碑", "五个里程碑"),
    ("頭髮發白，乾淨", "头发发白，干净"),
    ("什麼，甚麼", "什么，什么"),
]

CHINESE = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("，。 ab1👍𠮷\n著乾")
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("国家的书", "hans"),
        ("國家的書", "hant"),
        ("国家的书，作者書", "hans"),
        ("國家書館的书", "hant"),
        ("国國", "hans"),
        ("", "hans"),
        ("hello", "hans"),
        ("山水中有人", "hans"),
    ],
)
def test_the_script_is_that_of_most_characters_that_only_one_script_has(text, script):
    assert detect(text) == script


@pytest.mark.parametrize("rule", TO_HANS_RULES, ids=lambda rule: rule.example[:8])
def test_each_rule_for_simplified_does_what_its_example_says(rule):
    assert to_hans(rule.example) == rule.expected


@pytest.mark.parametrize("rule", TO_HANT_RULES, ids=lambda rule: rule.example[:8])
def test_each_rule_for_traditional_does_what_its_example_says(rule):
    assert to_hant(rule.example) == rule.expected


@pytest.mark.parametrize(("written", "simplified"), TRADITIONAL)
def test_traditional_text_is_simplified_for_speech(written, simplified):
    assert to_hans(written) == simplified


@given(st.lists(st.sampled_from(SIMPLIFIED), min_size=1, max_size=5).map("".join))
def test_simplified_text_is_left_alone(text):
    assert to_hans(text) == text


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_each_simplified_sentence_is_left_alone(text):
    assert to_hans(text) == text


def test_a_stray_traditional_character_in_simplified_text_is_still_simplified():
    assert to_hans("这个國家的乾隆著有《书》") == "这个国家的乾隆著有《书》"


@pytest.mark.parametrize(
    ("written", "traditional"),
    [
        ("什么时候发展面条", "什麼時候發展麵條"),
        ("皇后以后只有三公里", "皇后以後只有三公里"),
        ("為什麼在這裡", "為什麼在這裡"),
    ],
)
def test_simplified_text_is_turned_into_traditional(written, traditional):
    assert to_hant(written) == traditional


@given(CHINESE)
def test_no_conversion_changes_the_length(text):
    assert len(to_hans(text)) == len(text)
    assert len(to_hant(text)) == len(text)


@given(CHINESE)
def test_simplifying_twice_is_simplifying_once(text):
    assert to_hans(to_hans(text)) == to_hans(text)


def test_a_long_text_without_punctuation_does_not_take_forever():
    assert len(to_hans("國家的書在這裡" * 3000)) == 21_000
