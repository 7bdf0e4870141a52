"""Which characters are Chinese, one by one and as ranges."""

from __future__ import annotations

import re
import unicodedata

import pytest

from briefing.zh.characters import (
    BASIC_HAN,
    COMMON_HAN,
    HAN,
    UNSPACED,
    is_basic_han,
    is_common_han,
    is_han,
    is_han_or_zero,
    is_latin,
)

EVERY = [chr(code) for code in range(0x110000)]


@pytest.mark.parametrize(
    ("chars", "asked"), [(HAN, is_han), (COMMON_HAN, is_common_han), (BASIC_HAN, is_basic_han)]
)
def test_a_range_and_its_question_agree_on_every_character(chars, asked):
    assert re.findall(f"[{chars}]", "".join(EVERY)) == [char for char in EVERY if asked(char)]


def test_every_ideograph_that_unicode_names_is_one():
    named = (
        char for char in EVERY if re.match("CJK (UNIFIED|COMPATIBILITY) IDEO", unicodedata.name(char, ""))
    )
    assert not [char for char in named if not is_han(char)]


def test_the_zero_of_years_is_a_syllable_but_no_ideograph():
    assert [is_han("〇"), is_han_or_zero("〇"), is_han_or_zero("零")] == [False, True, True]


def test_a_latin_letter_is_a_plain_one():
    assert "".join(filter(is_latin, "aZ中é１Ａ1")) == "aZ"


def test_no_character_of_east_asia_is_part_of_a_latin_word():
    assert re.findall(rf"[^\W_{UNSPACED}]+", "用GPT-4と한글，Überの𠮷野家") == ["GPT", "4", "Über"]
