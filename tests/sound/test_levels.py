"""Where something sounds is found to the sample, or to the window that is asked for."""

import numpy as np
import pytest

from briefing.sound.levels import audible, extent, levels, longest_run

RATE_HZ = 44_100


def sound(*parts):
    """So many samples of each height."""
    return np.concatenate([np.full(count, height, np.float32) for height, count in (*parts, (0, 0))])


def test_a_sound_extends_from_its_first_to_its_last_sample_over_the_threshold():
    assert extent(sound((0.001, 10), (-0.5, 3), (0, 4), (0.5, 1), (0.001, 5)), 0.01) == (10, 18)


def test_silence_has_no_extent():
    assert extent(sound((0.001, 10)), 0.01) == (0, 0)
    assert extent(sound(), 0.01) == (0, 0)


def test_what_is_audible_is_so_against_the_loudest():
    at = [220 * part for part in (10, 5, 20)]  # windows of 5 ms
    assert audible(sound((0.001, at[0]), (0.5, at[1]), (0.001, at[2])), RATE_HZ, -45) == (2200, 3300)
    assert audible(sound((0.001, at[0]), (0.5, at[1]), (0.001, at[2])), RATE_HZ, -60) == (0, sum(at))


def test_where_nothing_is_audible_all_of_it_is_kept():
    assert audible(sound((0, 1000)), RATE_HZ, -45) == (0, 1000)
    assert audible(sound(), RATE_HZ, -45) == (0, 0)


def test_levels_are_parts_of_the_loudest_window():
    assert levels(sound((0.1, 80), (-0.4, 80), (0.2, 80), (0.9, 79)), 8000, 0.01) == pytest.approx(
        [0.25, 1.0, 0.5]
    )


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ("", (0, 0)),
        ("..", (0, 0)),
        ("##", (0, 2)),
        (".#..###.##", (4, 3)),
        ("##.##", (0, 2)),
        ("..#", (2, 1)),
    ],
)
def test_the_longest_run_is_the_first_of_equals(flags, found):
    assert longest_run(np.array([flag == "#" for flag in flags], np.bool_)) == found
