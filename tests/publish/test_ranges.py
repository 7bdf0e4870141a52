"""Which bytes a Range header asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.publish.ranges import wanted

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "ranges"),
    [
        ("bytes=0-499", [range(0, 500)]),
        ("bytes=500-", [range(500, 1000)]),
        ("bytes=-1", [range(999, 1000)]),
        ("bytes=-5000", [range(0, 1000)]),
        ("bytes=990-5000", [range(990, 1000)]),
        ("Bytes = 0-0", [range(0, 1)]),
        ("bytes=0-0,-1", [range(0, 1), range(999, 1000)]),
        ("bytes=500-600, 100-200", [range(500, 601), range(100, 201)]),
        ("bytes=0-1,2000-", [range(0, 2)]),
        # none of it is in the file: 416
        ("bytes=1000-", []),
        ("bytes=2000-3000", []),
        ("bytes=-0", []),
        # not to be heeded: the whole file
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
        ("bytes=5-2", None),
        ("bytes=0-1,x", None),
        ("bytes=٣-٥", None),
        ("items=0-1", None),
        ("0-1", None),
        ("bytes=0-9,5-20", None),
        ("bytes=" + ",".join(f"{n}-{n}" for n in range(17)), None),
        ("bytes=" + "9" * 5000 + "-", None),
    ],
)
def test_each_header_is_read_as_the_standard_says(header, ranges):
    assert wanted(header, SIZE) == ranges


def test_an_empty_file_has_no_range():
    assert wanted("bytes=0-", 0) == []


@given(st.text(alphabet="bytes=0123456789-, ", max_size=40), st.integers(0, 2000))
def test_a_range_is_never_outside_the_file(header, size):
    for each in wanted("bytes=" + header, size) or []:
        assert 0 <= each.start < each.stop <= size
