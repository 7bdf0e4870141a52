"""Each row of the table of senses does what its example says, and not what its counter-example shows."""

import pytest

from briefing.pronounce.readings.senses import senses, table
from briefing.zh.lac import tagged


def told(text):
    return {at: (reading, rule) for at, reading, rule in senses(text, lambda: tagged(text))}


@pytest.mark.parametrize("row", table(), ids=lambda row: row.id)
def test_a_row_reads_its_example(row):
    assert told(row.example)[row.example.index(row.char)] == (row.reading, row.id)


@pytest.mark.parametrize("row", [row for row in table() if row.counter], ids=lambda row: row.id)
def test_a_row_leaves_its_counter_example_alone(row):
    _, rule = told(row.counter).get(row.counter.index(row.char), ("", ""))
    assert rule != row.id


def test_no_two_rows_have_one_id():
    assert len({row.id for row in table()}) == len(table())


def test_the_tagger_is_not_asked_where_neighbours_tell():
    assert list(senses("开车前系好安全带", lambda: pytest.fail("asked")))
