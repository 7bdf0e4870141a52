"""Pinyin above the characters: what was spoken, over what is shown."""

import pytest

from briefing.conductor.ruby import ruby, ruby_by_word
from briefing.nouns import Pin, Utterance
from briefing.pronounce.writing import pronounce


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("重庆", [("重", "chóng"), ("庆", "qìng")]),
        (
            "全长2.4公里",
            [("全", "quán"), ("长", "cháng"), ("2.4", "èr diǎn sì"), ("公", "gōng"), ("里", "lǐ")],
        ),
        ("GDP增长", [("增", "zēng"), ("长", "zhǎng")]),
        ("绿的", [("绿", "lǜ"), ("的", "de")]),
        ("通车。🎉", [("通", "tōng"), ("车", "chē")]),
    ],
)
def test_each_character_has_the_reading_that_was_spoken(text, shown):
    assert [(text[pin.start : pin.end], pin.said) for pin in ruby(pronounce(text))] == shown


def test_a_pinned_reading_is_the_one_shown():
    assert ruby(pronounce("乐亭", (Pin(0, 2, "lào tíng"),))) == (Pin(0, 1, "lào"), Pin(1, 2, "tíng"))


def test_words_said_in_another_order_than_shown_stand_together_as_they_were_said():
    said = Utterance("¥5", "五元", ((1, 2), (0, 2)), ("wu3", "yuan2"))
    assert ruby(said) == (Pin(0, 2, "wǔ yuán"),)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一个大桥", [("一个", "yígè"), ("大桥", "dàqiáo")]),
        ("不是妈妈", [("不是", "búshì"), ("妈妈", "māma")]),
        ("你好", [("你好", "nǐhǎo")]),
        ("去西安", [("去", "qù"), ("西安", "xī'ān")]),
        ("全长2.4公里", [("全长", "quáncháng"), ("2.4", "èr diǎn sì"), ("公里", "gōnglǐ")]),
        ("看GDP增长", [("看", "kàn"), ("增长", "zēngzhǎng")]),
    ],
)
def test_by_word_it_is_as_said(text, shown):
    assert [(text[pin.start : pin.end], pin.said) for pin in ruby_by_word(pronounce(text))] == shown
