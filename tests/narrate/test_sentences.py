"""Where a listener hears one sentence end and the next begin."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.narrate.sentences import sentences

TABLE = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").split("\n")
CASES = [line for line in TABLE if line.strip() and not line.startswith("#")]
MARKS = "。！？!?….．“”‘’\"'「」『』（）()《》【】—：，、 \n一二说ab1"


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_the_table_says(case):
    assert sentences(case.replace("‖", "")) == case.split("‖")


def test_the_table_is_large_enough_to_mean_something():
    assert len(CASES) >= 40


def test_a_line_break_ends_a_sentence_even_inside_a_quotation():
    assert sentences("他说：“好\n不好。”\n\n走了") == ["他说：“好\n", "不好。”\n\n", "走了"]


@given(st.one_of(st.text(st.sampled_from(MARKS)), st.text()))
def test_no_character_is_lost_or_added(text):
    found = sentences(text)
    assert "".join(found) == text
    assert all(found)


@pytest.mark.parametrize(
    "unit", ["他说：“好。”", "（", "“", "，好", "a.", "甲（乙）", "”。", " ", "他“好！”走"]
)
def test_a_very_long_text_takes_no_longer_than_it_should(unit):
    def seconds(characters):
        start = time.process_time()
        sentences(unit * (characters // len(unit)))
        return time.process_time() - start

    seconds(1_000)  # loads what is loaded once
    assert seconds(200_000) < 8 * seconds(50_000) + 1.0  # of a busy machine
