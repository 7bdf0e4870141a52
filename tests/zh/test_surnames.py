"""The surnames of China."""

from __future__ import annotations

from briefing.zh.hanzi import to_hans
from briefing.zh.pinyin import syllables
from briefing.zh.surnames import FREQUENT, OFTEN_A_WORD, READINGS, SELDOM_A_WORD, SURNAMES


def test_every_frequent_surname_is_one_in_simplified_script():
    assert {to_hans(char) for char in FREQUENT} <= SURNAMES


def test_a_surname_is_read_in_one_way_that_is_a_syllable():
    assert set(READINGS.values()) <= syllables()
    assert not SELDOM_A_WORD.keys() & OFTEN_A_WORD.keys()
