"""A time is written in one way for people, and in one for formats."""

from __future__ import annotations

import ast

import pytest

from briefing.clock import clock, running_time, timestamp
from tests.trees import TREES


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0:00"),
        (59.6, "0:59"),
        (133.4, "2:13"),
        (3733, "1:02:13"),
        (36000, "10:00:00"),
    ],
)
def test_running_times_are_as_people_say_them(seconds, text):
    assert clock(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(110.5, "1:51"), (109.4996, "1:50"), (109.4994, "1:49")])
def test_a_length_is_rounded_as_the_page_rounds_it(seconds, text):
    assert running_time(seconds) == text


def test_a_length_is_rounded_and_a_place_in_it_is_not():
    assert (running_time(109.6), clock(109.6)) == ("1:50", "1:49")


@pytest.mark.parametrize(
    ("ms", "how", "text"),
    [
        (0, {}, "00:00:00.000"),
        (3_723_456, {}, "01:02:03.456"),
        (3_723_456, {"point": ","}, "01:02:03,456"),
        (3_723_456, {"hour_digits": 1}, "1:02:03.456"),
        (360_000_000, {}, "100:00:00.000"),
    ],
)
def test_moments_are_as_formats_have_them(ms, how, text):
    assert timestamp(ms, **how) == text


def test_nobody_else_divides_seconds_into_minutes():
    dividing = {
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "divmod"
        and isinstance(node.args[1], ast.Constant)
        and node.args[1].value in (60, 3600, 1000)
    }
    assert dividing == {"clock.py"}
