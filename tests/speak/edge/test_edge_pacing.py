"""Requests are few at once, evenly spaced, and rest when the service wants rest."""

import threading
import time

import pytest

from briefing.errors import TakeError
from briefing.speak.edge.pacing import Pace
from briefing.speak.waiting import heard_by, listener


def test_requests_are_a_rate_apart(studio, service):
    studio.record(*(f"这是第{n}段的话。" for n in "一二三四五六"), requests_per_minute=30, concurrency=1)
    assert all(gap >= 2 - 1e-6 for gap in service.gaps_s())
    assert studio.waits == []  # an even pace is no wait worth telling


@pytest.mark.parametrize(("concurrency", "jobs", "peak"), [(1, 0, 1), (2, 0, 2), (3, 2, 2), (2, 8, 2)])
def test_no_more_requests_at_once_than_allowed(studio, service, concurrency, jobs, peak):
    service.peak = 0
    studio.record(*(f"这是第{n}段的话。" for n in "一二三四五六"), concurrency=concurrency, jobs=jobs)
    assert 1 <= service.peak <= peak


def test_a_rest_is_told_second_by_second(clock):
    pace, told = Pace(clock, seed=1), []
    pace.refused("too many", rest_s=10, at_once_too_many=False)
    with heard_by(lambda *wait: told.append(wait)), pace.turn(1, 60, listener()):
        pass
    assert {why for why, _ in told} == {"too many"}
    left = [left_s for _, left_s in told]
    assert len(left) >= 10
    assert left == sorted(left, reverse=True)
    assert left[0] == pytest.approx(10, abs=2.6)


def test_a_rest_that_begins_while_another_waits_is_kept_by_both(clock):
    pace = Pace(clock, seed=1)
    begins = []
    with pace.turn(2, 60, listener()):
        begins.append(clock.now())
        pace.refused("too many", rest_s=100, at_once_too_many=False)
    with pace.turn(2, 60, listener()):
        begins.append(clock.now())
    assert begins[1] - begins[0] >= 100


def test_two_refusals_of_the_same_moment_count_once(clock):
    pace = Pace(clock, seed=1)
    for _ in range(2):
        pace.refused("too many", rest_s=None, at_once_too_many=False)
    assert 30 <= pace.rest_s() <= 37.5


def test_who_waits_gives_up_soon_after_nobody_records_any_more():
    """As after Ctrl-C: a rest of minutes must not hold up the end of the program."""
    pace, ended = Pace(), threading.Event()
    pace.refused("too many", rest_s=300, at_once_too_many=False)

    def wait():
        with pytest.raises(TakeError, match="nobody waits"), pace.turn(1, 60, hearing):
            pass
        ended.set()

    with heard_by(None):
        hearing = listener()
        threading.Thread(target=wait, daemon=True).start()
        time.sleep(0.05)
    assert ended.wait(3)
