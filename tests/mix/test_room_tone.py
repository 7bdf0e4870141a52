"""Pauses are as quiet as a room, and never nothing but where pieces join, and nobody hears that."""

from itertools import pairwise

import numpy as np
import pytest

from briefing.mix.pieces import GRID, QUIET
from briefing.mix.roomtone import LEVEL_DBFS, room_tone


def dbfs(samples):
    return 20 * np.log10(np.sqrt(np.mean(np.square(samples))) + 1e-12)


@pytest.mark.parametrize("frames", [QUIET, 44_100, 44_101, 10 * GRID - QUIET])
@pytest.mark.parametrize("channels", [1, 2])
def test_it_is_as_loud_as_said_from_nothing_to_nothing(frames, channels):
    tone = room_tone(frames, channels)
    assert tone.shape == (frames, channels)
    assert dbfs(tone[frames // 3 : -frames // 3]) == pytest.approx(LEVEL_DBFS, abs=3)
    assert np.abs(tone[[0, -1]]).max() < 10 ** (LEVEL_DBFS / 20) / 10


def test_a_length_has_one_sound():
    assert np.array_equal(room_tone(44_100, 1), room_tone(44_100, 1))


def test_too_short_for_an_edge_is_no_trouble():
    assert np.isfinite(room_tone(1, 1)).all() and np.isfinite(room_tone(2, 2)).all()


def test_it_is_heard_between_sentences_and_fades_where_pieces_join(mixed, speech, line, quiet):
    takes = [speech(0.8, seed=i) for i in range(4)]
    lines = [line(i, take, ends_paragraph=i == 1) for i, take in enumerate(takes, 1)]
    result = mixed(takes, quiet, lines)
    gaps = [result.between(a.end_s + 0.12, b.start_s - 0.08) for a, b in pairwise(result.programme.cues)]
    inside = [gaps[1], gaps[2]]
    assert all(dbfs(gap) == pytest.approx(-72, abs=4) for gap in inside)
    assert dbfs(gaps[0]) < -70
    assert max(np.abs(np.diff(gap, axis=0)).max() for gap in gaps) < 0.002
