"""Adverbs and particles that the tagger tells from other words."""

import pytest

from briefing.pronounce.readings import decide
from briefing.pronounce.readings.particles import TABLE, particles
from briefing.zh.lac import tagged


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_a_row_reads_its_example(row):
    assert (row.example.index(row.char), row.reading, row.id) in particles(tagged(row.example))


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("他升任右都御史。", "都", "du1"),
        ("他的曾祖父是木匠。", "曾", "zeng1"),
        ("每到清明，他到义地扫墓。", "地", "di4"),
        ("这家公司多地项目停工。", "地", "di4"),
        ("客车行驶过站没有停。", "过", "guo4"),
    ],
)
def test_other_words_are_left_alone(text, char, reading):
    assert decide(text)[text.index(char)].reading == reading
