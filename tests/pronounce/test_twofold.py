"""A word of two readings is read by what stands around it."""

from importlib.resources import files

import pytest

from briefing.pronounce.readings import decide
from briefing.pronounce.readings.twofold import TABLE, twofold


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.word}-{row.example}")
def test_a_row_reads_its_example(row):
    at = row.example.index(row.word)
    said = tuple(row.said.split())
    assert [(at + n, one, row.id) for n, one in enumerate(said)] == list(twofold(row.example))
    assert tuple(one.reading for one in decide(row.example)[at : at + len(row.word)]) == said


@pytest.mark.parametrize("row", [row for row in TABLE if row.counter], ids=lambda row: row.counter)
def test_and_leaves_its_counter_example_to_the_other_sense(row):
    assert row.id not in {rule for _, _, rule in twofold(row.counter)}


def test_a_word_made_up_by_its_neighbours_is_none():
    assert not list(twofold("远大方向"))


def test_an_adjective_is_found_though_jieba_joins_its_head_to_the_adverb():
    assert [reading for _, reading, _ in twofold("她一向很大方。")] == ["da4", "fang5"]
    assert not list(twofold("很大方面取决于人"))


def test_no_word_of_two_readings_is_light_wherever_it_stands():
    words = files("briefing.zh").joinpath("light.txt").read_text(encoding="utf-8").split()
    assert {row.word for row in TABLE if row.said[-1] != "5"}.isdisjoint(words)
