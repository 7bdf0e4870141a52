"""Text divided into words."""

from __future__ import annotations

from briefing.zh import division


def test_the_words_of_a_text_are_the_text():
    text = "黄河大桥，2026年 11月24日通车。"
    assert "".join(division.words(text)) == text
    assert [word for word, _ in division.tagged(text)] == division.words(text)


def test_a_word_begins_and_ends_at_its_bounds():
    assert division.bounds("我们在北京") == {0, 2, 3, 5}


def test_a_word_of_the_dictionary_is_one_and_a_part_of_it_is_not():
    assert division.is_word("葡萄")
    assert not division.is_word("葡萄在")


def test_a_usual_word_is_more_frequent_than_a_rare_one():
    assert division.frequency("我们") > division.frequency("踯躅")


def test_words_part_runs_of_characters_with_readings():
    readings = ("qu4", "bei3", "jing1", "", "hao3")
    assert list(division.words_read("去北京，好", readings)) == [(0, 1), (1, 3), (4, 5)]
